import {
  calls,
  fails,
  hangs,
  onInput,
  passesThrough,
  perAttempt,
  returns,
  runUntil,
  runUntilState,
  runUntilWait,
  TestStateMachine,
} from 'asl-interpreter/testing';
import type { Mock, TestStateMachineOptions } from 'asl-interpreter/testing';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { JsonSchema } from '../../src/testing/json-schema/schema';
import { arn } from '../machine/drive';

const one = (fields: object, more: object = {}): object => ({
  StartAt: 'Pay',
  States: { Pay: { Type: 'Task', Resource: arn('Charge'), End: true, ...fields }, ...more },
});
const retried = one({ Retry: [{ ErrorEquals: ['Busy'], IntervalSeconds: 60, MaxAttempts: 5 }] });
const invoked = one({
  Resource: 'arn:aws:states:::lambda:invoke',
  Parameters: { FunctionName: 'Charge', 'Payload.$': '$' },
  ResultSelector: { 'paid.$': '$.Payload' },
});

type Outcome = { output: unknown } | { error?: string; cause?: string };

async function outcome(definition: object, options: TestStateMachineOptions, input: unknown = { sum: 7 }): Promise<Outcome & { minutes: number }> {
  const { status, output, error, cause, startDate, stopDate } = await new TestStateMachine(definition, options).execute(input);
  const minutes = (stopDate.getTime() - startDate.getTime()) / 60_000;
  return status === 'SUCCEEDED' ? { output, minutes } : { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }), minutes };
}

