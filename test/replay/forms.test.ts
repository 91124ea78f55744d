/** The forms in which histories come. */
import { describe, expect, test } from 'vitest';
import { executionsInLog } from '../../src/replay/log-events';
import { replay } from '../../src/replay/replay';
import { readHistory, readRecording } from '../../src/replay/recorded-history';
import { arn } from '../machine/drive';
import { executed, machine } from './executed';

const definition = machine({
  A: { Type: 'Pass', Result: { n: 1 }, Next: 'T' },
  T: { Type: 'Task', Resource: arn('F'), TimeoutSeconds: 9, Next: 'C' },
  C: { Type: 'Choice', Choices: [{ Variable: '$.ok', BooleanEquals: true, Next: 'Z' }] },
  Z: { Type: 'Succeed' },
});
const events = executed(definition, { given: 1 }, { F: () => ({ ok: true }) });
const printed = JSON.parse(JSON.stringify(events)) as { timestamp: string }[];
const executionArn = 'arn:aws:states:us-east-1:123456789012:express:M:e1:1';

/** An event as an Express workflow logs it: https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html and recording test_log_group_with_multiple_runs. */
const logged = (arnOf = executionArn, withData = true): object[] =>
  events.map((event) => {
    const { id, previousEventId, type, timestamp, ...rest } = event;
    const [details = {}] = Object.values(rest) as object[];
    const shown = withData ? details : Object.fromEntries(Object.entries(details).filter(([name]) => !['input', 'output', 'parameters'].includes(name)));
    const times = { event_timestamp: String(timestamp.getTime()), execution_arn: arnOf, redrive_count: '0' };
    return { id: String(id), type, details: shown, previous_event_id: String(previousEventId), ...times };
  });
const messages = (list: readonly object[]): object => ({
  events: list.map((event, place) => ({ logStreamName: 's', timestamp: place, message: JSON.stringify(event), ingestionTime: place, eventId: String(place) })),
  searchedLogStreams: [],
});
const other = 'arn:aws:states:us-east-1:123456789012:express:M:e2:2';
const mixed = messages([{ message: 'START' }, ...logged().flatMap((event, place) => [event, logged(other)[place]!])]);

test.each<[title: string, history: unknown]>([
  ['the events, as the SDK gives them', events],
  ['an answer of the SDK', { events }],
  ['what the CLI prints', { events: printed }],
  ['its text', JSON.stringify({ events: printed })],
  ['times in seconds', events.map((event) => ({ ...event, timestamp: event.timestamp.getTime() / 1000 }))],
  ['times with a zone', printed.map((event) => ({ ...event, timestamp: event.timestamp.replace('Z', '000+00:00') }))],
  ['no times', printed.map((event) => ({ ...event, timestamp: undefined }))],
  ['pages', [{ events: printed.slice(0, 4), nextToken: 'n' }, { events: printed.slice(4) }]],
  ['--reverse-order', { events: printed.toReversed() }],
  ['pages in reverse order', [{ events: printed.toReversed().slice(0, 4) }, { events: printed.toReversed().slice(4) }]],
  ['something with a history()', { history: () => events }],
  [
    'payloads that somebody has parsed',
    JSON.parse(JSON.stringify(printed), (name, value: string) => (name === 'input' ? JSON.parse(value) : value) as unknown),
  ],
  ['log events', logged()],
  ['log events out of order', logged().toReversed()],
  ['what CloudWatch Logs gives', messages(logged())],
  [
    'what a query of Logs Insights has found, the last first',
    {
      status: 'Complete',
      results: logged()
        .toReversed()
        .map((event, place) => [
          { field: '@timestamp', value: String(place) },
          { field: '@message', value: JSON.stringify(event) },
          { field: '@ptr', value: 'p' },
        ]),
    },
  ],
  ['pages of that', [messages(logged().slice(0, 3)), messages(logged().slice(3))]],
])('%s', (_title, history) => {
  const { same, status, notComparable, history: replayed } = replay(definition, history);
  expect([same, status, notComparable]).toEqual([true, 'SUCCEEDED', []]);
  expect(replayed().map(({ id, type }) => [id, type])).toEqual(events.map(({ id, type }) => [id, type]));
});

