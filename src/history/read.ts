import type { Json } from '../json/json';
import { JsonTexts } from '../json/text';
import type { HistoryEvent } from './event';
import { eventTypes, type EventType } from './event-code';
import { chunkOf, slotOf, type HistoryLog, type Note } from './log';

/** What an event's subject is called: the compiled states have this shape. */
export interface Subject {
  readonly name: string;
  /** As the history writes a Task's resource; '' for other states. */
  readonly resource: string;
  readonly resourceType: string;
}

/** What else a reader needs to know to write the events as AWS does. */
export interface Surroundings {
  readonly subjects: readonly Subject[];
  readonly region: string;
  readonly roleArn: string;
}

/** Everything that an event's details are made of. */
interface Material {
  readonly value: Json;
  readonly subject: Subject;
  readonly note: Note;
  readonly around: Surroundings;
  /** The value's JSON text. */
  text(): string;
}

const untruncated = { truncated: false } as const;

const failure = ({ value }: Material): object => {
  const { error, cause } = value as { error: string | null; cause: string | null };
  return { ...(error !== null && { error }), ...(cause !== null && { cause }) };
};
const output = (of: Material): object => ({ output: of.text(), outputDetails: untruncated });
const stateEntered = (of: Material): object => ({ name: of.subject.name, input: of.text(), inputDetails: untruncated });
const stateExited = (of: Material): object => ({ name: of.subject.name, output: of.text(), outputDetails: untruncated });
const iteration = ({ subject, value }: Material): object => ({ name: subject.name, index: value });
const task = ({ subject: { resourceType, resource } }: Material): object => ({ resourceType, resource });
const limits = ({ note: { timeoutInSeconds, heartbeatInSeconds } }: Material): object => ({
  ...(timeoutInSeconds !== undefined && { timeoutInSeconds }),
  ...(heartbeatInSeconds !== undefined && { heartbeatInSeconds }),
});

type Make = (of: Material) => object;

/** How the details of each type are made. The types that are not here have none. */
const details: { readonly [type in EventType]?: Make } = {
  ExecutionStarted: (of) => ({ input: of.text(), inputDetails: untruncated, roleArn: of.around.roleArn }),
  ExecutionSucceeded: output,
  ExecutionFailed: failure,
  ExecutionAborted: failure,
  ExecutionTimedOut: failure,
  LambdaFunctionScheduled: (of) => ({ resource: of.subject.resource, input: of.text(), inputDetails: untruncated, ...limits(of) }),
  LambdaFunctionSucceeded: output,
  LambdaFunctionFailed: failure,
  LambdaFunctionTimedOut: failure,
  TaskScheduled: (of) => ({ ...task(of), region: of.around.region, parameters: of.text(), ...limits(of) }),
  TaskStarted: task,
  TaskSucceeded: (of) => ({ ...task(of), ...output(of) }),
  TaskFailed: (of) => ({ ...task(of), ...failure(of) }),
  TaskTimedOut: (of) => ({ ...task(of), ...failure(of) }),
  MapStateStarted: ({ value }) => ({ length: value }),
  MapIterationStarted: iteration,
  MapIterationSucceeded: iteration,
  MapIterationFailed: iteration,
  MapIterationAborted: iteration,
};

/** By the code of the type: the type, the member that its details are under, and how they are made. */
const readers = eventTypes.map((type): { type: EventType; member: keyof HistoryEvent; make: Make | undefined } => {
  if (type.endsWith('StateEntered')) return { type, member: 'stateEnteredEventDetails', make: stateEntered };
  if (type.endsWith('StateExited')) return { type, member: 'stateExitedEventDetails', make: stateExited };
  return { type, member: `${type[0]!.toLowerCase()}${type.slice(1)}EventDetails` as keyof HistoryEvent, make: details[type] };
});

const noSubject: Subject = { name: '', resource: '', resourceType: '' };
const noNote: Note = {};

/**
 * Makes the events of a history.
 *
 * @param from - The place of the first event to make: 0 for all of them.
 */
export function historyEvents(log: HistoryLog, around: Surroundings, from = 0): HistoryEvent[] {
  const { chunks, times, notes, length } = log;
  const events: HistoryEvent[] = [];
  const texts = new JsonTexts();
  // One for all events: each is made before the next is looked at.
  const material = { value: null as Json, subject: noSubject, note: noNote, around, text: () => material.note.text ?? texts.of(material.value) };
  let time = 0;
  let timestamp = new Date(0);
  for (let place = from; place < length; place++) {
    while (time < times.length && times[time]! <= place) {
      timestamp = new Date(times[time + 1]!);
      time += 2;
    }
    const slots = chunks[chunkOf(place)]!;
    const at = slotOf(place);
    const { type, member, make } = readers[slots[at] as number]!;
    const id = place + 1;
    const previousEventId = slots[at + 1] as number;
    if (make === undefined) events.push({ timestamp, type, id, previousEventId });
    else {
      material.value = slots[at + 3]!;
      material.subject = around.subjects[slots[at + 2] as number] ?? noSubject;
      material.note = notes?.[place] ?? noNote;
      const made = make(material);
      // The two that most events are get their shape at once.
      if (make === stateEntered) events.push({ timestamp, type, id, previousEventId, stateEnteredEventDetails: made } as HistoryEvent);
      else if (make === stateExited) events.push({ timestamp, type, id, previousEventId, stateExitedEventDetails: made } as HistoryEvent);
      else events.push({ timestamp, type, id, previousEventId, [member]: made } as HistoryEvent);
    }
  }
  return events;
}
