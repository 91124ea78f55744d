import { describe, expect, test } from 'vitest';
import { FunctionError } from '../../../src/errors/function-error';
import { FunctionResult } from '../../../src/runtime/function-result';
import type { FunctionContext, FunctionHandler } from '../../../src/services/lambda/function-context';
import { arn, failure, fixture } from './fixture';

const MB = 1024 * 1024;

describe('the outcome of a function (https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html)', () => {
  test.each<[string, FunctionHandler, string]>([
    ['what it returns', () => ({ a: 1 }), '{"a":1}'],
    ['what its promise gives', async () => [1], '[1]'],
    ['null for nothing', () => undefined, 'null'],
    ['what it calls back with', (_event, _context, callback) => callback(null, 'done'), '"done"'],
    ['what it succeeds with', (_event, context) => new Promise(() => context.succeed({ ok: true })), '{"ok":true}'],
    ['what it is done with', (_event, context) => new Promise(() => context.done(undefined, 2)), '2'],
    ['the very text of another runtime', () => new FunctionResult('{"price": 1.0}'), '{"price": 1.0}'],
  ])('is %s', async (_title, handler, text) => {
    const { lambda } = fixture();
    lambda.register('f', handler);
    const response = await lambda.invoke({ FunctionName: 'f' });
    expect(response.Payload!.transformToString()).toBe(text);
    expect(response).toMatchObject({ StatusCode: 200, ExecutedVersion: '$LATEST', $metadata: { httpStatusCode: 200 } });
    expect(response).not.toHaveProperty('FunctionError');
    expect(response).not.toHaveProperty('LogResult');
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/nodejs-exceptions.html
  test.each<[string, FunctionHandler, object]>([
    [
      'throws',
      () => {
        throw new TypeError('no');
      },
      { errorType: 'TypeError', errorMessage: 'no', trace: expect.any(Array) as unknown },
    ],
    ['rejects', () => Promise.reject(new RangeError('far')), { errorType: 'RangeError', errorMessage: 'far', trace: expect.any(Array) as unknown }],
    [
      'throws what is no error',
      () => {
        throw 'text';
      },
      { errorType: 'string', errorMessage: 'text', trace: [] },
    ],
    ['calls back with an error', (_e, _c, callback) => callback('bad'), { errorType: 'string', errorMessage: 'bad', trace: [] }],
    ['fails', (_e, context) => new Promise(() => context.fail(new Error('f'))), { errorType: 'Error', errorMessage: 'f', trace: expect.any(Array) as unknown }],
    ['fails with nothing', (_e, context) => new Promise(() => context.fail(undefined as never)), { errorType: 'string', errorMessage: 'null', trace: [] }],
    [
      'gives the payload itself',
      () => {
        throw new FunctionError({ errorType: 'E', errorMessage: 'm', stackTrace: [] });
      },
      { errorType: 'E', errorMessage: 'm', stackTrace: [] },
    ],
  ])('of one that %s is an error payload', async (_title, handler, payload) => {
    const { lambda, call } = fixture();
    lambda.register('f', handler);
    const { result, response } = await call('f');
    expect(result).toEqual(payload);
    expect(response).toMatchObject({ StatusCode: 200, FunctionError: 'Unhandled' });
  });

  test('of one whose result is too large is an error', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', () => 'x'.repeat(6_291_555));
    expect((await call('f')).result).toEqual({
      errorType: 'Function.ResponseSizeTooLarge',
      errorMessage: 'Response payload size exceeded maximum allowed payload size (6291556 bytes).',
    });
  });
});

describe('the event', () => {
  test.each([
    ['a text', '{"a":1}', { a: 1 }],
    ['bytes', Buffer.from('"é"'), 'é'],
    ['nothing', undefined, {}],
    ['an empty text', '', {}],
    ['a member of any name', '{"__proto__":1}', JSON.parse('{"__proto__":1}')],
  ])('arrives from %s', async (_title, Payload, event) => {
    const { lambda } = fixture();
    const seen: unknown[] = [];
    lambda.register('f', (given) => void seen.push(given));
    await lambda.invoke({ FunctionName: 'f', Payload });
    expect(seen).toEqual([event]);
  });

  test.each<[string, object, string]>([
    ['no JSON', { Payload: '{' }, '400 InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json'],
    ['too deep', { Payload: '['.repeat(MB) }, '400 InvalidRequestContentException: Could not parse request body into json: Could not parse payload into json'],
    ['of another type', { Payload: 1 }, '400 SerializationException: Unexpected field type'],
    // The sentence is of https://github.com/ASFHyP3/hyp3/issues/2241; the limits are of https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
    [
      'too large for a request',
      { Payload: `"${'x'.repeat(6 * MB - 1)}"` },
      '413 RequestTooLargeException: 6291457 byte payload is too large for the RequestResponse invocation type (limit 6291456 bytes)',
    ],
    [
      'too large for an event',
      { InvocationType: 'Event', Payload: `"${'x'.repeat(MB - 1)}"` },
      '413 RequestTooLargeException: 1048577 byte payload is too large for the Event invocation type (limit 1048576 bytes)',
    ],
    [
      'with a context that is no JSON',
      { ClientContext: 'e' },
      '400 InvalidRequestContentException: Client context must be a valid Base64-encoded JSON object. It is no JSON.',
    ],
    [
      'with a context that is no object',
      { ClientContext: 'MQ==' },
      '400 InvalidRequestContentException: Client context must be a valid Base64-encoded JSON object. It is no object.',
    ],
    [
      'with a context that is too large',
      { ClientContext: Buffer.from('x'.repeat(3584)).toString('base64') },
      '400 InvalidRequestContentException: Client context must be a valid Base64-encoded JSON object. It has more than 3583 bytes.',
    ],
    [
      'of a wrong invocation type',
      { InvocationType: 'Sync' },
      "400 ValidationException: 1 validation error detected: Value 'Sync' at 'invocationType' failed to satisfy constraint: Member must satisfy enum value set: [Event, RequestResponse, DryRun]",
    ],
    ['for a tenant', { TenantId: 't' }, '400 InvalidParameterValueException: The member TenantId is not supported by the in-memory Lambda. Leave it out.'],
  ])('that is %s is refused', async (_title, input, error) => {
    const { lambda } = fixture();
    lambda.register('f', () => 1);
    expect(await failure(() => lambda.invoke({ FunctionName: 'f', ...input }))).toBe(error);
  });

  test('of a dry run reaches nobody', async () => {
    const { lambda } = fixture();
    let runs = 0;
    lambda.register('f', () => runs++);
    expect(await lambda.invoke({ FunctionName: 'f', InvocationType: 'DryRun' })).toMatchObject({ StatusCode: 204, $metadata: { httpStatusCode: 204 } });
    expect(runs).toBe(0);
  });
});

describe('which function a request means', () => {
  test.each([['f'], ['f:$LATEST'], ['function:f'], ['123456789012:function:f'], ['123456789012:f'], [arn('f')], [`${arn('f')}:$LATEST`]])(
    '%s',
    async (FunctionName) => {
      const { lambda, call } = fixture();
      lambda.register('f', (_event, { invokedFunctionArn }) => invokedFunctionArn);
      expect((await call(FunctionName)).result).toBe(FunctionName.endsWith('$LATEST') ? `${arn('f')}:$LATEST` : arn('f'));
    },
  );

  test.each<[string, object, string]>([
    ['a function that is not there', { FunctionName: 'g' }, `404 ResourceNotFoundException: Function not found: ${arn('g')}`],
    ['a version that is not there', { FunctionName: 'f', Qualifier: '7' }, `404 ResourceNotFoundException: Function not found: ${arn('f')}:7`],
    [
      "another account's",
      { FunctionName: 'arn:aws:lambda:us-east-1:999999999999:function:f' },
      '404 ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:999999999999:function:f',
    ],
    [
      "another region's",
      { FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:f' },
      "404 ResourceNotFoundException: Functions from 'eu-west-1' are not reachable in this region ('us-east-1')",
    ],
    [
      'two qualifiers',
      { FunctionName: 'f:1', Qualifier: '2' },
      '400 InvalidParameterValueException: The derived qualifier from the function name does not match the specified qualifier.',
    ],
    [
      'no function',
      {},
      "400 ValidationException: 1 validation error detected: Value null at 'functionName' failed to satisfy constraint: Member must not be null",
    ],
    ['a number', { FunctionName: 1 }, '400 SerializationException: NUMBER_VALUE can not be converted to a String'],
    [
      'a name of wrong letters',
      { FunctionName: '__proto__.x' },
      "400 ValidationException: 1 validation error detected: Value '__proto__.x' at 'functionName' failed to satisfy constraint: Member must satisfy regular expression pattern: (arn:(aws[a-zA-Z-]*)?:lambda:)?([a-z]{2}(-gov)?-[a-z]+-\\d{1}:)?(\\d{12}:)?(function:)?([a-zA-Z0-9-_]+)(:(\\$LATEST|[a-zA-Z0-9-_]+))?",
    ],
    ['a name that every object has', { FunctionName: '__proto__' }, `404 ResourceNotFoundException: Function not found: ${arn('__proto__')}`],
  ])('%s', async (_title, input, error) => {
    const { lambda } = fixture();
    lambda.register('f', () => 1);
    expect(await failure(() => lambda.invoke(input as never))).toBe(error);
  });
});

describe('the context (https://docs.aws.amazon.com/lambda/latest/dg/nodejs-context.html)', () => {
  test('tells of the invocation', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', (_event, context) => ({ ...context, left: context.getRemainingTimeInMillis(), now: context.now() }), { timeout: 5, memorySize: 256 });
    const { result, response } = await call('f', {}, { ClientContext: Buffer.from('{"custom":{"a":1}}').toString('base64') });
    const { requestId } = (response as unknown as { $metadata: { requestId: string } }).$metadata;
    expect(result).toEqual({
      callbackWaitsForEmptyEventLoop: true,
      functionName: 'f',
      functionVersion: '$LATEST',
      invokedFunctionArn: arn('f'),
      memoryLimitInMB: '256',
      awsRequestId: requestId,
      logGroupName: '/aws/lambda/f',
      logStreamName: `2025/01/01/[$LATEST]${requestId.replaceAll('-', '')}`,
      clientContext: { custom: { a: 1 } },
      left: 5000,
      now: Date.UTC(2025, 0, 1),
    });
  });

  test('has what AWS has, also where it is undefined, and functions that may be taken out', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', async (_event, context: FunctionContext) => {
      const { sleep, getRemainingTimeInMillis, signal } = context;
      await sleep(1000);
      return ['clientContext' in context, 'identity' in context, getRemainingTimeInMillis(), signal.aborted];
    });
    expect((await call('f')).result).toEqual([true, true, 2000, false]);
  });
});