describe('a log of several executions', () => {
  test('an option names the one, whose names are those of the context object', () => {
    expect(replay(definition, mixed, { execution: other }).same).toBe(true);
    expect(readRecording(mixed, other).executionArn).toBe(other);
    const named = machine({ P: { Type: 'Pass', Parameters: { 'name.$': '$$.Execution.Name', 'machine.$': '$$.StateMachine.Name' }, End: true } });
    const history = JSON.parse(JSON.stringify(executed(named)));
    expect(replay(named, history, { execution: 'arn:aws:states:us-east-1:123456789012:execution:M:e1' })).toMatchObject({ same: true, notComparable: [] });
  });

  test('a function tells them apart', () => {
    const executions = executionsInLog(mixed);
    expect(executions.map((each) => each.executionArn)).toEqual([executionArn, other]);
    for (const { history } of executions) expect(replay(definition, history).same).toBe(true);
  });
});

test('without execution data the way alone is compared', () => {
  expect(replay(definition, logged(executionArn, false)).divergence).toBeUndefined();
  const renamed = JSON.parse(JSON.stringify(definition).replaceAll('"A"', '"B"')) as object;
  expect(replay(renamed, logged(executionArn, false))).toMatchObject({
    same: false,
    divergence: { id: 2, reason: 'PassStateEntered of "A" was recorded, and the replay has PassStateEntered of "B".' },
  });
});

test('a payload that was cut off is not compared', () => {
  const cut = printed.map((event) => {
    const { stateExitedEventDetails: left } = event as { stateExitedEventDetails?: { output: string; name: string } };
    if (left?.name !== 'A') return event;
    return { ...event, stateExitedEventDetails: { ...left, output: '{"n', outputDetails: { truncated: true } } };
  });
  expect(replay(definition, cut)).toMatchObject({ same: true, notComparable: [] });
});

describe('an execution that still runs', () => {
  test('the recording just ends', () => {
    expect(replay(definition, events.slice(0, 5))).toMatchObject({ same: true, status: 'RUNNING' });
    expect(replay(definition, events.slice(0, 5)).history()).toHaveLength(5);
  });

  test('or lacks pages', () => {
    expect(replay(definition, { events: events.slice(0, -1), nextToken: 'n' })).toMatchObject({
      same: false,
      status: 'RUNNING',
      notReplayed: { id: events.length, reason: 'there are more pages' },
    });
  });

  test('of one that was redriven, only what came before is replayed', () => {
    const failed = machine({ T: { Type: 'Task', Resource: arn('G'), End: true } });
    const history = [
      ...executed(failed, {}, { G: () => 1 }).slice(0, 4),
      { id: 5, previousEventId: 4, type: 'LambdaFunctionFailed', lambdaFunctionFailedEventDetails: { error: 'E' } },
      { id: 6, previousEventId: 5, type: 'ExecutionFailed', executionFailedEventDetails: { error: 'E' } },
      { id: 7, previousEventId: 6, type: 'ExecutionRedriven', executionRedrivenEventDetails: { redriveCount: 1 } },
      { id: 8, previousEventId: 4, type: 'LambdaFunctionScheduled' },
    ];
    expect(replay(failed, history)).toMatchObject({
      same: false,
      status: 'FAILED',
      notReplayed: { id: 7, reason: 'the execution was redriven: only what came before is replayed' },
    });
  });
});

test.each<[title: string, history: unknown, message: string]>([
  ['nothing', undefined, 'it is no list of events, and has none under "events"'],
  ['no JSON', '{', 'it is no JSON'],
  ['no events', { events: [] }, 'it has no events'],
  ['no event', [1], 'it has no "id"'],
  ['no type', [{ id: 1 }], 'it has no "type"'],
  ['no previous event', [{ id: 1, type: 'ExecutionStarted' }], 'it has no "previousEventId"'],
  ['no beginning', printed.slice(1), 'event 1 is expected, and event 2 stands there'],
  ['a log level that leaves events out', logged().slice(3), 'Event 1 is not in the log.'],
  ['a log of several', mixed, 'This log holds 2 executions.'],
  ['a log of nothing', { events: [{ message: 'START' }] }, 'This log has no event of an execution.'],
])('%s is refused', (_title, history, message) => {
  expect(() => replay(definition, history)).toThrow(message);
});

test('an execution that is not in the log is refused', () => {
  expect(() => replay(definition, mixed, { execution: 'arn:other' })).toThrow('This log holds no execution "arn:other".');
  expect(() => executionsInLog(printed)).toThrow('This is no log of CloudWatch.');
});

test('events alone are read only where none is missing', () => {
  expect(readHistory(events)).toHaveLength(events.length);
  expect(() => readHistory(events.toSpliced(2, 1))).toThrow('event 3 is expected, and event 4 stands there');
});
