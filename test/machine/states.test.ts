import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/machine/event';
import { arn, at0, Failure, Host, run, type Answers } from './drive';

const machine = (state: object, others: object = {}): object => ({ StartAt: 'S', States: { S: state, ...others } });
const pass = (fields: object = {}): object => ({ Type: 'Pass', End: true, ...fields });

/** Specification section "Filters" and the fields of each state; recordings by the name of their test. */
test.each<[title: string, state: object, input: unknown, output: unknown]>([
  ['Pass passes its input', pass(), { a: 1 }, { a: 1 }],
  ['Result is the result', pass({ Result: { b: 2 } }), { a: 1 }, { b: 2 }],
  ['Result is literal (test_state_pass_result_jsonpaths)', pass({ Result: { 'a.$': '$.x', 'b.$': '$$' } }), {}, { 'a.$': '$.x', 'b.$': '$$' }],
  ['ResultPath puts the result into the input', pass({ Result: 1, ResultPath: '$.b.c' }), { a: 0 }, { a: 0, b: { c: 1 } }],
  ['ResultPath null discards the result', pass({ Result: 1, ResultPath: null }), { a: 0 }, { a: 0 }],
  ['ResultPath applies to the raw input, not to what InputPath selects', pass({ InputPath: '$.in', ResultPath: '$.out' }), { in: 1 }, { in: 1, out: 1 }],
  ['InputPath selects', pass({ InputPath: '$.a' }), { a: [1, 2] }, [1, 2]],
  ['InputPath selects from the context object', pass({ InputPath: '$$.Execution.Name' }), { a: 1 }, 'e1'],
  ['OutputPath selects a list, as often as something is found', pass({ OutputPath: '$..a' }), { a: { a: 1 } }, [{ a: 1 }, 1]],
  ['InputPath null is an empty object', pass({ InputPath: null }), { a: 1 }, {}],
  ['OutputPath selects from what ResultPath made', pass({ Result: 7, ResultPath: '$.r', OutputPath: '$.r' }), {}, 7],
  ['OutputPath null is an empty object', pass({ OutputPath: null }), { a: 1 }, {}],
  ['Parameters apply to what InputPath selects', pass({ InputPath: '$.a', Parameters: { 'x.$': '$.b', y: 1 } }), { a: { b: 2 } }, { x: 2, y: 1 }],
  ['Succeed has InputPath and OutputPath', { Type: 'Succeed', InputPath: '$.a', OutputPath: '$.b' }, { a: { b: 3 } }, 3],
  ['Choice has InputPath', { Type: 'Choice', InputPath: '$.a', Choices: [{ Variable: '$', NumericEquals: 1, Next: 'T' }] }, { a: 1 }, 1],
  ['Wait passes what InputPath and OutputPath leave', { Type: 'Wait', Seconds: 1, InputPath: '$.a', OutputPath: '$.b', End: true }, { a: { b: 4 } }, 4],
  ['Map of nothing is an empty list', { Type: 'Map', ItemProcessor: { StartAt: 'P', States: { P: pass() } }, End: true }, [], []],
  ['Parallel gathers its branches in order', parallel(pass({ Result: 1 }), pass({ Result: 2 })), {}, [1, 2]],
  [
    'Parallel: ResultSelector, then ResultPath',
    { ...parallel(pass({ Result: 1 })), ResultSelector: { 'first.$': '$[0]' }, ResultPath: '$.r' },
    { a: 0 },
    { a: 0, r: { first: 1 } },
  ],
  ['Parallel: branches work on what Parameters make', { ...parallel(pass()), Parameters: { x: [1] } }, { a: 0 }, [{ x: [1] }]],
])('%s', (_title, state, input, output) => {
  const { execution } = run(machine(state, { T: { Type: 'Succeed' } }), input as never);
  expect({ status: execution.status, output: execution.output }).toEqual({ status: 'SUCCEEDED', output });
});

function parallel(...states: object[]): Record<string, unknown> {
  return { Type: 'Parallel', Branches: states.map((state, index) => ({ StartAt: `B${index}`, States: { [`B${index}`]: state } })), End: true };
}

const prefix = "An error occurred while executing the state 'S' (entered at the event id #2). ";

