import { hash } from '../../json/hash';

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ids in the form of S3's, 16 letters and digits, and the same on every run: the seed gives the first eight, a counter the rest. */
export class RequestIds {
  private readonly prefix: string;
  private requests = 0;

  constructor(seed: string) {
    this.prefix = Array.from({ length: 8 }, (_, i) => alphabet[hash(`${seed}/${i}`) & 31]!).join('');
  }

  next(): string {
    return this.prefix + (++this.requests).toString(32).toUpperCase().padStart(8, '0');
  }
}
