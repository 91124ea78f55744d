import type { RequestIds as Ids } from '../../api/answer';
import { hash } from '../../json/hash';
import type { Counter } from '../../journal/counter';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** Ids in the form of DynamoDB's, and the same on every run: the seed gives the first letters, a counter the next, and AWS's own ending. */
export class RequestIds implements Ids {
  private readonly prefix: string;

  constructor(
    seed: string,
    private readonly counter: Counter,
  ) {
    let letters = '';
    for (let i = 0; i < 16; i++) letters += alphabet[hash(`${seed}/${i}`) & 31]!;
    this.prefix = letters;
  }

  next(): string {
    return `${this.prefix}${String(++this.counter.value).padStart(10, '0')}VV4KQNSO5AEMVJF66Q9ASUAAJG`;
  }
}
