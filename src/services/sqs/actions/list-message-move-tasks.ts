import { type Account, queueByArn } from '../account';
import { resourceNotFound } from '../errors';
import type { MoveTask } from '../move-task';
import { moveDue } from '../moving';
import type { Queue } from '../queue';
import { required, within } from '../range';
import type { ListMessageMoveTasksRequest, ListMessageMoveTasksResult, ListMessageMoveTasksResultEntry } from '../shapes';
import { taskHandle } from '../task-handle';

/**
 * The latest tasks from a queue, the latest first.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListMessageMoveTasks.html
 */
export function listMessageMoveTasks(account: Account, input: ListMessageMoveTasksRequest): ListMessageMoveTasksResult {
  const sourceArn = required(input.SourceArn, 'SourceArn');
  const most = within(input.MaxResults, 'MaxResults', 1, 10, 'Must be between 1 and 10, if provided.') ?? 1;
  const source = queueByArn(account, sourceArn);
  if (source === undefined) throw resourceNotFound("The resource that you specified for the SourceArn parameter doesn't exist.");
  moveDue(account, source);
  const latest = [...source.moveTasks.values()].toSorted((a, b) => b.startedAt - a.startedAt || Number(a.id < b.id) - Number(a.id > b.id));
  return { Results: latest.slice(0, most).map((task) => entryOf(source, task)) };
}

function entryOf(source: Queue, task: MoveTask): ListMessageMoveTasksResultEntry {
  const entry: ListMessageMoveTasksResultEntry = {
    Status: task.status,
    SourceArn: source.arn,
    ApproximateNumberOfMessagesMoved: task.moved,
    ApproximateNumberOfMessagesToMove: task.toMove,
    StartedTimestamp: task.startedAt,
  };
  if (task.status === 'RUNNING') entry.TaskHandle = taskHandle(task.id, source.arn);
  if (task.destinationArn !== undefined) entry.DestinationArn = task.destinationArn;
  if (task.rate !== undefined) entry.MaxNumberOfMessagesPerSecond = task.rate;
  if (task.failureReason !== undefined) entry.FailureReason = task.failureReason;
  return entry;
}
