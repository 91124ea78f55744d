import type { State } from '../definition/machine';
import type { HistoryEvent } from '../history/event';
import { isArray } from '../json/json';
import type { Event } from '../machine/event';
import type { Execution } from '../machine/execution';
import { step } from '../machine/step';
import { compareDetails, parsed } from './compare-event';
import { choosesByName } from './context-names';
import { decidesWay, type Parting } from './decides-way';
import { derives } from './derives';
import { anotherEvent, differsIn, eventName, unawaited } from './divergence';
import { Waiting } from './feed';
import { isSameWay, locate, recordedPrevious } from './locate';
import { mayDiffer } from './may-differ';
import { addDifferences, type Differences, type Passing, type PlaceDifference } from './place';
import { detailsOf, type RecordedEvent } from './recorded-history';
import { RecordedOrder } from './recorded-order';
import { RedactedReads } from './redacted-reads';
import type { Divergence, NotComparable } from './report';
import { goOnFrom, newEvents, newRun, type Run, type Setting } from './run';
import { standsFor } from './substitution';
import { takeInput, takeRecorded, withRecorded } from './take-recorded';
import { whyUnrepeatable } from './unrepeatable';

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

/** Thrown where the recorded way cannot be found among those that the definition can take. */
class Stop {
  constructor(
    readonly id: number,
    readonly reason: string,
  ) {}
}

/** The events that a run has made in a step, and which recorded ones they are. */
type Made = readonly HistoryEvent[];
type Found = readonly (RecordedEvent | undefined)[];

/**
 * Runs a definition with what was recorded, state by state, in several runs at a time that differ in all that no rerun can give again. Where the replay
 * differs from the recording and the runs differ from each other, or what is made there is made of a value that was redacted, the place is not
 * comparable: all runs go on with what was recorded.
 */
export class CarefulReplay {
  private readonly runs: readonly Run[];
  private readonly main: Run;
  private readonly order: RecordedOrder;
  /** By the id of an event of ours, that of the recorded one; -1 after the end of a recording that stops in between. */
  private readonly recordedId: number[] = [0];
  private readonly waiting: Waiting;
  private readonly reads: RedactedReads;
  private readonly events: HistoryEvent[] = [];
  private readonly notComparable: NotComparable[] = [];
  /** The threads whose state, its input, or that it is tried again, was made of what was redacted. */
  private readonly derived = new Set<number>();
  private acting: State | undefined;
  private at: number;

  constructor(
    private readonly setting: Setting,
    runs: number,
    private readonly observer?: Observer,
  ) {
    const { events } = setting.recording;
    this.runs = Array.from({ length: runs }, (_, number) => newRun(setting, number));
    this.main = this.runs[0]!;
    this.order = new RecordedOrder(events);
    this.waiting = new Waiting(this.order, this.recordedId);
    this.reads = new RedactedReads(setting.placeholders);
    this.at = Number.isNaN(events[0]!.at) ? 0 : events[0]!.at;
  }

