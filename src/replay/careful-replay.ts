import type { State } from '../definition/machine';
import type { HistoryEvent } from '../history/event';
import { isArray, isObject, type Json, type JsonObject } from '../json/json';
import { jsonSize } from '../json/size';
import type { Execution, Thread } from '../machine/execution';
import { step } from '../machine/step';
import { compareDetails, parsed, variablesOf } from './compare-event';
import { derives } from './derives';
import type { Event } from '../machine/event';
import { Waiting } from './feed';
import { mayDiffer } from './may-differ';
import { addDifferences, nonePasses, type Differences, type Passing, type PlaceDifference } from './place';
import { detailsOf, type RecordedEvent } from './recorded-history';
import { RecordedOrder } from './recorded-order';
import { payloadOf } from './payload';
import type { Divergence, NotComparable } from './report';
import { asIn, goOnFrom, newEvents, newRun, type Run, type Setting } from './run';
import { standsFor } from './substitution';
import { watched } from './watched';

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

/** The recorded events that the events of a run are, or the place of the first that the recording has not. */
type Located = readonly (RecordedEvent | undefined)[] | number;

/** Thrown where the recorded way cannot be found among those that the definition can take. */
class Stop {
  constructor(
    readonly id: number,
    readonly reason: string,
  ) {}
}

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
  private readonly events: HistoryEvent[] = [];
  private readonly notComparable: NotComparable[] = [];
  /** The threads whose state, or its input, was made of what was redacted. */
  private readonly derived = new Set<number>();
  /** Something that was redacted was read in this step. */
  private touched = false;
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
    const { id } = event;
    if (event.at > this.at) this.at = event.at;
    if (execution.status !== 'RUNNING') return { id, reason: `The replay has ended ${execution.status}, and the recording goes on.`, recordedEvent: event };
    const place = this.waiting.place(execution, event);
    const outcomes = this.runs.map((run) => this.waiting.eventFor(run, event, place, this.at));
    if (outcomes[0] !== undefined) return this.step(outcomes as readonly Event[], place);
    const name = this.nameAt(place);
    const reason = name === undefined ? 'Nothing of the replay waits there.' : `State "${name}" of the replay waits for something else.`;
    return { id, reason, recordedEvent: event, ...(name !== undefined && { state: name }) };
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

  private step(events: readonly Event[], at: number): Divergence | undefined {
    const { main } = this;
    let place = at;
    for (let following = events; ;) {
      const ready = new Set(main.execution.ready);
      const divergence = this.hand(following, place);
      if (divergence !== undefined) return divergence;
      this.mark(place, ready);
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
    const name = this.nameAt(place)!;
    let recorded = entered.find(({ details }) => details['name'] === name);
    if (recorded === undefined && entered.length === 1) recorded = this.takeWay(place, name, entered[0]!);
    if (recorded === undefined) return;
    if (recorded.at > this.at) this.at = recorded.at;
    const { input } = recorded.details;
    if (typeof input !== 'string') return;
    const found: Differences = { real: [], passing: [] };
    const others = runs.slice(1).map(({ execution }) => execution.threads[place]!.input);
    addDifferences(found, parsed(input), thread.input, others, '/input', this.passing(this.derived.has(place)));
    if (found.real.length > 0 || found.passing.length === 0) return;
    this.note(recorded.id, name, found.passing);
    for (const run of runs) this.takeInput(run, run.execution.threads[place]!, input);
  }

  /** The recorded state is entered, where it could be another in each run, or depends on what was redacted. */
  private takeWay(place: number, name: string, recorded: RecordedEvent): RecordedEvent | undefined {
    const { machine } = this.setting;
    const own = machine.states[this.main.execution.threads[place]!.state]!;
    const taken = machine.states.find((state) => state.name === recorded.details['name']);
    const part = this.runs.some(({ execution }) => execution.threads[place]!.state !== own.id);
    if (taken === undefined || scopeOf(taken) !== scopeOf(own) || !(part || this.derived.has(place))) return undefined;
    this.note(recorded.id, taken.name, [{ where: '/name', recorded: taken.name, replayed: name }]);
    for (const { execution } of this.runs) execution.threads[place]!.state = taken.id;
    return recorded;
  }

  /** Hands an event to all runs, which go from state to state, and compares what they make of it. */
  private hand(events: readonly Event[], place: number): Divergence | undefined {
    const { main, setting, runs } = this;
    const thread = main.execution.threads[place];
    this.acting = thread === undefined ? undefined : setting.machine.states[thread.state];
    this.observer?.before(main.execution, place, events[0]!);
    const parent = thread?.parent ?? -1;
    const index = thread?.index ?? 0;
    this.touched = false;
    if (!setting.placeholders.none) this.watch(place);
    const made = runs.map((run, number) => {
      const handed = this.watchedEvent(events[number]!, number);
      step(setting.machine, run.execution, handed, run.output, handed.type === 'continued' ? 1 : 0);
      return newEvents(setting, run);
    });
    const located = made.map((each) => this.locate(each));
    const way = located.findIndex((each) => isArray(each));
    if (way < 0) return this.otherWay(made, located[0] as number);
    const others = made.slice(1).filter((_, run) => isWay(located[run + 1]!, located[way]!));
    for (const [number, run] of runs.entries()) if (!isWay(located[number]!, located[way]!)) goOnFrom(run, setting, runs[way]!);
    if (way > 0) {
      const recorded = (located[way] as readonly (RecordedEvent | undefined)[])[located[0] as number];
      const parted = made[0]![located[0] as number];
      if (recorded !== undefined) this.note(recorded.id, this.acting?.name, [{ where: '', recorded: recorded.type, replayed: parted?.type }]);
    }
    const compared = way === 0 ? others : undefined;
    const before = this.events.length;
    const divergence = this.compare(made[way]!, located[way] as readonly (RecordedEvent | undefined)[], compared, { parent, index });
    this.observer?.after(main, this.events.slice(before), this.at);
    return divergence;
  }

  /** No run does what was recorded. */
  private otherWay(made: readonly (readonly HistoryEvent[])[], place: number): Divergence {
    const [events] = made;
    const replayedEvent = events![place]!;
    const before = this.recordedOf(replayedEvent.previousEventId, events!, place);
    const [recordedEvent] = before < 0 ? [] : this.order.after(before);
    const id = recordedEvent?.id ?? this.order.nextLeft?.id ?? this.order.events.length + 1;
    const outline = made.map((each) => each.map(shown).join());
    // Which state is entered was decided before.
    if (!replayedEvent.type.endsWith('StateEntered') && (this.touched || outline.some((each) => each !== outline[0])))
      throw new Stop(id, 'the replay goes another way by a value that no rerun gives again, and the recorded way cannot be taken');
    const state = this.acting?.name;
    for (const event of events!.slice(0, place)) this.events.push(event);
    if (recordedEvent?.type === replayedEvent.type) {
      const [first] = compareDetails(recordedEvent, replayedEvent, [], nonePasses).real;
      if (first !== undefined && first.where !== '/name') return { id, ...(state !== undefined && { state }), ...differs(recordedEvent, replayedEvent, first) };
    }
    const about = { id, replayedEvent, ...(recordedEvent !== undefined && { recordedEvent }), ...(state !== undefined && { state }) };
    return { ...about, reason: whatDiffers(recordedEvent, replayedEvent) };
  }

  /** The recorded id of an event of ours, also of one of this step. */
  private recordedOf(id: number, events: readonly HistoryEvent[], upTo: number): number {
    if (id < this.recordedId.length) return this.recordedId[id]!;
    const located = this.locate(events.slice(0, upTo)) as readonly (RecordedEvent | undefined)[];
    return located[id - this.recordedId.length]?.id ?? -1;
  }

  /**
   * The recorded events that the events of a run are; undefined stands for one after the end of the recording.
   *
   * @returns The place of the first that the recording has not, where there is one.
   */
  private locate(events: readonly HistoryEvent[]): Located {
    const { order, recordedId } = this;
    const found: (RecordedEvent | undefined)[] = [];
    const taken = new Set<RecordedEvent>();
    for (const [place, event] of events.entries()) {
      const { previousEventId } = event;
      const previous = previousEventId < recordedId.length ? recordedId[previousEventId]! : (found[previousEventId - recordedId.length]?.id ?? -1);
      const recorded = previous < 0 ? undefined : order.find(previous, (each) => !taken.has(each) && isSame(each, event));
      if (recorded === undefined && (order.ended || (previous >= 0 && order.find(previous, (each) => !taken.has(each)) !== undefined))) return place;
      if (recorded !== undefined) taken.add(recorded);
      found.push(recorded);
    }
    return found;
  }

  /** Compares the events of a step, which are located; `others` are those of other runs, undefined where nothing in them can be compared. */
  private compare(
    made: readonly HistoryEvent[],
    located: readonly (RecordedEvent | undefined)[],
    others: readonly (readonly HistoryEvent[])[] | undefined,
    thread: { readonly parent: number; readonly index: number },
  ): Divergence | undefined {
    const passing = others === undefined ? allPass : this.passing(this.touched);
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
      const state = this.acting?.name;
      if (first !== undefined) {
        return { id: recorded.id, ...(state !== undefined && { state }), ...differs(recorded, event, first) };
      }
      if (found.passing.length > 0) {
        this.note(recorded.id, state, found.passing);
        for (const run of this.runs) this.takeRecorded(run, recorded, event.id, thread);
      }
      this.events.push(found.passing.length > 0 ? withRecorded(event, recorded) : event);
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

  /** What was recorded takes the place of what a state has made: its output, and the variables that it has set. */
  private takeRecorded(run: Run, { details }: RecordedEvent, id: number, { parent, index }: { readonly parent: number; readonly index: number }): void {
    const { threads } = run.execution;
    const { output, assignedVariables } = details;
    const thread = threads.find(({ phase, previous }) => phase === 'entering' && previous === id);
    if (thread !== undefined) {
      if (typeof output === 'string') this.takeInput(run, thread, output);
      const variables = variablesOf(assignedVariables);
      if (isObject(variables)) thread.variables = { ...thread.variables, ...(asIn(run, this.setting, variables) as JsonObject) };
      return;
    }
    const children = threads[parent]?.children;
    if (children != null && children.run === null && typeof output === 'string' && details['name'] !== undefined && index < children.results.length) {
      children.results[index] = asIn(run, this.setting, parsed(output)!);
      if (children.texts !== null) delete children.texts[index];
    }
  }

  private takeInput(run: Run, thread: Thread, recorded: string): void {
    const { value, text } = payloadOf(this.setting.placeholders.disguised(recorded, run.number));
    thread.input = value;
    thread.text = text;
    thread.bound = jsonSize(value);
  }

  /** Watches for reading what was redacted: in what a thread and those around it see. */
  private watch(place: number): void {
    const { execution } = this.main;
    const { placeholders } = this.setting;
    const see = (value: Json): Json => {
      if (placeholders.holds(value)) this.touched = true;
      return watched(value, (part) => this.isWatched(part), this.read);
    };
    for (let at = place; at >= 0; at = execution.threads[at]!.parent) {
      const thread = execution.threads[at]!;
      thread.input = see(thread.input);
      if (thread.variables !== null) thread.variables = see(thread.variables) as JsonObject;
      const { children } = thread;
      if (children !== null)
        thread.children = { ...children, input: see(children.input), items: see(children.items) as readonly Json[], results: see(children.results) as Json[] };
    }
    (execution as { input: Json }).input = see(execution.input);
  }

  private readonly read = (): void => {
    this.touched = true;
  };

  private isWatched(part: Json): boolean {
    const { placeholders } = this.setting;
    if (placeholders.isUnrecorded(part)) this.touched = true; // what is not there cannot be seen being read
    return placeholders.holds(part);
  }

  private watchedEvent(event: Event, run: number): Event {
    const { placeholders } = this.setting;
    if (run > 0 || placeholders.none) return event;
    if ('cause' in event && (placeholders.holds(event.cause ?? '') || placeholders.holds(event.error ?? ''))) this.touched = true;
    if (!('output' in event)) return event;
    if (placeholders.holds(event.output)) this.touched = true;
    return { ...event, output: watched(event.output, (part) => this.isWatched(part), this.read) } as Event;
  }

  /** Notes the threads that have become ready by what was redacted. */
  private mark(place: number, ready: ReadonlySet<number>): void {
    for (const now of this.main.execution.ready) {
      if (now !== place && ready.has(now)) continue;
      if (this.touched) this.derived.add(now);
      else this.derived.delete(now);
    }
  }

  private nameAt(place: number): string | undefined {
    const thread = this.main.execution.threads[place];
    return thread === undefined ? undefined : this.setting.machine.states[thread.state]!.name;
  }
}

const allPass: Passing = { is: () => true, inNames: () => false };

/** Whether a run makes the same recorded events as another one. */
const isWay = (located: Located, way: Located): boolean =>
  isArray(located) && isArray(way) && located.length === way.length && located.every((event, place) => event === way[place]);

/** What tells which event it is; how many items a Map has decides what comes next. */
const subject = ['name', 'index', 'length'] as const;

/** Whether an event is of the same type, about the same state and iteration, or as many items. */
function isSame({ type, details }: RecordedEvent, event: HistoryEvent): boolean {
  const replayed = detailsOf(event);
  return type === event.type && subject.every((name) => details[name] === undefined || details[name] === replayed[name]);
}

/** The `States` that a state stands in. */
const scopeOf = ({ where }: State): string => where.slice(0, where.lastIndexOf('/'));

/** An event with the details that were recorded. */
function withRecorded(event: HistoryEvent, { details }: RecordedEvent): HistoryEvent {
  const name = Object.keys(event).find((each) => each.endsWith('EventDetails'));
  return name === undefined ? event : { ...event, [name]: { ...detailsOf(event), ...details } };
}

const differs = (recordedEvent: RecordedEvent, replayedEvent: HistoryEvent, first: PlaceDifference): Omit<Divergence, 'id'> => ({
  reason: `${named(recordedEvent.type, recordedEvent.details)} has another ${first.where}.`,
  recordedEvent,
  replayedEvent,
  ...first,
});

function whatDiffers(recorded: RecordedEvent | undefined, replayed: HistoryEvent): string {
  const ours = shown(replayed);
  return recorded === undefined
    ? `The replay goes on with ${ours}, and the recording does not.`
    : `${named(recorded.type, recorded.details)} was recorded, and the replay has ${ours}.`;
}

const shown = (event: HistoryEvent): string => named(event.type, detailsOf(event));
const named = (type: string, { name }: { readonly name?: unknown }): string => (typeof name === 'string' ? `${type} of "${name}"` : type);
