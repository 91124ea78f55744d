import type { Journal, Journaled } from '../../../journal/journal';
import { JournaledValue } from '../../../journal/journaled-value';
import type { Item } from '../attribute-value';
import type { Writer } from '../change';
import type { KeySchemaElement } from '../shapes';
import { type Sorted, SortedList } from '../sorted-list';
import { numberBefore } from './sequence-number';
import type { StreamViewType } from './stream-shapes';

/** "All data in DynamoDB Streams is subject to a 24-hour lifetime." */
export const RETENTION_MS = 24 * 60 * 60 * 1000;

/** A change as a stream keeps it, its sequence number being its sort text. Items are shared with the table, and never changed. */
export interface KeptRecord extends Sorted {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly name: 'INSERT' | 'MODIFY' | 'REMOVE';
  readonly keys: Readonly<Item>;
  /** What the stream's view shows of the item before and after. */
  readonly before?: Readonly<Item>;
  readonly after?: Readonly<Item>;
  readonly size: number;
  readonly by: Writer;
}

/** What a stream is made with. Times are milliseconds since the epoch. */
export interface StreamIdentity {
  readonly arn: string;
  readonly label: string;
  readonly tableName: string;
  readonly keySchema: readonly KeySchemaElement[];
  readonly viewType: StreamViewType;
  readonly created: number;
  /** The sequence number with which it begins. */
  readonly start: string;
}

/** A stream that was switched off: it can be read for a day. */
export interface Closed {
  readonly at: number;
  /** The sequence number with which it ends. */
  readonly end: string;
}

/** How far a stream has got. */
export interface Progress {
  /** The last record that is older than a day. */
  readonly trimmed: string;
  readonly closed: Closed | undefined;
}

/** A stream of a table's changes in one shard: a journaled store of its records by their sequence numbers. */
export class Stream implements Journaled<string, KeptRecord> {
  readonly records = new SortedList<KeptRecord>();
  private readonly progress: JournaledValue<Progress>;

  constructor(
    private readonly journal: Journal,
    readonly settings: StreamIdentity,
    progress: Progress = { trimmed: numberBefore(settings.start), closed: undefined },
  ) {
    this.progress = new JournaledValue(journal, progress);
  }

  /** The ID of its one shard: `shardId-`, when it was made, and eight hexadecimal digits. */
  get shardId(): string {
    const { created, start } = this.settings;
    return `shardId-${String(created).padStart(20, '0')}-${Number(start.slice(-9)).toString(16).padStart(8, '0')}`;
  }

  get trimmed(): string {
    return this.progress.value.trimmed;
  }

  get closed(): Closed | undefined {
    return this.progress.value.closed;
  }

  close(closed: Closed): void {
    this.progress.value = { ...this.progress.value, closed };
  }

  add(record: KeptRecord): void {
    this.records.set(record);
    if (this.journal.isOpen) this.journal.note(this, record.sortText, undefined, record);
  }

  /** Forgets what is older than a day. Nobody can see it any more, so the journal need not know it. */
  trim(now: number): void {
    const horizon = now - RETENTION_MS;
    let last: string | undefined;
    for (;;) {
      const { first } = this;
      if (first === undefined || first.at > horizon) break;
      last = first.sortText;
      this.records.delete(last);
    }
    if (last !== undefined) this.progress.value = { ...this.progress.value, trimmed: last };
  }

  private get first(): KeptRecord | undefined {
    let first: KeptRecord | undefined;
    this.records.upwards('', (record) => {
      first = record;
      return false;
    });
    return first;
  }

  replace(sequenceNumber: string, record: KeptRecord | undefined): KeptRecord | undefined {
    const before = this.records.get(sequenceNumber);
    if (record === undefined) this.records.delete(sequenceNumber);
    else this.records.set(record);
    return before;
  }
}
