import { type Account, queueOf } from '../account';
import { failPolls } from '../arrivals';
import { stopMoving } from '../moving';
import type { QueueRequest } from '../shapes';

/**
 * Deletes a queue with its messages. Receives that wait on it fail.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
 */
export function deleteQueue(account: Account, input: QueueRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  account.queues.delete(queue.name);
  account.deletedAt.set(queue.name, account.clock.now());
  stopMoving(account, queue.arn);
  failPolls(account, queue.arn);
}
