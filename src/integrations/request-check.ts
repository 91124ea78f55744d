import { StatesError } from '../errors/states-error';
import type { Json } from '../json/json';
import type { TaskResource } from '../resources/task-resource';
import { integrationOf } from './integration';
import { lambdaInvoke } from './lambda-invoke';

/**
 * What Step Functions refuses itself fails a Task before it is scheduled; what the service refuses is a failure of the Task.
 *
 * @returns Throws {@link StatesError} States.Runtime for arguments that the integration does not take; null for a resource whose arguments are not known.
 */
export function requestCheck(resource: TaskResource): ((args: Json) => void) | null {
  if (resource.kind !== 'integration' || resource.pattern !== 'request-response') return null;
  const integration = resource.resourceType === 'lambda' && resource.action === 'invoke' ? lambdaInvoke : integrationOf(resource);
  if (integration === undefined) return null;
  return (args) => {
    try {
      integration.request(args);
    } catch (thrown) {
      if (!(thrown instanceof StatesError) || thrown.error === 'States.Runtime') throw thrown;
    }
  };
}
