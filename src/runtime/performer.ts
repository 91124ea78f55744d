import type { Machine, MapState, Task } from '../definition/machine';
import type { Diagnostic } from '../errors/definition-error';
import { integrationOf } from '../integrations/integration';
import type { Json } from '../json/json';
import type { Pointer } from '../json/pointer';
import { functionName, type TaskResource } from '../resources/task-resource';
import { globalHttp } from './global-http';
import type { Handlers } from './handler';
import { handlerOf, handlerPerformer } from './handler-performer';
import type { Invocation } from './invocation';
import type { StateMachineOptions } from './options';
import { functionOfClient, lambdaClientPerformer, type LambdaPort } from './lambda-client';
import { handlersAsFunctions, lambdaInvokePerformer, type FindFunction } from './lambda-invoke-performer';
import { servicePerformer } from './service-performer';
import { untilTokenComesBack } from './token-performer';

/** Does what a Task state asks for. */
export interface Performer {
  /** A function is ended when it runs for too long. */
  readonly isFunction: boolean;
  readonly arn: string;
  /** Hands the outcome to `invocation.done` once, never before it has returned. */
  run(input: Json, invocation: Invocation): void;
}

type Services = Readonly<Record<string, object>>;

/** Finds who answers each Task of a machine; what nobody answers is a fault of the definition, found before anything runs. */
export function performersOf(
  machine: Machine,
  handlers: Handlers,
  services: Services,
  answeredBy?: StateMachineOptions['answeredBy'],
): { performers: (Performer | undefined)[]; faults: Diagnostic[] } {
  const faults: Diagnostic[] = [];
  const answerer = answeredBy?.(machine);
  const performers = machine.states.map((state) => {
    if (state.type === 'Map') faults.push(...bucketFaults(state, services));
    if (state.type !== 'Task') return undefined;
    let found: Performer | Diagnostic | undefined;
    const real = (): Performer | undefined => {
      found ??= performerOf(state, handlers, services);
      return 'code' in found ? undefined : found;
    };
    const performer = answerer === undefined ? real() : answerer(state, real);
    if (performer === undefined && real() === undefined) faults.push(found as Diagnostic);
    return performer;
  });
  return { performers, faults };
}

function performerOf(state: Task, handlers: Handlers, services: Services): Performer | Diagnostic {
  const { taskResource: resource } = state;
  if (resource.kind === 'lambda') {
    const handler = handlerOf(handlers, resource.arn);
    if (handler !== undefined) return handlerPerformer(resource.arn, handler);
    const lambda = lambdaOf(services);
    return lambda === undefined ? noHandler(state, resource.arn, handlers, `${state.where}/Resource`) : lambdaClientPerformer(resource.arn, lambda);
  }
  if (resource.kind === 'unknown') {
    const handler = handlerOf(handlers, resource.arn);
    return handler === undefined ? notSupported(state, `The resource "${resource.arn}"`) : handlerPerformer(resource.arn, handler);
  }
  if (resource.kind === 'activity') return notSupported(state, 'Activities');
  const requested = requestPerformer(state, resource, handlers, services);
  return 'code' in requested || resource.pattern !== 'waitForTaskToken' ? requested : untilTokenComesBack(requested);
}

/** Who takes the request of an integration, whatever the pattern makes of the answer. */
function requestPerformer(state: Task, resource: TaskResource & { kind: 'integration' }, handlers: Handlers, services: Services): Performer | Diagnostic {
  if (isLambdaInvoke(resource)) {
    const named = state.constantArguments['FunctionName'];
    const lambda = lambdaOf(services);
    // The function's name is an argument: where it is computed, a wrong one is found only when it runs.
    if (typeof named === 'string' && lambda === undefined && handlerOf(handlers, named) === undefined)
      return noHandler(state, named, handlers, `${state.where}/${state.language === 'JSONata' ? 'Arguments' : 'Parameters'}/FunctionName`);
    const inProcess = handlersAsFunctions(handlers);
    const find: FindFunction = (name, qualified) => inProcess(name) ?? (lambda && functionOfClient(lambda, name, qualified));
    return lambdaInvokePerformer(typeof named === 'string' ? named : '', find);
  }
  const integration = integrationOf(resource);
  if (integration === undefined) return notSupported(state, `The integration "${resource.arn}"`);
  const { service, method } = integration;
  const all = integration.call !== undefined && !Object.hasOwn(services, 'http') ? { ...services, http: globalHttp } : services;
  const client = clientOf(all, service, method);
  if (client === undefined) return noService(state.name, resource.arn, service, method, services, `${state.where}/Resource`);
  return servicePerformer(resource.arn, client, integration, all);
}

const isLambdaInvoke = ({ pattern, sdk, service, action }: TaskResource & { kind: 'integration' }): boolean =>
  (pattern === 'request-response' || pattern === 'waitForTaskToken') && !sdk && service === 'lambda' && action === 'invoke';

/** The names of clients in a `LocalAws`, where a Resource has another. */
const localNames: Readonly<Record<string, string>> = { sfn: 'stepfunctions', eventbridge: 'events', cloudwatchlogs: 'logs' };

/** The client of a service, where it was given and has a method of its own kind: what every object has ("constructor", "toString") is no action. */
function clientOf(services: Services, service: string, method: string): Record<string, unknown> | undefined {
  for (const name of [service, localNames[service] ?? service]) {
    const client = Object.hasOwn(services, name) ? (services[name] as Record<string, unknown> | undefined) : undefined;
    if (!(method in Object.prototype) && typeof client?.[method] === 'function') return client;
  }
  return undefined;
}

const lambdaOf = (services: Services): LambdaPort | undefined => clientOf(services, 'lambda', 'invoke') as LambdaPort | undefined;

/** A Distributed Map reads its items and writes its results through the service "s3". */
function bucketFaults({ name, where, distributed }: MapState, services: Services): Diagnostic[] {
  const needed = [
    ['ItemReader', distributed?.reader?.resource ?? null],
    ['ResultWriter', distributed?.writer?.resource ?? null],
  ] as const;
  return needed.flatMap(([field, resource]) => {
    if (resource === null) return [];
    const method = resource.split(':').at(-1)!;
    return clientOf(services, 's3', method) !== undefined ? [] : [noService(name, resource, 's3', method, services, `${where}/${field}/Resource`)];
  });
}

function noService(state: string, arn: string, service: string, method: string, services: Services, location: Pointer): Diagnostic {
  const lacks =
    !Object.hasOwn(services, service) || services[service] === undefined
      ? `no service "${service}" was given`
      : `the service "${service}" has no method "${method}"`;
  return {
    severity: 'ERROR',
    code: 'no-service',
    message: `State "${state}" calls ${arn}, but ${lacks}.`,
    location,
    fix: `Give a client under the option "services": services: { ${service} }.`,
  };
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