test.each<[title: string, state: object, input: unknown, error: string | null, cause: string | null]>([
  ['Fail with both (test_state_fail)', { Type: 'Fail', Error: 'E', Cause: 'C' }, {}, 'E', 'C'],
  ['Fail with neither (test_parallel_state_fail)', { Type: 'Fail' }, {}, null, null],
  ['Fail by paths (test_state_fail_path)', { Type: 'Fail', ErrorPath: '$.e', CausePath: '$.c' }, { e: 'x', c: 'y' }, 'x', 'y'],
  ['Fail by intrinsic (test_state_fail_intrinsic)', { Type: 'Fail', ErrorPath: "States.Format('{}!', $.e)" }, { e: 'x' }, 'x!', null],
  [
    'Fail by a path to no text',
    { Type: 'Fail', ErrorPath: '$.e' },
    { e: 1 },
    'States.Runtime',
    `${prefix}The ErrorPath field must evaluate to a string: $.e == 1`,
  ],
  [
    'a path that leads nowhere (test_catch_states_runtime)',
    pass({ OutputPath: '$.no.such.path' }),
    {},
    'States.Runtime',
    `${prefix}Invalid path '$.no.such.path' : Missing property in path $['no']`,
  ],
  [
    'a negative SecondsPath (test_base_wait_seconds_path[-1])',
    { Type: 'Wait', SecondsPath: '$.s', End: true },
    { s: -1 },
    'States.Runtime',
    `${prefix}The SecondsPath parameter references a negative value: $.s == -1`,
  ],
  [
    'a fractional SecondsPath (test_base_wait_seconds_path[1.5])',
    { Type: 'Wait', SecondsPath: '$.s', End: true },
    { s: 1.5 },
    'States.Runtime',
    `${prefix}The SecondsPath parameter cannot be parsed as a long value: $.s == 1.5`,
  ],
  [
    'a missing SecondsPath (test_partial_log_levels[wait_seconds_path])',
    { Type: 'Wait', SecondsPath: '$.s', End: true },
    {},
    'States.Runtime',
    `${prefix}The SecondsPath parameter does not reference an input value: $.s`,
  ],
  [
    'a TimestampPath without offset (test_wait_timestamppath)',
    { Type: 'Wait', TimestampPath: '$.t', End: true },
    { t: '2026-01-01T00:00:00.000000' },
    'States.Runtime',
    `${prefix}The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2026-01-01T00:00:00.000000`,
  ],
  [
    'a TimestampPath to no date (test_wait_timestamp_path[INVALID_DATE])',
    { Type: 'Wait', TimestampPath: '$.t', End: true },
    { t: '2016-13-05T21:29:29Z' },
    'States.Runtime',
    `${prefix}The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: $.t == 2016-13-05T21:29:29Z`,
  ],
  [
    'a Timestamp of more than 24855 days (test_timestamp_too_far_in_future_boundary)',
    { Type: 'Wait', TimestampPath: '$.t', End: true },
    { t: '2094-02-01T00:00:00Z' },
    'States.Runtime',
    `${prefix}Wait state delay is too long.`,
  ],
  [
    'a Choice that matches nothing',
    { Type: 'Choice', Choices: [{ Variable: '$.a', NumericEquals: 1, Next: 'T' }] },
    { a: 2 },
    'States.Runtime',
    `${prefix}Failed to transition out of the state. The state does not point to a next state.`,
  ],
  [
    'a Map over no array',
    { Type: 'Map', ItemsPath: '$.a', ItemProcessor: { StartAt: 'P', States: { P: pass() } }, End: true },
    { a: 1 },
    'States.Runtime',
    `${prefix}Reference path "$.a" must point to array.`,
  ],
  [
    'a MaxConcurrencyPath to no integer (test_max_concurrency_path)',
    { Type: 'Map', ItemsPath: '$.v', MaxConcurrencyPath: '$.m', ItemProcessor: { StartAt: 'P', States: { P: pass() } }, End: true },
    { v: [], m: {} },
    'States.Runtime',
    `${prefix}The MaxConcurrencyPath field refers to value "{}" which is not a valid integer: $.m`,
  ],
  [
    'a MaxConcurrencyPath below 0',
    { Type: 'Map', ItemsPath: '$.v', MaxConcurrencyPath: '$.m', ItemProcessor: { StartAt: 'P', States: { P: pass() } }, End: true },
    { v: [], m: -1 },
    'States.Runtime',
    `${prefix}MaxConcurrency cannot be negative.`,
  ],
  ['a variable that nothing has assigned', pass({ InputPath: '$v.a' }), {}, 'States.Runtime', `${prefix}Invalid path '$v.a' : No results for path: $v.a`],
  [
    'a TimeoutSecondsPath to 0 ("must resolve to a positive integer")',
    { Type: 'Task', Resource: arn('F'), TimeoutSecondsPath: '$.t', End: true },
    { t: 0 },
    'States.Runtime',
    `${prefix}The TimeoutSecondsPath parameter must reference a positive integer: $.t == 0`,
  ],
  [
    'a HeartbeatSecondsPath to 0 ("must resolve to a positive integer")',
    { Type: 'Task', Resource: arn('F'), HeartbeatSecondsPath: '$.h', End: true },
    { h: 0 },
    'States.Runtime',
    `${prefix}The HeartbeatSecondsPath parameter must reference a positive integer: $.h == 0`,
  ],
  ...[5, 6].map((h): [string, object, unknown, string, string] => [
    `a HeartbeatSecondsPath to ${h} of 5 TimeoutSeconds ("MUST be smaller")`,
    { Type: 'Task', Resource: arn('F'), TimeoutSecondsPath: '$.t', HeartbeatSecondsPath: '$.h', End: true },
    { t: 5, h },
    'States.Runtime',
    `${prefix}HeartbeatSeconds, ${h}, must be smaller than TimeoutSeconds, 5.`,
  ]),
  [
    'a ResultPath that does not fit, with nothing before its words (https://qiita.com/tsubasaogawa/items/4fe341bdb6ae7d2fd8ee)',
    pass({ Result: 1, ResultPath: '$.a.b' }),
    { a: 1 },
    'States.ReferencePathConflict',
    'Unable to apply ReferencePath $.a.b to input {"a":1}',
  ],
])('fails: %s', (_title, state, input, error, cause) => {
  const { execution } = run(machine(state, { T: { Type: 'Succeed' } }), input as never);
  expect({ status: execution.status, error: execution.error, cause: execution.cause }).toEqual({ status: 'FAILED', error, cause });
});

