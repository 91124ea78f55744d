/** What a handler is told of its invocation: https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html */
import { StateMachine, type Handler, type HandlerContext } from 'asl-interpreter';
import { expect, test } from 'vitest';
import { arn, calling, clock, turns } from './machines';

const start = Date.parse('2026-01-01T00:00:00Z');

test('members that are taken out of the context work', async () => {
  const handler = async (_event: unknown, { sleep, now, getRemainingTimeInMillis, signal, awsRequestId }: HandlerContext): Promise<unknown> => {
    await sleep(2000);
    return { slept: now() - start, remaining: getRemainingTimeInMillis(), aborted: signal.aborted, awsRequestId };
  };
  const { output } = await calling(handler, {}, { TimeoutSeconds: 10 }).execute();
  expect(output).toEqual({ slept: 2000, remaining: 8000, aborted: false, awsRequestId: expect.stringMatching(/^[-0-9a-f]{36}$/) });
});

test('written as JSON it shows the members that Lambda’s has, and no more', async () => {
  let written = '';
  const { status } = await calling((_event: unknown, context: HandlerContext) => (written = JSON.stringify(context))).execute();
  expect(status).toBe('SUCCEEDED');
  const members = JSON.parse(written) as Record<string, unknown>;
  expect(members).toEqual({
    callbackWaitsForEmptyEventLoop: true,
    functionVersion: '$LATEST',
    functionName: 'F',
    memoryLimitInMB: '128',
    logGroupName: '/aws/lambda/F',
    logStreamName: expect.stringMatching(/^2026\/01\/01\/\[\$LATEST\][0-9a-f]{32}$/),
    invokedFunctionArn: arn('F'),
    awsRequestId: expect.stringMatching(/^[-0-9a-f]{36}$/),
  });
});

test('callbackWaitsForEmptyEventLoop can be set', async () => {
  const handler = (_event: unknown, context: HandlerContext): unknown => {
    context.callbackWaitsForEmptyEventLoop = false;
    return (JSON.parse(JSON.stringify(context)) as HandlerContext).callbackWaitsForEmptyEventLoop;
  };
  expect((await calling(handler).execute()).output).toBe(false);
});

class Declined extends Error {
  override name = 'Declined';
}
const later = (work: () => void): void => void setImmediate(work);
const second = (callback: (error: null, result: unknown) => void): void => callback(null, 'second');

/** https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html "Callback-based function handlers" */
test.each<[title: string, handler: Handler, expected: object]>([
  ['its result', (event, _context, callback) => callback(null, { event }), { status: 'SUCCEEDED', output: { event: 7 } }],
  ['its result, later', (event, _context, callback) => later(() => callback(undefined, event)), { status: 'SUCCEEDED', output: 7 }],
  ['no result', (_event, _context, callback) => callback(), { status: 'SUCCEEDED', output: null }],
  ['an error', (_event, _context, callback) => callback(new Declined('no')), { status: 'FAILED', error: 'Declined' }],
  ['an error, later', (_event, _context, callback) => later(() => callback(new Declined('no'))), { status: 'FAILED', error: 'Declined' }],
  [
    'a text as its error',
    (_event, _context, callback) => callback('no'),
    { status: 'FAILED', error: 'string', cause: '{"errorType":"string","errorMessage":"no","trace":[]}' },
  ],
  ['twice: the first counts', (_event, _context, callback) => (callback(null, 'first'), second(callback)), { output: 'first' }],
  ['twice, later: the first counts', (_event, _context, callback) => (callback(null, 'first'), later(() => second(callback))), { output: 'first' }],
  ['a result, then an error', (_event, _context, callback) => (callback(null, 'first'), callback(new Declined('no'))), { output: 'first' }],
  ['an error, then a result', (_event, _context, callback) => (callback(new Declined('no')), second(callback)), { error: 'Declined' }],
  ['what it returns does not count', (_event, _context, callback) => (later(() => second(callback)), 'returned'), { output: 'second' }],
  [
    'before its promise is settled: the callback counts',
    (_event, _context, callback) => (later(() => second(callback)), new Promise(() => {})),
    { status: 'SUCCEEDED', output: 'second' },
  ],
  ['within an async function: the callback comes first', async (_event, _context, callback) => second(callback), { output: 'second' }],
  [
    'after its promise is settled: the promise counts',
    (_event, _context, callback) => (later(() => second(callback)), Promise.resolve('promised')),
    { output: 'promised' },
  ],
  [
    'and throws: that counts, as nothing of the callback was taken up yet',
    (_event, _context, callback) => {
      later(() => second(callback));
      throw new Declined('no');
    },
    { status: 'FAILED', error: 'Declined' },
  ],
  ['context.succeed', (event, { succeed }) => succeed(event), { status: 'SUCCEEDED', output: 7 }],
  ['context.fail', (_event, { fail }) => fail(new Declined('no')), { status: 'FAILED', error: 'Declined' }],
  ['context.fail with a text', (_event, { fail }) => fail('no'), { status: 'FAILED', error: 'string' }],
  ['context.fail with nothing is no success', (_event, { fail }) => fail(undefined as unknown as string), { status: 'FAILED', error: 'string' }],
  ['context.done with a result', (event, { done }) => done(undefined, event), { status: 'SUCCEEDED', output: 7 }],
  ['context.done with an error', (_event, { done }) => done(new Declined('no'), 'result'), { status: 'FAILED', error: 'Declined' }],
])('a handler that calls back: %s', async (_title, handler, expected) => {
  const machine = calling(handler, { maxConcurrency: 1 });
  const results = await Promise.all([machine.execute(7), machine.execute(7)]); // the second runs once the first's place is free
  await turns(2);
  for (const result of results) expect(result).toMatchObject(expected);
});

test('a handler that calls back answers lambda:invoke', async () => {
  const definition = {
    StartAt: 'A',
    States: { A: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Parameters: { FunctionName: 'F', 'Payload.$': '$' }, End: true } },
  };
  const machine = (handler: Handler): StateMachine => new StateMachine(definition, { clock: clock(), handlers: { F: handler } });
  expect((await machine((event, _context, callback) => callback(null, { event })).execute({ a: 1 })).output).toMatchObject({ Payload: { event: { a: 1 } } });
  expect(await machine((_event, _context, callback) => callback(new Declined('no'))).execute({})).toMatchObject({ status: 'FAILED', error: 'Declined' });
});

test('a callback that comes when the Task has timed out is ignored', async () => {
  let call!: () => void;
  const time = clock();
  const handler: Handler = (_event, { sleep }, callback) => {
    call = () => callback(null, 'late');
    void sleep(60_000).catch(() => {});
  };
  const result = await calling(handler, { clock: time }, { TimeoutSeconds: 5 }).execute();
  call();
  await turns();
  expect([result.error, result.history().at(-1)!.type]).toEqual(['States.Timeout', 'ExecutionFailed']);
});
