import { hash } from '../../json/hash';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** Ids in the form of DynamoDB's, and the same on every run: the seed gives the first letters, a counter the next, and AWS's own ending. */
export class RequestIds {
  private readonly prefix: string;
  private requests = 0;
  private tables = 0;

  constructor(private readonly seed: string) {
    let letters = '';
    for (let i = 0; i < 16; i++) letters += alphabet[hash(`${seed}/${i}`) & 31]!;
    this.prefix = letters;
  }

  next(): string {
    return `${this.prefix}${String(++this.requests).padStart(10, '0')}VV4KQNSO5AEMVJF66Q9ASUAAJG`;
  }

  /** A version 4 UUID for a table. */
  table(): string {
    const name = `${this.seed}/table/${++this.tables}`;
    const hex = [0, 1, 2, 3].map((part) => hash(`${name}/${part}`).toString(16).padStart(8, '0')).join('');
    const variant = '89ab'[hash(name) & 3]!;
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
  }
}
