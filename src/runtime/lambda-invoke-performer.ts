import type { Json } from '../json/json';
import { StatesError } from '../errors/states-error';
import { lambdaInvoke, type LambdaRequest } from '../integrations/lambda-invoke';
import type { Handlers, Outcome } from './handler';
import { handlerOf, invoke } from './handler-performer';
import type { Invocation } from './invocation';
import type { Qualified } from './lambda-client';
import { LambdaContext } from './lambda-context';
import type { Performer } from './performer';

/** A function that `lambda:invoke` may call. */
export interface Callee {
  /** Calls it; its outcome goes to `invocation.done`. */
  call(payload: Json, invocation: Invocation): void;
  /** Starts it; nobody waits for what becomes of it. */
  start(payload: Json, invocation: Invocation): void;
}

/** The function under a name, if there is one. */
export type FindFunction = (named: string, qualified: Qualified) => Callee | undefined;

/** `arn:aws:states:::lambda:invoke`. `named`: its FunctionName, where that stands in the definition. */
export const lambdaInvokePerformer = (named: string, find: FindFunction): Performer => ({
  isFunction: true,
  arn: named,
  run(input, invocation) {
    const { requestId } = invocation;
    const later = (outcome: Outcome): void => queueMicrotask(() => invocation.done(outcome));
    let request: LambdaRequest;
    try {
      request = lambdaInvoke.request(input, requestId);
    } catch (thrown) {
      if (!(thrown instanceof StatesError)) throw thrown;
      later({ error: thrown.error, cause: thrown.cause });
      return;
    }
    const { invocationType, payload, qualifier, clientContext } = request;
    invocation.function = request.functionName;
    const callee = find(request.functionName, {
      ...(qualifier !== undefined && { Qualifier: qualifier }),
      ...(clientContext !== undefined && { ClientContext: clientContext }),
    });
    if (callee === undefined) later(lambdaInvoke.notFound(request.functionName, requestId));
    else if (invocationType === 'RequestResponse') {
      invocation.through((outcome) => answer(outcome, invocation));
      callee.call(payload, invocation);
    } else {
      // "Event" starts the function and waits for nothing, "DryRun" does not even start it.
      if (invocationType === 'Event') callee.start(payload, invocation);
      later({ output: lambdaInvoke.accepted(invocationType, invocation.now(), requestId) });
    }
  },
});

/** The functions that handlers are. */
export const handlersAsFunctions =
  (handlers: Handlers) =>
  (named: string): Callee | undefined => {
    const handler = handlerOf(handlers, named);
    return (
      handler && {
        call: (payload, invocation) => invoke(handler, payload, invocation),
        start: (payload, invocation) =>
          void Promise.resolve(payload)
            .then((event) => handler(event as never, new LambdaContext(invocation), () => {}))
            .catch(() => undefined),
      }
    );
  };

const answer = (outcome: Outcome, invocation: Invocation): Outcome =>
  'output' in outcome
    ? { output: lambdaInvoke.response(outcome.output, invocation.now(), invocation.requestId, outcome.text === undefined ? {} : { text: outcome.text }) }
    : compact(outcome);

/** This integration hands on an error payload as compact JSON, a call by ARN as the runtime wrote it (recordings test_raise_exception_catch and _catch_output_path). */
function compact({ error, cause }: { error: string | null; cause: string | null }): Outcome {
  try {
    return { error, cause: cause === null ? null : JSON.stringify(JSON.parse(cause)) };
  } catch {
    return { error, cause };
  }
}
