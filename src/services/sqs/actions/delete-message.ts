import { type Account, queueOf } from '../account';
import { serve } from '../long-poll';
import { messageOf } from '../message-handle';
import type { Queue } from '../queue';
import type { DeleteMessageRequest } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export function deleteMessage(account: Account, input: DeleteMessageRequest): void {
  deleteByHandle(account, queueOf(account, input.QueueUrl), input.ReceiptHandle);
}

/**
 * Deletes the message of the last receive, visible again or not. An old handle succeeds and deletes nothing; so does that of a message that is gone.
 *
 * @throws MissingParameter, ReceiptHandleIsInvalid
 */
export function deleteByHandle(account: Account, queue: Queue, handle: string | undefined): void {
  queue.settle(account.clock.now());
  const message = messageOf(account, queue, handle);
  if (message === undefined) return;
  queue.remove(message);
  if (queue.polls.length > 0) serve(account, queue);
}
