import { type Account, queueOf } from '../account';
import { announce } from '../arrivals';
import { invalidParameter, messageNotInflight, missingParameter } from '../errors';
import { longestInFlight, messageOf } from '../message-handle';
import type { Queue } from '../queue';
import { visibilityTimeout } from '../range';
import type { ChangeMessageVisibilityRequest } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibility.html */
export function changeMessageVisibility(account: Account, input: ChangeMessageVisibilityRequest): void {
  changeVisibility(account, queueOf(account, input.QueueUrl), input.ReceiptHandle, input.VisibilityTimeout);
}

/**
 * Starts the visibility timeout of a message in flight anew, for this receive alone.
 *
 * @param timeout - Seconds from now.
 * @throws MissingParameter, InvalidParameterValue, ReceiptHandleIsInvalid, MessageNotInflight
 */
export function changeVisibility(account: Account, queue: Queue, handle: string | undefined, timeout: number | undefined): void {
  const seconds = visibilityTimeout(timeout);
  if (seconds === undefined) throw missingParameter('VisibilityTimeout');
  const now = account.clock.now();
  queue.settle(now);
  const message = messageOf(account, queue, handle);
  if (typeof message === 'string') {
    throw invalidParameter(handle, 'ReceiptHandle', 'Message does not exist or is not available for visibility timeout change.');
  }
  if (queue.isVisible(message)) throw messageNotInflight();
  const visibleAt = now + seconds * 1000;
  if (visibleAt - message.receivedAt > longestInFlight) {
    throw invalidParameter(seconds, 'VisibilityTimeout', 'Total VisibilityTimeout for the message is beyond the limit [43200 seconds].');
  }
  queue.put({ ...message, visibleAt, order: queue.isFifo ? message.order : ++account.counters.orders.value });
  announce(account, queue);
}
