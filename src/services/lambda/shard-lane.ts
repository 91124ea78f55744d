import type { Timer } from '../../clock/clock';
import { fitting, runBatch } from './batch-run';
import { failuresIn } from './batch-response';
import { deliver } from './deliver';
import type { Ran } from './function-run';
import type { Mapping } from './mapping';
import type { Entry, ShardReader } from './shard-reader';
import { discardedRecord, type Discarded } from './stream-failure';

/** Records that are tried together. */
interface Part {
  readonly entries: readonly Entry[];
  /** How often they failed together, and how often they were tried. */
  readonly failures: number;
  readonly tries: number;
}

/** Milliseconds between tries. AWS says only that they are backed off. */
const firstBackoff = 1000;
const longestBackoff = 60_000;
/** What a stream keeps: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html */
const retention = 86_400_000;

/** Hands records of a shard to the function, batch after batch, each until it is done with. */
export class ShardLane {
  readonly queue: Entry[] = [];
  private timer: Timer | undefined;
  private busy = false;
  private stopped = false;
  private abandoned = false;

  constructor(private readonly reader: ShardReader) {}

  stop(abandoned: boolean): void {
    this.stopped = true;
    this.abandoned = abandoned;
    this.timer?.cancel();
  }

  /** @param flush - Whether nothing more will come that a batch could wait for. */
  run(flush = false): void {
    const { mapping, account } = this.reader;
    const [first] = this.queue;
    if (this.busy || this.stopped || first === undefined || mapping === undefined) return;
    const { BatchSize = 0, MaximumBatchingWindowInSeconds: window = 0 } = mapping.settings;
    const windowEnd = first.readAt + window * 1000;
    this.timer?.cancel();
    if (!flush && this.queue.length < BatchSize && account.clock.now() < windowEnd) {
      this.timer = account.clock.schedule(windowEnd, () => this.run());
      return;
    }
    this.busy = true;
    const batch = this.queue.splice(0, BatchSize);
    this.queue.unshift(...batch.splice(fitting(batch)));
    void this.process(batch).finally(() => {
      this.busy = false;
      if (!this.stopped) this.reader.wake(); // more may have come, or there is room for more
    });
  }

  /** Tries a batch until all of it is done with. */
  private async process(batch: readonly Entry[]): Promise<void> {
    const { reader } = this;
    const parts: Part[] = [{ entries: batch, failures: 0, tries: 0 }];
    let waits = 0;
    for (let part = parts.shift(); part !== undefined && !this.stopped; part = parts.shift()) {
      const { mapping } = reader;
      if (mapping === undefined) return;
      const young = this.withoutOld(part, mapping);
      if (young.entries.length === 0) continue;
      const [run] = await runBatch(reader.account, mapping, young.entries);
      if (this.abandoned) return;
      const rest = this.after(young, run!.ran, mapping);
      parts.unshift(...rest);
      if (rest.length === 0) waits = 0;
      // Halves are tried at once: there are only so many.
      else if (rest.length === 1) await this.backoff(waits++);
    }
  }

  private backoff(waits: number): Promise<void> {
    const { clock } = this.reader.account;
    return new Promise((resolve) => {
      this.timer = clock.schedule(clock.now() + Math.min(firstBackoff * 2 ** waits, longestBackoff), resolve);
    });
  }

  /** What is left to be tried of a part after a run of it. */
  private after(part: Part, ran: Ran | undefined, mapping: Mapping): Part[] {
    const { mappings } = this.reader.account;
    const tries = part.tries + 1;
    if (ran === undefined) return [part]; // "Before invocation: … it retries until the records expire or exceed the maximum age"
    const failedFrom = failureIn(part.entries, ran, mapping);
    if (failedFrom === undefined) {
      this.done(part.entries);
      mappings.note(mapping.uuid, 'OK');
      return [];
    }
    mappings.note(mapping.uuid, 'PROBLEM: Function call failed');
    this.done(part.entries.slice(0, failedFrom));
    const entries = part.entries.slice(failedFrom);
    const { BisectBatchOnFunctionError: bisects = false, MaximumRetryAttempts: most = -1 } = mapping.settings;
    // "Splitting batches doesn't consume the retry quota."
    if (bisects && failedFrom > 0) return [{ entries, failures: part.failures, tries }];
    if (bisects && entries.length > 1) {
      const middle = Math.ceil(entries.length / 2);
      return [entries.slice(0, middle), entries.slice(middle)].map((half) => ({ entries: half, failures: part.failures, tries }));
    }
    const failed = { entries, failures: part.failures + 1, tries };
    if (most < 0 || failed.failures <= most) return [failed];
    this.discard(failed, 'RetryAttemptsExhausted', mapping, ran);
    return [];
  }

  /** Gives up the records that are too old, which are the first. */
  private withoutOld(part: Part, mapping: Mapping): Part {
    const { MaximumRecordAgeInSeconds: seconds = -1 } = mapping.settings;
    const oldest = this.reader.account.clock.now() - (seconds < 0 ? retention : Math.min(seconds * 1000, retention));
    const young = part.entries.findIndex(({ madeAt }) => madeAt > oldest);
    if (young === 0) return part;
    const old = young < 0 ? part.entries : part.entries.slice(0, young);
    this.discard({ ...part, entries: old }, 'RecordAgeExceeded', mapping, undefined);
    return { ...part, entries: part.entries.slice(old.length) };
  }

  private discard({ entries, tries }: Part, condition: Discarded, mapping: Mapping, ran: Ran | undefined): void {
    const { account, shardId } = this.reader;
    const destination = mapping.settings.DestinationConfig?.OnFailure?.Destination;
    if (destination) deliver(account, destination, discardedRecord(account, mapping, shardId, entries, condition, tries, ran));
    this.done(entries);
  }

  private done(entries: readonly Entry[]): void {
    for (const entry of entries) entry.isDone = true;
    if (entries.length > 0) this.reader.settle();
  }
}

/** The place of the first record that failed; undefined where none did. What comes after it is tried again, too: the order is kept. */
function failureIn(entries: readonly Entry[], ran: Ran, { settings }: Mapping): number | undefined {
  if (ran.failed) return 0;
  if (settings.FunctionResponseTypes?.includes('ReportBatchItemFailures') !== true) return undefined;
  const identifiers = new Set(entries.map(({ sequenceNumber }) => sequenceNumber));
  const failed = failuresIn(ran.payload, (identifier) => identifiers.has(identifier));
  if (failed === 'all') return 0;
  const first = entries.findIndex(({ sequenceNumber }) => failed.has(sequenceNumber));
  return first < 0 ? undefined : first;
}
