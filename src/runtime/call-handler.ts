import type { Json } from '../json/json';
import type { Outcome } from './handler';
import { failed, succeeded } from './lambda-outcome';

/** Who waits for the outcome of a handler. Only the first of several counts. */
export interface Caller {
  done(outcome: Outcome): void;
  /** The outcome by the callback that the handler was given. */
  callback(error: unknown, result?: unknown): void;
}

type AnyHandler<Context> = (input: never, context: Context, callback: (error?: Error | string | null, result?: unknown) => void) => unknown;

/**
 * Calls a handler as Lambda's Node.js runtime does. Its outcome is what it returns or what its promise gives; a handler that takes a callback, as its
 * third parameter, and returns no promise, has the outcome that it calls back with. Nobody is told of it before this has returned.
 */
export function callHandler<Context>(handler: AnyHandler<Context>, input: Json, context: Context, caller: Caller): void {
  let result: Promise<unknown>;
  try {
    const callback = takesCallback(handler);
    const returned: unknown = callback
      ? handler(input as never, context, (error, value) => caller.callback(error, value))
      : handler(input as never, context, none);
    if (callback && !isThenable(returned)) return;
    result = returned instanceof Promise ? (returned as Promise<unknown>) : Promise.resolve(returned);
  } catch (thrown) {
    // The handler threw, or what it returned throws when it is looked at.
    queueMicrotask(() => caller.done(failed(thrown)));
    return;
  }
  result.then(
    (value) => caller.done(succeeded(value)),
    (thrown: unknown) => caller.done(failed(thrown)),
  );
}

const takesCallback = (handler: { readonly length: number }): boolean => handler.length > 2;
const none = (): void => {};
const isThenable = (value: unknown): boolean => typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
