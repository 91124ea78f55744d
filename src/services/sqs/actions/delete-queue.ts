import { type Account, queueOf } from '../account';
import { queueDoesNotExist } from '../errors';
import type { QueueRequest } from '../shapes';

/**
 * Deletes a queue with its messages. Receives that wait on it fail.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteQueue.html
 */
export function deleteQueue(account: Account, input: QueueRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  account.queues.delete(queue.name);
  account.deletedAt.set(queue.name, account.clock.now());
  for (let poll = queue.polls[0]; poll !== undefined; poll = queue.polls[0]) poll.fail(queueDoesNotExist());
}
