import type { Account } from './account';
import type { Message } from './message';
import type { Queue } from './queue';
import { required } from './range';

/** Milliseconds from the receive of a message to the latest end of its visibility timeout. */
export const longestInFlight = 43_200_000;

/**
 * The message of a receipt handle, when that is the handle of its last receive.
 *
 * @returns 'gone' for a message that is in the queue no longer, 'received again' for one that has a newer handle.
 * @throws MissingParameter, ReceiptHandleIsInvalid
 */
export function messageOf(account: Account, queue: Queue, handle: string | undefined): Message | 'gone' | 'received again' {
  const receipt = account.receiptHandles.parse(required(handle, 'ReceiptHandle'), queue.number);
  const message = queue.get(receipt.message);
  if (message === undefined) return 'gone';
  return message.receives === receipt.receive ? message : 'received again';
}
