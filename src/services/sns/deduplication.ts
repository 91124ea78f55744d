import type { Journal, Journaled } from '../../journal/journal';
import type { PublishResult } from './shapes';

/** Milliseconds for which a message is not taken a second time: https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html */
const interval = 300_000;

/** A message that was published: what its publisher got, and until when a second one is a duplicate, in milliseconds since the epoch. */
export interface Published {
  readonly result: Required<PublishResult>;
  readonly until: number;
}

/** The messages of a FIFO topic that were published within the last five minutes. */
export class Deduplication implements Journaled<string, Published> {
  /** Mostly in the order of their times. */
  private readonly held = new Map<string, Published>();

  constructor(private readonly journal: Journal) {}

  find(key: string, now: number): Published['result'] | undefined {
    const found = this.held.get(key);
    return found !== undefined && found.until > now ? found.result : undefined;
  }

  add(key: string, result: Published['result'], now: number): void {
    for (const [old, { until }] of this.held) {
      if (until > now) break;
      this.journal.note(this, old, this.replace(old, undefined), undefined);
    }
    this.put(key, { result, until: now + interval });
  }

  entries(): Iterable<[string, Published]> {
    return this.held.entries();
  }

  put(key: string, published: Published): void {
    this.journal.note(this, key, this.replace(key, published), published);
  }

  replace(key: string, published: Published | undefined): Published | undefined {
    const before = this.held.get(key);
    this.held.delete(key); // what is put again goes to the end, where its time belongs
    if (published !== undefined) this.held.set(key, published);
    return before;
  }
}