test.each<[title: string, fields: object, input: object, until: number]>([
  ['Seconds', { Seconds: 10 }, {}, at0 + 10_000],
  ['SecondsPath', { SecondsPath: '$.s' }, { s: 0 }, at0],
  ['Timestamp', { Timestamp: '2026-01-02T00:00:00Z' }, {}, at0 + 86_400_000],
  ['Timestamp in the past', { Timestamp: '2025-12-31T00:00:00Z' }, {}, at0],
  ['TimestampPath with an offset', { TimestampPath: '$.t' }, { t: '2026-01-01T02:00:00+01:00' }, at0 + 3_600_000],
])('Wait: %s', (_title, fields, input, until) => {
  const host = run(machine({ Type: 'Wait', ...fields, End: true }), input as never);
  expect(host.execution.endedAt).toBe(until);
  expect(host.lines().slice(1, 3)).toEqual(['2<-0 WaitStateEntered S', '3<-2 WaitStateExited S']);
});

test('what an integration’s check throws that is no StatesError is a fault of the host: it is thrown, and fails no state', () => {
  const host = new Host(
    machine(
      { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Catch: [{ ErrorEquals: ['States.ALL'], Next: 'T' }], End: true },
      { T: { Type: 'Succeed' } },
    ),
  );
  const fault = new TypeError('a fault');
  const [state] = host.machine.states as unknown as [{ check: unknown }];
  state.check = () => {
    throw fault;
  };
  expect(() => host.start()).toThrow(fault);
});

test('HeartbeatSeconds of a function by its ARN are not in its event', () => {
  const called = { resource: arn('F'), input: '{}', inputDetails: { truncated: false } };
  const details = (fields: object): unknown =>
    run(machine({ Type: 'Task', Resource: arn('F'), End: true, ...fields }), {}, { F: () => 1 })
      .events()
      .find(({ type }) => type === 'LambdaFunctionScheduled')!.lambdaFunctionScheduledEventDetails;
  expect(details({ TimeoutSeconds: 9, HeartbeatSeconds: 3 })).toEqual({ ...called, timeoutInSeconds: 9 });
  expect(details({ HeartbeatSeconds: 3 })).toEqual(called);
});

