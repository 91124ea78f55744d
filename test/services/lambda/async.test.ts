import { describe, expect, test } from 'vitest';
import { Journal } from '../../../src/journal/journal';
import type { LambdaPorts, MessageAttributeValue } from '../../../src/services/lambda/ports';
import { arn, failure, fixture } from './fixture';

const queueArn = 'arn:aws:sqs:us-east-1:123456789012:failures';
const topicArn = 'arn:aws:sns:us-east-1:123456789012:failures';

interface Delivery {
  readonly to: string;
  readonly body: unknown;
  readonly attributes?: Record<string, MessageAttributeValue>;
}

/** The targets of a test: what they got. */
function targets() {
  const got: Delivery[] = [];
  const note = (to: string, body: string, attributes?: Record<string, MessageAttributeValue>): object => {
    got.push({ to, body: JSON.parse(body), ...(attributes !== undefined && { attributes }) });
    return {};
  };
  const ports = {
    sqs: { sendMessage: async ({ QueueUrl, MessageBody, MessageAttributes }) => note(QueueUrl, MessageBody, MessageAttributes) },
    sns: { publish: async ({ TopicArn, Message, MessageAttributes }) => note(TopicArn, Message, MessageAttributes) },
  } as LambdaPorts;
  return { got, ports };
}

const queueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/failures';

