import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { Journal } from '../../../src/journal/journal';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { FunctionHandler } from '../../../src/services/lambda/function-context';
import { InMemoryLambda } from '../../../src/services/lambda/in-memory-lambda';
import type { CreateEventSourceMappingRequest } from '../../../src/services/lambda/shapes';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { arn, failure } from './fixture';

interface Change {
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string; readonly Keys: { readonly id: { readonly S: string } } };
}
interface Event {
  readonly Records: readonly Change[];
}

const idOf = ({ dynamodb }: Change): string => dynamodb.Keys.id.S;
const ids = ({ Records }: Event): string => Records.map(idOf).join('');
const fails = (bad: string, Records: readonly Change[]): void => {
  if (Records.some((record) => idOf(record) === bad)) throw new Error(`no ${bad}`);
};

/** A table whose changes go to a function: in each batch, when it came, the ids. */
async function mapped(handler: FunctionHandler<Event>, settings: Partial<CreateEventSourceMappingRequest> = {}, before: string[] = []) {
  const clock = virtualClock();
  const journal = new Journal();
  const account = { clock, region: 'us-east-1', accountId: '123456789012', journal };
  const dynamodb = new InMemoryDynamoDb(account);
  const sqs = new InMemorySqs(account);
  const lambda = new InMemoryLambda({ ...account, sqs, dynamodb, dynamodbStreams: dynamodb.streams });
  const { TableDescription } = await dynamodb.createTable({
    TableName: 'orders',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  const streamArn = TableDescription!.LatestStreamArn!;
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'discarded' });
  const put = async (...keys: string[]): Promise<void> => {
    for (const id of keys) await dynamodb.putItem({ TableName: 'orders', Item: { id: { S: id }, at: { N: String(clock.now()) } } });
  };
  await put(...before);
  const start = clock.now();
  const batches: string[] = [];
  lambda.register<Event>('f', (event, context) => {
    batches.push(`${(clock.now() - start) / 1000}:${ids(event)}`);
    return handler(event, context, () => undefined);
  });
  const { UUID } = await lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: streamArn, StartingPosition: 'TRIM_HORIZON', ...settings });
  const discarded = async (): Promise<unknown[]> => {
    const { Messages = [] } = await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10 });
    return Messages.map(({ Body }) => JSON.parse(Body!) as unknown);
  };
  return { clock, journal, dynamodb, lambda, streamArn, UUID: UUID!, batches, put, discarded };
}

const onFailure = { DestinationConfig: { OnFailure: { Destination: 'arn:aws:sqs:us-east-1:123456789012:discarded' } } };
const reports = { FunctionResponseTypes: ['ReportBatchItemFailures' as const] };

