import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { Journal } from '../../../src/journal/journal';
import type { FunctionHandler } from '../../../src/services/lambda/function-context';
import { InMemoryLambda } from '../../../src/services/lambda/in-memory-lambda';
import type { CreateEventSourceMappingRequest } from '../../../src/services/lambda/shapes';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { arn, failure } from './fixture';

interface Event {
  readonly Records: { readonly messageId: string; readonly body: string; readonly attributes: Record<string, string> }[];
}

const queueArn = 'arn:aws:sqs:us-east-1:123456789012:orders';

/** A queue and a function between which a mapping stands. */
async function mapped(handler: FunctionHandler<Event>, settings: Partial<CreateEventSourceMappingRequest> = {}, queue: Record<string, string> = {}) {
  const clock = virtualClock();
  const journal = new Journal();
  const account = { clock, region: 'us-east-1', accountId: '123456789012', journal };
  const sqs = new InMemorySqs(account);
  const lambda = new InMemoryLambda({ ...account, sqs });
  const fifo = queue['FifoQueue'] === 'true';
  const { QueueUrl } = await sqs.createQueue({ QueueName: fifo ? 'orders.fifo' : 'orders', Attributes: queue });
  const EventSourceArn = fifo ? `${queueArn}.fifo` : queueArn;
  const batches: string[][] = [];
  lambda.register<Event>(
    'f',
    (event, context) => {
      batches.push(event.Records.map(({ body }) => body));
      return handler(event, context, () => undefined);
    },
    { timeout: 30 },
  );
  const { UUID } = await lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn, ...settings });
  const left = async (): Promise<number[]> => {
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
    return [Number(Attributes!.ApproximateNumberOfMessages), Number(Attributes!.ApproximateNumberOfMessagesNotVisible)];
  };
  let sent = 0;
  const send = async (...bodies: string[]): Promise<void> => {
    const group = fifo ? { MessageGroupId: 'g' } : {};
    for (const MessageBody of bodies) await sqs.sendMessage({ QueueUrl, MessageBody, ...group, ...(fifo && { MessageDeduplicationId: String(++sent) }) });
  };
  return { clock, journal, sqs, lambda, QueueUrl: QueueUrl!, UUID: UUID!, batches, left, send };
}

const bodies = (count: number): string[] => Array.from({ length: count }, (_, i) => String(i));
const reports = { FunctionResponseTypes: ['ReportBatchItemFailures' as const] };

