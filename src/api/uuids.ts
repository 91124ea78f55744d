import { hash } from '../json/hash';
import type { Counter } from '../journal/counter';
import type { RequestIds } from './answer';

const hex = (bits: number): string => bits.toString(16).padStart(8, '0');

/** UUIDs (version 4 by their form) that are the same on every run: the seed gives the first four groups, a counter the fifth. */
export class Uuids implements RequestIds {
  private readonly prefix: string;

  /** @param counter - One of a journal, where the ids belong to the state. */
  constructor(
    seed: string,
    private readonly counter: Counter = { value: 0 },
  ) {
    const digits = hex(hash(`${seed}/1`)) + hex(hash(`${seed}/2`));
    const variant = '89ab'.charAt(hash(`${seed}/3`) & 3);
    this.prefix = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(12, 15)}-${variant}${hex(hash(`${seed}/4`)).slice(0, 3)}-`;
  }

  next(): string {
    return this.of(++this.counter.value);
  }

  /** The one of a number. */
  of(number: number): string {
    return this.prefix + number.toString(16).padStart(12, '0');
  }
}
