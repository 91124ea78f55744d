import { hash } from '../../json/hash';
import type { JsonObject } from '../../json/json';
import type { Account } from './account';
import { filterOf, type Mapping } from './mapping';
import type { StreamRecord, StreamSource } from './ports';
import { recordsAfter } from './shard-position';
import { ShardLane } from './shard-lane';
import { streamRecord } from './stream-event';

/** A record on its way through a mapping. */
export interface Entry {
  readonly record: JsonObject;
  readonly sequenceNumber: string;
  /** When the change was made, and when it was read: milliseconds since the epoch. */
  readonly madeAt: number;
  readonly readAt: number;
  /** Whether it was processed, filtered out or given up. */
  isDone: boolean;
}

/**
 * Reads a shard and deals its records out to lanes (ParallelizationFactor), the changes of one item always to the same. The checkpoint is before the
 * first record that is not done with.
 */
export class ShardReader {
  private readonly lanes: ShardLane[];
  /** What was read and is not all done with, in its order. */
  private entries: Entry[] = [];
  private lastRead: string | undefined;
  private isEnd = false;
  private stopped = false;

  constructor(
    readonly account: Account,
    private readonly stream: StreamSource,
    private readonly uuid: string,
    readonly shardId: string,
    /** Has the shard read again, or the ones that come after it. */
    readonly wake: () => void,
  ) {
    const { ParallelizationFactor = 1 } = this.mapping!.settings;
    this.lanes = Array.from({ length: ParallelizationFactor }, () => new ShardLane(this));
    this.lastRead = account.mappings.checkpoints.get(this.key)?.sequenceNumber;
  }

  /** Undefined once it is deleted. */
  get mapping(): Mapping | undefined {
    return this.account.mappings.all.get(this.uuid);
  }
  private get key(): string {
    return `${this.uuid}/${this.shardId}`;
  }

  stop(abandoned: boolean): void {
    this.stopped = true;
    for (const lane of this.lanes) lane.stop(abandoned);
  }

  /** Reads as much as the lanes may want, and sets them going. */
  async read(): Promise<void> {
    const { mapping } = this;
    if (mapping === undefined) return;
    const passes = filterOf(mapping);
    const most = mapping.settings.BatchSize! * this.lanes.length;
    while (!this.stopped && !this.isEnd && this.entries.length < most) {
      const { records, isEnd } = await recordsAfter(this.stream, mapping.eventSourceArn, this.shardId, this.lastRead, most - this.entries.length);
      if (this.stopped) return;
      for (const record of records) this.take(record, mapping, passes);
      this.isEnd = isEnd;
      if (records.length === 0) break;
      this.settle();
    }
    this.settle();
    for (const lane of this.lanes) lane.run(this.isEnd);
  }

  private take(given: StreamRecord, mapping: Mapping, passes: (record: JsonObject) => boolean): void {
    const { SequenceNumber: sequenceNumber = '', ApproximateCreationDateTime, Keys } = given.dynamodb ?? {};
    const readAt = this.account.clock.now();
    const record = streamRecord(given, mapping.eventSourceArn);
    const entry: Entry = { record, sequenceNumber, madeAt: ApproximateCreationDateTime?.getTime() ?? readAt, readAt, isDone: !passes(record) };
    this.lastRead = sequenceNumber;
    this.entries.push(entry);
    if (!entry.isDone) this.lanes[this.lanes.length === 1 ? 0 : hash(JSON.stringify(Keys)) % this.lanes.length]!.queue.push(entry);
  }

  /** Moves the checkpoint behind what is done with, and reads on where there is room again. */
  settle(): void {
    const { mappings } = this.account;
    let done = 0;
    while (done < this.entries.length && this.entries[done]!.isDone) done++;
    if (this.mapping === undefined) return;
    if (done > 0) {
      mappings.checkpoints.set(this.key, { sequenceNumber: this.entries[done - 1]!.sequenceNumber });
      this.entries = this.entries.slice(done);
    }
    if (!this.isEnd || this.entries.length > 0 || this.stopped) return;
    this.stopped = true;
    mappings.checkpoints.set(this.key, { ...(this.lastRead !== undefined && { sequenceNumber: this.lastRead }), isFinished: true });
    this.wake();
  }
}
