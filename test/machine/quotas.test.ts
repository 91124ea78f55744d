/** The payload quota, in bytes of compact JSON in UTF-8: at the arguments, the result and the output of a state (service-quotas). */
import { expect, test } from 'vitest';
import { arn, at0, Failure, run, type Answers } from './drive';

const text = (bytes: number): string => 'x'.repeat(bytes - 2);
const answers: Answers = { F: () => text(301), sendMessage: () => text(301) };
const machine = (first: object): object => ({ StartAt: 'A', States: { A: first, C: { Type: 'Pass', End: true } } });
const task = (fields: object): object =>
  machine({ Type: 'Task', Resource: arn('F'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true, ...fields });
const cause = (what: string): string => `The state/task '${what}' returned a result with a size exceeding the maximum number of bytes service limit.`;

test.each<[title: string, definition: object, called: string]>([
  ['the arguments of a Task, which is not called', task({ Parameters: { a: text(150), b: text(150) } }), arn('F')],
  ['the result of a function', task({}), arn('F')],
  ['the result of a service', task({ Resource: 'arn:aws:states:::sqs:sendMessage' }), 'sqs'],
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
      Then: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', TimeoutSeconds: 9, HeartbeatSeconds: 3, End: true },
    },
  };
  const host = run(definition, {}, { G: () => [1, 2], sendMessage: () => 'sent' });
  expect(host.events().find(({ type }) => type === 'TaskScheduled')).toMatchObject({
    timestamp: new Date(at0),
    taskScheduledEventDetails: { parameters: '[1,2]', timeoutInSeconds: 9, heartbeatInSeconds: 3 },
  });
});
