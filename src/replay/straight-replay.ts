import type { State } from '../definition/machine';
import { EventCode, eventTypes } from '../history/event-code';
import { chunkOf, slotOf, type Note } from '../history/log';
import { historyEvents } from '../history/read';
import type { HistoryEvent } from '../history/event';
import type { Json } from '../json/json';
import { step } from '../machine/step';
import { compareDetails } from './compare-event';
import type { Event } from '../machine/event';
import { Waiting } from './feed';
import { PayloadTexts } from './payload-texts';
import { nonePasses } from './place';
import type { RecordedEvent } from './recorded-history';
import { RecordedOrder } from './recorded-order';
import { newRun, type Run, type Setting } from './run';

/** The events whose details hold a payload, and nothing else but a state's name. */
const hasPayload = eventTypes.map((type) => (/State(?:Entered|Exited)$|^Execution(?:Started|Succeeded)$/.test(type) ? 1 : 0));

/** The events that have no details, or no more than name the state and the iteration. */
const plain = eventTypes.map((type) =>
  /^(?:LambdaFunctionStarted|ActivityStarted|MapIteration\w+|(?:Map|Parallel)State(?:Succeeded|Failed|Aborted)|(?:Task|Wait)StateAborted|MapRun(?:Succeeded|Aborted|Started))$/.test(
    type,
  )
    ? 1
    : 0,
);

/**
 * Runs a definition once with what was recorded, as fast as it goes. It tells only whether all is the same: what differs, or can differ between two runs,
 * is found out by a careful replay.
 */
export class StraightReplay {
  private readonly run: Run;
  private readonly order: RecordedOrder;
  /** By the id of an event of ours, that of the recorded one; -1 after the end of a recording that stops in between. */
  private readonly recordedId: Int32Array;
  private readonly waiting: Waiting;
  private at: number;
  /** The event whose outcome was handed in last. */
  private fed: RecordedEvent | undefined;
  private readonly texts = new PayloadTexts();

  constructor(private readonly setting: Setting) {
    const { events } = setting.recording;
    this.run = newRun(setting, 0);
    this.order = new RecordedOrder(events);
    this.recordedId = new Int32Array(events.length + 1);
    this.waiting = new Waiting(this.order, this.recordedId);
    this.at = Number.isNaN(events[0]!.at) ? 0 : events[0]!.at;
  }

  isSame(): boolean {
    const { order, run, waiting } = this;
    if (!this.step({ type: 'started', at: this.at })) return false;
    for (let event = order.nextLeft; event !== undefined; event = order.nextLeft) {
      if (run.execution.status !== 'RUNNING') return false;
      if (event.at > this.at) this.at = event.at;
      this.fed = event;
      const outcome = waiting.eventFor(run, event, waiting.place(run.execution, event), this.at);
      if (outcome === undefined) return false;
      const { output } = event.details;
      if (outcome.type === 'succeeded' && outcome.text === undefined && typeof output === 'string') this.texts.know(outcome.output, output);
      if (!this.step(outcome)) return false;
    }
    return run.execution.status === 'RUNNING' ? !order.ended : order.ended;
  }

  history(): HistoryEvent[] {
    return historyEvents(this.run.output.history, { subjects: this.setting.machine.states, region: '', roleArn: '' }).slice(0, this.order.events.length);
  }

  private step(event: Event): boolean {
    const { run, order, setting, waiting } = this;
    for (let following: Event = event; ; following = { type: 'continued', at: this.at }) {
      step(setting.machine, run.execution, following, run.output);
      if (!this.compare()) return false;
      waiting.note(run);
      if (!run.output.more || order.left === 0) return true;
    }
  }

  /** Finds for each new event the recorded one; false where there is none, or it is another. */
  private compare(): boolean {
    const { run, order, recordedId } = this;
    const { chunks, notes, length } = run.output.history;
    const { states } = this.setting.machine;
    for (let place = run.seen; place < length; place++) {
      const slots = chunks[chunkOf(place)]!;
      const slot = slotOf(place);
      const code = slots[slot] as number;
      const before = slots[slot + 1] as number;
      const previous = before < recordedId.length ? recordedId[before]! : -1;
      const state = states[slots[slot + 2] as number];
      const value = slots[slot + 3]!;
      const recorded = previous < 0 ? undefined : order.findAbout(previous, code, state?.name, value as number);
      if (recorded === undefined) {
        if (order.ended || (previous >= 0 && order.find(previous, any) !== undefined)) return false;
        if (place + 1 < recordedId.length) recordedId[place + 1] = -1;
        continue;
      }
      order.make(recorded);
      if (place + 1 >= recordedId.length) return false;
      recordedId[place + 1] = recorded.id;
      if (!this.isEqual(recorded, place, code, state, value, notes?.[place])) return false;
    }
    run.seen = length;
    return true;
  }

  /** Whether a recorded text, where there is one, is that of a value. */
  private isText(text: Json | undefined, value: Json, note: Note | undefined): boolean {
    if (text === undefined) return true;
    const own = note?.text;
    return own === undefined ? typeof text === 'string' && this.texts.isText(value, text) : text === own;
  }

  /** Whether the details are equal, with a look at the texts alone where that is enough. */
  private isEqual(recorded: RecordedEvent, place: number, code: number, state: State | undefined, value: Json, note: Note | undefined): boolean {
    if (plain[code] === 1) return true;
    if (hasPayload[code] === 1) {
      if (recorded.payload !== undefined && note?.assigned === undefined && this.isText(recorded.payload, value, note)) return true;
    } else if (code === EventCode.LambdaFunctionSucceeded) {
      if (recorded === this.fed) return true; // it is what came from there
    } else if (note === undefined && recorded.details['resource'] === state?.resource) {
      const { details } = recorded;
      const limited = details['timeoutInSeconds'] ?? details['heartbeatInSeconds'] ?? details['taskCredentials'];
      if (code === EventCode.LambdaFunctionScheduled && limited === undefined && this.isText(details['input'], value, note)) return true;
      if (details['resourceType'] === state?.resourceType) {
        if (code === EventCode.TaskStarted || (code === EventCode.TaskSucceeded && recorded === this.fed)) return true;
        if (code === EventCode.TaskScheduled && limited === undefined && this.isText(details['parameters'], value, note)) return true;
      }
    }
    const around = { subjects: this.setting.machine.states, region: '', roleArn: '' };
    const [event] = historyEvents(this.run.output.history, around, place, place + 1);
    const { real } = compareDetails(recorded, event!, [], nonePasses);
    return real.length === 0;
  }
}

const any = (): boolean => true;