describe('an asynchronous invocation (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async.html)', () => {
  test('is accepted at once; the function runs without time passing', async () => {
    const { lambda, clock } = fixture();
    const seen: unknown[] = [];
    lambda.register('f', (event, { awsRequestId, clientContext }) => void seen.push(event, awsRequestId, clientContext));
    const start = clock.now();
    const ClientContext = Buffer.from('{"a":1}').toString('base64');
    const response = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event', Payload: '{"n":1}', ClientContext });
    expect(response).toMatchObject({ StatusCode: 202, $metadata: { httpStatusCode: 202 } });
    expect(response.Payload).toHaveLength(0);
    expect(response).not.toHaveProperty('ExecutedVersion');
    await clock.advance(0);
    expect(seen).toEqual([{ n: 1 }, response.$metadata.requestId, { a: 1 }]);
    expect(clock.now()).toBe(start);
  });

  test('of a function that is not there is refused', async () => {
    const { lambda } = fixture();
    expect(await failure(() => lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' }))).toBe(
      `404 ResourceNotFoundException: Function not found: ${arn('f')}`,
    );
  });

  // "Lambda attempts to run it two more times, with a one-minute wait between the first two attempts, and two minutes between the second and third attempts."
  test('that fails is tried after one minute, then after two more', async () => {
    const { lambda, clock } = fixture();
    const start = clock.now();
    const runs: [number, string][] = [];
    lambda.register('f', (_event, { awsRequestId }) => {
      runs.push([(clock.now() - start) / 1000, awsRequestId]);
      throw new Error('no');
    });
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance('1 day');
    expect(runs).toEqual([0, 60, 180].map((at) => [at, $metadata.requestId]));
  });

  test.each([
    [0, [0]],
    [1, [0, 60]],
  ])('that fails is tried %i more times where the function says so', async (MaximumRetryAttempts, expected) => {
    const { lambda, clock } = fixture();
    const start = clock.now();
    const runs: number[] = [];
    lambda.register('f', () => {
      runs.push((clock.now() - start) / 1000);
      throw new Error('no');
    });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', MaximumRetryAttempts });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance('1 day');
    expect(runs).toEqual(expected);
  });

  test('retries pull no time: it passes when somebody waits', async () => {
    const { lambda, clock, call } = fixture();
    let runs = 0;
    lambda.register('f', () => {
      if (++runs === 1) throw new Error('once');
    });
    lambda.register('g', (_event, { sleep }) => sleep(61_000).then(() => runs), { timeout: 100 });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(clock.now()).toBe(Date.UTC(2025, 0, 1));
    expect((await call('g')).result).toBe(2);
  });

  test('of a function that is deleted meanwhile is gone', async () => {
    const { lambda, clock } = fixture();
    let runs = 0;
    lambda.register('f', () => {
      runs++;
      throw new Error('no');
    });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance(0);
    await lambda.deleteFunction({ FunctionName: 'f' });
    await clock.advance('1 day');
    expect(runs).toBe(1);
  });

  // "The retry interval increases exponentially from 1 second after the first attempt to a maximum of 5 minutes", "for up to 6 hours".
  test('that finds no room is tried again, later and later', async () => {
    const { lambda, clock } = fixture();
    const start = clock.now();
    const runs: number[] = [];
    lambda.register(
      'f',
      async (_event, { sleep }) => {
        runs.push((clock.now() - start) / 1000);
        await sleep(100_000);
      },
      { reservedConcurrency: 1, timeout: 900 },
    );
    for (let i = 0; i < 2; i++) await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance('1 hour');
    expect(runs).toEqual([0, 1 + 2 + 4 + 8 + 16 + 32 + 64]);
  });
});

describe('destinations (https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html)', () => {
  const context = (requestId: string, condition: string, approximateInvokeCount: number) => ({
    requestId,
    functionArn: `${arn('f')}:$LATEST`,
    condition,
    approximateInvokeCount,
  });

  test('of success get what the function gave', async () => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register('f', () => ({ ok: true }));
    await lambda.putFunctionEventInvokeConfig({
      FunctionName: 'f',
      DestinationConfig: { OnSuccess: { Destination: topicArn }, OnFailure: { Destination: queueArn } },
    });
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event', Payload: '{"order":1}' });
    await clock.advance(0);
    expect(got).toEqual([
      {
        to: topicArn,
        body: {
          version: '1.0',
          timestamp: '2025-01-01T00:00:00.000Z',
          requestContext: context($metadata.requestId, 'Success', 1),
          requestPayload: { order: 1 },
          responseContext: { statusCode: 200, executedVersion: '$LATEST' },
          responsePayload: { ok: true },
        },
      },
    ]);
  });

  test('of failure get the last error when all tries are used up', async () => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register('f', () => {
      throw 'no';
    });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig: { OnFailure: { Destination: queueArn } } });
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event', Payload: '[1]' });
    await clock.advance('10 minutes');
    expect(got).toEqual([
      {
        to: queueUrl,
        body: {
          version: '1.0',
          timestamp: '2025-01-01T00:03:00.000Z',
          requestContext: context($metadata.requestId, 'RetriesExhausted', 3),
          requestPayload: [1],
          responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
          responsePayload: { errorType: 'string', errorMessage: 'no', trace: [] },
        },
      },
    ]);
  });

  test('get an event that is too old', async () => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register('f', () => {
      throw 'no';
    });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', MaximumEventAgeInSeconds: 90, DestinationConfig: { OnFailure: { Destination: queueArn } } });
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance('10 minutes');
    expect(got).toMatchObject([{ body: { timestamp: '2025-01-01T00:01:30.000Z', requestContext: context($metadata.requestId, 'EventAgeExceeded', 2) } }]);
  });

  test('get an event that found no room for six hours', async () => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register('other', (_event, { sleep }) => sleep(899_000), { timeout: 900, reservedConcurrency: 1 });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'other', MaximumRetryAttempts: 0, DestinationConfig: { OnFailure: { Destination: queueArn } } });
    for (let i = 0; i < 26; i++) await lambda.invoke({ FunctionName: 'other', InvocationType: 'Event', Payload: String(i) });
    await clock.advance('1 day');
    expect(got[0]).toMatchObject({
      body: { timestamp: '2025-01-01T06:00:00.000Z', requestContext: { condition: 'EventAgeExceeded', approximateInvokeCount: 0 } },
    });
    expect(got[0]!.body as object).not.toHaveProperty('responseContext');
  });

  // "When you set reserved concurrency to zero …, Lambda begins sending new events to the configured dead-letter queue or the on-failure event destination, without any retries."
  test('get the events of a function that may not run', async () => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register('f', () => 1, { reservedConcurrency: 0, deadLetterTarget: topicArn });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig: { OnFailure: { Destination: queueArn } } });
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance(0);
    expect(got).toMatchObject([
      { to: queueUrl, body: { requestContext: context($metadata.requestId, 'ZeroReservedConcurrency', 0) } },
      { to: topicArn, body: {}, attributes: { ErrorCode: { StringValue: '429' }, ErrorMessage: { StringValue: 'Rate Exceeded.' } } },
    ]);
  });

  test('can be a function, which gets the record as its event', async () => {
    const { lambda, clock } = fixture();
    const seen: unknown[] = [];
    lambda.register('f', () => 'given');
    lambda.register('after', (event) => void seen.push(event));
    await lambda.publishVersion({ FunctionName: 'f' });
    await lambda.createAlias({ FunctionName: 'f', Name: 'live', FunctionVersion: '1' });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', Qualifier: 'live', DestinationConfig: { OnSuccess: { Destination: arn('after') } } });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await lambda.invoke({ FunctionName: 'f:live', InvocationType: 'Event' });
    await clock.advance(0);
    expect(seen).toMatchObject([{ requestContext: { functionArn: `${arn('f')}:live` }, responseContext: { executedVersion: '1' }, responsePayload: 'given' }]);
  });

  test('that cannot be reached lose the record, as on AWS', async () => {
    const { lambda, clock, call } = fixture({ sqs: { sendMessage: () => Promise.reject(new Error('no such queue')) } } as unknown as LambdaPorts);
    lambda.register('f', () => 1);
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig: { OnSuccess: { Destination: queueArn } } });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance('1 minute');
    expect((await call('f')).result).toBe(1);
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html#invocation-dlq
  test.each([
    ['an error', new Error('m'.repeat(2000)), 'm'.repeat(1024)],
    ['what is no error', null, 'null'],
  ])('a dead-letter queue gets the event, and of %s the text', async (_title, thrown, ErrorMessage) => {
    const { got, ports } = targets();
    const { lambda, clock } = fixture(ports);
    lambda.register(
      'f',
      () => {
        throw thrown;
      },
      { deadLetterTarget: queueArn },
    );
    const { $metadata } = await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event', Payload: '{"a":1}' });
    await clock.advance('1 hour');
    expect(got).toEqual([
      {
        to: queueUrl,
        body: { a: 1 },
        attributes: {
          RequestID: { DataType: 'String', StringValue: $metadata.requestId },
          ErrorCode: { DataType: 'Number', StringValue: '200' },
          ErrorMessage: { DataType: 'String', StringValue: ErrorMessage },
        },
      },
    ]);
  });
});

