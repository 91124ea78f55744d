import type { Json } from '../json/json';
import { functionName } from '../resources/task-resource';
import type { Handler, Handlers } from './handler';
import type { Invocation } from './invocation';
import { LambdaContext } from './lambda-context';
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
  isFunction: true,
  arn,
  run: (input, invocation) => invoke(handler, input, invocation),
});

/**
 * Calls a handler. Its outcome is what it returns or what its promise gives; a handler that takes a callback, as its third parameter, and returns no
 * promise, has the outcome that it calls back with.
 */
export function invoke(handler: Handler, input: Json, invocation: Invocation): void {
  let result: Promise<unknown>;
  try {
    const context = new LambdaContext(invocation);
    const callback = takesCallback(handler);
    const returned: unknown = callback
      ? handler(input as never, context, (error, value) => invocation.callback(error, value))
      : handler(input as never, context, none);
    if (callback && !isThenable(returned)) return;
    result = returned instanceof Promise ? (returned as Promise<unknown>) : Promise.resolve(returned);
  } catch (thrown) {
    // The handler threw, or what it returned throws when it is looked at.
    queueMicrotask(() => invocation.done(failed(thrown)));
    return;
  }
  result.then(
    (value) => invocation.done(succeeded(value)),
    (thrown: unknown) => invocation.done(failed(thrown)),
  );
}

const takesCallback = (handler: Handler): boolean => handler.length > 2;
const none = (): void => {};
const isThenable = (value: unknown): boolean => typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
