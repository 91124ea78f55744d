import type { Machine, Task } from '../definition/machine';
import type { Diagnostic } from '../errors/definition-error';
import { StatesError } from '../errors/states-error';
import { integrationOf, type Integration } from '../integrations/integration';
import { lambdaInvoke } from '../integrations/lambda-invoke';
import type { Json } from '../json/json';
import { functionName } from '../resources/task-resource';
import type { Handler, Handlers, Outcome } from './handler';
import type { Invocation } from './invocation';
import { failed, succeeded } from './lambda-outcome';

/** Does what a Task state asks for. */
export interface Performer {
  /** Of the function that is called, for the handler's context. */
  readonly functionName: string;
  readonly arn: string;
  /** Calls `done` once, never before it has returned. */
  run(input: Json, invocation: Invocation, done: (outcome: Outcome) => void): void;
}

type Services = Readonly<Record<string, object>>;

/** Finds who answers each Task of a machine; what nobody answers is a fault of the definition, found before anything runs. */
export function performersOf(machine: Machine, handlers: Handlers, services: Services): { performers: (Performer | undefined)[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const performers = machine.states.map((state) => {
    if (state.type !== 'Task') return undefined;
    const found = performerOf(state, handlers, services);
    if (!('code' in found)) return found;
    faults.push(found);
    return undefined;
  });
  return { performers, faults };
}

function performerOf(state: Task, handlers: Handlers, services: Services): Performer | Diagnostic {
  const { taskResource: resource } = state;
  if (resource.kind === 'lambda') {
    const handler = handlerOf(handlers, resource.arn);
    return handler === undefined ? noHandler(state, resource.arn, handlers, `${state.where}/Resource`) : handlerPerformer(resource.arn, handler);
  }
  if (resource.kind === 'activity') return notSupported(state, 'Activities');
  if (resource.pattern === 'request-response' && resource.resourceType === 'lambda' && resource.action === 'invoke') return lambdaPerformer(state, handlers);
  const integration = integrationOf(resource);
  if (integration === undefined) return notSupported(state, `The integration "${resource.arn}"`);
  const client = services[integration.service] as Record<string, unknown> | undefined;
  if (typeof client?.[integration.method] !== 'function') {
    return {
      severity: 'ERROR',
      code: 'no-service',
      message: `State "${state.name}" calls ${resource.arn}, but ${client === undefined ? `no service "${integration.service}" was given` : `the service "${integration.service}" has no method "${integration.method}"`}.`,
      location: `${state.where}/Resource`,
      fix: `Give a client under the option "services": services: { ${integration.service} }.`,
    };
  }
  return servicePerformer(resource.arn, client, integration);
}

/** Under which names a function's handler may be registered: its ARN, the ARN without its qualifier, its name. */
function handlerOf(handlers: Handlers, named: string): Handler | undefined {
  for (const key of [named, /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+):/.exec(named)?.[1], functionName(named)]) {
    if (key !== undefined && Object.hasOwn(handlers, key) && typeof handlers[key] === 'function') return handlers[key];
  }
  return undefined;
}

function noHandler({ name }: Task, arn: string, handlers: Handlers, location: string): Diagnostic {
  const registered = Object.keys(handlers);
  return {
    severity: 'ERROR',
    code: 'no-handler',
    message: `State "${name}" calls the function "${functionName(arn)}", which has no handler.`,
    location,
    fix: `Register one: handlers: { ${/^\w+$/.test(functionName(arn)) ? functionName(arn) : JSON.stringify(functionName(arn))}: async (input) => output }. Registered: ${registered.length === 0 ? 'none' : registered.join(', ')}.`,
  };
}

const notSupported = ({ name, where }: Task, what: string): Diagnostic => ({
  severity: 'ERROR',
  code: 'unsupported',
  message: `${what}, called by state "${name}", is not supported by this version of asl-interpreter.`,
  location: `${where}/Resource`,
  fix: 'The README lists what is supported.',
});

/** A function called by its ARN: its result is the Task's. */
const handlerPerformer = (arn: string, handler: Handler): Performer => ({
  functionName: functionName(arn),
  arn,
  run: (input, invocation, done) => invoke(handler, input, invocation, done),
});

function invoke(handler: Handler, input: Json, invocation: Invocation, done: (outcome: Outcome) => void): void {
  let result: unknown;
  try {
    result = handler(input as never, invocation);
  } catch (thrown) {
    queueMicrotask(() => done(failed(thrown)));
    return;
  }
  if (result instanceof Promise) result.then((value: unknown) => done(succeeded(value)), (thrown: unknown) => done(failed(thrown)));
  else
    Promise.resolve(result).then(
      (value) => done(succeeded(value)),
      (thrown: unknown) => done(failed(thrown)),
    );
}

/** `arn:aws:states:::lambda:invoke`: the function's name is an argument, so a wrong one may be found only when it runs. */
function lambdaPerformer(state: Task, handlers: Handlers): Performer | Diagnostic {
  const named = state.constantArguments?.['FunctionName'];
  if (typeof named === 'string' && handlerOf(handlers, named) === undefined) return noHandler(state, named, handlers, `${state.where}/Parameters/FunctionName`);
  return {
    functionName: typeof named === 'string' ? functionName(named) : '',
    arn: typeof named === 'string' ? named : '',
    run(input, invocation, done) {
      const at = invocation.now();
      const requestId = invocation.awsRequestId;
      let request: ReturnType<typeof lambdaInvoke.request>;
      try {
        request = lambdaInvoke.request(input);
      } catch (thrown) {
        queueMicrotask(() => done(refused(thrown)));
        return;
      }
      const handler = handlerOf(handlers, request.functionName);
      if (handler === undefined) queueMicrotask(() => done(lambdaInvoke.notFound(request.functionName, requestId)));
      else invoke(handler, request.payload, invocation, (outcome) => done('output' in outcome ? { output: lambdaInvoke.response(outcome.output, at, requestId) } : outcome));
    },
  };
}

/** A service called through its client. */
function servicePerformer(arn: string, client: Record<string, unknown>, integration: Integration): Performer {
  return {
    functionName: '',
    arn,
    run(input, invocation, done) {
      let result: Promise<unknown>;
      try {
        const request = integration.request(input);
        result = (client[integration.method] as (request: object) => Promise<unknown>).call(client, request);
      } catch (thrown) {
        queueMicrotask(() => done(thrown instanceof StatesError ? refused(thrown) : integration.failure(thrown)));
        return;
      }
      Promise.resolve(result).then(
        (output) => done({ output: integration.response(output, invocation.now()) }),
        (thrown: unknown) => done(integration.failure(thrown)),
      );
    },
  };
}

const refused = (thrown: unknown): Outcome =>
  thrown instanceof StatesError ? { error: thrown.error, cause: thrown.cause } : { error: 'States.Runtime', cause: String(thrown) };

