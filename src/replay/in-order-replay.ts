import type { State } from '../definition/machine';
import { EventCode, eventTypes } from '../history/event-code';
import { chunkOf, clear, slotOf, type Note } from '../history/log';
import { historyEvents } from '../history/read';
import { isObject, type Json } from '../json/json';
import type { Event } from '../machine/event';
import type { Status } from '../machine/execution';
import { step } from '../machine/step';
import { compareDetails } from './compare-event';
import { PayloadTexts } from './payload-texts';
import { nonePasses } from './place';
import type { PrintedDetails, PrintedEvent } from './printed-events';
import { EventReader, type RecordedEvent } from './recorded-history';
import { endingOf, outcomeOf } from './recorded-outcome';
import { newRun, type Run, type Setting } from './run';

/** The events whose outline says all, or that have no details. */
const plain: readonly boolean[] = eventTypes.map((type) =>
  /^(?:LambdaFunctionStarted|ActivityStarted|ParallelStateStarted|(?:Map|Parallel)State(?:Succeeded|Failed|Aborted)|(?:Task|Wait)StateAborted)$/.test(type),
);
const entered: readonly boolean[] = eventTypes.map((type) => type.endsWith('StateEntered'));
const exited: readonly boolean[] = eventTypes.map((type) => type.endsWith('StateExited'));

/**
 * Runs a definition once with what was recorded, and holds each event that it makes against the recorded one of the same id, as it was given: nothing is
 * made of an event that brings no outcome. It tells only whether all is the same and in the same order, as it is but where branches ran at the same time.
 */
export class InOrderReplay {
  private readonly run: Run;
  private readonly reader = new EventReader();
  private readonly first: RecordedEvent;
  /** By the id of an event, the place of the thread that waits since then, if one does; made when one waits. */
  private waiting: Int32Array | undefined;
  private at: number;
  /** How many events are the same. */
  private seen = 0;
  /** The event whose outcome was handed in last, by its place. */
  private fed = 0;
  private readonly texts = new PayloadTexts();

  /** @param setting - Its recording need not have more than the first event. */
  constructor(
    private readonly setting: Setting,
    private readonly events: readonly PrintedEvent[],
  ) {
    this.first = setting.recording.events[0]!;
    this.run = newRun(setting, 0);
    this.at = Number.isNaN(this.first.at) ? 0 : this.first.at;
  }

  isSame(): boolean {
    const { run, events, first } = this;
    if (typeof first.details['input'] !== 'string') return false;
    if (run.execution.inputText === null) this.texts.know(run.execution.input, first.details['input']);
    let event: Event | undefined = { type: 'started', at: this.at };
    while (event !== undefined && this.step(event)) {
      if (run.execution.status !== 'RUNNING') return this.seen === events.length;
      if (this.seen === events.length) return false;
      event = this.next();
    }
    return false;
  }

  /** How the execution has ended. */
  get status(): Status {
    return this.run.execution.status;
  }

  private get around(): Parameters<typeof historyEvents>[1] {
    return { subjects: this.setting.machine.states, region: '', roleArn: '' };
  }

  /** What the next recorded event brings; undefined where nothing waits for it. */
  private next(): Event | undefined {
    const { execution, read } = this.run;
    this.fed = this.seen;
    const event = this.reader.read(this.events[this.seen], '', this.seen);
    if (event.at > this.at) this.at = event.at;
    const ending = endingOf(event, execution, this.at);
    if (ending !== undefined) return ending;
    const thread = this.waiting?.[event.previousEventId] ?? -1;
    const waits = execution.threads[thread];
    if (waits === undefined || waits.turn === 0 || waits.previous !== event.previousEventId || waits.phase === 'joining') return undefined;
    const outcome = outcomeOf(event, waits, { thread, turn: waits.turn, at: this.at }, none, read);
    if (outcome === undefined || (outcome.type !== 'succeeded' && outcome.type !== 'submitted')) return outcome;
    const { output } = event.details;
    if (typeof output !== 'string') return undefined;
    if (outcome.text === undefined) this.texts.know(outcome.output, output);
    return outcome;
  }

  private step(event: Event): boolean {
    const { run, setting, events } = this;
    const { execution, output } = run;
    for (let following = event; ; following = { type: 'continued', at: this.at }) {
      step(setting.machine, execution, following, output);
      if (!this.compare()) return false;
      for (const { thread, kind } of output.effects)
        if (thread >= 0 && kind !== 'cancel') (this.waiting ??= new Int32Array(events.length + 1))[execution.threads[thread]!.previous] = thread;
      output.effects.length = 0;
      if (!output.more) return true;
    }
  }

