import type { Json } from '../json/json';
import { eventTypes, type EventType } from './event-code';
import type { HistoryEvent } from './event';
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

const untruncated = { truncated: false } as const;
const none: Note = {};

type Details = (value: Json, subject: Subject, text: (value: Json) => string, note: Note, around: Surroundings) => object;

const failure: Details = (value) => {
  const { error, cause } = value as { error: string | null; cause: string | null };
  return { ...(error !== null && { error }), ...(cause !== null && { cause }) };
};
const output: Details = (value, _subject, text) => ({ output: text(value), outputDetails: untruncated });
const stateEntered: Details = (value, { name }, text) => ({ name, input: text(value), inputDetails: untruncated });
const stateExited: Details = (value, { name }, text) => ({ name, output: text(value), outputDetails: untruncated });
const iteration: Details = (value, { name }) => ({ name, index: value });
const ofTask = ({ resourceType, resource }: Subject): object => ({ resourceType, resource });
const limits = ({ timeoutInSeconds, heartbeatInSeconds }: Note): object => ({
  ...(timeoutInSeconds !== undefined && { timeoutInSeconds }),
  ...(heartbeatInSeconds !== undefined && { heartbeatInSeconds }),
});

/** How the details of each type are made, and under which name; the types that are not here have none. */
const details: { readonly [type in EventType]?: readonly [member: string, make: Details] } = {
  ExecutionStarted: ['executionStartedEventDetails', (value, _s, text, _n, { roleArn }) => ({ input: text(value), inputDetails: untruncated, roleArn })],
  ExecutionSucceeded: ['executionSucceededEventDetails', output],
  ExecutionFailed: ['executionFailedEventDetails', failure],
  ExecutionAborted: ['executionAbortedEventDetails', failure],
  ExecutionTimedOut: ['executionTimedOutEventDetails', failure],
  LambdaFunctionScheduled: [
    'lambdaFunctionScheduledEventDetails',
    (value, { resource }, text, note) => ({ resource, input: text(value), inputDetails: untruncated, ...limits(note) }),
  ],
  LambdaFunctionSucceeded: ['lambdaFunctionSucceededEventDetails', output],
  LambdaFunctionFailed: ['lambdaFunctionFailedEventDetails', failure],
  LambdaFunctionTimedOut: ['lambdaFunctionTimedOutEventDetails', failure],
  TaskScheduled: [
    'taskScheduledEventDetails',
    (value, subject, text, note, { region }) => ({ ...ofTask(subject), region, parameters: text(value), ...limits(note) }),
  ],
  TaskStarted: ['taskStartedEventDetails', (_value, subject) => ofTask(subject)],
  TaskSucceeded: [
    'taskSucceededEventDetails',
    (value, { resourceType, resource }, text) => ({ resourceType, resource, output: text(value), outputDetails: untruncated }),
  ],
  TaskFailed: ['taskFailedEventDetails', (value, subject, ...rest) => ({ ...ofTask(subject), ...failure(value, subject, ...rest) })],
  TaskTimedOut: ['taskTimedOutEventDetails', (value, subject, ...rest) => ({ ...ofTask(subject), ...failure(value, subject, ...rest) })],
  MapStateStarted: ['mapStateStartedEventDetails', (value) => ({ length: value })],
  MapIterationStarted: ['mapIterationStartedEventDetails', iteration],
  MapIterationSucceeded: ['mapIterationSucceededEventDetails', iteration],
  MapIterationFailed: ['mapIterationFailedEventDetails', iteration],
  MapIterationAborted: ['mapIterationAbortedEventDetails', iteration],
};

/** {@link details} by the code of the type. */
const byCode = eventTypes.map((type) => {
  if (type.endsWith('StateEntered')) return { type, member: 'stateEnteredEventDetails', make: stateEntered };
  if (type.endsWith('StateExited')) return { type, member: 'stateExitedEventDetails', make: stateExited };
  const [member, make] = details[type] ?? [];
  return { type, member, make };
});

const noSubject: Subject = { name: '', resource: '', resourceType: '' };

/**
 * Makes the events of a history.
 *
 * @param from - The place of the first event to make: 0 for all of them.
 */
export function historyEvents(log: HistoryLog, around: Surroundings, from = 0): HistoryEvent[] {
  const { chunks, times, notes, length } = log;
  const events: HistoryEvent[] = [];
  const texts = new Map<Json, string>(); // a value goes from one event to the next: its text is made once
  const textOf = (value: Json): string => {
    if (typeof value !== 'object' || value === null) return JSON.stringify(value);
    let text = texts.get(value);
    if (text === undefined) texts.set(value, (text = JSON.stringify(value)));
    return text;
  };
  let time = 0;
  let timestamp = new Date(0);
  for (let place = from; place < length; place++) {
    while (time < times.length && times[time]! <= place) {
      timestamp = new Date(times[time + 1]!);
      time += 2;
    }
    const slots = chunks[chunkOf(place)]!;
    const at = slotOf(place);
    const { type, member, make } = byCode[slots[at] as number]!;
    const event = { timestamp, type, id: place + 1, previousEventId: slots[at + 1] as number };
    if (member !== undefined) {
      const note = notes?.[place] ?? none;
      const { text } = note;
      const subject = around.subjects[slots[at + 2] as number] ?? noSubject;
      (event as Record<string, unknown>)[member] = make!(slots[at + 3]!, subject, text === undefined ? textOf : () => text, note, around);
    }
    events.push(event);
  }
  return events;
}