describe('a queue as an event source (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html)', () => {
  test('gives its messages in the shape of AWS, and they are deleted', async () => {
    const events: unknown[] = [];
    const { clock, sqs, QueueUrl, left } = await mapped((event) => void events.push(event));
    const MessageAttributes = { kind: { DataType: 'String', StringValue: 's' }, raw: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) } };
    const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'hello', MessageAttributes });
    await clock.advance(0);
    expect(events).toEqual([
      {
        Records: [
          {
            messageId: sent.MessageId,
            receiptHandle: expect.any(String) as unknown,
            body: 'hello',
            attributes: {
              ApproximateReceiveCount: '1',
              SentTimestamp: '1735689600000',
              SenderId: expect.any(String) as unknown,
              ApproximateFirstReceiveTimestamp: '1735689600000',
            },
            messageAttributes: {
              kind: { stringValue: 's', stringListValues: [], binaryListValues: [], dataType: 'String' },
              raw: { binaryValue: 'AQI=', stringListValues: [], binaryListValues: [], dataType: 'Binary' },
            },
            md5OfBody: '5d41402abc4b2a76b9719d911017c592',
            md5OfMessageAttributes: sent.MD5OfMessageAttributes,
            eventSource: 'aws:sqs',
            eventSourceARN: queueArn,
            awsRegion: 'us-east-1',
          },
        ],
      },
    ]);
    expect(await left()).toEqual([0, 0]);
  });

  test('is read without a wait, also what was there before', async () => {
    const { clock, batches, send, lambda, UUID } = await mapped(() => undefined);
    await lambda.updateEventSourceMapping({ UUID, Enabled: false });
    await send(...bodies(3));
    await clock.advance('1 hour');
    expect(batches).toEqual([]);
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance(0);
    expect(batches.flat().toSorted()).toEqual(bodies(3));
  });

  test('has batches of the size that is wanted', async () => {
    const { clock, batches, send } = await mapped(() => undefined, { BatchSize: 2, Enabled: true });
    await send(...bodies(5));
    await clock.advance(0);
    expect(batches.every((batch) => batch.length <= 2)).toBe(true);
    expect(batches.flat().toSorted()).toEqual(bodies(5));
  });

  test('collects a batch for as long as the window says', async () => {
    const { clock, batches, send } = await mapped(() => undefined, { BatchSize: 25, MaximumBatchingWindowInSeconds: 20 });
    await send(...bodies(3));
    await clock.advance('10 s');
    await send('late');
    await clock.advance('9999 ms');
    expect(batches).toEqual([]);
    await clock.advance('1 ms');
    expect(batches.map((batch) => batch.toSorted())).toEqual([[...bodies(3), 'late']]);
    await send(...bodies(30));
    await clock.advance(0);
    expect(batches[1]).toHaveLength(25);
    await clock.advance('20 s');
    expect(batches[2]).toHaveLength(5);
  });

  test('runs as many batches at a time as its concurrency allows, five where nothing is said', async () => {
    let running = 0;
    let most = 0;
    const slow: FunctionHandler<Event> = async (_event, { sleep }) => {
      most = Math.max(most, ++running);
      await sleep(1000);
      running--;
    };
    const { clock, batches, send, lambda, UUID } = await mapped(slow, { BatchSize: 1, ScalingConfig: { MaximumConcurrency: 2 } });
    await send(...bodies(8));
    await clock.advance('10 s');
    expect([most, batches.length]).toEqual([2, 8]);
    await lambda.updateEventSourceMapping({ UUID, ScalingConfig: {} });
    await send(...bodies(8));
    await clock.advance('10 s');
    expect([most, batches.length]).toEqual([5, 16]);
  });

  test('splits a batch that is larger than an event may be', async () => {
    const { clock, batches, send, lambda, UUID } = await mapped(() => undefined, { Enabled: false });
    await send(...Array.from({ length: 10 }, () => 'x'.repeat(1_000_000)));
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance(0);
    expect(batches.map((batch) => batch.length)).toEqual([6, 4]);
  });
});

