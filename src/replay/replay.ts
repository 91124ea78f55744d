import type { WorkflowType } from '../definition/asl';
import type { Machine } from '../definition/machine';
import type { HistoryEvent } from '../history/event';
import { emptyLog } from '../history/log';
import { historyEvents } from '../history/read';
import { isObject, type Json } from '../json/json';
import { parseJson } from '../json/parse';
import { jsonSize } from '../json/size';
import { createExecution, expressQuotas, standardQuotas } from '../machine/create-execution';
import type { Event } from '../machine/event';
import type { Execution } from '../machine/execution';
import { identityOf } from '../machine/identity';
import { step } from '../machine/step';
import type { StepOutput } from '../machine/step-context';
import { parse } from '../validation/parse';
import { detailsDifferences, valueOf } from './compare-event';
import type { PlaceDifference } from './place';
import { outcomeOf } from './recorded-outcome';
import { detailsOf, readHistory, type RecordedEvent } from './recorded-history';

/** The first event in which a replay and its recording part. */
export interface Divergence extends Partial<PlaceDifference> {
  /** What has become different, in words. */
  readonly reason: string;
  /** The event of the recording; undefined where it has none more. */
  readonly recordedEvent?: RecordedEvent;
  /** The event of the replay; undefined where it makes none. */
  readonly replayedEvent?: HistoryEvent;
}

/** A place that no rerun gives again, such as a UUID: the recorded value is taken. */
export interface NotComparable extends PlaceDifference {
  /** The id of the recorded event. */
  readonly id: number;
}

export interface ReplayReport {
  readonly same: boolean;
  /** There where it is not the same. */
  readonly divergence?: Divergence;
  readonly notComparable: readonly NotComparable[];
  /** The events of the replay, up to where it diverges. */
  readonly history: readonly HistoryEvent[];
}

export interface ReplayOptions {
  /** Default: 'STANDARD'. */
  readonly type?: WorkflowType;
}

/**
 * Runs a definition with the results that were recorded of an execution, and tells whether it does what was recorded, or the first event in which it does
 * something else. No handler is called, and no time passes.
 *
 * Branches and iterations that ran at the same time may have been recorded in any order: an event is compared with the recorded one that follows the
 * same event. Random values, the time, and the names in the context object are taken from the recording where they show.
 *
 * @param definition - As an object, or as a text, JSON or YAML.
 * @param history - What `aws stepfunctions get-execution-history` gives, or `result.history()`: an answer, several of them (pages), or the events.
 * @throws DefinitionError, and UsageError where the history is none.
 */
export function replay(definition: object | string, history: unknown, options: ReplayOptions = {}): ReplayReport {
  const recorded = readHistory(history);
  const { type = 'STANDARD' } = options;
  const machine = parse(definition, { type });
  const report = new Replay(machine, recorded, type, false).run();
  // Only where something differs it is worth finding out what can differ.
  return report.divergence?.where === undefined ? report : new Replay(machine, recorded, type, true).run();
}

/** One of the two runs, which differ in all that no rerun can give again. */
interface Run {
  readonly execution: Execution;
  readonly output: StepOutput;
  /** How far its time is from the recorded one, in milliseconds. */
  readonly later: number;
}

class Replay {
  private readonly main: Run;
  private readonly twin: Run | null;
  private readonly events: HistoryEvent[] = [];
  private readonly notComparable: NotComparable[] = [];
  /** By the id of an event of ours, that of the recorded one. */
  private readonly recordedId: number[] = [0];
  /** The recorded events that follow each. */
  private readonly following = new Map<number, RecordedEvent[]>();
  private readonly found = new Set<RecordedEvent>();
  private next = 0;
  private at: number;

  constructor(
    private readonly machine: Machine,
    private readonly recorded: readonly RecordedEvent[],
    type: WorkflowType,
    twofold: boolean,
  ) {
    const [first] = recorded;
    this.at = Number.isNaN(first!.at) ? 0 : first!.at;
    for (const event of recorded) {
      const others = this.following.get(event.previousEventId);
      if (others === undefined) this.following.set(event.previousEventId, [event]);
      else others.push(event);
    }
    this.main = runOf('A', first!, type, 1, 0);
    this.twin = twofold ? runOf('B', first!, type, 2, 1_234_567_891) : null;
  }

  run(): ReplayReport {
    let divergence = this.step({ type: 'started' });
    while (divergence === undefined) {
      const event = this.nextRecorded();
      if (event === undefined) break;
      divergence = this.feed(event);
    }
    const { notComparable, events: history } = this;
    return { same: divergence === undefined, ...(divergence !== undefined && { divergence }), notComparable, history };
  }

  /** The first recorded event that the replay has not made. */
  private nextRecorded(): RecordedEvent | undefined {
    while (this.next < this.recorded.length && this.found.has(this.recorded[this.next]!)) this.next++;
    return this.recorded[this.next];
  }

