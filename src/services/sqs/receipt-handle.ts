import { receiptHandleIsInvalid } from './errors';
import type { Ids } from './ids';

/** Which receive of which message of which queue a handle stands for. */
export interface Receipt {
  readonly queue: number;
  readonly message: number;
  readonly receive: number;
}

const pattern = /^AQEB([0-9a-z]+)\/([0-9a-z]+)\/([0-9a-z]+)\/([0-9a-z]+)$/;

export function formatReceiptHandle(ids: Ids, queue: number, message: number, receive: number): string {
  return `AQEB${queue.toString(36)}/${message.toString(36)}/${receive.toString(36)}/${ids.check(queue, message, receive).toString(36)}`;
}

/** @throws ReceiptHandleIsInvalid for a text that this service never gave out, and for the handle of another queue. */
export function parseReceiptHandle(ids: Ids, handle: string, queue: number): Receipt {
  const parts = pattern.exec(handle);
  const [owner, message, receive, check] = parts === null ? [] : parts.slice(1).map((part) => parseInt(part, 36));
  if (owner === undefined || check !== ids.check(owner, message!, receive!)) {
    throw receiptHandleIsInvalid(`The input receipt handle "${handle}" is not a valid receipt handle.`);
  }
  if (owner !== queue) throw receiptHandleIsInvalid(`The receipt handle "${handle}" is not valid for this queue.`);
  return { queue: owner, message: message!, receive: receive! };
}
