import { hash } from '../../json/hash';
import { receiptHandleIsInvalid } from './errors';

/** Which receive of which message a handle stands for. */
export interface Receipt {
  readonly message: number;
  readonly receive: number;
}

const pattern = /^AQEB([0-9a-z]+)\/([0-9a-z]+)\/([0-9a-z]+)\/([0-9a-z]+)$/;

/** Receipt handles that are the same on every run. A check number tells a text that was never given out. */
export class ReceiptHandles {
  private readonly salt: number;

  constructor(seed: string) {
    this.salt = hash(`${seed}/receipt`);
  }

  format(queue: number, message: number, receive: number): string {
    return `AQEB${queue.toString(36)}/${message.toString(36)}/${receive.toString(36)}/${this.check(queue, message, receive).toString(36)}`;
  }

  /** @throws ReceiptHandleIsInvalid for a text that this service never gave out, and for the handle of another queue. */
  parse(handle: string, queue: number): Receipt {
    const parts = pattern.exec(handle);
    const [owner, message, receive, check] = parts === null ? [] : parts.slice(1).map((part) => parseInt(part, 36));
    if (owner === undefined || check !== this.check(owner, message!, receive!)) {
      throw receiptHandleIsInvalid(`The input receipt handle "${handle}" is not a valid receipt handle.`);
    }
    if (owner !== queue) throw receiptHandleIsInvalid(`The receipt handle "${handle}" is not valid for this queue.`);
    return { message: message!, receive: receive! };
  }

  private check(queue: number, message: number, receive: number): number {
    let bits = Math.imul(this.salt ^ queue, 0x9e3779b1) ^ message;
    bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca77) ^ receive;
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae3d);
    return (bits ^ (bits >>> 16)) >>> 0;
  }
}