  /** Lets happen what a recorded event tells of. */
  private feed(event: RecordedEvent): Divergence | undefined {
    const { execution } = this.main;
    if (event.at > this.at) this.at = event.at;
    if (execution.status !== 'RUNNING') return { reason: `The replay has ended ${execution.status}, and the recording goes on.`, recordedEvent: event };
    const { error = null, cause = null } = event.details as { error?: string; cause?: string };
    if (event.type === 'ExecutionAborted') return this.step({ type: 'stopped', error, cause });
    if (event.type === 'ExecutionTimedOut') {
      this.at = Math.max(this.at, execution.deadline);
      return this.step({ type: 'woken', thread: -1, turn: 0, timer: 'execution' });
    }
    const place = execution.threads.findIndex(({ turn, previous }) => turn !== 0 && this.recordedId[previous] === event.previousEventId);
    const thread = execution.threads[place];
    const outcome = thread === undefined ? undefined : outcomeOf(event, thread);
    if (outcome === undefined) {
      const waits =
        thread === undefined
          ? 'Nothing of the replay waits there'
          : `State "${this.machine.states[thread.state]!.name}" of the replay waits for something else`;
      return { reason: `${waits}.`, recordedEvent: event };
    }
    const { timers, turn } = thread!;
    if (outcome.type === 'woken' && outcome.timer === 'heartbeat') this.at = Math.max(this.at, timers!.heartbeat!);
    return this.step({ ...outcome, thread: place, turn });
  }

  private step(event: Timeless): Divergence | undefined {
    const { main, twin } = this;
    for (let following = event; ; following = { type: 'continued' }) {
      const events = this.hand(main, following);
      const others = twin === null ? events : this.hand(twin, following);
      for (const [i, each] of events.entries()) {
        const divergence = this.compare(each, others[i] ?? each);
        if (divergence !== undefined) return divergence;
        this.events.push(each);
      }
      if (!main.output.more) return undefined;
    }
  }

  /** Hands an event to a run. With a twin it goes from state to state, so that recorded values can be put in between. */
  private hand({ execution, output, later }: Run, event: Timeless): HistoryEvent[] {
    const { machine, twin } = this;
    const handed = { ...event, at: this.at + later };
    if (twin === null) step(machine, execution, handed, output);
    else step(machine, execution, handed, output, event.type === 'continued' ? 1 : 0);
    output.effects.length = 0;
    return historyEvents(output.history!, { subjects: machine.states, region: '', roleArn: '' }, this.events.length);
  }

  /** Finds the recorded event that an event of the replay is. */
  private compare(replayedEvent: HistoryEvent, twin: HistoryEvent): Divergence | undefined {
    const waiting = this.following.get(this.recordedId[replayedEvent.previousEventId]!)?.filter((event) => !this.found.has(event)) ?? [];
    const found = waiting.find((event) => isSame(event, replayedEvent));
    if (found === undefined) {
      const [recordedEvent] = waiting;
      return { reason: whatDiffers(recordedEvent, replayedEvent), replayedEvent, ...(recordedEvent !== undefined && { recordedEvent }) };
    }
    this.found.add(found);
    this.recordedId[replayedEvent.id] = found.id;
    const [[first], passing] = detailsDifferences(found, replayedEvent, twin);
    if (first !== undefined) return { reason: `${found.type} has another ${first.where}.`, recordedEvent: found, replayedEvent, ...first };
    if (passing.length === 0) return undefined;
    for (const place of passing) this.notComparable.push({ id: found.id, ...place });
    for (const run of [this.main, this.twin!]) takeRecorded(run, found, replayedEvent.id);
    return undefined;
  }
}

/** An event that comes to both runs, each at its own time. */
type Timeless = Event extends infer Each ? (Each extends unknown ? Omit<Each, 'at'> : never) : never;

function runOf(name: string, { details }: RecordedEvent, type: WorkflowType, seed: number, later: number): Run {
  const { input = '{}' } = details;
  const text = typeof input === 'string' ? input : null;
  const value: Json = text === null ? input : parseJson(text);
  const identity = identityOf(name, type, name, name);
  const execution = createExecution(identity, name, value, seed, type === 'EXPRESS' ? expressQuotas : standardQuotas, text);
  return { execution, output: { effects: [], history: emptyLog(), more: false }, later };
}

/** What was recorded takes the place of what a state has made: its output, and the variables that it has set. */
function takeRecorded({ execution }: Run, { details }: RecordedEvent, id: number): void {
  const thread = execution.threads.find(({ phase, previous }) => phase === 'entering' && previous === id);
  if (thread === undefined) return;
  const { output, assignedVariables } = details;
  if (typeof output === 'string') {
    thread.input = valueOf('output', output) ?? null;
    thread.text = JSON.stringify(thread.input) === output ? null : output;
    thread.bound = jsonSize(thread.input);
  }
  const variables = valueOf('assignedVariables', assignedVariables);
  if (isObject(variables)) thread.variables = { ...thread.variables, ...variables };
}

const subject = ['name', 'index'] as const;

/** Whether an event is of the same type, about the same state and iteration. */
function isSame({ type, details }: RecordedEvent, event: HistoryEvent): boolean {
  const replayed = detailsOf(event);
  return type === event.type && subject.every((name) => details[name] === replayed[name]);
}

function whatDiffers(recorded: RecordedEvent | undefined, replayed: HistoryEvent): string {
  const ours = named(replayed.type, detailsOf(replayed));
  return recorded === undefined
    ? `The replay goes on with ${ours}, and the recording does not.`
    : `${named(recorded.type, recorded.details)} was recorded, and the replay has ${ours}.`;
}

const named = (type: string, { name }: { readonly name?: unknown }): string => (typeof name === 'string' ? `${type} of "${name}"` : type);
