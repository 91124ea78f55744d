import type { HistoryEvent } from '../history/event';
import type { State } from '../definition/machine';
import { isArray } from '../json/json';
import type { Event } from '../machine/event';
import type { Execution, Thread } from '../machine/execution';
import { step } from '../machine/step';
import { chooseWay } from './choose-way';
import { parsedOrText } from '../json/parse';
import { compareMade } from './compare-made';
import type { Parting } from './decides-way';
import { DerivedThreads } from './derived-threads';
import { unawaited } from './divergence';
import { Waiting } from './feed';
import { isSameWay, locate, type Found, type Located } from './locate';
import { otherWay } from './other-way';
import { addDifferences, type Differences } from './place';
import type { RecordedEvent } from './recorded-history';
import { RedactedReads } from './redacted-reads';
import { Replayed } from './replayed';
import type { Divergence, NotComparable } from './report';
import { goOnFrom, newEvents, newRun, type Run, type Setting } from './run';
import { Stop, stopAt } from './stop';
import { takeInput } from './take-recorded';
import { allValues, unrepeatableValues } from './unrepeatable-values';

/** What a careful replay has come to. */
export interface Outcome {
  readonly divergence: Divergence | undefined;
  readonly notReplayed: { readonly id: number; readonly reason: string } | undefined;
  readonly notComparable: readonly NotComparable[];
  readonly events: HistoryEvent[];
}

/** Sees each step of a replay. */
export interface Observer {
  /** A thread is about to do something, or something comes to it. */
  before(execution: Execution, place: number, event: Event): void;
  after(run: Run, events: readonly HistoryEvent[], at: number): void;
}

/**
 * Runs a definition with what was recorded, state by state, in several runs at a time that differ in all that no rerun can give again. Where the replay
 * differs from the recording and the runs differ from each other, or what is made there is made of a value that was redacted, the place is not
 * comparable: all runs go on with what was recorded.
 */
export class CarefulReplay {
  private readonly runs: readonly Run[];
  private readonly main: Run;
  private readonly replayed: Replayed;
  private readonly waiting: Waiting;
  private readonly reads: RedactedReads;
  private readonly derived: DerivedThreads;
  private at: number;

  constructor(
    private readonly setting: Setting,
    runs: number,
    private readonly observer?: Observer,
  ) {
    const { events } = setting.recording;
    this.runs = Array.from({ length: runs }, (_, number) => newRun(setting, number));
    this.main = this.runs[0]!;
    this.replayed = new Replayed(events);
    this.waiting = new Waiting(this.replayed.order, this.replayed.recordedId);
    this.reads = new RedactedReads(setting.placeholders);
    this.derived = new DerivedThreads(setting, this.main);
    this.at = Number.isNaN(events[0]!.at) ? 0 : events[0]!.at;
  }

  replay(): Outcome {
    const { order, notComparable, events } = this.replayed;
    let divergence: Divergence | undefined;
    let notReplayed: Outcome['notReplayed'];
    try {
      divergence = this.step(this.forEach({ type: 'started', at: this.at }), -1);
      for (let event = order.nextLeft; event !== undefined && divergence === undefined; event = order.nextLeft) divergence = this.feed(event);
      divergence ??= this.missingEnd();
    } catch (thrown) {
      if (!(thrown instanceof Stop)) throw thrown;
      const { id, reason } = thrown;
      notReplayed = { id, reason };
    }
    return { divergence, notReplayed, notComparable, events };
  }

  /** Lets happen what a recorded event tells of. */
  private feed(event: RecordedEvent): Divergence | undefined {
    const { execution } = this.main;
    if (event.at > this.at) this.at = event.at;
    stopAt(event);
    if (execution.status !== 'RUNNING') return unawaited(event, `The replay has ended ${execution.status}, and the recording goes on.`);
    const place = this.waiting.place(execution, event);
    const outcomes = this.runs.map((run) => this.waiting.eventFor(run, event, place, this.at));
    if (outcomes[0] !== undefined) return this.step(outcomes as readonly Event[], place);
    const name = this.stateAt(place)?.name;
    return unawaited(event, name === undefined ? 'Nothing of the replay waits there.' : `State "${name}" of the replay waits for something else.`, name);
  }

  /** AWS records the end of an execution with what leads to it: a recording in which nothing but the end is missing lacks it. */
  private missingEnd(): Divergence | undefined {
    const { status } = this.main.execution;
    const { order, events, recordedId } = this.replayed;
    if (order.ended || status === 'RUNNING' || this.setting.recording.rest !== undefined) return undefined;
    const beyond = recordedId.filter((id) => id < 0).length;
    const id = order.events.length + 1;
    return beyond === 1 ? { id, reason: `${events.at(-1)!.type} is missing: the replay has ended ${status} there.`, replayedEvent: events.at(-1)! } : undefined;
  }

