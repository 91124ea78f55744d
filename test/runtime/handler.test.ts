/** Handlers: how they are found, what they are told, and what becomes of what they give or throw. */
import { FunctionError, StateMachine, type HandlerContext, type Json } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { nested } from '../json/arbitrary';
import { arn, calling, clock, deferred, impatient, taskOf, turns } from './machines';

const echo = (input: unknown): unknown => input;

test.each<[registered: string, Resource: string]>([
  ['F', arn('F')],
  [arn('F'), arn('F')],
  ['F', `${arn('F')}:live`],
  [arn('F'), `${arn('F')}:live`],
  [`${arn('F')}:live`, `${arn('F')}:live`],
  ['${FArn}', '${FArn}'],
])('a handler registered as %s answers %s', async (registered, Resource) => {
  const machine = new StateMachine(taskOf({ Resource }), { clock: clock(), handlers: { [registered]: echo } });
  expect((await machine.execute(1)).output).toBe(1);
});

test('the most exact name wins', async () => {
  const handlers = { F: () => 'name', [arn('F')]: () => 'ARN', [`${arn('F')}:live`]: () => 'qualified' };
  const outputs = [];
  for (const Resource of [`${arn('F')}:live`, `${arn('F')}:7`, arn('F').replace('us-east-1', 'eu-west-1')]) {
    outputs.push((await new StateMachine(taskOf({ Resource }), { clock: clock(), handlers }).execute()).output);
  }
  expect(outputs).toEqual(['qualified', 'ARN', 'name']);
});

test('what is inherited by the handlers object is no handler', () => {
  expect(() => new StateMachine(taskOf({ Resource: arn('toString') }), { clock: clock(), handlers: {} })).toThrow(
    'calls the function "toString", which has no handler.',
  );
});

/** JavaScript's error as the Node.js runtime of Lambda reports it: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html */
const reported = (errorType: string, errorMessage: string, trace: unknown): object => ({
  error: errorType,
  cause: JSON.stringify({ errorType, errorMessage, trace }),
});

class OutOfStock extends Error {
  override name = 'OutOfStock';
}
/** What the Node.js runtime says of an error that it cannot read. */
const unreadable = reported(
  'handled',
  'callback called with Error argument, but there was a problem while retrieving one or more of its message, name, and stack',
  [],
);
const cycle: Record<string, unknown> = {};
cycle['me'] = cycle;
function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
const stacked = (error: Error, stack: string | undefined): Error => Object.assign(error, { stack });