describe('the settings of asynchronous invocations', () => {
  const { ports } = targets();

  test('are put, changed, listed and deleted', async () => {
    const { lambda } = fixture(ports);
    lambda.register('f', () => 1, { publish: true });
    const put = { FunctionName: 'f', MaximumRetryAttempts: 1, DestinationConfig: { OnFailure: { Destination: queueArn } } };
    const first = {
      LastModified: new Date('2025-01-01T00:00:00Z'),
      FunctionArn: `${arn('f')}:$LATEST`,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnSuccess: {}, OnFailure: { Destination: queueArn } },
    };
    expect(await lambda.putFunctionEventInvokeConfig(put)).toMatchObject(first);
    expect(await lambda.updateFunctionEventInvokeConfig({ FunctionName: 'f', MaximumEventAgeInSeconds: 60 })).toMatchObject({
      ...first,
      MaximumEventAgeInSeconds: 60,
    });
    expect(await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', Qualifier: '1', MaximumEventAgeInSeconds: 61 })).toMatchObject({
      FunctionArn: `${arn('f')}:1`,
    });
    const { FunctionEventInvokeConfigs, NextMarker } = await lambda.listFunctionEventInvokeConfigs({ FunctionName: 'f', MaxItems: 1 });
    expect(FunctionEventInvokeConfigs).toMatchObject([{ MaximumEventAgeInSeconds: 60 }]);
    expect(await lambda.listFunctionEventInvokeConfigs({ FunctionName: 'f', Marker: NextMarker })).toMatchObject({
      FunctionEventInvokeConfigs: [{ MaximumEventAgeInSeconds: 61 }],
    });
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', MaximumRetryAttempts: 0 });
    const { $metadata: _, ...overwritten } = await lambda.getFunctionEventInvokeConfig({ FunctionName: 'f' });
    expect(overwritten).toEqual({
      LastModified: first.LastModified,
      FunctionArn: first.FunctionArn,
      MaximumRetryAttempts: 0,
      DestinationConfig: { OnSuccess: {}, OnFailure: {} },
    });
    await lambda.deleteFunctionEventInvokeConfig({ FunctionName: 'f' });
    const none = `404 ResourceNotFoundException: The function ${arn('f')}:$LATEST doesn't have an EventInvokeConfig`;
    expect(await failure(() => lambda.getFunctionEventInvokeConfig({ FunctionName: 'f' }))).toBe(none);
    expect(await failure(() => lambda.updateFunctionEventInvokeConfig({ FunctionName: 'f', MaximumRetryAttempts: 1 }))).toBe(none);
  });

  test.each<[string, object, string]>([
    [
      'too many retries',
      { MaximumRetryAttempts: 3 },
      "400 ValidationException: 1 validation error detected: Value '3' at 'maximumRetryAttempts' failed to satisfy constraint: Member must have value less than or equal to 2",
    ],
    ['nothing', {}, '400 InvalidParameterValueException: You must specify at least one of error handling or destination setting.'],
    [
      'itself',
      { DestinationConfig: { OnFailure: { Destination: arn('f') } } },
      "400 InvalidParameterValueException: You can't specify the function as a destination for itself.",
    ],
    [
      'no destination',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:kinesis:us-east-1:123456789012:stream/s' } } },
      '400 InvalidParameterValueException: The provided destination config DestinationConfig(onSuccess=OnSuccess(destination=null), onFailure=OnFailure(destination=arn:aws:kinesis:us-east-1:123456789012:stream/s)) is invalid: The destination ARN arn:aws:kinesis:us-east-1:123456789012:stream/s is invalid.',
    ],
    [
      'a bus',
      { DestinationConfig: { OnFailure: { Destination: 'arn:aws:events:us-east-1:123456789012:event-bus/b' } } },
      '400 InvalidParameterValueException: The destination arn:aws:events:us-east-1:123456789012:event-bus/b is not supported by the in-memory Lambda. Leave it out.',
    ],
  ])('%s is refused', async (_title, config, error) => {
    const { lambda } = fixture(ports);
    lambda.register('f', () => 1);
    expect(await failure(() => lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', ...config }))).toBe(error);
  });

  test('a destination in a service that was not given is refused', async () => {
    const { lambda } = fixture();
    lambda.register('f', () => 1);
    const DestinationConfig = { OnFailure: { Destination: topicArn } };
    expect(await failure(() => lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig }))).toMatch(/was given no service "sns" to reach/);
    lambda.connect(ports);
    expect(await failure(() => lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig }))).toBe('no error');
  });
});