describe('time', () => {
  const timedOut = (id: string, seconds: string) => ({
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${id} Error: Task timed out after ${seconds} seconds`,
  });

  test('a function that sleeps for longer than its timeout is ended then', async () => {
    const { lambda, clock, call } = fixture();
    const start = clock.now();
    let aborted: unknown;
    lambda.register('f', (_event, { sleep, signal }) => sleep(60_000).finally(() => (aborted = signal.aborted)));
    const { result, response } = await call('f');
    expect(result).toEqual(timedOut((response as unknown as { $metadata: { requestId: string } }).$metadata.requestId, '3.00'));
    expect(response.FunctionError).toBe('Unhandled');
    expect(clock.now() - start).toBe(3000);
    expect(aborted).toBe(true);
  });

  test('a function that hangs holds time still for the grace of the clock, then it is ended', async () => {
    const { lambda, clock, call } = fixture();
    const start = clock.now();
    lambda.register('f', () => new Promise(() => undefined), { timeout: 900 });
    expect((await call('f')).result).toMatchObject({ errorMessage: expect.stringMatching(/Task timed out after 900\.00 seconds$/) as unknown });
    expect(clock.now() - start).toBe(900_000);
  });

  test('what comes after the timeout is ignored; time goes on', async () => {
    const { lambda, clock, call } = fixture();
    const late = { finish: (): void => undefined };
    lambda.register('f', () => new Promise<void>((resolve) => (late.finish = resolve)), { timeout: 1 });
    expect((await call('f')).response.FunctionError).toBe('Unhandled');
    late.finish();
    await clock.advance('1 hour');
    lambda.register('g', (_event, { sleep }) => sleep(10).then(() => 'g'));
    expect((await call('g')).result).toBe('g');
  });

  test('a sleep that is no number, or comes after the end, fails', async () => {
    const { lambda, clock, call } = fixture();
    const late: Promise<unknown>[] = [];
    lambda.register('f', (_event, { sleep }) => sleep(NaN));
    expect((await call('f')).result).toMatchObject({
      errorType: 'UsageError',
      errorMessage: expect.stringMatching(/^The duration of a sleep is no number\./) as unknown,
    });
    lambda.register('g', (_event, { sleep }) => {
      const asleep = sleep(5000).catch(() => sleep(1));
      late.push(asleep);
      return asleep;
    });
    expect((await call('g')).response.FunctionError).toBe('Unhandled');
    await expect(late[0]).rejects.toThrow('Task timed out after 3.00 seconds');
    expect(clock.now()).toBe(Date.UTC(2025, 0, 1) + 3000);
  });

  test('nobody waits for a function that an event has started: its sleep pulls no time', async () => {
    const { lambda, clock } = fixture();
    let woke = false;
    lambda.register('f', (_event, { sleep }) => sleep(1000).then(() => (woke = true)));
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance(10);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect([woke, clock.now()]).toEqual([false, Date.UTC(2025, 0, 1) + 10]);
    await clock.advance('1 s');
    expect(woke).toBe(true);
  });

  test('time stands still while a function runs', async () => {
    const { lambda, clock } = fixture();
    let finish = (): void => undefined;
    lambda.register('f', () => new Promise<void>((resolve) => (finish = resolve)));
    const start = clock.now();
    const running = lambda.invoke({ FunctionName: 'f' });
    const slept = clock.sleep(start + 10);
    await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now()).toBe(start);
    finish();
    await running;
    await slept;
    expect(clock.now()).toBe(start + 10);
  });
});

test('the tail of the log tells what the platform says of the invocation', async () => {
  const { lambda, call } = fixture();
  lambda.register('f', async (_event, { sleep }) => {
    await sleep(1500);
    throw 'x';
  });
  const { response } = await call('f', {}, { LogType: 'Tail' });
  const { requestId } = (response as unknown as { $metadata: { requestId: string } }).$metadata;
  expect(Buffer.from(response.LogResult!, 'base64').toString().split('\n')).toEqual([
    `START RequestId: ${requestId} Version: $LATEST`,
    `${requestId}\tERROR\tInvoke Error\t{"errorType":"string","errorMessage":"x","trace":[]}`,
    `END RequestId: ${requestId}`,
    `REPORT RequestId: ${requestId}\tDuration: 1500.00 ms\tBilled Duration: 1500 ms\tMemory Size: 128 MB\tMax Memory Used: 128 MB\t`,
    '',
  ]);
});

describe('concurrency (https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html)', () => {
  test('a function runs as often at a time as it has reserved', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', (_event, { sleep }) => sleep(10).then(() => 1), { reservedConcurrency: 2 });
    const [one, two, three] = await Promise.allSettled([call('f'), call('f'), call('f')]);
    expect([one.status, two.status, three.status]).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    expect((three as PromiseRejectedResult).reason).toMatchObject({
      name: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded',
      $metadata: { httpStatusCode: 429 },
    });
    expect((await call('f')).result).toBe(1);
  });

  test('the account runs 1000 at a time', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', (_event, { sleep }) => sleep(10));
    lambda.register('g', () => 'g', { reservedConcurrency: 900 });
    const results = await Promise.allSettled(Array.from({ length: 101 }, () => call('f')));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(100);
    expect((results.at(-1) as PromiseRejectedResult).reason).toMatchObject({ Reason: 'ConcurrentInvocationLimitExceeded' });
    expect((await call('g')).result).toBe('g');
  });
});

describe('the environment (https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html)', () => {
  const name = 'ASL_TEST_TABLE';
  const read: FunctionHandler = () => [process.env[name], process.env['AWS_LAMBDA_FUNCTION_NAME'], process.env['_HANDLER']];

  test('is there while a function runs, and not after', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', read, { environment: { [name]: 'Orders' } });
    expect((await call('f')).result).toEqual(['Orders', 'f', 'index.handler']);
    expect(process.env[name]).toBeUndefined();
  });

  test('is each function its own, also while others wait on the clock', async () => {
    const { lambda, call } = fixture();
    const twice: FunctionHandler<{ after: number }> = async ({ after }, { sleep }) => {
      const before = process.env[name];
      await sleep(after);
      return [before, process.env[name]];
    };
    process.env[name] = 'outside';
    for (const each of ['a', 'b']) lambda.register(each, twice, { environment: { [name]: each } });
    const results = await Promise.all([call('a', { after: 10 }), call('b', { after: 20 })]);
    expect(results.map(({ result }) => result)).toEqual([
      ['a', 'a'],
      ['b', 'b'],
    ]);
    expect(process.env[name]).toBe('outside');
    delete process.env[name];
  });

  test('of functions that run at once is what was set last', async () => {
    const { lambda, call } = fixture();
    let finish = (): void => undefined;
    lambda.register('a', () => new Promise<void>((resolve) => (finish = resolve)).then(() => process.env[name]), { environment: { [name]: 'a' } });
    lambda.register('b', () => process.env[name], { environment: { [name]: 'b' } });
    const a = call('a');
    expect((await call('b')).result).toBe('b');
    finish();
    expect((await a).result).toBe('a');
  });

  test('of a function without one is that of the process', async () => {
    const { lambda, call } = fixture();
    lambda.register('f', read);
    expect((await call('f')).result).toEqual([null, null, null]);
  });
});
