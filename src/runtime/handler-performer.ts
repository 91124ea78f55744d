import type { Json } from '../json/json';
import { functionName } from '../resources/task-resource';
import type { Handler, Handlers, Outcome } from './handler';
import type { Invocation } from './invocation';
import { failed, succeeded } from './lambda-outcome';
import type { Performer } from './performer';

/** Under which names a function's handler may be registered: its ARN, the ARN without its qualifier, its name. */
export function handlerOf(handlers: Handlers, named: string): Handler | undefined {
  for (const key of [named, /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+):/.exec(named)?.[1], functionName(named)]) {
    if (key !== undefined && Object.hasOwn(handlers, key) && typeof handlers[key] === 'function') return handlers[key];
  }
  return undefined;
}

/** A function called by its ARN: its result is the Task's. */
export const handlerPerformer = (arn: string, handler: Handler): Performer => ({
  functionName: functionName(arn),
  arn,
  run: (input, invocation) => invoke(handler, input, invocation, (outcome) => outcome),
});

/** Calls a handler; what comes of it is handed on as `reply` makes it. */
export function invoke(handler: Handler, input: Json, invocation: Invocation, reply: (outcome: Outcome) => Outcome): void {
  let result: unknown;
  try {
    result = handler(input as never, invocation);
  } catch (thrown) {
    queueMicrotask(() => invocation.done(reply(failed(thrown))));
    return;
  }
  (result instanceof Promise ? (result as Promise<unknown>) : Promise.resolve(result)).then(
    (value) => invocation.done(reply(succeeded(value))),
    (thrown: unknown) => invocation.done(reply(failed(thrown))),
  );
}
