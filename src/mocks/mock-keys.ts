import type { Task } from '../definition/machine';
import { isObject, type Json } from '../json/json';
import { functionName, type TaskResource } from '../resources/task-resource';

/** Under which key a mock can answer a Task, and what its answer then stands for. */
export interface MockKey {
  readonly key: string;
  /**
   * 'task': the Task's result or failure. 'function': what the function returns or throws that `lambda:invoke` calls; ExecutedVersion, Payload,
   * SdkHttpMetadata, SdkResponseMetadata and StatusCode come around what it returns.
   */
  readonly of: 'task' | 'function';
}

/**
 * The keys of a Task's resource under which a mock can answer a call of it, the most exact first.
 *
 * @param input - The evaluated arguments of the call. Without them, the keys that are known before it is made.
 */
export const resourceKeys = ({ taskResource, constantArguments }: Task, input: Json = constantArguments): readonly MockKey[] => keysOf(taskResource, input);

/** As {@link resourceKeys}, of a call that is known by its resource and its evaluated arguments alone, as one in a history is. */
export function keysOf(resource: TaskResource, input: Json | undefined): readonly MockKey[] {
  if (resource.kind === 'unknown') return [{ key: resource.arn, of: 'task' }];
  if (resource.kind === 'activity') return taskKeys(resource.arn, resource.activityName);
  if (resource.kind === 'lambda') return functionKeys(resource.arn, 'task');
  const { arn, resourceType, action, pattern } = resource;
  const called = isLambdaInvoke(resource) && isObject(input) ? input['FunctionName'] : undefined;
  const keys = taskKeys(arn, `${resourceType}:${resource.resource}`);
  if (pattern !== 'request-response') keys.push(...taskKeys(arn.slice(0, -pattern.length - 1), `${resourceType}:${action}`));
  // With a task token, the Task's result comes from who hands the token back.
  return typeof called === 'string' ? [...functionKeys(called, pattern === 'request-response' ? 'function' : 'task'), ...keys] : keys;
}

/** Whether a call may be of a function that is not known before it is made. */
export const callsAnyFunction = ({ taskResource, constantArguments }: Task): boolean =>
  isLambdaInvoke(taskResource) && typeof constantArguments['FunctionName'] !== 'string';

/** What could be the key of a function: its name, 'lambda:' and its name, its ARN, a template's placeholder for it. */
export const maybeFunction = (key: string): boolean => /^(?:(?:lambda:)?[\w-]+|arn:[^:]*:lambda:.+:function:.+|\$\{.+\})$/.test(key);

/** Whether a call is one of the optimised `lambda:invoke`, whose `Payload` is what the function gets. */
export const isLambdaInvoke = (resource: TaskResource): boolean =>
  resource.kind === 'integration' && resource.resourceType === 'lambda' && resource.action === 'invoke';

const taskKeys = (...keys: string[]): MockKey[] => keys.map((key) => ({ key, of: 'task' }));

/** @param named - A function in any of the forms in which Lambda takes it. */
function functionKeys(named: string, of: MockKey['of']): MockKey[] {
  const name = functionName(named);
  const unqualified = /^(arn:[^:]*:lambda:[^:]*:[^:]*:function:[^:]+):/.exec(named)?.[1];
  const keys = [named, unqualified, name, `lambda:${name}`];
  return [...new Set(keys.filter((key) => key !== undefined))].map((key) => ({ key, of }));
}
