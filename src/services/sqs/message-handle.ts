import type { Account } from './account';
import type { Message } from './message';
import type { Queue } from './queue';
import { required } from './range';
import { parseReceiptHandle } from './receipt-handle';

/**
 * The message of a receipt handle; undefined when it is gone, or was received again since.
 *
 * @throws MissingParameter, ReceiptHandleIsInvalid
 */
export function messageOf(account: Account, queue: Queue, handle: string | undefined): Message | undefined {
  const receipt = parseReceiptHandle(account.ids, required(handle, 'ReceiptHandle'), queue.number);
  const message = queue.messages.get(receipt.message);
  return message?.receives === receipt.receive ? message : undefined;
}