test.each<[fields: object, limits: object]>([
  [{ TimeoutSeconds: 9 }, { timeoutInSeconds: 9 }],
  [{ HeartbeatSeconds: 3 }, { heartbeatInSeconds: 3 }],
  [{}, {}],
])('the event of an integration has the limits that the Task has: %j', (fields, limits) => {
  const host = run(
    machine({ Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q', MessageBody: 'm' }, End: true, ...fields }),
    {},
    { sendMessage: () => 1 },
  );
  expect(host.events().find(({ type }) => type === 'TaskScheduled')!.taskScheduledEventDetails).toEqual({
    resourceType: 'sqs',
    resource: 'sendMessage',
    region: 'us-east-1',
    parameters: '{"QueueUrl":"q","MessageBody":"m"}',
    ...limits,
  });
});

test.each<[title: string, state: object]>([
  ['a Task', { Type: 'Task', Resource: arn('F'), ResultPath: null, End: true }],
  ['a Pass with a Result', pass({ Result: { b: 2 }, ResultPath: null })],
  ['a Parallel', { ...parallel(pass()), ResultPath: null }],
])('ResultPath null hands on the input as it came, text and all: %s', (_title, state) => {
  const host = new Host(machine(state), [1, 2], { F: () => 'result' });
  (host.execution as { inputText: string }).inputText = '[1, 2]';
  host.run();
  expect(host.events().at(-1)!.executionSucceededEventDetails!.output).toBe('[1, 2]');
});

test('a result that came as a text is recorded and handed on as it came, letter by letter', () => {
  const host = new Host(machine({ Type: 'Task', Resource: arn('F'), End: true })).start();
  host.hand({ type: 'succeeded', at: at0, thread: 0, turn: 1, output: [1, 2], text: '[1, 2]' });
  const [succeeded, exited, ended] = host.events().slice(-3);
  expect(succeeded!.lambdaFunctionSucceededEventDetails!.output).toBe('[1, 2]');
  expect(exited!.stateExitedEventDetails!.output).toBe('[1, 2]');
  expect(ended!.executionSucceededEventDetails!.output).toBe('[1, 2]');
});

test('what a path does not find is told of with the text of the input as it came (a failure of AWS that a user has published)', () => {
  const host = new Host(machine(pass({ Parameters: { 'a.$': '$.nope' } })), { x: [1, 2] });
  (host.execution as { inputText: string }).inputText = '{"x": [1,  2]}';
  host.run();
  expect(host.execution.cause).toContain(`could not be found in the input '{"x": [1,  2]}'`);
});

const task = (fields: object = {}): object => ({ Type: 'Task', Resource: arn('F'), End: true, ...fields });

test('Task: the function gets the arguments, its result goes through ResultSelector, ResultPath and OutputPath', () => {
  const seen: unknown[] = [];
  const answers: Answers = { F: (input) => (seen.push(input), { x: 1, y: 2 }) };
  const state = task({ InputPath: '$.a', Parameters: { 'v.$': '$.b' }, ResultSelector: { 'z.$': '$.y' }, ResultPath: '$.r', OutputPath: '$.r' });
  const { execution } = run(machine(state), { a: { b: 5 } }, answers);
  expect(seen).toEqual([{ v: 5 }]);
  expect(execution.output).toEqual({ z: 2 });
});

test('Task: events of a function by its ARN (test_task_lambda)', () => {
  expect(run(machine(task()), {}, { F: () => 1 }).lines()).toEqual([
    '1<-0 ExecutionStarted',
    '2<-0 TaskStateEntered S',
    '3<-2 LambdaFunctionScheduled',
    '4<-3 LambdaFunctionStarted',
    '5<-4 LambdaFunctionSucceeded',
    '6<-5 TaskStateExited S',
    '7<-6 ExecutionSucceeded',
  ]);
});

test('Task that cannot be scheduled: ExecutionFailed follows no event (a history of AWS that a user has published)', () => {
  const states = { P: { Type: 'Pass', Next: 'T' }, T: { Type: 'Task', Resource: arn('F'), Parameters: { 'x.$': '$.nope' }, End: true } };
  expect(run({ StartAt: 'P', States: states }, {}).lines().slice(3)).toEqual(['4<-3 TaskStateEntered T', '5<-0 ExecutionFailed States.Runtime']);
});

test('Task: events and details of an integration (test_invoke_timeout)', () => {
  const state = {
    Type: 'Task',
    Resource: 'arn:aws:states:::lambda:invoke',
    TimeoutSeconds: 5,
    HeartbeatSeconds: 3,
    Parameters: { FunctionName: 'F' },
    End: true,
  };
  const host = run(machine(state), {}, {});
  expect(
    host
      .events()
      .map(({ type, taskScheduledEventDetails, taskStartedEventDetails, taskTimedOutEventDetails }) => [
        type,
        taskScheduledEventDetails ?? taskStartedEventDetails ?? taskTimedOutEventDetails,
      ])
      .slice(2, 5),
  ).toEqual([
    [
      'TaskScheduled',
      { resourceType: 'lambda', resource: 'invoke', region: 'us-east-1', parameters: '{"FunctionName":"F"}', timeoutInSeconds: 5, heartbeatInSeconds: 3 },
    ],
    ['TaskStarted', { resourceType: 'lambda', resource: 'invoke' }],
    ['TaskTimedOut', { resourceType: 'lambda', resource: 'invoke', error: 'States.Timeout' }],
  ]);
});

test.each<[title: string, fields: object, input: object, seconds: number]>([
  ['TimeoutSeconds (test_fixed_timeout_lambda)', { TimeoutSeconds: 5 }, {}, 5],
  ['TimeoutSecondsPath', { TimeoutSecondsPath: '$.t' }, { t: 7 }, 7],
  ['HeartbeatSeconds', { TimeoutSeconds: 9, HeartbeatSeconds: 2 }, {}, 2],
  ['HeartbeatSecondsPath', { TimeoutSeconds: 9, HeartbeatSecondsPath: '$.h' }, { h: 3 }, 3],
])('Task times out by %s, with an error and no cause', (_title, fields, input, seconds) => {
  const host = run(machine(task(fields)), input as never, { F: () => undefined });
  const { status, error, cause, endedAt } = host.execution;
  expect({ status, error, cause, endedAt }).toEqual({ status: 'FAILED', error: 'States.Timeout', cause: null, endedAt: at0 + seconds * 1000 });
  expect(host.lines().slice(4)).toEqual(['5<-4 LambdaFunctionTimedOut States.Timeout', '6<-5 ExecutionFailed States.Timeout']);
  expect(host.effects.filter(({ kind }) => kind === 'cancel').map(({ key }) => key)).toEqual(['S#1.0', 'execution']);
});

test('Task: a sign of life sets the heartbeat anew', () => {
  const host = new Host(machine(task({ HeartbeatSeconds: 10, TimeoutSeconds: 100 })), {}, { F: () => undefined }).start();
  host.hand({ type: 'heartbeat', at: at0 + 6000, thread: 0, turn: 1 });
  host.finish();
  expect(host.execution.endedAt).toBe(at0 + 16_000);
});

test('Task: a heartbeat that expires is recorded as States.Timeout and found under both names', () => {
  const caught = (name: string): unknown =>
    run(
      machine(task({ HeartbeatSeconds: 1, TimeoutSeconds: 9, Catch: [{ ErrorEquals: [name], Next: 'T' }] }), { T: { Type: 'Pass', End: true } }),
      {},
      { F: () => undefined },
    ).execution.output;
  const errorOutput = { Error: 'States.Timeout', Cause: '' };
  expect([caught('States.HeartbeatTimeout'), caught('States.Timeout'), caught('States.TaskFailed')]).toEqual([errorOutput, errorOutput, null]);
});

test('the context object holds what the recording test_base_cases[BASE_EXPR] shows; the states inside a Map see no item of it', () => {
  const state = {
    Type: 'Map',
    ItemsPath: '$.items',
    ItemProcessor: { StartAt: 'P', States: { P: pass({ Parameters: { 'c.$': '$$' }, OutputPath: '$.c' }) } },
    End: true,
  };
  const { execution } = run(machine(state), { items: ['x'] });
  expect(execution.output).toEqual([
    {
      Execution: {
        Id: 'arn:aws:states:us-east-1:123456789012:execution:M:e1',
        Input: { items: ['x'] },
        StartTime: '2026-01-01T00:00:00.000Z',
        Name: 'e1',
        RoleArn: 'arn:aws:iam::123456789012:role/StepFunctionsRole',
        RedriveCount: 0,
      },
      StateMachine: { Id: 'arn:aws:states:us-east-1:123456789012:stateMachine:M', Name: 'M' },
      State: { Name: 'P', EnteredTime: '2026-01-01T00:00:00.000Z' },
    },
  ]);
});

test('RetryCount counts the retries of a visit', () => {
  let calls = 0;
  const seen: unknown[] = [];
  const answers: Answers = {
    F: (input) => {
      seen.push(input);
      if (++calls < 3) throw new Failure('Busy');
      return null;
    },
  };
  run(machine(task({ Parameters: { 'n.$': '$$.State.RetryCount' }, Retry: [{ ErrorEquals: ['Busy'] }] })), {}, answers);
  expect(seen).toEqual([{ n: 0 }, { n: 1 }, { n: 2 }]);
});

test('Credentials: the role that is assumed is in the history, and the Task is called', () => {
  const state = (RoleArn: object): object => ({
    StartAt: 'T',
    States: { T: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:F', Credentials: RoleArn, End: true } },
  });
  const scheduled = new Host(state({ 'RoleArn.$': '$.role' }), { role: 'arn:aws:iam::999999999999:role/R' }, { F: () => 1 }).run();
  expect(scheduled.events()[2]!.lambdaFunctionScheduledEventDetails).toMatchObject({ taskCredentials: { roleArn: 'arn:aws:iam::999999999999:role/R' } });
  for (const input of [{ role: 1 }, { role: null }])
    expect(new Host(state({ 'RoleArn.$': '$.role' }), input, {}).run().execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
  expect(new Host(state({}), {}, {}).run().execution.cause).toContain('must be a string: null');
});

test('ResultPath null keeps the input, to which OutputPath applies', () => {
  const state = { Type: 'Pass', Result: 'dropped', ResultPath: null, OutputPath: '$.a', End: true };
  expect(new Host({ StartAt: 'P', States: { P: state } }, { a: 1 }).run().execution.output).toBe(1);
});

test('OutputPath of a Choice applies to its rules', () => {
  const choice = { Type: 'Choice', OutputPath: '$.a', Choices: [{ Variable: '$.a', IsPresent: true, Next: 'E' }] };
  expect(new Host({ StartAt: 'C', States: { C: choice, E: { Type: 'Succeed' } } }, { a: 1 }).run().execution.output).toBe(1);
});

describe('a call that goes on after its request was taken', () => {
  const called = (...events: object[]): Host => {
    const host = new Host({ StartAt: 'T', States: { T: { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken', End: true } } }).start();
    for (const event of events) host.hand({ at: host.at, thread: 0, turn: 1, ...event } as Event);
    return host;
  };

  test('TaskSubmitted holds the answer to the request (test_sqs_wait_for_task_token)', () => {
    const host = called({ type: 'submitted', output: { MessageId: 'm' } }, { type: 'succeeded', output: 1 });
    expect(host.lines().slice(3)).toEqual([
      '4<-3 TaskStarted',
      '5<-4 TaskSubmitted',
      '6<-5 TaskSucceeded',
      '7<-6 TaskStateExited T',
      '8<-7 ExecutionSucceeded',
    ]);
    expect(host.events()[4]).toMatchObject({
      taskSubmittedEventDetails: { resourceType: 'sqs', resource: 'sendMessage.waitForTaskToken', output: '{"MessageId":"m"}' },
    });
    expect(called({ type: 'submitted', output: 1, text: '1.0' }).events()[4]).toMatchObject({ taskSubmittedEventDetails: { output: '1.0' } });
  });

  test('it may not be taken: https://docs.aws.amazon.com/step-functions/latest/apireference/API_TaskSubmitFailedEventDetails.html', () => {
    const host = called({ type: 'failed', error: 'SQS.SqsException', cause: 'why', submitting: true });
    expect(host.lines().slice(4)).toEqual(['5<-4 TaskSubmitFailed SQS.SqsException', '6<-5 ExecutionFailed SQS.SqsException']);
  });

  test('its token is in the context object, another one in each attempt (test_sqs_wait_for_task_tok_with_heartbeat)', () => {
    const Resource = 'arn:aws:states:::sqs:sendMessage.waitForTaskToken';
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }];
    const host = new Host(
      { StartAt: 'T', States: { T: { Type: 'Task', Resource, Retry, Parameters: { 'MessageBody.$': '$$.Task.Token', QueueUrl: 'q' }, End: true } } },
      {},
      {
        'sendMessage.waitForTaskToken': (input: { MessageBody: string }, call: { attempt: number }) => {
          if (call.attempt === 0) throw new Failure('E', input.MessageBody);
          return input.MessageBody;
        },
      },
    ).run();
    const tokens = host
      .events()
      .flatMap(({ taskFailedEventDetails: failed, taskSucceededEventDetails: succeeded }) => failed?.cause ?? succeeded?.output ?? []);
    expect(tokens).toEqual([expect.stringMatching(/^AQCEAAAAKgAAAAM\w+$/), expect.stringMatching(/^"AQCEAAAAKgAAAAM\w+"$/)]);
    expect(tokens[1]).not.toContain(tokens[0]!);
  });

  test('nothing else takes a request', () => {
    const host = new Host({ StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 1, End: true } } }).start();
    host.hand({ type: 'submitted', at: host.at, thread: 0, turn: 1, output: 1 });
    expect(host.lines()).toHaveLength(2);
  });
});