test.each<[title: string, thrown: unknown, error: string, cause: object | string]>([
  ['an Error', stacked(new Error('no'), 'Error: no\n    at here'), 'Error', reported('Error', 'no', ['Error: no', '    at here'])],
  ['a TypeError', stacked(new TypeError('odd'), 'TypeError: odd'), 'TypeError', reported('TypeError', 'odd', ['TypeError: odd'])],
  [
    'an error with a name of its own',
    stacked(new OutOfStock('none left'), 'OutOfStock: none left'),
    'OutOfStock',
    reported('OutOfStock', 'none left', ['OutOfStock: none left']),
  ],
  ['what has name, message and stack', { name: 'Foreign', message: 'm', stack: 's' }, 'Foreign', reported('Foreign', 'm', ['s'])],
  [
    'the character U+007F, which the runtime writes %7F',
    Object.assign(new OutOfStock('a\u007fb'), { name: 'N\u007f', stack: 's\u007f' }),
    'N%7F',
    reported('N%7F', 'a%7Fb', ['s%7F']),
  ],
  ['an error without a stack', stacked(new Error('no'), undefined), 'Error', reported('Error', 'no', [''])],
  ['a string', 'no', 'string', reported('string', 'no', [])],
  ['a number', 7, 'number', reported('number', '7', [])],
  ['undefined', undefined, 'undefined', reported('undefined', 'undefined', [])],
  ['null', null, 'object', reported('object', 'null', [])],
  ['an object', { code: 1 }, 'object', reported('object', '[object Object]', [])],
  ['a symbol', Symbol('s'), 'symbol', reported('symbol', 'Symbol(s)', [])],
  ['what cannot be read', Object.create(null), 'handled', unreadable],
  [
    'FunctionError with an object',
    new FunctionError({ errorMessage: 'm', errorType: 'T', requestId: 'r-1', stackTrace: [] }),
    'T',
    { error: 'T', cause: '{"errorMessage":"m","errorType":"T","requestId":"r-1","stackTrace":[]}' },
  ],
  [
    'FunctionError without errorType (Lambda.Unknown: concepts-error-handling)',
    new FunctionError({ errorMessage: 'm' }),
    'Lambda.Unknown',
    { error: 'Lambda.Unknown', cause: '{"errorMessage":"m"}' },
  ],
  [
    'FunctionError with a text, spaces and all',
    new FunctionError('{"errorMessage": "m", "errorType": "T"}'),
    'T',
    { error: 'T', cause: '{"errorMessage": "m", "errorType": "T"}' },
  ],
  [
    'FunctionError with a text whose errorType is no text',
    new FunctionError('{"errorType": 1}'),
    'Lambda.Unknown',
    { error: 'Lambda.Unknown', cause: '{"errorType": 1}' },
  ],
  [
    'FunctionError with an object whose errorType is no text',
    new FunctionError({ errorType: 5 as unknown as string }),
    'Lambda.Unknown',
    { error: 'Lambda.Unknown', cause: '{"errorType":5}' },
  ],
  [
    'FunctionError with a text that is no JSON',
    new FunctionError('Task timed out after 3.00 seconds'),
    'Lambda.Unknown',
    { error: 'Lambda.Unknown', cause: 'Task timed out after 3.00 seconds' },
  ],
  ['FunctionError with a cycle', new FunctionError({ errorType: 'T', cycle: cycle as Json }), 'handled', unreadable],
  ['FunctionError with a BigInt', new FunctionError({ errorType: 'T', n: 1n as unknown as Json }), 'handled', unreadable],
  ['a Proxy that was revoked', revoked(), 'handled', unreadable],
])('thrown: %s', async (_title, thrown, _error, expected) => {
  for (const handler of [
    () => {
      throw thrown;
    },
    () => Promise.reject(thrown as Error),
    async () => {
      await turns(1);
      throw thrown;
    },
  ]) {
    const { status, error, cause, history } = await calling(handler).execute();
    expect({ ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) }).toEqual(expected);
    expect(status).toBe('FAILED');
    expect(history().find(({ type }) => type === 'LambdaFunctionFailed')!.lambdaFunctionFailedEventDetails).toEqual(expected);
  }
});

test.each<[title: string, thrown: () => unknown, error: string]>([
  ['a FunctionError with a cycle', () => new FunctionError({ errorType: 'T', cycle: cycle as Json }), 'handled'],
  ['a FunctionError with a BigInt', () => new FunctionError({ errorType: 'T', n: 1n as unknown as Json }), 'handled'],
  ['a Proxy that was revoked', revoked, 'handled'],
  ['an errorType that is a number', () => new FunctionError({ errorType: 5 as unknown as string }), 'Lambda.Unknown'],
])('after %s the place among maxConcurrency is free again', async (_title, thrown, error) => {
  const machine = calling(
    async ({ first }: { first: boolean }) => {
      if (first) throw thrown();
      return 'next';
    },
    { maxConcurrency: 1 },
  );
  const [first, next] = await Promise.all([machine.execute({ first: true }), machine.execute({ first: false })]);
  expect([first.error, next.output]).toEqual([error, 'next']);
});

test.each([
  ['a cycle', () => cycle],
  ['a Proxy that was revoked', revoked],
  [
    'what throws when its "then" is looked at',
    () => ({
      get then(): never {
        throw new Error('no');
      },
    }),
  ],
])('a handler that gives %s: a defined outcome, and its place is free again', async (_title, result) => {
  const machine = calling(({ first }: { first: boolean }) => (first ? result() : 'next'), { maxConcurrency: 1 });
  const [first, next] = await Promise.all([machine.execute({ first: true }), machine.execute({ first: false })]);
  expect([first.status, next.output]).toEqual(['FAILED', 'next']);
});

test('the trace of an error begins with its name and message', async () => {
  const { cause } = await calling(() => {
    throw new RangeError('far');
  }).execute();
  const { trace } = JSON.parse(cause!) as { trace: string[] };
  expect(trace[0]).toBe('RangeError: far');
  expect(trace[1]).toMatch(/^ {4}at .*handler\.test/);
});

