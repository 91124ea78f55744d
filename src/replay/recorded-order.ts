import { EventCode } from '../history/event-code';
import type { RecordedEvent } from './recorded-history';

/** Which recorded events follow which, and which of them a replay has made. */
export class RecordedOrder {
  /** By the id of an event, those that follow it: the first, and from each the next one; 0 for none. */
  private readonly first: Int32Array;
  private readonly next: Int32Array;
  private readonly made: Uint8Array;
  private at = 1;
  /** How many are not made. */
  left: number;
  /** Whether the recording has the event that ends an execution. */
  readonly ended: boolean;

  constructor(readonly events: readonly RecordedEvent[]) {
    const { length } = events;
    this.first = new Int32Array(length + 1);
    this.next = new Int32Array(length + 1);
    this.made = new Uint8Array(length + 1);
    this.left = length;
    for (let id = length; id > 0; id--) {
      const { previousEventId } = events[id - 1]!;
      if (previousEventId < 0 || previousEventId > length) continue;
      this.next[id] = this.first[previousEventId]!;
      this.first[previousEventId] = id;
    }
    this.ended = events.some(({ code }) => ends.has(code));
  }

  /** The first event after another one that the replay has not made and that `isIt`. */
  find(previous: number, isIt: (event: RecordedEvent) => boolean): RecordedEvent | undefined {
    for (let id = this.first[previous]!; id !== 0; id = this.next[id]!) if (this.made[id] === 0 && isIt(this.events[id - 1]!)) return this.events[id - 1];
    return undefined;
  }

  /** The first event after another one that the replay has not made, of this type and about this state and this iteration. */
  findAbout(previous: number, code: number, name: string | undefined, index: number): RecordedEvent | undefined {
    const { events, next, made } = this;
    for (let id = this.first[previous]!; id !== 0; id = next[id]!) {
      const event = events[id - 1]!;
      if (event.code === code && made[id] === 0 && (event.name === undefined || event.name === name) && (event.index === undefined || event.index === index))
        return event;
    }
    return undefined;
  }

  /** As {@link find}, all of them. */
  after(previous: number): RecordedEvent[] {
    const found: RecordedEvent[] = [];
    for (let id = this.first[previous]!; id !== 0; id = this.next[id]!) if (this.made[id] === 0) found.push(this.events[id - 1]!);
    return found;
  }

  /** The replay has made the event. */
  make({ id }: RecordedEvent): void {
    this.made[id] = 1;
    this.left--;
    // Most often it is the first that follows, which need not be looked at again.
    const { previousEventId } = this.events[id - 1]!;
    if (this.first[previousEventId] === id) this.first[previousEventId] = this.next[id]!;
  }

  /** The first event that the replay has not made. */
  get nextLeft(): RecordedEvent | undefined {
    while (this.at <= this.events.length && this.made[this.at] === 1) this.at++;
    return this.events[this.at - 1];
  }
}

const ends = new Set([EventCode.ExecutionSucceeded, EventCode.ExecutionFailed, EventCode.ExecutionAborted, EventCode.ExecutionTimedOut]);
