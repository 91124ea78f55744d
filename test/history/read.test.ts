/** Events as AWS writes them: shapes from the API model (HistoryEvent and its detail structures), presence of members from recordings. */
import { expect, test } from 'vitest';
import { EventCode, eventTypes, type EventType } from '../../src/history/event-code';
import { append, chunkOf, emptyLog, slotOf, type HistoryLog, type Note } from '../../src/history/log';
import { historyEvents, type Surroundings } from '../../src/history/read';
import type { Json } from '../../src/json/json';

const around: Surroundings = {
  subjects: [
    { name: 'Plain', resource: '', resourceType: '' },
    { name: 'Pay', resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', resourceType: 'lambda' },
    { name: 'Send', resource: 'sendMessage', resourceType: 'sqs' },
    { name: 'Pack', resource: 'arn:aws:states:us-east-1:123456789012:activity:Pack', resourceType: 'activity' },
  ],
  region: 'eu-west-1',
  roleArn: 'arn:aws:iam::123456789012:role/R',
};
const at0 = Date.parse('2026-01-01T00:00:00Z');
const untruncated = { truncated: false };
const failure = { error: 'E', cause: 'C' };

test('the 62 types of the API model, each once, stored by its place', () => {
  expect(eventTypes).toHaveLength(62);
  expect(new Set(eventTypes).size).toBe(62);
  eventTypes.forEach((type, place) => expect(EventCode[type]).toBe(place));
});

const rows: readonly (readonly [type: EventType, subject: number, value: Json, note: Note | undefined, member: string, details: object])[] = [
  ['ExecutionStarted', -1, { a: 1 }, undefined, 'executionStartedEventDetails', { input: '{"a":1}', inputDetails: untruncated, roleArn: around.roleArn }],
  ['ExecutionSucceeded', -1, [1], undefined, 'executionSucceededEventDetails', { output: '[1]', outputDetails: untruncated }],
  ['ExecutionFailed', -1, failure, undefined, 'executionFailedEventDetails', failure],
  ['ExecutionFailed', -1, { error: null, cause: null }, undefined, 'executionFailedEventDetails', {}],
  ['ExecutionAborted', -1, { error: null, cause: 'C' }, undefined, 'executionAbortedEventDetails', { cause: 'C' }],
  ['ExecutionTimedOut', -1, { error: 'States.Timeout', cause: null }, undefined, 'executionTimedOutEventDetails', { error: 'States.Timeout' }],
  ...(
    [
      'PassStateEntered',
      'TaskStateEntered',
      'ChoiceStateEntered',
      'WaitStateEntered',
      'SucceedStateEntered',
      'FailStateEntered',
      'ParallelStateEntered',
      'MapStateEntered',
    ] as const
  ).map((type) => [type, 0, null, undefined, 'stateEnteredEventDetails', { name: 'Plain', input: 'null', inputDetails: untruncated }] as const),
  ...(
    ['PassStateExited', 'TaskStateExited', 'ChoiceStateExited', 'WaitStateExited', 'SucceedStateExited', 'ParallelStateExited', 'MapStateExited'] as const
  ).map(
    (type) =>
      [type, 0, 'text "quoted"', undefined, 'stateExitedEventDetails', { name: 'Plain', output: '"text \\"quoted\\""', outputDetails: untruncated }] as const,
  ),
  [
    'LambdaFunctionScheduled',
    1,
    {},
    undefined,
    'lambdaFunctionScheduledEventDetails',
    { resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', input: '{}', inputDetails: untruncated },
  ],
  [
    'LambdaFunctionScheduled',
    1,
    {},
    { timeoutInSeconds: 5 },
    'lambdaFunctionScheduledEventDetails',
    { resource: 'arn:aws:lambda:us-east-1:123456789012:function:Pay', input: '{}', inputDetails: untruncated, timeoutInSeconds: 5 },
  ],
  ['LambdaFunctionSucceeded', 1, 1.5, undefined, 'lambdaFunctionSucceededEventDetails', { output: '1.5', outputDetails: untruncated }],
  ['LambdaFunctionFailed', 1, failure, undefined, 'lambdaFunctionFailedEventDetails', failure],
  ['LambdaFunctionTimedOut', 1, { error: 'States.Timeout', cause: null }, undefined, 'lambdaFunctionTimedOutEventDetails', { error: 'States.Timeout' }],
  [
    'TaskScheduled',
    2,
    { QueueUrl: 'u' },
    { timeoutInSeconds: 5, heartbeatInSeconds: 2 },
    'taskScheduledEventDetails',
    { resourceType: 'sqs', resource: 'sendMessage', region: 'eu-west-1', parameters: '{"QueueUrl":"u"}', timeoutInSeconds: 5, heartbeatInSeconds: 2 },
  ],
  ['TaskScheduled', 2, {}, undefined, 'taskScheduledEventDetails', { resourceType: 'sqs', resource: 'sendMessage', region: 'eu-west-1', parameters: '{}' }],
  ['TaskStarted', 2, null, undefined, 'taskStartedEventDetails', { resourceType: 'sqs', resource: 'sendMessage' }],
  [
    'TaskSucceeded',
    2,
    true,
    undefined,
    'taskSucceededEventDetails',
    { resourceType: 'sqs', resource: 'sendMessage', output: 'true', outputDetails: untruncated },
  ],
  ['TaskFailed', 2, failure, undefined, 'taskFailedEventDetails', { resourceType: 'sqs', resource: 'sendMessage', ...failure }],
  ['TaskFailed', 2, { error: null, cause: null }, undefined, 'taskFailedEventDetails', { resourceType: 'sqs', resource: 'sendMessage' }],
  [
    'TaskTimedOut',
    2,
    { error: 'States.Timeout', cause: null },
    undefined,
    'taskTimedOutEventDetails',
    { resourceType: 'sqs', resource: 'sendMessage', error: 'States.Timeout' },
  ],
  [
    'ActivityScheduled',
    3,
    {},
    { timeoutInSeconds: 5, heartbeatInSeconds: 2 },
    'activityScheduledEventDetails',
    { resource: 'arn:aws:states:us-east-1:123456789012:activity:Pack', input: '{}', inputDetails: untruncated, timeoutInSeconds: 5, heartbeatInSeconds: 2 },
  ],
  ['ActivityStarted', 3, null, undefined, 'activityStartedEventDetails', {}],
  ['ActivitySucceeded', 3, 1, undefined, 'activitySucceededEventDetails', { output: '1', outputDetails: untruncated }],
  ['ActivityFailed', 3, failure, undefined, 'activityFailedEventDetails', failure],
  ['ActivityTimedOut', 3, { error: 'States.Timeout', cause: null }, undefined, 'activityTimedOutEventDetails', { error: 'States.Timeout' }],
  ['MapStateStarted', 0, 3, undefined, 'mapStateStartedEventDetails', { length: 3 }],
  ...(['Started', 'Succeeded', 'Failed', 'Aborted'] as const).map(
    (end) => [`MapIteration${end}`, 0, 2, undefined, `mapIteration${end}EventDetails`, { name: 'Plain', index: 2 }] as const,
  ),
];

test.each(rows)('%s has its details: %#', (type, subject, value, note, member, details) => {
  const log = emptyLog();
  append(log, at0, EventCode[type], 7, subject, value, note);
  expect(historyEvents(log, around)).toEqual([{ timestamp: new Date(at0), type, id: 1, previousEventId: 7, [member]: details }]);
});

test.each([
  'LambdaFunctionStarted',
  'ParallelStateStarted',
  'ParallelStateSucceeded',
  'ParallelStateFailed',
  'ParallelStateAborted',
  'MapStateSucceeded',
  'MapStateFailed',
  'MapStateAborted',
  'TaskStateAborted',
  'WaitStateAborted',
] as const)('%s has no details at all (recordings)', (type) => {
  const log = emptyLog();
  append(log, at0, EventCode[type], 7, 0, null, undefined);
  expect(historyEvents(log, around)).toEqual([{ timestamp: new Date(at0), type, id: 1, previousEventId: 7 }]);
});

test('a text that came from outside is written as it came', () => {
  const log = emptyLog();
  append(log, at0, EventCode.PassStateEntered, 0, 0, [1, 2], { text: '[1, 2]' });
  append(log, at0, EventCode.PassStateExited, 1, 0, [1, 2], undefined);
  const [entered, exited] = historyEvents(log, around);
  expect(entered!.stateEnteredEventDetails!.input).toBe('[1, 2]');
  expect(exited!.stateExitedEventDetails!.output).toBe('[1,2]');
});

/** A log of so many events: a state entered with its number as the input, three in each second. */
function long(length: number): HistoryLog {
  const log = emptyLog();
  for (let place = 0; place < length; place++) {
    append(
      log,
      at0 + Math.floor(place / 3) * 1000,
      EventCode.PassStateEntered,
      place,
      0,
      { place },
      place % 100 === 99 ? { text: `{ "place": ${place} }` } : undefined,
    );
  }
  return log;
}

test.each([0, 1, 15, 16, 17, 47, 48, 49, 111, 112, 239, 240, 241, 255, 256, 495, 496, 497, 2000])(
  'a history of %i events reads complete, twice the same',
  (length) => {
    const log = long(length);
    const events = historyEvents(log, around);
    expect(events).toHaveLength(length);
    events.forEach((event, place) => {
      expect(event).toEqual({
        timestamp: new Date(at0 + Math.floor(place / 3) * 1000),
        type: 'PassStateEntered',
        id: place + 1,
        previousEventId: place,
        stateEnteredEventDetails: { name: 'Plain', input: place % 100 === 99 ? `{ "place": ${place} }` : `{"place":${place}}`, inputDetails: untruncated },
      });
    });
    expect(historyEvents(log, around)).toEqual(events);
  },
);

test.each([0, 1, 15, 16, 100, 239, 240, 600, 699, 700, 701])('from %i on: the end of the whole history', (from) => {
  const log = long(700);
  expect(historyEvents(log, around, from)).toEqual(historyEvents(log, around).slice(from));
});

test('a log is plain JSON: read from its text it reads the same (I2)', () => {
  const log = long(300);
  expect(historyEvents(JSON.parse(JSON.stringify(log)) as HistoryLog, around)).toEqual(historyEvents(log, around));
});

test('the places of events follow each other without a gap', () => {
  for (let place = 1; place < 3000; place++) {
    const follows =
      chunkOf(place) === chunkOf(place - 1) ? slotOf(place) === slotOf(place - 1) + 4 : chunkOf(place) === chunkOf(place - 1) + 1 && slotOf(place) === 0;
    expect(follows, `place ${place}`).toBe(true);
  }
});