  replay(): Outcome {
    let divergence: Divergence | undefined;
    let notReplayed: Outcome['notReplayed'];
    try {
      divergence = this.step(this.forEach({ type: 'started', at: this.at }), -1);
      for (let event = this.order.nextLeft; event !== undefined && divergence === undefined; event = this.order.nextLeft) divergence = this.feed(event);
      divergence ??= this.missingEnd();
    } catch (thrown) {
      if (!(thrown instanceof Stop)) throw thrown;
      const { id, reason } = thrown;
      notReplayed = { id, reason };
    }
    const { notComparable, events } = this;
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
    const { order, events } = this;
    if (order.ended || status === 'RUNNING' || this.setting.recording.rest !== undefined) return undefined;
    const beyond = this.recordedId.filter((id) => id < 0).length;
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
      const parting = this.partingAt(place, following[0]!);
      const divergence = this.hand(following, place, parting);
      if (divergence !== undefined) return divergence;
      this.mark(place, ready, parting);
      for (const run of this.runs) this.waiting.note(run);
      if (!main.output.more || this.order.left === 0) return undefined;
      place = main.execution.ready.at(-1)!;
      this.prepare(place);
      following = this.forEach({ type: 'continued', at: this.at });
    }
  }

  /** Before a state is entered: takes over its recorded input, and the recorded state where another one could have been chosen. */
  private prepare(place: number): void {
    const { order, main, runs } = this;
    const thread = main.execution.threads[place]!;
    const previous = this.recordedId[thread.previous]!;
    if (thread.phase !== 'entering' || previous < 0) return;
    const entered = order.after(previous).filter(({ type }) => type.endsWith('StateEntered'));
    const { name } = this.stateAt(place)!;
    let recorded = entered.find(({ details }) => details['name'] === name);
    if (recorded === undefined && entered.length === 1) recorded = this.takeWay(place, entered[0]!);
    if (recorded === undefined) return;
    if (recorded.at > this.at) this.at = recorded.at;
    const { input } = recorded.details;
    if (typeof input !== 'string') return;
    const found: Differences = { real: [], passing: [] };
    const others = runs.slice(1).map(({ execution }) => execution.threads[place]!.input);
    addDifferences(found, parsed(input), thread.input, others, '/input', this.passing(this.derived.has(place)));
    if (found.real.length > 0 || found.passing.length === 0) return;
    this.note(recorded.id, name, found.passing);
    for (const run of runs) takeInput(run, this.setting, run.execution.threads[place]!, input);
  }

  /** The recorded state is entered, where the one before leads there too: by chance, by a name that is not known, or by what was redacted. */
  private takeWay(place: number, recorded: RecordedEvent): RecordedEvent | undefined {
    const { machine, recording, type } = this.setting;
    const thread = this.main.execution.threads[place]!;
    const left = detailsOf(this.events[thread.previous - 1]!)['name'];
    const [from, to] = [left, recorded.details['name']].map((name) => machine.states.find((state) => state.name === name));
    if (from === undefined || to === undefined || !machine.points.some((point) => point.state === from.id && point.to === to.id)) return undefined;
    const part = this.runs.some(({ execution }) => execution.threads[place]!.state !== thread.state);
    if (!part && !this.derived.has(place) && !choosesByName(machine.definition, from, recording, type)) return undefined;
    this.note(recorded.id, to.name, [{ where: '/name', recorded: to.name, replayed: this.stateAt(place)!.name }]);
    for (const { execution } of this.runs) execution.threads[place]!.state = to.id;
    return recorded;
  }

  /** Hands an event to all runs, and compares what they make of it. */
  private hand(events: readonly Event[], place: number, parting: Parting): Divergence | undefined {
    const { main, setting, runs, order, recordedId } = this;
    const thread = main.execution.threads[place];
    this.acting = parting.state;
    this.observer?.before(main.execution, place, events[0]!);
    const { parent = -1, index = 0 } = thread ?? {};
    this.reads.begin(main.execution, place);
    const made = runs.map((run, number) => {
      const handed = number === 0 ? this.reads.seenEvent(events[0]!) : events[number]!;
      step(setting.machine, run.execution, handed, run.output, handed.type === 'continued' ? 1 : 0);
      return newEvents(setting, run);
    });
    const located = made.map((each) => locate(each, order, recordedId));
    const way = located.findIndex((each) => isArray(each));
    if (way < 0) return this.otherWay(made, located[0] as number, parting);
    const found = located[way] as Found;
    const others = made.slice(1).filter((_, run) => isSameWay(located[run + 1]!, found));
    for (const [number, run] of runs.entries()) if (!isSameWay(located[number]!, found)) goOnFrom(run, setting, runs[way]!);
    const parted = located[0]!;
    const recorded = typeof parted === 'number' ? found[parted] : undefined;
    if (recorded !== undefined) this.note(recorded.id, this.acting?.name, [{ where: '', recorded: recorded.type, replayed: made[0]![parted as number]?.type }]);
    const before = this.events.length;
    const divergence = this.compare(made[way]!, found, way === 0 ? others : undefined, { parent, index });
    this.observer?.after(main, this.events.slice(before), this.at);
    return divergence;
  }

  /** No run does what was recorded. */
  private otherWay(made: readonly Made[], place: number, parting: Parting): Divergence {
    const [events] = made as [Made];
    const replayed = events[place]!;
    const before = recordedPrevious(replayed, locate(events.slice(0, place), this.order, this.recordedId) as Found, this.recordedId);
    const [recorded] = before < 0 ? [] : this.order.after(before);
    if (recorded !== undefined) stopAt(recorded);
    const id = recorded?.id ?? this.order.nextLeft?.id ?? this.order.events.length + 1;
    // Which state is entered was decided before.
    if (!replayed.type.endsWith('StateEntered') && this.canPart(made, parting, recorded, replayed))
      throw new Stop(id, 'the replay goes another way by a value that no rerun gives again, and the recorded way cannot be taken');
    this.events.push(...events.slice(0, place));
    return anotherEvent(id, recorded, replayed, this.acting?.name);
  }

  /** Whether the ways can part by what no rerun gives again. */
  private canPart(made: readonly Made[], parting: Parting, recorded: RecordedEvent | undefined, replayed: HistoryEvent): boolean {
    const { machine, recording, type } = this.setting;
    const outlines = new Set(made.map((each) => each.map(eventName).join()));
    if (outlines.size > 1 || (this.reads.touched && decidesWay(parting, recorded, replayed))) return true;
    return parting.state !== undefined && choosesByName(machine.definition, parting.state, recording, type);
  }

  /** Compares the events of a step with the recorded ones; `others` are those of other runs, undefined where nothing in them can be compared. */
  private compare(
    made: Made,
    located: Found,
    others: readonly Made[] | undefined,
    thread: { readonly parent: number; readonly index: number },
  ): Divergence | undefined {
    const passing = others === undefined ? allPass : this.passing(this.reads.touched);
    for (const [place, event] of made.entries()) {
      const recorded = located[place];
      this.recordedId[event.id] = recorded?.id ?? -1;
      if (recorded === undefined) {
        this.events.push(event);
        continue;
      }
      this.order.make(recorded);
      const found = compareDetails(recorded, event, others?.map((events) => events[place]!) ?? [], passing);
      const [first] = found.real;
      if (first !== undefined) return differsIn(recorded, event, first, this.acting?.name);
      const taken = found.passing.length > 0;
      this.events.push(taken ? withRecorded(event, recorded) : event);
      if (!taken) continue;
      this.note(recorded.id, this.acting?.name, found.passing);
      for (const run of this.runs) takeRecorded(run, this.setting, recorded, event, thread);
    }
    return undefined;
  }

  /** Which differences no rerun can do away with; `touched`: what is compared may be made of what was redacted. */
  private passing(touched: boolean): Passing {
    const { placeholders, machine } = this.setting;
    const made = touched && (this.acting === undefined || derives(machine.definition, this.acting));
    return {
      is: (place, others) => {
        const { where, recorded, replayed } = place;
        // A failure quotes what it comes from, and that there is one is decided by it.
        if (made || (touched && (where === '/cause' || where === '/error'))) return true;
        return standsFor(replayed, recorded) || placeholders.fits(recorded, replayed) || mayDiffer(place, others, placeholders);
      },
      inNames: (object) => placeholders.inNames(object),
    };
  }

  private note(id: number, state: string | undefined, places: readonly PlaceDifference[]): void {
    for (const place of places) this.notComparable.push({ id, ...(state !== undefined && { state }), ...place });
  }

  /** What a step is about to do, for the case that it goes another way. */
  private partingAt(place: number, event: Event): Parting {
    const thread = this.main.execution.threads[place];
    const retries = thread?.phase === 'trying' && !this.derived.has(place);
    const { error = undefined } = event.type === 'failed' ? event : event.type === 'woken' ? { error: 'States.Timeout' } : {};
    return { state: this.stateAt(place), retries, error: error === null || this.setting.placeholders.holds(error) ? undefined : error };
  }

  /** Notes the threads that go on, or are to be tried again, by what was redacted. */
  private mark(place: number, ready: ReadonlySet<number>, { error }: Parting): void {
    const { execution, output } = this.main;
    const { touched } = this.reads;
    for (const now of execution.ready) if ((!ready.has(now) || now === place) && execution.threads[now]!.phase !== 'trying') this.set(now, touched);
    for (const effect of output.effects) if (effect.kind === 'sleep' && effect.timer === 'retry') this.set(effect.thread, touched && error === undefined);
  }

  private set(thread: number, derived: boolean): void {
    if (derived) this.derived.add(thread);
    else this.derived.delete(thread);
  }

  private stateAt(place: number): State | undefined {
    const thread = this.main.execution.threads[place];
    return thread === undefined ? undefined : this.setting.machine.states[thread.state];
  }
}

const allPass: Passing = { is: () => true, inNames: () => false };

/** A replay cannot go on beyond an event that it never makes. */
function stopAt(event: RecordedEvent): void {
  const reason = whyUnrepeatable(event);
  if (reason !== undefined) throw new Stop(event.id, reason);
}