describe('a stream as an event source (https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html)', () => {
  test('gives its records in the shape of AWS', async () => {
    const events: unknown[] = [];
    const { clock, dynamodb, streamArn, lambda, UUID } = await mapped((event) => void events.push(event));
    await dynamodb.putItem({ TableName: 'orders', Item: { id: { S: 'a' }, raw: { B: new Uint8Array([1, 2]) }, list: { L: [{ N: '1' }, { NULL: true }] } } });
    await clock.advance(0);
    expect(events).toEqual([
      {
        Records: [
          {
            eventID: expect.any(String) as unknown,
            eventName: 'INSERT',
            eventVersion: '1.1',
            eventSource: 'aws:dynamodb',
            awsRegion: 'us-east-1',
            dynamodb: {
              ApproximateCreationDateTime: 1735689600,
              Keys: { id: { S: 'a' } },
              NewImage: { id: { S: 'a' }, raw: { B: 'AQI=' }, list: { L: [{ N: '1' }, { NULL: true }] } },
              SequenceNumber: expect.any(String) as unknown,
              SizeBytes: expect.any(Number) as unknown,
              StreamViewType: 'NEW_AND_OLD_IMAGES',
            },
            eventSourceARN: streamArn,
          },
        ],
      },
    ]);
    expect(await lambda.getEventSourceMapping({ UUID })).toMatchObject({ LastProcessingResult: 'OK' });
  });

  test.each([
    ['TRIM_HORIZON', ['0:abcd']],
    ['LATEST', ['0:cd']],
  ] as const)('begins at %s', async (StartingPosition, expected) => {
    const { clock, batches, put, lambda, UUID } = await mapped(() => undefined, { StartingPosition, Enabled: false }, ['a', 'b']);
    await put('c', 'd');
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance(0);
    expect(batches).toEqual(expected);
  });

  test('has batches of the size that is wanted, one after the other', async () => {
    const { clock, batches } = await mapped((_event, { sleep }) => sleep(1000), { BatchSize: 2 }, ['a', 'b', 'c', 'd', 'e']);
    await clock.advance('10 s');
    expect(batches.join(' ')).toBe('0:ab 1:cd 2:e');
  });

  test('collects a batch for as long as the window says', async () => {
    const { clock, batches, put } = await mapped(() => undefined, { BatchSize: 3, MaximumBatchingWindowInSeconds: 20 });
    await put('a');
    await clock.advance('10 s');
    await put('b');
    await clock.advance('10 s');
    await put('c', 'd', 'e', 'f');
    await clock.advance(0);
    expect(batches).toEqual(['20:ab', '20:cde']);
    await clock.advance('20 s');
    expect(batches).toEqual(['20:ab', '20:cde', '40:f']);
  });

  test('processes items at the same time, and the changes of one in their order', async () => {
    const { clock, batches, put, lambda, UUID } = await mapped((_event, { sleep }) => sleep(1000), { BatchSize: 1, ParallelizationFactor: 10 });
    await put(...'abcdefgh');
    await clock.advance(1);
    await put(...'abcdefgh');
    await clock.advance('1 minute');
    expect(
      batches
        .map((batch) => batch.at(-1))
        .toSorted()
        .join(''),
    ).toBe('aabbccddeeffgghh');
    expect(batches.filter((batch) => batch.startsWith('0:')).length).toBeGreaterThan(1);
    // Switched to one lane, it goes on where it has come to.
    await lambda.updateEventSourceMapping({ UUID, ParallelizationFactor: 1 });
    await put('x');
    await clock.advance('1 minute');
    expect(batches).toHaveLength(17);
  });

  test('goes on to the next shard, and ends with the stream', async () => {
    const { clock, batches, put, dynamodb } = await mapped(() => undefined, { MaximumBatchingWindowInSeconds: 300 });
    await put('a');
    await dynamodb.updateTable({ TableName: 'orders', StreamSpecification: { StreamEnabled: false } });
    await clock.advance('1 s');
    expect(batches).toEqual(['0:a']); // nothing more can come: the window is over
    await clock.advance('2 days');
    expect(batches).toHaveLength(1);
  });

  test('lets pass what the filters do, and leaves the rest behind', async () => {
    const { clock, batches, put, lambda, UUID } = await mapped(() => undefined, {
      FilterCriteria: { Filters: [{ Pattern: '{"dynamodb":{"Keys":{"id":{"S":["b"]}}}}' }] },
    });
    await put('a', 'b', 'c');
    await clock.advance(0);
    expect(batches).toEqual(['0:b']);
    await lambda.updateEventSourceMapping({ UUID, FilterCriteria: {} });
    await put('d');
    await clock.advance(0);
    expect(batches).toEqual(['0:b', '0:d']);
  });
});