describe('what fails (https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html)', () => {
  test('comes back when its visibility timeout is over, and goes to the dead-letter queue in the end', async () => {
    const { clock, sqs, QueueUrl, batches, send, left } = await mapped(
      () => {
        throw new Error('no');
      },
      {},
      { VisibilityTimeout: '60' },
    );
    const { QueueUrl: dead } = await sqs.createQueue({ QueueName: 'dead' });
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:us-east-1:123456789012:dead', maxReceiveCount: 2 });
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy } });
    await send('a');
    await clock.advance('59 s');
    expect(batches).toEqual([['a']]);
    await clock.advance('1 s');
    expect(batches).toEqual([['a'], ['a']]);
    await clock.advance('1 hour');
    expect(batches).toHaveLength(2);
    expect(await left()).toEqual([0, 0]);
    expect((await sqs.receiveMessage({ QueueUrl: dead })).Messages).toMatchObject([{ Body: 'a' }]);
  });

  test('because the function is throttled or gone comes back, too', async () => {
    const { clock, lambda, batches, send, left } = await mapped(() => undefined, {}, { VisibilityTimeout: '60' });
    await lambda.putFunctionConcurrency({ FunctionName: 'f', ReservedConcurrentExecutions: 0 });
    await send('a');
    await clock.advance('1 s');
    expect([batches, await left()]).toEqual([[], [0, 1]]);
    await lambda.deleteFunctionConcurrency({ FunctionName: 'f' });
    await clock.advance('60 s');
    expect([batches, await left()]).toEqual([[['a']], [0, 0]]);
  });

  // "Success and failure conditions"
  test.each<[string, (ids: string[]) => unknown, number]>([
    ['an empty list', () => ({ batchItemFailures: [] }), 0],
    ['a null list', () => ({ batchItemFailures: null }), 0],
    ['an empty response', () => ({}), 0],
    ['a null response', () => null, 0],
    ['one of three', (ids) => ({ batchItemFailures: [{ itemIdentifier: ids[1] }] }), 1],
    ['an empty string', () => ({ batchItemFailures: [{ itemIdentifier: '' }] }), 3],
    ['null', () => ({ batchItemFailures: [{ itemIdentifier: null }] }), 3],
    ['a bad key name', (ids) => ({ batchItemFailures: [{ id: ids[1] }] }), 3],
    ['a message that is not there', (ids) => ({ batchItemFailures: [{ itemIdentifier: `${ids[1]!}x` }] }), 3],
    ['what is no object', () => 'done', 3],
    ['failures that are no list', () => ({ batchItemFailures: 1 }), 3],
    ['a failure that is no object', () => ({ batchItemFailures: ['x'] }), 3],
  ])('is what the function reports: %s', async (_title, response, failed) => {
    const { clock, lambda, UUID, send, left } = await mapped(({ Records }) => response(Records.map(({ messageId }) => messageId)), {
      ...reports,
      Enabled: false,
    });
    await send(...bodies(3));
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance(0);
    expect(await left()).toEqual([0, failed]);
  });

  test('is all or nothing where reports are not switched on', async () => {
    const { clock, send, left } = await mapped(({ Records }) => ({ batchItemFailures: [{ itemIdentifier: Records[0]!.messageId }] }));
    await send('a');
    await clock.advance(0);
    expect(await left()).toEqual([0, 0]);
  });
});

test('a group of a FIFO queue is processed in its order, one batch at a time', async () => {
  const { clock, batches, send } = await mapped((_event, { sleep }) => sleep(1000), { BatchSize: 1 }, { FifoQueue: 'true' });
  await send(...bodies(3));
  await clock.advance(0);
  expect(batches).toEqual([['0']]);
  await clock.advance('1 s');
  expect(batches).toEqual([['0'], ['1']]);
  await clock.advance('1 s');
  expect(batches).toEqual([['0'], ['1'], ['2']]);
});

describe('filters (https://docs.aws.amazon.com/lambda/latest/dg/with-sqs-filtering.html)', () => {
  const filter = (...patterns: object[]) => ({ FilterCriteria: { Filters: patterns.map((pattern) => ({ Pattern: JSON.stringify(pattern) })) } });

  test.each<[string, object[], string[]]>([
    ['JSON bodies by their members', [{ body: { kind: ['a'] } }], ['{"kind":"a"}']],
    ['texts by themselves', [{ body: ['plain'] }], ['plain']],
    ['what one of several filters lets pass', [{ body: ['plain'] }, { body: { kind: ['b'] } }], ['plain', '{"kind":"b"}']],
    ['by what stands beside the body', [{ messageAttributes: { dataType: [{ exists: true }] } }], []],
    ['everything, where no filter is left', [], ['plain', '{"kind":"a"}', '{"kind":"b"}', '{broken', '1']],
  ])('let pass %s; the rest is deleted', async (_title, patterns, passed) => {
    const { clock, lambda, UUID, batches, send, left } = await mapped(() => undefined, { ...filter(...patterns), Enabled: false });
    await send('plain', '{"kind":"a"}', '{"kind":"b"}', '{broken', '1');
    await lambda.updateEventSourceMapping({ UUID, Enabled: true });
    await clock.advance(0);
    expect(batches.flat().toSorted()).toEqual(passed.toSorted());
    expect(await left()).toEqual([0, 0]);
  });
});

