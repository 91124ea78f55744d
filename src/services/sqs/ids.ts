import { hash } from '../../json/hash';

const hex = (bits: number): string => bits.toString(16).padStart(8, '0');

/** The first four groups of a version 4 UUID. */
function uuidPrefix(seed: string): string {
  const digits = hex(hash(`${seed}/1`)) + hex(hash(`${seed}/2`));
  const variant = '89ab'.charAt(hash(`${seed}/3`) & 3);
  return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${hex(hash(`${seed}/4`)).slice(0, 3)}-`;
}

/** Ids that look like those of SQS and are the same on every run: the seed gives the first four groups of a UUID, a counter the fifth. */
export class Ids {
  private readonly requestPrefix: string;
  private readonly messagePrefix: string;
  private requests = 0;
  private readonly salt: number;

  constructor(seed: string) {
    this.requestPrefix = uuidPrefix(`${seed}/request`);
    this.messagePrefix = uuidPrefix(`${seed}/message`);
    this.salt = hash(`${seed}/receipt`);
  }

  request(): string {
    return this.requestPrefix + (++this.requests).toString(16).padStart(12, '0');
  }

  message(sequence: number): string {
    return this.messagePrefix + sequence.toString(16).padStart(12, '0');
  }

  /** A check number, so that a text that was never given out is not taken for a receipt handle. */
  check(queue: number, message: number, receive: number): number {
    let bits = Math.imul(this.salt ^ queue, 0x9e3779b1) ^ message;
    bits = Math.imul(bits ^ (bits >>> 15), 0x85ebca77) ^ receive;
    bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae3d);
    return (bits ^ (bits >>> 16)) >>> 0;
  }
}