describe('pending events belong to the state', () => {
  test('a return to a mark goes on as the state says', async () => {
    const journal = new Journal();
    const { lambda, clock } = fixture({ journal });
    const start = clock.now();
    const runs: number[] = [];
    lambda.register('f', () => {
      runs.push((clock.now() - start) / 1000);
      throw new Error('no');
    });
    const empty = journal.mark();
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance(0);
    const waiting = journal.mark();
    await clock.advance('2 minutes');
    expect(runs).toEqual([0, 60]);
    journal.returnTo(waiting); // the retry of second 60 is due again
    await clock.advance(0);
    expect(runs).toEqual([0, 60, 120]);
    journal.returnTo(empty);
    await clock.advance('1 day');
    expect(runs).toEqual([0, 60, 120]);
  });

  test('the outcome of a run that a return has overtaken does not count', async () => {
    const journal = new Journal();
    const { lambda, clock } = fixture({ journal });
    const empty = journal.mark();
    const got: unknown[] = [];
    lambda.register('after', (event) => void got.push(event));
    lambda.register('f', (_event, { sleep }) => sleep(1000));
    await lambda.putFunctionEventInvokeConfig({ FunctionName: 'f', DestinationConfig: { OnSuccess: { Destination: arn('after') } } });
    await lambda.invoke({ FunctionName: 'f', InvocationType: 'Event' });
    await clock.advance(10);
    journal.returnTo(empty);
    await clock.advance('1 day');
    expect(got).toEqual([]);
  });

  test('saved and loaded, they are tried by the code that is registered there', async () => {
    const first = fixture();
    first.lambda.register('f', () => {
      throw new Error('no');
    });
    await first.lambda.invoke({ FunctionName: 'f', InvocationType: 'Event', Payload: '{"n":1}' });
    await first.clock.advance(0);
    const saved = JSON.parse(JSON.stringify(first.lambda.save()));
    const second = fixture();
    const seen: unknown[] = [];
    second.lambda.register('f', (event) => void seen.push(event));
    second.lambda.load(saved);
    await second.clock.advance('59 s');
    expect(seen).toEqual([]);
    await second.clock.advance('1 s');
    expect(seen).toEqual([{ n: 1 }]);
  });
});
