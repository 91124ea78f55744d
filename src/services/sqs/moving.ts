import { type Account, queueByArn } from './account';
import type { Message } from './message';
import type { MoveTask } from './move-task';
import type { Queue } from './queue';
import { enqueue } from './send';

/** Messages a second where the request names no rate: AWS "will optimize the rate"; the highest that can be asked for is 500. */
const defaultRate = 500;

export function runningTask({ moveTasks }: Queue): MoveTask | undefined {
  for (const task of moveTasks.values()) if (task.status === 'RUNNING') return task;
  return undefined;
}

/** Sets the timer for the next message of a queue's task. It pulls no time by itself. */
export function moveLater(account: Account, source: Queue): void {
  account.moving.get(source.arn)?.cancel();
  account.moving.delete(source.arn);
  const task = runningTask(source);
  if (task === undefined) return;
  const at = task.startedAt + (task.toMove === 0 ? 0 : Math.ceil(((task.moved + 1) * 1000) / rateOf(task)));
  const timer = account.clock.schedule(at, () => {
    account.moving.delete(source.arn);
    moveDue(account, queueByArn(account, source.arn)!); // a task ends with its queue
  });
  account.moving.set(source.arn, timer);
}

export function stopMoving(account: Account, sourceArn: string): void {
  account.moving.get(sourceArn)?.cancel();
  account.moving.delete(sourceArn);
}

/** Another state has come: the tasks that run in it go on. */
export function moveAgain(account: Account): void {
  for (const timer of account.moving.values()) timer.cancel();
  account.moving.clear();
  for (const queue of account.queues.values()) if (queue.moveTasks.size > 0) moveLater(account, queue);
}

/** Moves what the task of a queue is to have moved by now. */
export function moveDue(account: Account, source: Queue): void {
  const task = runningTask(source);
  if (task === undefined) return;
  const now = account.clock.now();
  source.settle(now);
  const due = Math.min(task.toMove, Math.floor(((now - task.startedAt) * rateOf(task)) / 1000));
  let { moved, status, failureReason } = task;
  while (moved < due && status === 'RUNNING') {
    const message = source.visible.takeNext();
    if (message === undefined) {
      status = 'COMPLETED'; // others have taken what was left
      break;
    }
    const target = targetOf(account, task, message);
    if (typeof target === 'string') {
      status = 'FAILED';
      failureReason = target;
      source.put({ ...message });
    } else {
      move(account, source, message, target);
      moved++;
    }
  }
  source.visible.endTaking();
  if (status === 'RUNNING' && moved >= task.toMove) status = 'COMPLETED';
  if (moved !== task.moved || status !== task.status) source.moveTasks.set(task.id, { ...task, moved, status, failureReason });
  moveLater(account, source);
}

const rateOf = ({ rate = defaultRate }: MoveTask): number => rate;

/** Where a message goes, or why that is not known. */
function targetOf(account: Account, { destinationArn }: MoveTask, { sourceArn }: Message): Queue | string {
  const arn = destinationArn ?? sourceArn;
  if (arn === undefined) return 'CouldNotDetermineMessageSource';
  return queueByArn(account, arn) ?? 'AWS.SimpleQueueService.NonExistentQueue';
}

/** "All messages are considered new messages with a new messageID and enqueueTime are assigned to redriven messages." */
function move(account: Account, source: Queue, { sent }: Message, target: Queue): void {
  source.remove(sent.sequence);
  enqueue(account, target, sent, target.attributes.DelaySeconds);
}
