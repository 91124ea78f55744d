import { type Account, queueByArn } from '../account';
import { sourcesOf } from '../dead-letter-target';
import { invalidParameterValue, resourceNotFound } from '../errors';
import { moveLater, runningTask } from '../moving';
import { optionalText, required, within } from '../range';
import type { StartMessageMoveTaskRequest, StartMessageMoveTaskResult } from '../shapes';
import { taskHandle } from '../task-handle';

/**
 * Starts to move messages from a dead-letter queue to one queue, or each to the queue that it came from.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_StartMessageMoveTask.html
 */
export function startMessageMoveTask(account: Account, input: StartMessageMoveTaskRequest): StartMessageMoveTaskResult {
  const sourceArn = required(input.SourceArn, 'SourceArn');
  const destinationArn = optionalText(input.DestinationArn);
  const rate = within(input.MaxNumberOfMessagesPerSecond, 'MaxNumberOfMessagesPerSecond', 1, 500, 'Must be between 1 and 500, if provided.');
  const source = queueByArn(account, sourceArn);
  if (source === undefined) throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  const destination = destinationArn === undefined ? undefined : queueByArn(account, destinationArn);
  if (destinationArn !== undefined && destination === undefined) {
    throw resourceNotFound("The resource that you specified for the DestinationArn parameter doesn't exist.");
  }
  if (sourcesOf(account, source).length === 0) throw invalidParameterValue('Source queue must be configured as a Dead Letter Queue.');
  if (destination !== undefined && destination.isFifo !== source.isFifo) {
    throw invalidParameterValue('Destination queue must be same type of queue as the source.');
  }
  if (destination === source) throw invalidParameterValue('Source queue arn and destination queue arn cannot be the same.');
  if (runningTask(source) !== undefined) {
    throw invalidParameterValue('There is already a task running. Only one active task is allowed for a source queue arn at a given time.');
  }

  const now = account.clock.now();
  source.settle(now);
  const id = account.taskIds.of(++account.counters.tasks.value);
  source.moveTasks.set(id, {
    id,
    destinationArn,
    rate,
    startedAt: now,
    toMove: source.visibleCount,
    moved: 0,
    status: 'RUNNING',
    failureReason: undefined,
  });
  moveLater(account, source);
  return { TaskHandle: taskHandle(id, source.arn) };
}