describe('what fails (https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html)', () => {
  test('holds up the shard and is tried again, later and later', async () => {
    let good = false;
    const { clock, batches, put, lambda, UUID } = await mapped(({ Records }) => (good ? undefined : fails('a', Records)));
    await put('a');
    await clock.advance('3 s');
    await put('b');
    await clock.advance('50 s');
    expect(batches).toEqual(['0:a', '1:a', '3:a', '7:a', '15:a', '31:a']);
    expect(await lambda.getEventSourceMapping({ UUID })).toMatchObject({ LastProcessingResult: 'PROBLEM: Function call failed' });
    good = true;
    await clock.advance('11 s');
    expect(batches.slice(-2)).toEqual(['63:a', '63:b']);
  });

  test('is given up when its retries are used up, and the destination is told', async () => {
    const { clock, batches, put, discarded, streamArn } = await mapped(({ Records }) => fails('a', Records), { MaximumRetryAttempts: 2, ...onFailure });
    await put('a');
    await clock.advance('10 s');
    await put('b');
    await clock.advance(0);
    expect(batches).toEqual(['0:a', '1:a', '3:a', '10:b']);
    const sequence = expect.stringMatching(/^\d{21,}$/) as unknown;
    expect(await discarded()).toEqual([
      {
        requestContext: { requestId: expect.any(String) as unknown, functionArn: arn('f'), condition: 'RetryAttemptsExhausted', approximateInvokeCount: 3 },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: '2025-01-01T00:00:03.000Z',
        DDBStreamBatchInfo: {
          shardId: expect.stringMatching(/^shardId-/) as unknown,
          startSequenceNumber: sequence,
          endSequenceNumber: sequence,
          approximateArrivalOfFirstRecord: '2025-01-01T00:00:00Z',
          approximateArrivalOfLastRecord: '2025-01-01T00:00:00Z',
          batchSize: 1,
          streamArn,
        },
      },
    ]);
  });

  test('is given up when it is too old', async () => {
    const { clock, batches, put, discarded } = await mapped(({ Records }) => fails('a', Records), { MaximumRecordAgeInSeconds: 60, ...onFailure });
    await put('a');
    await clock.advance('50 s');
    await put('b');
    await clock.advance('30 s');
    expect(batches.slice(-2)).toEqual(['31:a', '63:b']);
    expect(await discarded()).toMatchObject([
      { requestContext: { condition: 'RecordAgeExceeded', approximateInvokeCount: 6 }, DDBStreamBatchInfo: { batchSize: 1 } },
    ]);
  });

  test('is given up when the stream has forgotten it', async () => {
    const { clock, batches, put, discarded } = await mapped(({ Records }) => fails('a', Records));
    await put('a');
    await clock.advance('1 day');
    await put('b');
    await clock.advance('2 minutes');
    expect(batches.at(-1)).toMatch(/:b$/);
    expect(await discarded()).toEqual([]);
  });

  test('because the function is throttled is tried for as long as it takes', async () => {
    const { clock, batches, put, lambda } = await mapped(() => undefined, { MaximumRetryAttempts: 0 });
    await lambda.putFunctionConcurrency({ FunctionName: 'f', ReservedConcurrentExecutions: 0 });
    await put('a');
    await clock.advance('10 s');
    await lambda.deleteFunctionConcurrency({ FunctionName: 'f' });
    await clock.advance('10 s');
    expect(batches).toEqual(['15:a']);
  });

  // "Splitting batches doesn't consume the retry quota."
  test('is halved until the bad record is alone', async () => {
    const { clock, batches, put, discarded } = await mapped(({ Records }) => fails('c', Records), {
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: 0,
      Enabled: true,
      MaximumBatchingWindowInSeconds: 1,
      ...onFailure,
    });
    await put('a', 'b', 'c', 'd', 'e');
    await clock.advance('1 minute');
    expect(batches).toEqual(['1:abcde', '1:abc', '1:ab', '1:c', '1:de']);
    expect(await discarded()).toMatchObject([{ requestContext: { approximateInvokeCount: 3 }, DDBStreamBatchInfo: { batchSize: 1 } }]);
  });

  // https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
  describe('is what the function reports', () => {
    const window = { MaximumBatchingWindowInSeconds: 1 };
    const report = (...bad: string[]): FunctionHandler<Event> => {
      return ({ Records }) => ({ batchItemFailures: Records.filter((r) => bad.includes(idOf(r))).map((r) => ({ itemIdentifier: r.dynamodb.SequenceNumber })) });
    };
    test.each<[string, FunctionHandler<Event>, Partial<CreateEventSourceMappingRequest>, string[]]>([
      ['everything from the lowest on is tried again', report('d', 'b'), { MaximumRetryAttempts: 1 }, ['1:abcd', '2:bcd']],
      [
        'of halves, the rest is tried without a retry',
        report('b'),
        { MaximumRetryAttempts: 0, BisectBatchOnFunctionError: true },
        ['1:abcd', '2:bcd', '2:bc', '2:b', '2:c', '2:d'],
      ],
      ['nothing failed', () => null, {}, ['1:abcd']],
      ['a response that is none', () => ({ batchItemFailures: [{}] }), { MaximumRetryAttempts: 1 }, ['1:abcd', '2:abcd']],
    ])('%s', async (_title, handler, settings, expected) => {
      const { clock, batches, put } = await mapped(handler, { ...reports, ...window, ...settings });
      await put('a', 'b', 'c', 'd');
      await clock.advance('1 minute');
      expect(batches).toEqual(expected);
    });
  });
});

