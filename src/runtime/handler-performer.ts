import type { Json } from '../json/json';
import { functionName } from '../resources/task-resource';
import { callHandler } from './call-handler';
import type { Handler, Handlers } from './handler';
import type { Invocation } from './invocation';
import { LambdaContext } from './lambda-context';
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

/** Calls a Task's handler. */
export const invoke = (handler: Handler, input: Json, invocation: Invocation): void => callHandler(handler, input, new LambdaContext(invocation), invocation);
