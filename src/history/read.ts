import type { Json, JsonObject } from '../json/json';
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
const stateExited = (of: Material): object => {
  const { assigned } = of.note;
  if (assigned === undefined) return { name: of.subject.name, output: of.text(), outputDetails: untruncated };
  const assignedVariables = Object.fromEntries(Object.entries(assigned).map(([name, value]) => [name, JSON.stringify(value)]));
  return { name: of.subject.name, output: of.text(), outputDetails: untruncated, assignedVariables, assignedVariablesDetails: untruncated };
};
const iteration = ({ subject, value }: Material): object => ({ name: subject.name, index: value });
const task = ({ subject: { resourceType, resource } }: Material): object => ({ resourceType, resource });
const limits = ({ note: { timeoutInSeconds, heartbeatInSeconds, roleArn } }: Material): object => ({
  ...(timeoutInSeconds !== undefined && { timeoutInSeconds }),
  ...(heartbeatInSeconds !== undefined && { heartbeatInSeconds }),
  ...(roleArn !== undefined && { taskCredentials: { roleArn } }),
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
  ActivityScheduled: (of) => ({ resource: of.subject.resource, input: of.text(), inputDetails: untruncated, ...limits(of) }),
  ActivityStarted: () => ({}),
  ActivitySucceeded: output,
  ActivityFailed: failure,
  ActivityTimedOut: failure,
  TaskScheduled: (of) => ({ ...task(of), region: of.around.region, parameters: of.text(), ...limits(of) }),
  TaskStarted: task,
  TaskSubmitted: (of) => ({ ...task(of), ...output(of) }),
  TaskSubmitFailed: (of) => ({ ...task(of), ...failure(of) }),
  TaskSucceeded: (of) => ({ ...task(of), ...output(of) }),
  TaskFailed: (of) => ({ ...task(of), ...failure(of) }),
  TaskTimedOut: (of) => ({ ...task(of), ...failure(of) }),
  MapStateStarted: ({ value }) => ({ length: value }),
  MapIterationStarted: iteration,
  MapIterationSucceeded: iteration,
  MapIterationFailed: iteration,
  MapIterationAborted: iteration,
  MapRunStarted: ({ value }) => ({ mapRunArn: value }),
  MapRunFailed: failure,
  EvaluationFailed: ({ value, subject }) => ({ ...(value as JsonObject), state: subject.name }),
};

/** An event with its details, each in the shape that it keeps: a member of a computed name would cost more than all the rest. */
const shapes: Readonly<Record<string, (timestamp: Date, type: EventType, id: number, previousEventId: number, details: object) => object>> = {
  stateEntered: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, stateEnteredEventDetails: details }),
  stateExited: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, stateExitedEventDetails: details }),
  executionStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, executionStartedEventDetails: details }),
  executionSucceeded: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, executionSucceededEventDetails: details }),
  executionFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, executionFailedEventDetails: details }),
  executionAborted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, executionAbortedEventDetails: details }),
  executionTimedOut: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, executionTimedOutEventDetails: details }),
  lambdaFunctionScheduled: (timestamp, type, id, previousEventId, details) => ({
    timestamp,
    type,
    id,
    previousEventId,
    lambdaFunctionScheduledEventDetails: details,
  }),
  lambdaFunctionSucceeded: (timestamp, type, id, previousEventId, details) => ({
    timestamp,
    type,
    id,
    previousEventId,
    lambdaFunctionSucceededEventDetails: details,
  }),
  lambdaFunctionFailed: (timestamp, type, id, previousEventId, details) => ({
    timestamp,
    type,
    id,
    previousEventId,
    lambdaFunctionFailedEventDetails: details,
  }),
  lambdaFunctionTimedOut: (timestamp, type, id, previousEventId, details) => ({
    timestamp,
    type,
    id,
    previousEventId,
    lambdaFunctionTimedOutEventDetails: details,
  }),
  activityScheduled: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, activityScheduledEventDetails: details }),
  activityStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, activityStartedEventDetails: details }),
  activitySucceeded: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, activitySucceededEventDetails: details }),
  activityFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, activityFailedEventDetails: details }),
  activityTimedOut: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, activityTimedOutEventDetails: details }),
  taskScheduled: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskScheduledEventDetails: details }),
  taskStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskStartedEventDetails: details }),
  taskSubmitted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskSubmittedEventDetails: details }),
  taskSubmitFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskSubmitFailedEventDetails: details }),
  taskSucceeded: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskSucceededEventDetails: details }),
  taskFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskFailedEventDetails: details }),
  taskTimedOut: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, taskTimedOutEventDetails: details }),
  mapStateStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapStateStartedEventDetails: details }),
  mapIterationStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapIterationStartedEventDetails: details }),
  mapIterationSucceeded: (timestamp, type, id, previousEventId, details) => ({
    timestamp,
    type,
    id,
    previousEventId,
    mapIterationSucceededEventDetails: details,
  }),
  mapIterationFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapIterationFailedEventDetails: details }),
  mapIterationAborted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapIterationAbortedEventDetails: details }),
  mapRunStarted: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapRunStartedEventDetails: details }),
  mapRunFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, mapRunFailedEventDetails: details }),
  evaluationFailed: (timestamp, type, id, previousEventId, details) => ({ timestamp, type, id, previousEventId, evaluationFailedEventDetails: details }),
};

/** By the code of the type: the type, how its details are made, and its shape. */
const readers = eventTypes.map((type) => {
  if (type.endsWith('StateEntered')) return { type, make: stateEntered, shape: shapes['stateEntered']! };
  if (type.endsWith('StateExited')) return { type, make: stateExited, shape: shapes['stateExited']! };
  return { type, make: details[type], shape: shapes[`${type[0]!.toLowerCase()}${type.slice(1)}`] };
});

const noSubject: Subject = { name: '', resource: '', resourceType: '' };
const noNote: Note = {};

/**
 * Makes the events of a history.
 *
 * @param from - The place of the first event to make: 0 for all of them.
 * @param to - The place before which it ends.
 */
export function historyEvents(log: HistoryLog, around: Surroundings, from = 0, to = log.length): HistoryEvent[] {
  const { chunks, times, notes } = log;
  const events: HistoryEvent[] = [];
  const texts = new JsonTexts();
  // One for all events: each is made before the next is looked at.
  const material = { value: null as Json, subject: noSubject, note: noNote, around, text: () => material.note.text ?? texts.of(material.value) };
  let time = times.length;
  while (time > 0 && times[time - 2]! > from) time -= 2; // the events that are read one by one are the last ones
  let timestamp = new Date(times[time - 1] ?? 0);
  for (let place = from; place < to; place++) {
    while (time < times.length && times[time]! <= place) {
      timestamp = new Date(times[time + 1]!);
      time += 2;
    }
    const slots = chunks[chunkOf(place)]!;
    const at = slotOf(place);
    const { type, make, shape } = readers[slots[at] as number]!;
    const id = place + 1;
    const previousEventId = slots[at + 1] as number;
    if (make === undefined) events.push({ timestamp, type, id, previousEventId });
    else {
      material.value = slots[at + 3]!;
      material.subject = around.subjects[slots[at + 2] as number] ?? noSubject;
      material.note = notes?.[place] ?? noNote;
      events.push(shape!(timestamp, type, id, previousEventId, make(material)) as HistoryEvent);
    }
  }
  return events;
}