const thenable = Object.fromEntries([['then', (resolve: (value: number) => void) => resolve(5)]]);
class Point {
  constructor(
    readonly x: number,
    readonly y: number,
  ) {}
}

test.each<[title: string, result: unknown, output: unknown]>([
  ['undefined arrives as null, as the Node.js runtime has it', undefined, null],
  ['null', null, null],
  ['a function is nothing', () => 1, null],
  ['a symbol is nothing', Symbol('s'), null],
  ['NaN is null', { a: [NaN, Infinity] }, { a: [null, null] }],
  ['undefined in a list is null, a member that is undefined is left out', { a: [undefined], b: undefined }, { a: [null] }],
  ['functions in an object are left out', { a: () => 1, b: 2 }, { b: 2 }],
  ['a Date is its text', new Date(0), '1970-01-01T00:00:00.000Z'],
  ['an instance gives its members', new Point(1, 2), { x: 1, y: 2 }],
  ['a Map has none', new Map([[1, 2]]), {}],
  ['-0', -0, 0],
  ['a promise of a promise', Promise.resolve(Promise.resolve(1)), 1],
  ['a thenable', thenable, 5],
])('a result comes as over the wire: %s', async (_title, result, output) => {
  const { output: given } = await calling(() => result).execute();
  expect(given).toEqual(output);
});

test.each<[title: string, result: unknown]>([
  ['a cycle', cycle],
  ['a BigInt', { a: 1n }],
  ['more levels than values may have', nested(1001, 'array')],
])('a result that cannot be written fails the Task: %s', async (_title, result) => {
  const { status, error, cause } = await calling(() => result).execute();
  expect([status, error]).toEqual(['FAILED', 'Error']);
  expect(JSON.parse(cause!)).toMatchObject({ errorType: 'Error', errorMessage: 'Unable to stringify response body' });
});

test('a result whose getter throws fails the Task with that error', async () => {
  const result = {
    get a(): never {
      throw new OutOfStock('none left');
    },
  };
  expect(await calling(() => result).execute()).toMatchObject({ status: 'FAILED', error: 'OutOfStock' });
});

test('a result that is too large fails the Task, and States.ALL catches it (recording test_task_lambda_data_limit_exceeded)', async () => {
  const cause = `The state/task '${arn('F')}' returned a result with a size exceeding the maximum number of bytes service limit.`;
  expect(await calling(() => 'x'.repeat(262_143)).execute()).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded', cause });
  expect((await calling(() => 'x'.repeat(262_142)).execute()).status).toBe('SUCCEEDED');
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: arn('F'), Catch: [{ ErrorEquals: ['States.ALL'], Next: 'C' }], End: true }, C: { Type: 'Succeed' } },
  };
  const machine = new StateMachine(definition, { clock: clock(), handlers: { F: () => 'é'.repeat(131_072) } });
  expect((await machine.execute()).output).toEqual({ Error: 'States.DataLimitExceeded', Cause: cause });
});

test('a handler that never settles: its TimeoutSeconds fire after the grace, and its signal tells it', async () => {
  let context!: HandlerContext;
  const machine = calling(
    (_input: unknown, given: HandlerContext) => {
      context = given;
      expect(context.signal.aborted).toBe(false);
      return new Promise(() => {});
    },
    { clock: impatient() },
    { TimeoutSeconds: 30 },
  );
  const result = await machine.execute();
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout', stopDate: new Date('2026-01-01T00:00:30Z') });
  expect('cause' in result).toBe(false);
  expect(context.signal.aborted).toBe(true);
  expect((context.signal.reason as Error).message).toBe('The result of "A#1.0" is no longer wanted: the Task has timed out or the execution has ended.');
});

