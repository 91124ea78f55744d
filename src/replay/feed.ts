import { EventCode } from '../history/event-code';
import type { Event } from '../machine/event';
import type { Execution, Thread } from '../machine/execution';
import type { RecordedEvent } from './recorded-history';
import type { RecordedOrder } from './recorded-order';
import { outcomeOf } from './recorded-outcome';
import type { Run } from './run';

/** An event without the time and the turn at which it comes to a run. */
export type Timeless = Event extends infer Each ? (Each extends unknown ? Omit<Each, 'at' | 'turn'> : never) : never;

/** Whether the outside can bring a thread further: it waits for something, or for the end of its Map Run. */
const waits = ({ turn, phase, children }: Thread): boolean => turn !== 0 || (phase === 'joining' && children !== null && children.run !== null);

/** Finds the threads that a recording brings further, by the recorded event that the next one of theirs follows. */
export class Waiting {
  /** Where the thread may be, by the id of the recorded event. */
  private readonly hints: Int32Array;

  constructor(
    private readonly order: RecordedOrder,
    /** By the id of an event of the replay, that of the recorded one. */
    private readonly recordedId: readonly number[],
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
    const isIt = (thread: Thread): boolean => waits(thread) && this.recordedId[thread.previous] === previousEventId;
    const hint = this.hints[previousEventId] ?? -1;
    return hint >= 0 && isIt(threads[hint]!) ? hint : threads.findIndex(isIt);
  }

  /**
   * What a recorded event brings to a run, for the thread at a place.
   *
   * @returns undefined where that is nothing that the thread waits for.
   */
  eventFor(run: Run, event: RecordedEvent, place: number): Timeless | undefined {
    const { error = null, cause = null } = event.details as { error?: string; cause?: string };
    if (event.code === EventCode.ExecutionAborted) return { type: 'stopped', error, cause };
    if (event.code === EventCode.ExecutionTimedOut) return { type: 'woken', thread: -1, timer: 'execution' };
    const thread = run.execution.threads[place];
    if (thread === undefined) return undefined;
    const outcome = outcomeOf(event, thread, (mapRun) => this.leaving(mapRun), run.read);
    return outcome === undefined ? undefined : { ...outcome, thread: place };
  }

  /** The event with which a Map was left after its Map Run, or one that tells why it has failed. */
  private leaving(mapRun: RecordedEvent): RecordedEvent | undefined {
    const tells = ({ code, details }: RecordedEvent): boolean => code === EventCode.MapStateExited || details['error'] !== undefined;
    const state = this.order.find(mapRun.id, ({ code }) => code === EventCode.MapStateSucceeded);
    for (const previous of [mapRun.previousEventId, mapRun.id, ...(state === undefined ? [] : [state.id])]) {
      const found = this.order.find(previous, tells);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** When an event comes to a run: a limit that is recorded as over is over. */
export function timeOf(run: Run, event: Timeless, at: number): number {
  const own = at + run.later;
  if (event.type !== 'woken') return own;
  if (event.timer === 'execution') return Math.max(own, run.execution.deadline);
  return event.timer === 'heartbeat' ? Math.max(own, run.execution.threads[event.thread]!.timers!.heartbeat!) : own;
}

/** The event as it comes to a run. */
export function eventAt(run: Run, event: Timeless, at: number): Event {
  const time = timeOf(run, event, at);
  if (!('thread' in event)) return { ...event, at: time };
  return { ...event, at: time, turn: event.thread < 0 ? 0 : run.execution.threads[event.thread]!.turn } as Event;
}
