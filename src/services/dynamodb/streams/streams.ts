import type { Clock } from '../../../clock/clock';
import type { Counter } from '../../../journal/counter';
import type { Journal } from '../../../journal/journal';
import { JournaledMap } from '../../../journal/journaled-map';
import type { Change } from '../change';
import { resourceNotFound } from '../errors';
import type { TableSettings } from '../table-settings';
import type { StreamViewType } from './stream-shapes';
import { changesNothing, keptRecord } from './kept-record';
import { sequenceNumber } from './sequence-number';
import { RETENTION_MS, Stream, type StreamIdentity } from './stream';

/** The streams of the tables of one account, also those that were switched off less than a day ago. */
export class Streams {
  /** By ARN. */
  readonly all: JournaledMap<string, Stream>;
  /** Counts the sequence numbers. */
  readonly counter: Counter;
  private readonly listeners = new Map<string, Set<() => void>>();
  private readonly woken = new Set<string>();

  constructor(
    private readonly clock: Clock,
    private readonly journal: Journal,
  ) {
    this.all = new JournaledMap(journal);
    this.counter = journal.counter();
    journal.onReturn(() => {
      for (const arn of this.listeners.keys()) this.wake(arn);
    });
  }

  /** Begins a stream of a table. Its label is the time of that. */
  open({ name, arn: tableArn, keySchema }: Pick<TableSettings, 'name' | 'arn' | 'keySchema'>, viewType: StreamViewType): StreamIdentity {
    const created = this.clock.now();
    for (const [old, stream] of this.all.entries()) if (isOver(stream, created)) this.all.delete(old);
    let time = created;
    while (this.all.has(streamArn(tableArn, labelOf(time)))) time++;
    const label = labelOf(time);
    const arn = streamArn(tableArn, label);
    const start = sequenceNumber(++this.counter.value);
    const identity: StreamIdentity = { arn, label, tableName: name, keySchema, viewType, created, start };
    this.all.set(arn, new Stream(this.journal, identity));
    return identity;
  }

  /** Ends a stream. "The data in the stream will be readable for 24 hours." */
  close(arn: string): void {
    this.all.get(arn)!.close({ at: this.clock.now(), end: sequenceNumber(++this.counter.value) });
    this.wake(arn);
  }

  /** Puts a change of an item into the stream of its table, if that has one. */
  record(change: Change): void {
    const { stream } = change.table.settings;
    if (stream?.enabled !== true || changesNothing(change)) return;
    const at = this.clock.now();
    const found = this.all.get(stream.arn)!;
    found.trim(at);
    found.add(keptRecord(change, stream.viewType, sequenceNumber(++this.counter.value), at));
    this.wake(stream.arn);
  }

  /** @throws ResourceNotFoundException */
  get(arn: string): Stream {
    const stream = this.all.get(arn);
    const now = this.clock.now();
    if (stream === undefined || isOver(stream, now)) throw resourceNotFound(`Requested resource not found: Stream: ${arn} not found`);
    stream.trim(now);
    return stream;
  }

  /** Those that can be read, by their ARNs. */
  list(): StreamIdentity[] {
    const now = this.clock.now();
    const found: StreamIdentity[] = [];
    for (const stream of this.all.values()) if (!isOver(stream, now)) found.push(stream.settings);
    return found.toSorted((a, b) => (a.arn < b.arn ? -1 : 1));
  }

  /**
   * Calls a listener, in a later microtask, each time there may be new records in a stream, or it has ended.
   *
   * @returns The function that ends the watch.
   */
  watch(arn: string, listener: () => void): () => void {
    const listeners = this.listeners.get(arn) ?? new Set();
    this.listeners.set(arn, listeners);
    // Each watch is its own, also where two of them have the same listener.
    const own = (): void => listener();
    listeners.add(own);
    return () => {
      listeners.delete(own);
      if (listeners.size === 0 && this.listeners.get(arn) === listeners) this.listeners.delete(arn);
    };
  }

  private wake(arn: string): void {
    if (!this.listeners.has(arn) || this.woken.has(arn)) return;
    this.woken.add(arn);
    queueMicrotask(() => {
      this.woken.delete(arn);
      // Those that listen now: a listener may begin another watch.
      const listeners = [...(this.listeners.get(arn) ?? [])];
      for (const listener of listeners) listener();
    });
  }
}

const isOver = ({ closed }: Stream, now: number): boolean => closed !== undefined && closed.at + RETENTION_MS <= now;
const streamArn = (tableArn: string, label: string): string => `${tableArn}/stream/${label}`;
/** As in 2015-05-11T21:21:33.291. */
const labelOf = (time: number): string => new Date(time).toISOString().slice(0, -1);