test('a handler that never settles, without a limit: Lambda’s 900 seconds end it (gettingstarted-limits), and its signal tells it', async () => {
  let context!: HandlerContext;
  const never = (_input: unknown, given: HandlerContext): Promise<never> => {
    context = given;
    expect(context.signal.aborted).toBe(false);
    return new Promise(() => {});
  };
  const result = await calling(never, { clock: impatient() }).execute();
  expect(result).toMatchObject({ status: 'FAILED', error: 'Sandbox.Timedout', stopDate: new Date('2026-01-01T00:15:00Z') });
  const errorMessage = `RequestId: ${context.awsRequestId} Error: Task timed out after 900.00 seconds`;
  expect(result.cause).toBe(JSON.stringify({ errorType: 'Sandbox.Timedout', errorMessage }));
  expect([context.signal.aborted, context.getRemainingTimeInMillis()]).toEqual([true, 0]);
});

test.each([
  ['Sandbox.Timedout', true],
  ['States.TaskFailed', true],
  ['States.ALL', true],
  ['States.Timeout', false], // it is the function's own error, not one of the Task's limits
])('a function that Lambda has ended: Catch %s takes it: %s', async (name, caught) => {
  const Catch = [{ ErrorEquals: [name], Next: 'C' }];
  const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: arn('F'), Catch, End: true }, C: { Type: 'Succeed' } } };
  const machine = new StateMachine(definition, { clock: impatient(), handlers: { F: () => new Promise(() => {}) } });
  const { status, output } = await machine.execute();
  expect(status).toBe(caught ? 'SUCCEEDED' : 'FAILED');
  if (caught) expect(output).toMatchObject({ Error: 'Sandbox.Timedout' });
});

test('what a handler that Lambda has ended gives afterwards is ignored; its place is free for the next call', async () => {
  const gate = deferred<string>();
  const machine = calling(({ first }: { first: boolean }) => (first ? gate.promise : 'next'), { clock: impatient(), maxConcurrency: 1 });
  const results = [machine.execute({ first: true }), machine.execute({ first: false })];
  expect((await results[0]!).error).toBe('Sandbox.Timedout');
  gate.resolve('late');
  expect((await results[1]!).output).toBe('next');
  expect((await results[0]!).error).toBe('Sandbox.Timedout');
});

test('on stop the signal is aborted, also one that is asked for only then', async () => {
  const contexts: HandlerContext[] = [];
  const machine = calling((_input: unknown, context: HandlerContext) => {
    contexts.push(context);
    return new Promise(() => {});
  });
  const execution = machine.start();
  await turns();
  execution.stop();
  expect(contexts[0]!.signal.aborted).toBe(true);
});

test('an outcome that comes too late is ignored and logged', async () => {
  const gates = [deferred<string>(), deferred<string>()];
  const warnings: unknown[][] = [];
  const calls: string[] = [];
  const machine = calling(
    (_input: unknown, context: HandlerContext) => {
      calls.push(`${context.retryCount}`);
      return context.retryCount < 2 ? gates[context.retryCount]!.promise : 'third';
    },
    { clock: impatient(), logger: { warn: (...args) => warnings.push(args) } },
    { TimeoutSeconds: 1, Retry: [{ ErrorEquals: ['States.Timeout'] }] },
  );
  const execution = machine.start();
  const { output, status, history } = await execution.result;
  expect([status, output, calls]).toEqual(['SUCCEEDED', 'third', ['0', '1', '2']]);
  const before = history();
  gates[0]!.resolve('late');
  gates[1]!.reject('late too');
  await turns();
  expect(history()).toEqual(before);
  expect(warnings).toEqual([
    ['The outcome of "A#1.0" came too late and was ignored.', { output: 'late' }],
    ['The outcome of "A#1.1" came too late and was ignored.', { error: 'string', cause: '{"errorType":"string","errorMessage":"late too","trace":[]}' }],
  ]);
});

test('without a logger a late outcome is ignored in silence', async () => {
  const gate = deferred<string>();
  const execution = calling(() => gate.promise).start();
  await turns();
  execution.stop();
  gate.resolve('late');
  await turns();
  expect(execution.status).toBe('ABORTED');
});

