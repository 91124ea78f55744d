import { readerFailure } from './reader-failure';

/** "Step Functions supports reading an item of up to 8 MB", and no more is held of an object at once than one item and a chunk. */
const longestItem = 8 * 1024 * 1024;

/** A part of a stream of bytes that moves forward. What is before `start` is let go with the next chunk. */
export class ByteWindow {
  bytes: Buffer = Buffer.alloc(0);
  /** Where in `bytes` what is not yet used begins. */
  start = 0;
  private passed: number;
  private readonly chunks: AsyncIterator<Uint8Array>;

  /** @param from - Where in the object the first chunk begins. */
  constructor(chunks: AsyncIterable<Uint8Array>, from: number) {
    this.chunks = chunks[Symbol.asyncIterator]();
    this.passed = from;
  }

  /** Where in the object `start` is: bytes from its beginning, decompressed. */
  get position(): number {
    return this.passed + this.start;
  }

  /**
   * Reads on, keeping what follows `start`, which is 0 afterwards. The unused part grows to its double at least, so that an item which is looked at
   * again from its first byte costs time in line with its length.
   *
   * @returns false at the end of the object.
   */
  async more(): Promise<boolean> {
    const parts: Buffer[] = [this.bytes.subarray(this.start)];
    const held = parts[0]!.length;
    if (held > longestItem) throw readerFailure('An item of the dataset is larger than 8 MB.');
    let length = held;
    while (length === held || length < held * 2) {
      const { done, value } = await this.chunks.next();
      if (done === true) break;
      parts.push(Buffer.from(value.buffer, value.byteOffset, value.length));
      length += value.length;
    }
    this.passed += this.start;
    this.start = 0;
    this.bytes = parts.length === 1 ? parts[0]! : held === 0 && parts.length === 2 ? parts[1]! : Buffer.concat(parts);
    return length > held;
  }

  /** The bytes from `start` up to `end` as text; `start` goes there. */
  take(end: number): string {
    const text = this.bytes.toString('utf8', this.start, end);
    this.start = end;
    return text;
  }

  /** Nothing more is wanted of the stream. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}
