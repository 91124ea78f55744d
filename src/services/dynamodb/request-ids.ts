const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUV';

/** 32 bits of a text, spread evenly (FNV-1a with a final mix). */
export function hash(text: string): number {
  let bits = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) bits = Math.imul(bits ^ text.charCodeAt(i), 0x01000193);
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

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
