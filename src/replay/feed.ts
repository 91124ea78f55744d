import { EventCode } from '../history/event-code';
import type { Event } from '../machine/event';
import type { Execution, Thread } from '../machine/execution';
import type { RecordedEvent } from './recorded-history';
import type { RecordedOrder } from './recorded-order';
import { endingOf, outcomeOf } from './recorded-outcome';
import type { Run } from './run';

/** Whether the outside can bring a thread further: it waits for something, or for the end of its Map Run. */
const waits = ({ turn, phase, children }: Thread): boolean => turn !== 0 || (phase === 'joining' && children !== null && children.run !== null);

/** Finds the threads that a recording brings further, by the recorded event that the next one of theirs follows. */
export class Waiting {
  /** Where the thread may be, by the id of the recorded event. */
  private readonly hints: Int32Array;

  constructor(
    private readonly order: RecordedOrder,
    /** By the id of an event of the replay, that of the recorded one. */
    private readonly recordedId: ArrayLike<number>,
  ) {
    this.hints = new Int32Array(order.events.length + 1).fill(-1);
  }

  /** Takes up what a step has asked for. */
  note({ execution, output: { effects } }: Run): void {
    for (const effect of effects) {
      if (effect.thread < 0 || effect.kind === 'cancel') continue;
      const recorded = this.recordedId[execution.threads[effect.thread]!.previous]!;
      if (recorded >= 0) this.hints[recorded] = effect.thread;
    }
    effects.length = 0;
  }

  /** The place of the thread that waits for the event; -1 where none does. */
  place({ threads }: Execution, { previousEventId }: RecordedEvent): number {
    const hint = this.hints[previousEventId] ?? -1;
    if (hint >= 0 && this.isIt(threads[hint]!, previousEventId)) return hint;
    return threads.findIndex((thread) => this.isIt(thread, previousEventId));
  }

  private isIt(thread: Thread, previous: number): boolean {
    return waits(thread) && this.recordedId[thread.previous] === previous;
  }

  /**
   * What a recorded event brings to a run, for the thread at a place.
   *
   * @param at - The time of the recording, in milliseconds since the epoch.
   * @returns undefined where that is nothing that the thread waits for.
   */
  eventFor(run: Run, event: RecordedEvent, place: number, at: number): Event | undefined {
    const { execution, later, read } = run;
    const own = at + later;
    const ending = endingOf(event, execution, own);
    if (ending !== undefined) return ending;
    const thread = execution.threads[place];
    return thread === undefined ? undefined : outcomeOf(event, thread, { thread: place, turn: thread.turn, at: own }, this.leaving, read);
  }

  /** The event with which a Map was left after its Map Run, or one that tells why it has failed. */
  private readonly leaving = (mapRun: RecordedEvent): RecordedEvent | undefined => {
    const state = this.order.find(mapRun.id, ({ code }) => code === EventCode.MapStateSucceeded);
    for (const previous of [mapRun.previousEventId, mapRun.id, ...(state === undefined ? [] : [state.id])]) {
      const found = this.order.find(previous, tells);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

const tells = ({ code, details }: RecordedEvent): boolean => code === EventCode.MapStateExited || details['error'] !== undefined;
