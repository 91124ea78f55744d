import { type Account, queueOf } from '../account';
import { announce } from '../arrivals';
import { invalidParameter, receiptHandleIsInvalid } from '../errors';
import type { Message } from '../message';
import { longestInFlight, messageOf } from '../message-handle';
import type { Queue } from '../queue';
import type { DeleteMessageRequest } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html */
export function deleteMessage(account: Account, input: DeleteMessageRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  if (!deleteByHandle(account, queue, input.ReceiptHandle)) throw invalidParameter(input.ReceiptHandle, 'ReceiptHandle', 'The receipt handle has expired.');
}

/** As an entry of a batch: another code and text. See github.com/smaskalik/sqsmover/issues/54 */
export function deleteEntry(account: Account, queue: Queue, handle: string | undefined): void {
  if (!deleteByHandle(account, queue, handle)) throw receiptHandleIsInvalid('The receipt handle has expired');
}

/**
 * Deletes the message of the last receive. Of a standard queue an old handle succeeds and deletes nothing, and a message that is visible again is deleted; a
 * FIFO queue refuses both. A message that is gone is deleted again with success.
 *
 * @returns False for a handle that has expired.
 * @throws MissingParameter, ReceiptHandleIsInvalid
 */
function deleteByHandle(account: Account, queue: Queue, handle: string | undefined): boolean {
  const now = account.clock.now();
  queue.settle(now);
  const message = messageOf(account, queue, handle);
  if (message === 'gone') return true;
  if (message === 'received again') return !queue.isFifo;
  if (hasExpired(queue, message, now)) return false;
  if (!queue.isFifo && account.chaos?.ignoresDelete(message)) comeBack(account, queue, message);
  else queue.remove(message.sent.sequence);
  announce(account, queue);
  return true;
}

/** Of a FIFO queue, with the visibility timeout: github.com/aws/aws-sdk-js/issues/1750. Of a standard queue, after twelve hours: github.com/boto/boto3/issues/2898 */
const hasExpired = (queue: Queue, message: Message, now: number): boolean =>
  queue.isFifo ? queue.isVisible(message) : now - message.receivedAt > longestInFlight;

function comeBack(account: Account, queue: Queue, message: Message): void {
  queue.put({ ...message, visibleAt: account.clock.now(), order: ++account.counters.orders.value, hasOutlivedDelete: true });
}
