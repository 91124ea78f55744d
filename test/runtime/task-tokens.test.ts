import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/clock/virtual-clock';
import { LocalAws } from '../../src/local/local-aws';
import { TaskTokens } from '../../src/runtime/task-tokens';
import { StateMachine } from '../../src/runtime/state-machine';
import type { Execution } from '../../src/runtime/execution';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/approvals';
const asking = (fields: object = {}): object => ({
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
      Parameters: { QueueUrl, MessageBody: { 'TaskToken.$': '$$.Task.Token', 'Message.$': '$' } },
      End: true,
      ...fields,
    },
    ...('Catch' in fields && { Caught: { Type: 'Succeed' } }),
  },
});

async function world(fields: object = {}) {
  const clock = virtualClock();
  const aws = new LocalAws({ clock });
  await aws.sqs.createQueue({ QueueName: 'approvals' });
  const machine = new StateMachine(asking(fields), { services: { sqs: aws.sqs }, clock });
  const asked = async (): Promise<string> => {
    const { Messages } = await aws.sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    return (JSON.parse(Messages![0]!.Body!) as { TaskToken: string }).TaskToken;
  };
  return { clock, aws, machine, tokens: machine.taskTokens, asked };
}

const types = async (execution: Execution): Promise<string[]> => (await execution.result).history().map(({ type }) => type);
const errorOf = (promise: Promise<unknown>): Promise<unknown> => promise.then(Object, ({ name, message }: Error) => `${name}: ${message}`);

describe('a Task waits for its token', () => {
  test('success (recording test_sqs_wait_for_task_token)', async () => {
    const { machine, tokens, asked } = await world();
    const execution = machine.start('hello');
    await tokens.sendTaskSuccess({ taskToken: await asked(), output: '"hello"' });
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: 'hello' });
    expect(await types(execution)).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'TaskScheduled',
      'TaskStarted',
      'TaskSubmitted',
      'TaskSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
  });

  test('failure without error and cause (recording test_sqs_failure_in_wait_for_task_tok_no_error_field)', async () => {
    const { machine, tokens, asked } = await world({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }] });
    const execution = machine.start();
    await tokens.sendTaskFailure({ taskToken: await asked() });
    const result = await execution.result;
    expect(result.history().find(({ type }) => type === 'TaskFailed')!.taskFailedEventDetails).toEqual({
      resourceType: 'sqs',
      resource: 'sendMessage.waitForTaskToken',
    });
    expect(result).toMatchObject({ status: 'SUCCEEDED', output: { Error: null, Cause: null } });
  });

  test('heartbeats put its end off; the token of a Task that has timed out is of no use', async () => {
    const { clock, machine, tokens, asked } = await world({ HeartbeatSeconds: 60 });
    const execution = machine.start();
    const taskToken = await asked();
    await clock.advance('50 seconds');
    await tokens.sendTaskHeartbeat({ taskToken });
    await clock.advance('50 seconds');
    expect(execution.status).toBe('RUNNING');
    await clock.advance('10 seconds');
    expect(await execution.result).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    const late = "TaskTimedOut: Task Timed Out: 'Provided task does not exist anymore'";
    expect(await errorOf(tokens.sendTaskHeartbeat({ taskToken }))).toBe(late);
    expect(await errorOf(tokens.sendTaskSuccess({ taskToken, output: '{}' }))).toBe(late);
  });

  test('each attempt has a token of its own', async () => {
    const { machine, tokens, asked } = await world({ Retry: [{ ErrorEquals: ['Busy'] }] });
    const execution = machine.start();
    const first = await asked();
    await tokens.sendTaskFailure({ taskToken: first, error: 'Busy', cause: 'later' });
    const second = await asked();
    expect(second).not.toBe(first);
    await tokens.sendTaskSuccess({ taskToken: second, output: '1.0' });
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: 1 });
  });

  test('a saved execution goes on waiting, and asks nobody again', async () => {
    const { aws, clock, machine, asked } = await world({ TimeoutSeconds: 3600 });
    const execution = machine.start();
    const taskToken = await asked();
    await clock.advance(0);
    expect(execution.history().at(-1)!.type).toBe('TaskSubmitted');
    const saved = JSON.parse(JSON.stringify(execution.save())) as ReturnType<typeof execution.save>;
    const other = new StateMachine(asking({ TimeoutSeconds: 3600 }), { services: { sqs: aws.sqs }, clock });
    const resumed = other.resume(saved);
    await clock.advance('1 minute');
    await other.taskTokens.sendTaskSuccess({ taskToken, output: '"late"' });
    expect(await resumed.result).toMatchObject({ status: 'SUCCEEDED', output: 'late' });
    const { Attributes } = await aws.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] });
    expect(Attributes).toEqual({ ApproximateNumberOfMessages: '1' }); // the first one, visible again
  });

  test('a request that is not taken', async () => {
    const clock = virtualClock();
    const machine = new StateMachine(asking(), { services: { sqs: new LocalAws({ clock }).sqs }, clock });
    const execution = machine.start();
    expect(await execution.result).toMatchObject({ status: 'FAILED', error: 'SQS.QueueDoesNotExistException' });
    expect(await types(execution)).toContain('TaskSubmitFailed');
  });

  test('the token may come back before the service has answered', async () => {
    const clock = virtualClock();
    const taskTokens = new TaskTokens();
    const definition = {
      StartAt: 'Work',
      States: {
        Work: {
          Type: 'Task',
          Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken',
          Parameters: { FunctionName: 'Worker', Payload: { 'taskToken.$': '$$.Task.Token' } },
          End: true,
        },
      },
    };
    const Worker = async ({ taskToken }: { taskToken: string }): Promise<string> => {
      await taskTokens.sendTaskSuccess({ taskToken, output: '{"done": true}' });
      return 'accepted';
    };
    const execution = new StateMachine(definition, { handlers: { Worker }, clock, taskTokens }).start();
    expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: { done: true } });
    expect(await types(execution)).toEqual(expect.arrayContaining(['TaskSubmitted', 'TaskSucceeded']));
  });
});