  /** Whether the events that were made since the last time are the next recorded ones. */
  private compare(): boolean {
    const { events, seen } = this;
    const { history } = this.run.output;
    const { chunks, notes, length } = history;
    const { states } = this.setting.machine;
    if (seen + length > events.length) return false;
    for (let made = 0; made < length; made++) {
      const place = seen + made;
      const event = events[place];
      const slots = chunks[chunkOf(made)]!;
      const slot = slotOf(made);
      const code = slots[slot] as number;
      if (!isObject(event) || event.id !== place + 1 || event.previousEventId !== slots[slot + 1] || event.type !== eventTypes[code]) return false;
      const state = states[slots[slot + 2] as number];
      if (!this.hasSame(event, code, state, slots[slot + 3]!, notes?.[made], place) && !this.isEqual(event, place, made)) return false;
    }
    this.seen = seen + length;
    clear(history);
    return true;
  }

  /** Whether the details are the same for sure, at a look. */
  private hasSame(event: PrintedEvent, code: number, state: State | undefined, value: Json, note: Note | undefined, place: number): boolean {
    if (entered[code]) {
      const details = event.stateEnteredEventDetails;
      return details != null && details.name === state!.name && this.isText(details.input, value, note);
    }
    if (exited[code]) {
      const details = event.stateExitedEventDetails;
      if (details == null || details.assignedVariables !== undefined || note?.assigned !== undefined) return false;
      return details.name === state!.name && this.isText(details.output, value, note);
    }
    if (plain[code]) return true;
    switch (code) {
      case EventCode.LambdaFunctionScheduled: {
        const details = event.lambdaFunctionScheduledEventDetails;
        return details != null && details.resource === state!.resource && isBare(details, note) && this.isText(details.input, value, note);
      }
      case EventCode.LambdaFunctionSucceeded:
      case EventCode.ActivitySucceeded:
        return place === this.fed; // what it says has come from there
      case EventCode.MapIterationStarted:
        return isIteration(event.mapIterationStartedEventDetails, state!, value);
      case EventCode.MapIterationSucceeded:
        return isIteration(event.mapIterationSucceededEventDetails, state!, value);
      case EventCode.ExecutionStarted:
        return this.isText(event.executionStartedEventDetails?.input, value, note);
      case EventCode.ExecutionSucceeded:
        return this.isText(event.executionSucceededEventDetails?.output, value, note);
      case EventCode.TaskScheduled: {
        const details = event.taskScheduledEventDetails;
        return isOfTask(details, state!) && isBare(details, note) && this.isText(details.parameters, value, note);
      }
      case EventCode.TaskStarted:
        return isOfTask(event.taskStartedEventDetails, state!);
      case EventCode.TaskSubmitted:
        return place === this.fed && isOfTask(event.taskSubmittedEventDetails, state!);
      case EventCode.TaskSucceeded:
        return place === this.fed && isOfTask(event.taskSucceededEventDetails, state!);
      case EventCode.MapStateStarted:
        return event.mapStateStartedEventDetails?.length === value;
      default:
        return false;
    }
  }

  /** Whether a recorded text is that of a value. */
  private isText(text: unknown, value: Json, note: Note | undefined): boolean {
    const own = note?.text;
    if (own !== undefined) return text === own;
    return typeof text === 'string' && this.texts.isText(value, text);
  }

  /** Whether the details are the same member for member. */
  private isEqual(recorded: PrintedEvent, place: number, made: number): boolean {
    const [event] = historyEvents(this.run.output.history, this.around, made, made + 1);
    return compareDetails(this.reader.read(recorded, '', place), event!, [], nonePasses).real.length === 0;
  }
}

const none = (): undefined => undefined;

const isIteration = (details: PrintedDetails | null | undefined, { name }: State, index: Json): boolean =>
  details != null && details.index === index && details.name === name;

const isOfTask = (details: PrintedDetails | null | undefined, { resource, resourceType }: State): details is PrintedDetails =>
  details != null && details.resource === resource && details.resourceType === resourceType;

/** Whether neither side says anything of limits or of a role. */
const isBare = (recorded: PrintedDetails, note: Note | undefined): boolean =>
  (recorded.timeoutInSeconds ?? recorded.heartbeatInSeconds ?? recorded.taskCredentials) === undefined &&
  (note?.timeoutInSeconds ?? note?.heartbeatInSeconds ?? note?.roleArn) === undefined;