describe('a mapping of a stream', () => {
  test('is shown with its defaults (https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-params.html)', async () => {
    const { lambda, UUID, streamArn } = await mapped(() => undefined);
    const { $metadata: _, ...shown } = await lambda.getEventSourceMapping({ UUID });
    expect(shown).toEqual({
      UUID,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 0,
      ParallelizationFactor: 1,
      EventSourceArn: streamArn,
      EventSourceMappingArn: `arn:aws:lambda:us-east-1:123456789012:event-source-mapping:${UUID}`,
      FunctionArn: arn('f'),
      LastModified: new Date('2025-01-01T00:00:00Z'),
      LastProcessingResult: 'No records processed',
      State: 'Enabled',
      StateTransitionReason: 'User action',
      DestinationConfig: { OnFailure: {} },
      MaximumRecordAgeInSeconds: -1,
      BisectBatchOnFunctionError: false,
      MaximumRetryAttempts: -1,
      TumblingWindowInSeconds: 0,
      FunctionResponseTypes: [],
    });
  });

  test.each<[string, object, string]>([
    [
      'no starting position',
      { StartingPosition: undefined },
      "400 ValidationException: 1 validation error detected: Value null at 'startingPosition' failed to satisfy constraint: Member must not be null.",
    ],
    ['a time to begin at', { StartingPosition: 'AT_TIMESTAMP' }, '400 InvalidParameterValueException: Unsupported starting position for arn type: <stream>'],
    [
      'a tumbling window',
      { TumblingWindowInSeconds: 1 },
      '400 InvalidParameterValueException: A tumbling window is not supported by the in-memory Lambda. Leave it out.',
    ],
    ['an age that is too low', { MaximumRecordAgeInSeconds: 59 }, '400 InvalidParameterValueException: MaximumRecordAgeInSeconds must be -1 or at least 60.'],
    [
      "a queue's setting",
      { ScalingConfig: { MaximumConcurrency: 2 } },
      '400 InvalidParameterValueException: Unsupported ScalingConfig parameter for given event source mapping type.',
    ],
    [
      'a destination of successes',
      { DestinationConfig: { OnSuccess: { Destination: arn('g') } } },
      '400 InvalidParameterValueException: A destination of what a stream has successfully processed is not supported by the in-memory Lambda. Leave it out.',
    ],
    [
      'a function as its destination',
      { DestinationConfig: { OnFailure: { Destination: arn('g') } } },
      `400 InvalidParameterValueException: The provided destination config is invalid: The destination ARN ${arn('g')} is invalid.`,
    ],
    [
      'no stream',
      { EventSourceArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/s' },
      '400 InvalidParameterValueException: Stream not found: arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/s',
    ],
  ])('with %s is refused', async (_title, settings, error) => {
    const { lambda, UUID, streamArn } = await mapped(() => undefined);
    await lambda.deleteEventSourceMapping({ UUID });
    const input = { FunctionName: 'f', EventSourceArn: streamArn, StartingPosition: 'LATEST', ...settings };
    expect((await failure(() => lambda.createEventSourceMapping(input as never))).replace(streamArn, '<stream>')).toBe(error);
  });

  test('that is there already, or of a service that was not given, is refused', async () => {
    const { lambda, UUID, streamArn } = await mapped(() => undefined);
    const input = { FunctionName: 'f', EventSourceArn: streamArn, StartingPosition: 'LATEST' as const };
    // https://github.com/anomalyco/sst/issues/5975
    expect(await failure(() => lambda.createEventSourceMapping(input))).toBe(
      `409 ResourceConflictException: The event source arn (" ${streamArn} ") and function (" f ") provided mapping already exists. Please update or delete the existing mapping with UUID ${UUID}`,
    );
    const alone = new InMemoryLambda({ clock: virtualClock() });
    alone.register('f', () => 1);
    expect(await failure(() => alone.createEventSourceMapping(input))).toMatch(/was given no service "dynamodb" to read/);
  });
});

describe('state', () => {
  test('a return to a mark goes on from the checkpoint of then', async () => {
    const { clock, journal, batches, put } = await mapped(() => undefined);
    await put('a');
    await clock.advance('1 s');
    const mark = journal.mark();
    await put('b');
    await clock.advance('1 s');
    journal.returnTo(mark);
    await put('c');
    await clock.advance('1 s');
    expect(batches).toEqual(['0:a', '1:b', '2:c']);
  });

  test('deleted while a batch runs, a mapping leaves nothing behind', async () => {
    const { clock, lambda, UUID, batches, put } = await mapped((_event, { sleep }) => sleep(1000), { MaximumRetryAttempts: 0 });
    await put('a', 'b');
    await clock.advance(10);
    await lambda.deleteEventSourceMapping({ UUID });
    await clock.advance('1 hour');
    expect(batches).toHaveLength(1);
    expect((lambda.save() as { checkpoints: unknown[] }).checkpoints).toEqual([]);
  });

  test('disabled while a batch runs, a mapping ends that, and goes on after it', async () => {
    const { clock, lambda, UUID, batches, put } = await mapped((_event, { sleep }) => sleep(1000), { BatchSize: 1 });
    await put('a', 'b');
    await clock.advance(10);
    await lambda.updateEventSourceMapping({ UUID, Enabled: false });
    await clock.advance('1 hour');
    expect(batches).toEqual(['0:a']);
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance('1 s');
    expect(batches.map((batch) => batch.at(-1))).toEqual(['a', 'b']);
  });
});