describe('a mock answers in place of what a Task calls', () => {
  test.each<[title: string, definition: object, mock: Mock, expected: Outcome, minutes: number]>([
    ['a result', one({}), returns({ paid: true }), { output: { paid: true } }, 0],
    ['an error', one({}), fails('Refused', 'no money'), { error: 'Refused', cause: 'no money' }, 0],
    ['a result some time later', one({}), returns(1).after('10 minutes'), { output: 1 }, 10],
    ['fail twice, then pass', retried, [fails('Busy').times(2), returns(1)], { output: 1 }, 3],
    ['a function of the input and of the call', retried, ({ sum }: never, { number }) => [sum, number], { output: [7, 0] }, 0],
    ['a function of the input in a sequence', retried, [fails('Busy'), ({ sum }: never) => sum], { output: 7 }, 1],
    ['a function that gives an error', retried, (_: never, { attempt }) => (attempt === 0 ? fails('Busy') : returns(2)), { output: 2 }, 1],
    ['a function that gives a result some time later', one({}), () => Promise.resolve(returns(1).after('10 minutes')), { output: 1 }, 10],
    ['a function that gives nothing', one({ TimeoutSeconds: 60 }), () => hangs(), { error: 'States.Timeout' }, 1],
    [
      'a function that throws is as a handler that throws',
      one({ Catch: [{ ErrorEquals: ['RangeError'], Next: 'Out' }] }, { Out: { Type: 'Pass', Result: 'out', End: true } }),
      calls(() => {
        throw new RangeError('no');
      }),
      { output: 'out' },
      0,
    ],
    ['nothing ever: the timeout fires', one({ TimeoutSeconds: 90 }), hangs(), { error: undefined, cause: undefined } as never, 1.5],
    ['nothing ever: Lambda ends a function after 15 minutes', one({}), hangs(), { error: 'Sandbox.Timedout' }, 15],
    ['the real handler after two failures', retried, [fails('Busy').times(2), passesThrough()], { output: { real: 7 } }, 3],
    [
      'a call too many, which no Retrier and no Catcher takes',
      one({ Retry: [{ ErrorEquals: ['States.ALL'] }], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Out' }] }, { Out: { Type: 'Pass', End: true } }),
      [fails('Busy')],
      { error: 'States.Runtime', cause: 'State "Pay" was called a 2nd time, and its mock has 1 answer.' },
      1 / 60,
    ],
    [
      'by input',
      one({}),
      onInput([
        [{ sum: 7 }, returns('seven')],
        [{ sum: 8 }, returns('eight')],
      ]),
      { output: 'seven' },
      0,
    ],
    ['the whole result of lambda:invoke, by the state', invoked, returns({ Payload: 'yes', StatusCode: 200 }), { output: { paid: 'yes' } }, 0],
  ])('%s', async (_title, definition, mock, expected, minutes) => {
    const { minutes: took, ...found } = await outcome(definition, {
      mocks: { Pay: mock },
      handlers: { Charge: ({ sum }: { sum: number }) => ({ real: sum }) },
    });
    expect(found).toMatchObject(JSON.parse(JSON.stringify(expected)) as object);
    expect(took).toBeCloseTo(minutes);
  });

  test.each<[title: string, mock: Mock, expected: Outcome]>([
    ['the function returns what its mock returns, in an envelope', returns('yes'), { output: { paid: 'yes' } }],
    ['its mock gets the payload', calls((payload) => ({ got: payload })), { output: { paid: { got: { sum: 7 } } } }],
    ['the input of a case is the payload', onInput([[{ sum: 7 }, returns('seven')]]), { output: { paid: 'seven' } }],
    ['it throws what its mock throws', fails('Refused', 'no money'), { error: 'Refused', cause: 'no money' }],
    ['it is the real one', passesThrough(), { output: { paid: { real: 7 } } }],
  ])('lambda:invoke, mocked by the name of the function: %s', async (_title, mock, expected) => {
    const handlers = { Charge: ({ sum }: { sum: number }) => ({ real: sum }) };
    expect(await outcome(invoked, { mocks: { Charge: mock }, handlers })).toMatchObject(expected);
  });

  test('what a real machine of this version cannot call can be mocked', async () => {
    const waits = one({ Resource: 'arn:aws:states:::ecs:runTask.sync', Parameters: { TaskDefinition: 't' } });
    expect(() => new TestStateMachine(waits)).toThrow('is not supported by this version');
    expect(await outcome(waits, { mocks: { Pay: returns({ LastStatus: 'STOPPED' }) } })).toMatchObject({ output: { LastStatus: 'STOPPED' } });
  });

  test('without mocks, every Task needs its handler', () => {
    expect(() => new TestStateMachine(one({}, {}))).toThrow('calls the function "Charge", which has no handler');
  });

  // As in Step Functions Local, where a state without a mocked response calls the service: https://docs.aws.amazon.com/step-functions/latest/dg/sfn-local-test-sm-exec.html
  test.each([
    ['a function', arn('Ship'), {}],
    ['a function that lambda:invoke calls', 'arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'Ship' } }],
    ['a service', 'arn:aws:states:::sqs:sendMessage', { Parameters: { QueueUrl: 'q', MessageBody: 'm' } }],
    ['what this version cannot call', 'arn:aws:states:::ecs:runTask.sync', { Parameters: { TaskDefinition: 't' } }],
  ])('with mocks, a Task that nothing answers fails when it is called: %s', async (_title, Resource, args) => {
    const all = [{ ErrorEquals: ['States.ALL'] }];
    const Ship = { Type: 'Task', Resource, ...args, Retry: all, Catch: [{ ...all[0], Next: 'Caught' }], End: true };
    const States = {
      Charge: { Type: 'Task', Resource: arn('Charge'), Catch: [{ ...all[0], Next: 'Caught' }], Next: 'Ship' },
      Ship,
      Caught: { Type: 'Succeed' },
    };
    const run = async (mock: Mock) => {
      const machine = new TestStateMachine({ StartAt: 'Charge', States }, { mocks: { Charge: mock } });
      return { machine, result: await machine.execute() };
    };
    const unreached = await run(fails('Refused'));
    expect(unreached.result).toMatchObject({ status: 'SUCCEEDED' });
    unreached.machine.verifyMocks();
    const reached = await run(returns(1));
    const cause = `State "Ship" was called, and nothing answers it: it has no mock, and ${Resource} no handler or service.`;
    expect(reached.result).toMatchObject({ status: 'FAILED', error: 'States.Runtime', cause: expect.stringContaining(cause) });
    expect(reached.machine.mockReport().unexpected).toEqual([cause]);
    expect(() => reached.machine.verifyMocks()).toThrow(cause);
  });

  test('each iteration of a Map fails twice, then passes', async () => {
    const { States } = retried as { States: object };
    const map = { StartAt: 'Each', States: { Each: { Type: 'Map', ItemProcessor: { StartAt: 'Pay', States }, End: true } } };
    expect(await outcome(map, { mocks: { Pay: perAttempt([fails('Busy').times(2), returns(1)]) } }, [1, 2, 3])).toEqual({ output: [1, 1, 1], minutes: 3 });
  });
});

describe('what mocks tell afterwards', () => {
  test('answers that were not used, and calls that had none', async () => {
    const machine = new TestStateMachine(retried, { mocks: { Pay: [fails('Busy'), returns(1), returns(2)], Charge: returns(0) } });
    await machine.execute();
    expect(machine.mockReport().unused).toEqual([
      'State "Pay" has a mock with 3 answers, of which 2 were used.',
      'The function "Charge" has a mock, and was never called.',
    ]);
    expect(() => machine.verifyMocks()).toThrow('of which 2 were used');
  });

  test('a result of a function of the input that the service cannot give fails the Task', async () => {
    const queue = one({ Resource: 'arn:aws:states:::sqs:sendMessage', Parameters: { QueueUrl: 'q', MessageBody: 'm' } });
    for (const mock of [() => ({ MessageId: 1 }), () => returns({ MessageId: 1 })])
      expect(await outcome(queue, { mocks: { Pay: mock } })).toMatchObject({ error: 'States.Runtime' });
    const machine = new TestStateMachine(queue, { mocks: { Pay: () => ({ MessageId: 1 }) } });
    expect(await machine.execute()).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(machine.mockReport().wrong).toHaveLength(1);
    expect(() => new TestStateMachine(queue, { mocks: { Pay: returns({ MessageId: 1 }) } })).toThrow("Field 'MessageId' must be a string");
  });
});

describe('contracts', () => {
  const contracts = { Charge: { input: { type: 'object', properties: { sum: { type: 'number' } }, required: ['sum'] }, output: { type: 'boolean' } } } as const;

  test.each<[title: string, definition: object, input: unknown, result: unknown, expected: Outcome]>([
    ['what fits', one({}), { sum: 1 }, true, { output: true }],
    [
      'an input that does not',
      one({}),
      { sum: '1' },
      true,
      { error: 'States.Runtime', cause: expect.stringContaining('The input of "Charge" does not fit its contract: /sum') as never },
    ],
    [
      'an output that does not',
      one({}),
      { sum: 1 },
      'yes',
      { error: 'States.Runtime', cause: expect.stringContaining('The output of "Charge" does not fit its contract') as never },
    ],
    [
      'the payload of lambda:invoke',
      invoked,
      { sum: '1' },
      true,
      { error: 'States.Runtime', cause: expect.stringContaining('The input of "Charge" does not fit its contract: /sum') as never },
    ],
    ['the result of lambda:invoke', invoked, { sum: 1 }, true, { output: { paid: true } }],
    [
      'a wrong result of lambda:invoke',
      invoked,
      { sum: 1 },
      'yes',
      { error: 'States.Runtime', cause: expect.stringContaining('The output of "Charge" does not fit its contract') as never },
    ],
  ])('%s', async (_title, definition, input, result, expected) => {
    expect(await outcome(definition, { contracts, handlers: { Charge: () => result } }, input)).toMatchObject(expected);
    expect(await outcome(definition, { contracts, mocks: { Charge: returns(result) } }, input)).toMatchObject(expected);
  });

  test('where a state and its function have one name, the contract is of the state, and a call is counted once', async () => {
    const named = (Resource: string, args = {}): object => ({ StartAt: 'Charge', States: { Charge: { Type: 'Task', Resource, ...args, End: true } } });
    const counted = async (definition: object, input: JsonSchema): Promise<unknown> => {
      const machine = new TestStateMachine(definition, { contracts: { Charge: { input } }, handlers: { Charge: () => true } });
      expect(await machine.execute({ sum: 1 })).toMatchObject({ status: 'SUCCEEDED' });
      return machine.contracts!.report().contracts[0]!.values;
    };
    expect(await counted(named(arn('Charge')), { required: ['sum'] })).toBe(1);
    const invoke = named('arn:aws:states:::lambda:invoke', { Parameters: { FunctionName: 'Charge', 'Payload.$': '$' } });
    expect(await counted(invoke, { required: ['FunctionName', 'Payload'] })).toBe(1);
  });

  test('a contract of nothing that the machine calls', () => {
    expect(() => new TestStateMachine(one({}), { contracts: { Chrage: {} }, mocks: { Pay: returns(1) } })).toThrow('Did you mean "Charge"?');
  });
});

describe('virtual time', () => {
  const waits = {
    StartAt: 'First',
    States: {
      First: { Type: 'Wait', Seconds: 3600, Next: 'Second' },
      Second: { Type: 'Wait', Seconds: 7200, Next: 'Pay' },
      Pay: { Type: 'Task', Resource: arn('Charge'), End: true },
    },
  };
  const machine = (): TestStateMachine => new TestStateMachine(waits, { mocks: { Pay: returns(1) } });
  const hour = 3_600_000;

  test('runs to one Wait after the other, and stands still there', async () => {
    const it = machine();
    const began = it.clock.now();
    const execution = it.start();
    await runUntilWait(execution);
    expect(it.clock.now() - began).toBe(0);
    await runUntilWait(execution);
    expect(it.clock.now() - began).toBe(hour);
    await it.clock.advance('119 minutes');
    expect(execution.status).toBe('RUNNING');
    await it.clock.advance('1 minute');
    expect([execution.status, it.clock.now() - began]).toEqual(['SUCCEEDED', 3 * hour]);
    await expect(runUntilWait(execution)).rejects.toThrow('The execution has ended SUCCEEDED and entered no Wait state after event 4.');
  });

  test('runs to a state, and to any event', async () => {
    const it = machine();
    const execution = it.start();
    expect(await runUntilState(execution, 'Pay')).toMatchObject({ type: 'TaskStateEntered', timestamp: new Date(it.clock.now()) });
    expect((await runUntil(execution, ({ type }) => type === 'LambdaFunctionSucceeded')).type).toBe('LambdaFunctionSucceeded');
    await expect(runUntilState(machine().start(), 'Pya')).rejects.toThrow('The execution has ended SUCCEEDED and did not enter the state "Pya".');
    await expect(runUntilState(execution, 'Pay')).rejects.toThrow('did not enter the state "Pay" after event');
  });
});

test('a definition is read from its file', async () => {
  const machine = new TestStateMachine(pathToFileURL('asl/order-processing.asl.json'), {
    mocks: { TrackReceived: fails('DynamoDB.ConditionalCheckFailedException') },
    handlers: { CheckPurchase: () => ({}), AuthorizePayment: () => ({}), RecordPurchase: () => ({}) },
    services: { dynamodb: { updateItem: () => ({}) } },
  });
  expect(await machine.execute({ orderId: 'o-1' })).toMatchObject({ status: 'SUCCEEDED', output: 'o-1' });
});