  /** The same event for each run, at its own time. */
  private forEach(event: Event): readonly Event[] {
    return this.runs.map(({ later }) => ({ ...event, at: event.at + later }));
  }

  /** Hands an event to all runs, and lets them go on from state to state. */
  private step(events: readonly Event[], at: number): Divergence | undefined {
    const { main } = this;
    let place = at;
    for (let following = events; ;) {
      const ready = new Set(main.execution.ready);
      const parting = this.derived.parting(place, following[0]!);
      const divergence = this.hand(following, place, parting);
      if (divergence !== undefined) return divergence;
      this.derived.mark(place, ready, parting, this.reads.touched);
      for (const run of this.runs) this.waiting.note(run);
      if (!main.output.more || this.replayed.order.left === 0) return undefined;
      place = main.execution.ready.at(-1)!;
      this.prepare(place);
      following = this.forEach({ type: 'continued', at: this.at });
    }
  }

  /** Before a state is entered: takes over its recorded input, and the recorded state where another one could have been chosen. */
  private prepare(place: number): void {
    const { main, runs, setting, replayed } = this;
    const thread = main.execution.threads[place]!;
    const previous = replayed.recordedId[thread.previous]!;
    if (thread.phase !== 'entering' || previous < 0) return;
    const derived = this.derived.has(place);
    const left = this.stateLeft(thread);
    const name = this.stateAt(place)?.name;
    const entered = replayed.order.after(previous).filter(({ type }) => type.endsWith('StateEntered'));
    let recorded = entered.find((each) => each.name === name);
    if (recorded === undefined && entered.length === 1 && left !== undefined && chooseWay(setting, runs, place, left, entered[0]!, derived)) {
      [recorded] = entered;
      replayed.note(recorded!.id, recorded!.name, [{ where: '/name', recorded: recorded!.name, replayed: name }]);
    }
    if (recorded === undefined) return;
    if (recorded.at > this.at) this.at = recorded.at;
    const { input } = recorded.details;
    if (typeof input !== 'string') return;
    const found: Differences = { real: [], passing: [] };
    const others = runs.slice(1).map(({ execution }) => execution.threads[place]!.input);
    addDifferences(found, parsedOrText(input), thread.input, others, '/input', unrepeatableValues(setting, left ?? this.stateAt(thread.parent), derived));
    if (found.real.length > 0 || found.passing.length === 0) return;
    replayed.note(recorded.id, recorded.name, found.passing);
    for (const run of runs) takeInput(run, setting, run.execution.threads[place]!, input);
  }

  /** Hands an event to all runs, and compares what they make of it. */
  private hand(events: readonly Event[], place: number, parting: Parting): Divergence | undefined {
    const { main, setting, runs, reads, replayed } = this;
    const { order, recordedId } = replayed;
    const { parent = -1, index = 0 } = main.execution.threads[place] ?? {};
    this.observer?.before(main.execution, place, events[0]!);
    reads.begin(main.execution, place);
    const made = runs.map((run, number) => {
      const handed = number === 0 ? reads.seenEvent(events[0]!) : events[number]!;
      step(setting.machine, run.execution, handed, run.output, handed.type === 'continued' ? 1 : 0);
      return newEvents(setting, run);
    });
    const located = made.map((each) => locate(each, order, recordedId));
    const way = located.findIndex((each) => isArray(each));
    const [own] = located as [Located];
    if (way < 0) return otherWay(setting, replayed, made, own as number, parting, reads.touched);
    const found = located[way] as Found;
    const others = made.slice(1).filter((_, run) => isSameWay(located[run + 1]!, found));
    for (const [number, run] of runs.entries()) if (!isSameWay(located[number]!, found)) goOnFrom(run, setting, runs[way]!);
    const parted = typeof own === 'number' ? found[own] : undefined;
    if (parted !== undefined) replayed.note(parted.id, parting.state?.name, [{ where: '', recorded: parted.type, replayed: made[0]![own as number]?.type }]);
    const before = replayed.events.length;
    const values = way === 0 ? unrepeatableValues(setting, parting.state, reads.touched) : allValues;
    const divergence = compareMade(setting, runs, replayed, made[way]!, found, {
      others: way === 0 ? others : [],
      values,
      state: parting.state?.name,
      parent,
      index,
    });
    this.observer?.after(main, replayed.events.slice(before), this.at);
    return divergence;
  }

  private stateAt(place: number): State | undefined {
    const thread = this.main.execution.threads[place];
    return thread === undefined ? undefined : this.setting.machine.states[thread.state];
  }

  /** The state that a thread comes from; undefined for its first. */
  private stateLeft({ previous }: Thread): State | undefined {
    const left = this.replayed.events[previous - 1];
    return left?.stateExitedEventDetails && this.setting.machine.states.find(({ name }) => name === left.stateExitedEventDetails!.name);
  }
}