test('the context is that of Lambda’s Node.js runtime, and what only a local engine can tell', async () => {
  let seen: Record<string, unknown> = {};
  const machine = calling(
    (_input: unknown, context: HandlerContext) => {
      const { functionName, functionVersion, invokedFunctionArn, memoryLimitInMB, logGroupName, callbackWaitsForEmptyEventLoop } = context;
      const { executionArn, stateName, retryCount, awsRequestId, logStreamName } = context;
      seen = { functionName, functionVersion, invokedFunctionArn, memoryLimitInMB, logGroupName, callbackWaitsForEmptyEventLoop };
      Object.assign(seen, { executionArn, stateName, retryCount, now: context.now(), remaining: context.getRemainingTimeInMillis() });
      expect(awsRequestId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(logStreamName).toBe(`2026/01/01/[$LATEST]${awsRequestId.replaceAll('-', '')}`);
      return null;
    },
    {},
    { Resource: `${arn('F')}:live` },
  );
  const { executionArn } = await machine.execute();
  expect(seen).toEqual({
    functionName: 'F',
    functionVersion: '$LATEST',
    invokedFunctionArn: `${arn('F')}:live`,
    memoryLimitInMB: '128',
    logGroupName: '/aws/lambda/F',
    callbackWaitsForEmptyEventLoop: true,
    executionArn,
    stateName: 'A',
    retryCount: 0,
    now: Date.parse('2026-01-01T00:00:00Z'),
    remaining: 900_000, // Lambda's own limit
  });
});

test('each attempt has a request id of its own; getRemainingTimeInMillis counts down to TimeoutSeconds', async () => {
  const ids: string[] = [];
  const remaining: number[] = [];
  const machine = calling(
    async (_input: unknown, context: HandlerContext) => {
      ids.push(context.awsRequestId);
      remaining.push(context.getRemainingTimeInMillis());
      await context.sleep(4000);
      remaining.push(context.getRemainingTimeInMillis());
      if (context.retryCount === 0) throw new Error('once more');
      return context.retryCount;
    },
    {},
    { TimeoutSeconds: 10, Retry: [{ ErrorEquals: ['Error'] }] },
  );
  expect((await machine.execute()).output).toBe(1);
  expect(new Set(ids).size).toBe(2);
  expect(remaining).toEqual([10_000, 6000, 10_000, 6000]);
});

test('context.sleep takes the machine’s time; a Task’s timeout ends it', async () => {
  const slept: string[] = [];
  const time = clock();
  const machine = calling(
    async (_input: unknown, context: HandlerContext) => {
      await context.sleep(1000);
      slept.push(new Date(context.now()).toISOString());
      await context.sleep(60_000).catch((reason: Error) => slept.push(reason.message));
      return 'late';
    },
    { clock: time },
    { TimeoutSeconds: 5 },
  );
  expect(await machine.execute()).toMatchObject({ error: 'States.Timeout', stopDate: new Date('2026-01-01T00:00:05Z') });
  await turns();
  expect(slept).toEqual(['2026-01-01T00:00:01.000Z', 'The result of "A#1.0" is no longer wanted: the Task has timed out or the execution has ended.']);
  expect(new Date(time.now())).toEqual(new Date('2026-01-01T00:00:05Z'));
});

test('two sleeps of one handler at the same time; work after a sleep holds time again', async () => {
  const time = clock();
  const machine = calling(
    async (_input: unknown, context: HandlerContext) => {
      await Promise.all([context.sleep(1000), context.sleep(3000)]);
      await turns(3); // real work: time stands still
      return context.now() - Date.parse('2026-01-01T00:00:00Z');
    },
    { clock: time },
  );
  const other = time.sleep(time.now() + 3001).then(() => 'other');
  expect(await Promise.race([machine.execute().then(({ output }) => output as number), other])).toBe(3000);
  await other;
});

test('a handler that awaits something real holds virtual time still', async () => {
  const time = clock();
  const gate = deferred<number>();
  const machine = calling(() => gate.promise, { clock: time }, { TimeoutSeconds: 30 });
  const running = machine.execute();
  await turns();
  expect(new Date(time.now())).toEqual(new Date('2026-01-01T00:00:00Z'));
  gate.resolve(1);
  expect((await running).output).toBe(1);
});

test('HeartbeatSeconds that expire are States.Timeout, in a function’s events too (test_heartbeats)', async () => {
  const result = await calling(() => new Promise(() => {}), { clock: impatient() }, { HeartbeatSeconds: 10, TimeoutSeconds: 60 }).execute();
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Timeout', stopDate: new Date('2026-01-01T00:00:10Z') });
});