test.each([
  ['sendTaskSuccess', { taskToken: 'Invalid token', output: '{}' }, "InvalidToken: Invalid Token: 'Invalid token'"],
  ['sendTaskFailure', { taskToken: 'Invalid token' }, "InvalidToken: Invalid Token: 'Invalid token'"],
  [
    'sendTaskSuccess',
    { output: '{}' },
    "ValidationException: 1 validation error detected: Value at 'taskToken' failed to satisfy constraint: Member must not be null",
  ],
  [
    'sendTaskSuccess',
    { taskToken: '', output: 1 },
    "ValidationException: 2 validation errors detected: Value at 'taskToken' failed to satisfy constraint: Member must have length greater than or equal to 1; Value at 'output' failed to satisfy constraint: Member must be a string",
  ],
  [
    'sendTaskFailure',
    { taskToken: 't', error: 'e'.repeat(257) },
    "ValidationException: 1 validation error detected: Value at 'error' failed to satisfy constraint: Member must have length less than or equal to 256",
  ],
] as const)('%s %j: %s', async (method, input, message) => {
  const { tokens } = await world();
  expect(await errorOf(tokens[method](input as never))).toBe(message);
});

test('an output that is no JSON is refused, and the Task waits on', async () => {
  const { machine, tokens, asked } = await world();
  const execution = machine.start();
  const taskToken = await asked();
  expect(await errorOf(tokens.sendTaskSuccess({ taskToken, output: '{' }))).toMatch(/^InvalidOutput: Invalid Output: /);
  await tokens.sendTaskSuccess({ taskToken, output: 'null' });
  expect(await execution.result).toMatchObject({ status: 'SUCCEEDED', output: null });
});
