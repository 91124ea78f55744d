import { byUtf8 } from './key-order';
import type { ObjectProperties } from './shapes';

/** An object as it is kept. */
export interface StoredObject {
  readonly bytes: Uint8Array;
  /** In double quotes: the MD5 of the bytes. */
  readonly etag: string;
  /** Milliseconds since the epoch, whole seconds: S3 tells no more. */
  readonly modified: number;
  readonly properties: ObjectProperties;
}

export class Bucket {
  private readonly objects = new Map<string, StoredObject>();
  /** The keys in order; undefined where one has been added or has gone since they were last asked for. */
  private sorted: string[] | undefined;

  constructor(
    readonly name: string,
    /** Milliseconds since the epoch. */
    readonly created: number,
  ) {}

  get isEmpty(): boolean {
    return this.objects.size === 0;
  }

  get(key: string): StoredObject | undefined {
    return this.objects.get(key);
  }

  put(key: string, object: StoredObject): void {
    if (!this.objects.has(key)) this.sorted = undefined;
    this.objects.set(key, object);
  }

  delete(key: string): void {
    if (this.objects.delete(key)) this.sorted = undefined;
  }

  /** The keys from the first on that is not before `from`, by their UTF-8 bytes. */
  *keysFrom(from: string): Generator<string> {
    const keys = (this.sorted ??= [...this.objects.keys()].toSorted(byUtf8));
    let low = 0;
    for (let high = keys.length; low < high;) {
      const middle = (low + high) >>> 1;
      if (byUtf8(keys[middle]!, from) < 0) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < keys.length; i++) yield keys[i]!;
  }
}
