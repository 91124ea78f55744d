/** The payload quota, in bytes of compact JSON in UTF-8: at the arguments, the result and the output of a state (service-quotas). */
import { expect, test } from 'vitest';
import { arn, at0, Failure, Host, run, type Answers } from './drive';

const text = (bytes: number): string => 'x'.repeat(bytes - 2);
const answers: Answers = { F: () => text(301), sendMessage: () => text(301) };
const machine = (first: object): object => ({ StartAt: 'A', States: { A: first, C: { Type: 'Pass', End: true } } });
const task = (fields: object): object =>
  machine({ Type: 'Task', Resource: arn('F'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true, ...fields });
const cause = (what: string): string => `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;

test.each<[title: string, definition: object, called: string]>([
  ['the arguments of a Task, which is not called', task({ Parameters: { a: text(150), b: text(150) } }), arn('F')],
  ['the result of a function', task({}), arn('F')],
  ['the result of a service', task({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q', MessageBody: 'm' } }), 'sqs'],
])('%s: States.ALL catches it (recordings test_task_lambda_…_data_limit_exceeded_…)', (_title, definition, called) => {
  const { execution } = run(definition, {}, answers, { quotas: { payloadBytes: 300 } });
  expect([execution.status, execution.output]).toEqual(['SUCCEEDED', { Error: 'States.DataLimitExceeded', Cause: cause(called) }]);
  expect(run(definition, {}, answers, { quotas: { payloadBytes: 320 } }).execution.output).toBe(text(301));
});

test.each<[title: string, state: object]>([
  ['a Pass state', { Type: 'Pass', Result: text(301), End: true }],
  [
    'a Task whose result fits, but not beside its input',
    { Type: 'Task', Resource: arn('F'), Parameters: {}, ResultPath: '$.result', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true },
  ],
])('the output of %s: nothing catches it (recording test_start_large_input)', (_title, state) => {
  const { execution } = run(machine(state), { a: text(290) }, { F: () => text(30) }, { quotas: { payloadBytes: 300 } });
  expect([execution.status, execution.error, execution.cause]).toEqual(['FAILED', 'States.DataLimitExceeded', cause('A')]);
});

test('the output of a Catcher, with the Error Output beside the input: nothing catches it', () => {
  const failing = { Type: 'Task', Resource: arn('F'), Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$.error', Next: 'C' }], End: true };
  const boom: Answers = {
    F: () => {
      throw new Failure('Boom', 'x'.repeat(100));
    },
  };
  const { execution } = run(machine(failing), { a: text(250) }, boom, { quotas: { payloadBytes: 300 } });
  expect([execution.status, execution.error, execution.cause]).toEqual(['FAILED', 'States.DataLimitExceeded', cause('A')]);
  expect(run(machine(failing), { a: text(250) }, boom, { quotas: { payloadBytes: 400 } }).execution.status).toBe('SUCCEEDED');
});

const waits = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } };
const mapOf = (fields: object): object => machine({ Type: 'Map', ItemProcessor: waits, End: true, ...fields });

// I2: what is known of a payload's size is saved with it.
test.each<[title: string, definition: object]>([
  ['an ItemSelector in JSONata', mapOf({ QueryLanguage: 'JSONata', Items: [1, 2], ItemSelector: { all: '{% $states.input %}' } })],
  ['an ItemSelector that makes more of what it takes', mapOf({ ItemsPath: '$.items', ItemSelector: { 'all.$': "States.Format('x{}', $.a)" } })],
  ['the arguments of a Map in JSONPath', mapOf({ InputPath: '$..*', ItemSelector: { 'all.$': '$' } })],
])('the results of iterations that were saved in between are held against the quota: %s', (_title, definition) => {
  const host = new Host(definition, { a: text(150), items: [1, 2] }, {}, { quotas: { payloadBytes: 300 } }).start();
  host.restart();
  expect([host.finish().execution.status, host.execution.error, host.execution.cause]).toEqual(['FAILED', 'States.DataLimitExceeded', cause('A')]);
});

test('a payload of exactly the quota passes, counted in UTF-8', () => {
  const pass = machine({ Type: 'Pass', Result: 'é'.repeat(149), End: true });
  expect(run(pass, {}, {}, { quotas: { payloadBytes: 300 } }).execution.status).toBe('SUCCEEDED');
  expect(run(pass, {}, {}, { quotas: { payloadBytes: 299 } }).execution.error).toBe('States.DataLimitExceeded');
});

test('the event of a Task holds its payload and its limits of time', () => {
  const definition = {
    StartAt: 'First',
    States: {
      First: { Type: 'Task', Resource: arn('G'), Next: 'Then' },
      Then: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage',
        Parameters: { QueueUrl: 'q', MessageBody: 'm' },
        TimeoutSeconds: 9,
        HeartbeatSeconds: 3,
        End: true,
      },
    },
  };
  const host = run(definition, {}, { G: () => [1, 2], sendMessage: () => 'sent' });
  expect(host.events().find(({ type }) => type === 'TaskScheduled')).toMatchObject({
    timestamp: new Date(at0),
    taskScheduledEventDetails: { parameters: '{"QueueUrl":"q","MessageBody":"m"}', timeoutInSeconds: 9, heartbeatInSeconds: 3 },
  });
});
