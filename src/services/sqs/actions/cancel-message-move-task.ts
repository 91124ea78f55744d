import { type Account, queueByArn } from '../account';
import { invalidParameterValue, resourceNotFound } from '../errors';
import { moveDue, stopMoving } from '../moving';
import { required } from '../range';
import type { CancelMessageMoveTaskRequest, CancelMessageMoveTaskResult } from '../shapes';
import { parseTaskHandle } from '../task-handle';

/**
 * Ends a task that runs; what it has moved stays moved. The task is cancelled at once: it is never seen as CANCELLING.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CancelMessageMoveTask.html
 */
export function cancelMessageMoveTask(account: Account, input: CancelMessageMoveTaskRequest): CancelMessageMoveTaskResult {
  const handle = required(input.TaskHandle, 'TaskHandle');
  const parsed = parseTaskHandle(handle);
  if (parsed === undefined) throw invalidParameterValue('Invalid task handle.');
  const source = queueByArn(account, parsed.sourceArn);
  if (source === undefined) throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  moveDue(account, source);
  const task = source.moveTasks.get(parsed.taskId);
  if (task === undefined) throw resourceNotFound('Task does not exist.');
  if (task.status !== 'RUNNING') throw invalidParameterValue('Only active tasks can be cancelled.');
  source.moveTasks.set(task.id, { ...task, status: 'CANCELLED' });
  stopMoving(account, source.arn);
  return { ApproximateNumberOfMessagesMoved: task.moved };
}