describe('a mapping', () => {
  test('is shown, changed, listed and deleted', async () => {
    const { lambda, UUID, clock, send, batches } = await mapped(() => undefined);
    const shown = {
      UUID,
      BatchSize: 10,
      MaximumBatchingWindowInSeconds: 0,
      FunctionResponseTypes: [],
      EventSourceArn: queueArn,
      EventSourceMappingArn: `arn:aws:lambda:us-east-1:123456789012:event-source-mapping:${UUID}`,
      FunctionArn: arn('f'),
      LastModified: new Date('2025-01-01T00:00:00Z'),
      State: 'Enabled',
      StateTransitionReason: 'USER_INITIATED',
    };
    const { $metadata, ...got } = await lambda.getEventSourceMapping({ UUID });
    expect([got, $metadata.httpStatusCode]).toEqual([shown, 200]);
    expect(await lambda.updateEventSourceMapping({ UUID, BatchSize: 5, Enabled: false, ...reports })).toMatchObject({
      BatchSize: 5,
      State: 'Disabling',
      ...reports,
    });
    expect(await lambda.getEventSourceMapping({ UUID })).toMatchObject({ State: 'Disabled' });
    expect(await lambda.updateEventSourceMapping({ UUID, BatchSize: 6 })).toMatchObject({ BatchSize: 6, State: 'Updating', ...reports });
    expect(await lambda.updateEventSourceMapping({ UUID, Enabled: true })).toMatchObject({ State: 'Enabling', $metadata: { httpStatusCode: 202 } });
    lambda.register('g', () => undefined, { publish: true });
    expect(await lambda.updateEventSourceMapping({ UUID, FunctionName: 'g:1' })).toMatchObject({ FunctionArn: `${arn('g')}:1`, State: 'Updating' });
    const list = async (input: object) => (await lambda.listEventSourceMappings(input)).EventSourceMappings!.map((mapping) => mapping.UUID);
    expect(await list({})).toEqual([UUID]);
    expect(await list({ FunctionName: 'g', EventSourceArn: queueArn })).toEqual([UUID]);
    expect(await list({ FunctionName: 'g:2' })).toEqual([]);
    expect(await list({ FunctionName: 'f' })).toEqual([]);
    expect(await list({ EventSourceArn: `${queueArn}2` })).toEqual([]);
    expect(await lambda.deleteEventSourceMapping({ UUID })).toMatchObject({ UUID, State: 'Deleting', $metadata: { httpStatusCode: 202 } });
    await send('a');
    await clock.advance('1 hour');
    expect(batches).toEqual([]);
    for (const call of [
      () => lambda.getEventSourceMapping({ UUID }),
      () => lambda.deleteEventSourceMapping({ UUID }),
      () => lambda.updateEventSourceMapping({ UUID }),
    ])
      expect(await failure(call)).toBe('404 ResourceNotFoundException: The resource you requested does not exist.');
  });

  test.each<[string, object, string]>([
    ['a batch that needs a window', { BatchSize: 11 }, 'Maximum batch window in seconds must be greater than 0 if maximum batch size is greater than 10'],
    ["a stream's setting", { BisectBatchOnFunctionError: true }, 'Unsupported BisectBatchOnFunctionError parameter for given event source mapping type.'],
    ['a starting position', { StartingPosition: 'LATEST' }, 'StartingPosition is not valid for SQS event sources.'],
    ['a filter that is none', { FilterCriteria: { Filters: [{ Pattern: '{"body":"a"}' }] } }, 'Invalid filter pattern definition.'],
    ['too many filters', { FilterCriteria: { Filters: Array.from({ length: 6 }, () => ({})) } }, 'The number of filters exceeds the limit of 5.'],
    [
      'another source',
      { EventSourceArn: 'arn:aws:kafka:us-east-1:123456789012:cluster/c' },
      'Unrecognized event source, must be kinesis, dynamodb stream or sqs. Unsupported source arn : arn:aws:kafka:us-east-1:123456789012:cluster/c',
    ],
    ['no source', { EventSourceArn: undefined }, 'Unrecognized event source, must be kinesis, dynamodb stream or sqs. Unsupported source arn : '],
    ['a setting of another source', { Topics: ['t'] }, 'The member Topics is not supported by the in-memory Lambda. Leave it out.'],
    ['no function', { FunctionName: 'g' }, 'Function does not exist'],
    [
      'no queue',
      { EventSourceArn: `${queueArn}2` },
      'Error occurred while ReceiveMessage. SQS Error Code: AWS.SimpleQueueService.NonExistentQueue. SQS Error Message: The specified queue does not exist.',
    ],
    [
      'a FIFO batch that is too large',
      { EventSourceArn: `${queueArn}.fifo`, BatchSize: 11 },
      'Batch size is greater than 10, which is not supported for FIFO queues.',
    ],
    [
      'a window of a FIFO queue',
      { EventSourceArn: `${queueArn}.fifo`, MaximumBatchingWindowInSeconds: 1 },
      'Batching window is not supported for FIFO queues.',
    ],
  ])('with %s is refused', async (_title, settings, message) => {
    const { lambda, UUID } = await mapped(() => undefined);
    await lambda.deleteEventSourceMapping({ UUID });
    const error = await failure(() => lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: queueArn, ...settings } as never));
    expect(error).toBe(`400 InvalidParameterValueException: ${message}`);
  });

  test('that is there already, or for a version that is not there, is refused', async () => {
    const { lambda, UUID } = await mapped(() => undefined);
    expect(await failure(() => lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: queueArn }))).toBe(
      `409 ResourceConflictException: An event source mapping with SQS arn (" ${queueArn} ") and function (" f ") already exists. Please update or delete the existing mapping with UUID ${UUID}`,
    );
    expect(await failure(() => lambda.createEventSourceMapping({ FunctionName: 'f:7', EventSourceArn: queueArn }))).toBe(
      `404 ResourceNotFoundException: Function not found: ${arn('f')}:7`,
    );
    expect(await failure(() => lambda.updateEventSourceMapping({ UUID, FunctionName: 'g' }))).toBe(
      '400 InvalidParameterValueException: Function does not exist',
    );
  });

  // https://github.com/18F/identity-terraform/pull/27
  test('of a queue that shows its messages again before the function may end is refused', async () => {
    const { lambda, UUID } = await mapped(() => undefined);
    await lambda.updateFunctionConfiguration({ FunctionName: 'f', Timeout: 120 });
    expect(await failure(() => lambda.updateEventSourceMapping({ UUID }))).toBe(
      '400 InvalidParameterValueException: Queue visibility timeout: 30 seconds is less than Function timeout: 120 seconds',
    );
  });

  test('of a service that was not given is refused', async () => {
    const lambda = new InMemoryLambda({ clock: virtualClock() });
    lambda.register('f', () => 1);
    expect(await failure(() => lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: queueArn }))).toMatch(/was given no service "sqs" to read/);
  });

  test('of a queue that is deleted finds no more, and reads the one that is made anew', async () => {
    const { clock, sqs, QueueUrl, batches, send } = await mapped(() => undefined);
    await sqs.deleteQueue({ QueueUrl });
    await clock.advance('2 minutes');
    await sqs.createQueue({ QueueName: 'orders' });
    await send('a');
    await clock.advance(0);
    expect(batches).toEqual([['a']]);
  });
});

describe('state', () => {
  test('a return to a mark takes mappings and messages back, and what was under way counts no more', async () => {
    const { clock, journal, batches, send, left } = await mapped((_event, { sleep }) => sleep(5000));
    const empty = journal.mark();
    await send('a');
    await clock.advance('1 s');
    journal.returnTo(empty);
    await clock.advance('1 hour');
    expect([batches, await left()]).toEqual([[['a']], [0, 0]]);
    await send('b');
    await clock.advance('1 hour');
    expect([batches, await left()]).toEqual([
      [['a'], ['b']],
      [0, 0],
    ]);
  });

  test('saved and loaded, a mapping reads its queue', async () => {
    const first = await mapped(() => undefined, { BatchSize: 3 });
    const second = await mapped(() => undefined);
    second.lambda.load(JSON.parse(JSON.stringify(first.lambda.save())));
    expect((await second.lambda.listEventSourceMappings()).EventSourceMappings).toMatchObject([{ UUID: first.UUID, BatchSize: 3 }]);
    await second.send('a');
    await second.clock.advance(0);
    expect(second.batches).toEqual([['a']]);
  });
});
