import type { Clock, Timer } from '../../clock/clock';
import type { Journal, Journaled } from '../../journal/journal';
import type { Counter } from '../../journal/counter';
import type { Parcel } from './parcel';

/** Parcels that wait for another attempt. It is replaced, never changed. */
export interface Retry {
  /** Those that have to arrive in their order; an empty text is a lane of its own. */
  readonly lane: string;
  /** The first has failed, the others wait behind it. */
  readonly parcels: readonly Parcel[];
  /** The number of the retry, from 1. */
  readonly retry: number;
  /** Milliseconds since the epoch. */
  readonly due: number;
}

/** What could not be delivered yet. Timers pull no time by themselves: a retry happens when time passes. */
export class Retries implements Journaled<number, Retry> {
  private readonly held = new Map<number, { readonly retry: Retry; readonly timer: Timer }>();
  private readonly lanes = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly journal: Journal,
    private readonly ids: Counter,
    private readonly whenDue: (retry: Retry) => void,
  ) {}

  add(retry: Retry): void {
    this.put(++this.ids.value, retry);
  }

  /** Puts a parcel behind those of its lane that wait; false where none do. */
  append(lane: string, parcel: Parcel): boolean {
    const id = this.lanes.get(lane);
    const before = id === undefined ? undefined : this.held.get(id);
    if (id === undefined || before === undefined) return false;
    this.put(id, { ...before.retry, parcels: [...before.retry.parcels, parcel] });
    return true;
  }

  all(): Retry[] {
    return [...this.held].toSorted(([a], [b]) => a - b).map(([, { retry }]) => retry);
  }

  clear(): void {
    for (const id of this.held.keys()) this.take(id);
  }

  replace(id: number, retry: Retry | undefined): Retry | undefined {
    const before = this.held.get(id);
    before?.timer.cancel();
    this.held.delete(id);
    if (before !== undefined) this.lanes.delete(before.retry.lane);
    if (retry !== undefined) {
      this.held.set(id, { retry, timer: this.clock.schedule(retry.due, () => this.due(id)) });
      if (retry.lane !== '') this.lanes.set(retry.lane, id);
    }
    return before?.retry;
  }

  private put(id: number, retry: Retry): void {
    this.journal.note(this, id, this.replace(id, retry), retry);
  }

  private take(id: number): Retry {
    const retry = this.replace(id, undefined)!;
    this.journal.note(this, id, retry, undefined);
    return retry;
  }

  private due(id: number): void {
    this.whenDue(this.take(id));
  }
}
