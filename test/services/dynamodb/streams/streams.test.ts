import { describe, expect, test } from 'vitest';
import type { GetShardIteratorInput } from '../../../../src/services/dynamodb/streams/stream-shapes';
import { refusal } from '../fixture';
import { HOUR, keysOf, StreamHost } from './stream-host';

const MINUTE = 60_000;
const notFound = (arn: string): object => ({ name: 'ResourceNotFoundException', message: `Requested resource not found: Stream: ${arn} not found` });
const trimmed = { name: 'TrimmedDataAccessException', message: 'The data you are trying to access has been trimmed' };

async function open(): Promise<{ host: StreamHost; arn: string }> {
  const host = new StreamHost();
  return { host, arn: await host.table() };
}

describe('ListStreams and DescribeStream', () => {
  test("a stream is named by its table and the time of its beginning, and told in the SDK's shape", async () => {
    const { host, arn } = await open();
    expect(arn).toBe('arn:aws:dynamodb:us-east-1:123456789012:table/Tab/stream/2026-01-01T00:00:00.000');
    const { StreamDescription } = await host.streams.describeStream({ StreamArn: arn });
    expect(StreamDescription).toEqual({
      StreamArn: arn,
      StreamLabel: '2026-01-01T00:00:00.000',
      StreamStatus: 'ENABLED',
      StreamViewType: 'NEW_AND_OLD_IMAGES',
      CreationRequestDateTime: new Date('2026-01-01T00:00:00Z'),
      TableName: 'Tab',
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
      Shards: [
        {
          ShardId: expect.stringMatching(/^shardId-\d{20}-[0-9a-f]{8}$/) as string,
          SequenceNumberRange: { StartingSequenceNumber: expect.stringMatching(/^\d{21}$/) as string },
        },
      ],
    });
  });

  test('streams come in pages, of all tables or of one', async () => {
    const host = new StreamHost();
    for (const name of ['Tab', 'Abc', 'Xyz']) await host.table('KEYS_ONLY', name);
    const all = await host.streams.listStreams();
    expect(all.Streams!.map(({ TableName }) => TableName)).toEqual(['Abc', 'Tab', 'Xyz']);
    expect(all.LastEvaluatedStreamArn).toBeUndefined();
    const one = await host.streams.listStreams({ Limit: 2 });
    expect(one.Streams).toEqual(all.Streams!.slice(0, 2));
    const two = await host.streams.listStreams({ Limit: 2, ExclusiveStartStreamArn: one.LastEvaluatedStreamArn });
    expect(two.Streams).toEqual(all.Streams!.slice(2));
    expect(two.LastEvaluatedStreamArn).toBeUndefined();
    expect((await host.streams.listStreams({ TableName: 'Tab' })).Streams).toEqual([all.Streams![1]]);
  });

  test('shards come in pages; a shard without children has none', async () => {
    const { host, arn } = await open();
    const ShardId = await host.shardOf(arn);
    const after = await host.streams.describeStream({ StreamArn: arn, ExclusiveStartShardId: ShardId, Limit: 1 });
    expect(after.StreamDescription!.Shards).toEqual([]);
    const children = await host.streams.describeStream({ StreamArn: arn, ShardFilter: { Type: 'CHILD_SHARDS', ShardId } });
    expect(children.StreamDescription!.Shards).toEqual([]);
  });
});

describe('GetShardIterator: where each type begins (https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html)', () => {
  test.each<[GetShardIteratorInput['ShardIteratorType'], number | undefined, string[]]>([
    ['TRIM_HORIZON', undefined, ['a', 'b', 'c', 'd']],
    ['LATEST', undefined, ['d']],
    ['AT_SEQUENCE_NUMBER', 1, ['b', 'c', 'd']],
    ['AFTER_SEQUENCE_NUMBER', 1, ['c', 'd']],
  ])('%s', async (type, at, keys) => {
    const { host, arn } = await open();
    for (const key of ['a', 'b', 'c']) await host.put(key);
    const number = at === undefined ? undefined : (await host.records(arn))[at]!.dynamodb!.SequenceNumber;
    const iterator = await host.iterator(arn, type, number);
    await host.put('d');
    expect(await host.keys(iterator)).toEqual(keys);
  });

  test('a shard can be read from the number with which it begins', async () => {
    const { host, arn } = await open();
    await host.put('a');
    const { StreamDescription } = await host.streams.describeStream({ StreamArn: arn });
    const { StartingSequenceNumber } = StreamDescription!.Shards![0]!.SequenceNumberRange!;
    expect(await host.keys(await host.iterator(arn, 'AT_SEQUENCE_NUMBER', StartingSequenceNumber))).toEqual(['a']);
  });

  test('pages go on where the last one has ended, also where nothing is new', async () => {
    const { host, arn } = await open();
    const keys = ['a', 'b', 'c', 'd', 'e'];
    for (const key of keys) await host.put(key);
    const found: unknown[] = [];
    let iterator = await host.iterator(arn);
    for (const size of [2, 2, 1, 0]) {
      const { Records, NextShardIterator } = await host.streams.getRecords({ ShardIterator: iterator, Limit: 2 });
      expect(Records).toHaveLength(size);
      found.push(...keysOf(Records!));
      iterator = NextShardIterator!;
    }
    expect(found).toEqual(keys);
    await host.put('f');
    expect(await host.keys(iterator)).toEqual(['f']);
  });

  test('a page has at most 1 MB, and at least one record', async () => {
    const { host, arn } = await open();
    for (const key of ['a', 'b', 'c', 'd']) await host.put(key, 'x'.repeat(390_000));
    expect(await host.keys(await host.iterator(arn))).toEqual(['a', 'b']);
  });

  test('other tables write to other streams', async () => {
    const { host, arn } = await open();
    const other = await host.table('KEYS_ONLY', 'Other');
    await host.put('a');
    await host.dynamodb.putItem({ TableName: 'Other', Item: { p: { S: 'o' } } });
    expect(await host.keys(await host.iterator(arn))).toEqual(['a']);
    expect(await host.keys(await host.iterator(other))).toEqual(['o']);
  });
});

describe('time', () => {
  test('an iterator expires after 15 minutes', async () => {
    const { host, arn } = await open();
    const iterator = await host.iterator(arn);
    await host.clock.advance(15 * MINUTE - 1);
    expect(await host.keys(iterator)).toEqual([]);
    await host.clock.advance(1);
    expect(await refusal(host.keys(iterator))).toEqual({
      name: 'ExpiredIteratorException',
      message:
        'The shard iterator has expired and can no longer be used to retrieve stream records. ' +
        'A shard iterator expires 15 minutes after it is retrieved using the GetShardIterator action.',
    });
  });

  test('records are there for 24 hours; what reads past the oldest one is refused', async () => {
    const { host, arn } = await open();
    await host.put('a');
    const [{ dynamodb }] = (await host.records(arn)) as [{ dynamodb: { SequenceNumber: string } }];
    await host.clock.advance(24 * HOUR - 10 * MINUTE);
    await host.put('b');
    const iterator = await host.iterator(arn);
    expect(await host.keys(iterator)).toEqual(['a', 'b']);
    await host.clock.advance(10 * MINUTE);
    expect(await refusal(host.keys(iterator))).toEqual(trimmed);
    expect(await host.keys(await host.iterator(arn))).toEqual(['b']);
    expect(await refusal(host.iterator(arn, 'AT_SEQUENCE_NUMBER', dynamodb.SequenceNumber))).toEqual(trimmed);
    expect(await host.keys(await host.iterator(arn, 'AFTER_SEQUENCE_NUMBER', dynamodb.SequenceNumber))).toEqual(['b']);
  });
});

describe('a stream that is switched off', () => {
  test('ends its shard, and is readable for 24 hours', async () => {
    const { host, arn } = await open();
    await host.put('a');
    await host.put('b');
    await host.switchOff();
    await host.put('c');
    const { StreamDescription } = await host.streams.describeStream({ StreamArn: arn });
    expect(StreamDescription!.StreamStatus).toBe('DISABLED');
    const { StartingSequenceNumber, EndingSequenceNumber } = StreamDescription!.Shards![0]!.SequenceNumberRange!;
    expect(BigInt(EndingSequenceNumber!)).toBeGreaterThan(BigInt(StartingSequenceNumber!));
    const one = await host.streams.getRecords({ ShardIterator: await host.iterator(arn), Limit: 1 });
    const two = await host.streams.getRecords({ ShardIterator: one.NextShardIterator, Limit: 1 });
    expect([...keysOf(one.Records!), ...keysOf(two.Records!)]).toEqual(['a', 'b']);
    expect(two.NextShardIterator).toBeUndefined();
    await host.clock.advance(24 * HOUR - 1);
    expect((await host.streams.listStreams()).Streams).toHaveLength(1);
    await host.clock.advance(1);
    expect((await host.streams.listStreams()).Streams).toEqual([]);
    expect(await refusal(host.streams.describeStream({ StreamArn: arn }))).toEqual(notFound(arn));
  });

  test('and on again is another stream, with another label in the same moment too', async () => {
    const { host, arn } = await open();
    await host.put('a');
    await host.switchOff();
    const { TableDescription } = await host.dynamodb.updateTable({
      TableName: 'Tab',
      StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
    });
    expect(TableDescription!.LatestStreamLabel).toBe('2026-01-01T00:00:00.001');
    await host.put('b');
    expect(await host.keys(await host.iterator(arn))).toEqual(['a']);
    expect(await host.keys(await host.iterator(TableDescription!.LatestStreamArn!))).toEqual(['b']);
    expect((await host.streams.listStreams({ TableName: 'Tab' })).Streams).toHaveLength(2);
    await host.clock.advance(24 * HOUR);
    await host.switchOff();
    await host.table('KEYS_ONLY', 'Other');
    expect((await host.streams.listStreams()).Streams!.map(({ StreamLabel }) => StreamLabel)).toEqual(['2026-01-02T00:00:00.000', '2026-01-01T00:00:00.001']);
  });

  test('with its table, which another of the same name does not bring back', async () => {
    const { host, arn } = await open();
    await host.put('a');
    await host.dynamodb.deleteTable({ TableName: 'Tab' });
    const other = await host.table();
    await host.put('b');
    expect(other).not.toBe(arn);
    expect(await host.keys(await host.iterator(arn))).toEqual(['a']);
  });
});

describe('what is wrong is refused', () => {
  const arn = 'arn:aws:dynamodb:us-east-1:123456789012:table/Nope/stream/2026-01-01T00:00:00.000';
  const ShardId = 'shardId-00000001767225600000-00000001';
  const at = (sequence: unknown): Promise<unknown> =>
    open().then(async ({ host, arn }) => host.iterator(arn, 'AT_SEQUENCE_NUMBER', sequence as string | undefined));
  test.each<[string, () => Promise<unknown>, object]>([
    ['no stream', () => new StreamHost().streams.describeStream({ StreamArn: arn }), notFound(arn)],
    ['no stream to iterate', () => new StreamHost().streams.getShardIterator({ StreamArn: arn, ShardId, ShardIteratorType: 'LATEST' }), notFound(arn)],
    [
      'no shard (https://github.com/ironSource/node-dynamodb-stream/issues/16)',
      () => open().then(({ host, arn }) => host.streams.getShardIterator({ StreamArn: arn, ShardId: `${ShardId}0`, ShardIteratorType: 'LATEST' })),
      { name: 'ResourceNotFoundException', message: 'Requested resource not found: Shard does not exist' },
    ],
    [
      'no input',
      () => new StreamHost().streams.getShardIterator({} as GetShardIteratorInput),
      {
        name: 'ValidationException',
        message:
          "3 validation errors detected: Value null at 'streamArn' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'shardId' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'shardIteratorType' failed to satisfy constraint: Member must not be null",
      },
    ],
    [
      'a short ARN (https://github.com/boto/boto3/issues/1060: 37 letters at least)',
      () => new StreamHost().streams.describeStream({ StreamArn: 'bumble' }),
      {
        name: 'ValidationException',
        message: "1 validation error detected: Value 'bumble' at 'streamArn' failed to satisfy constraint: Member must have length greater than or equal to 37",
      },
    ],
    [
      'a long number',
      () => at('1'.repeat(41)),
      {
        name: 'ValidationException',
        message: `1 validation error detected: Value '${'1'.repeat(41)}' at 'sequenceNumber' failed to satisfy constraint: Member must have length less than or equal to 40`,
      },
    ],
    ['no number', () => at(undefined), { name: 'ValidationException', message: 'SequenceNumber is required for ShardIteratorType AT_SEQUENCE_NUMBER' }],
    ['what is no number', () => at('x'.repeat(21)), { name: 'ValidationException', message: 'Invalid SequenceNumber' }],
    [
      'too many records',
      () => new StreamHost().streams.getRecords({ ShardIterator: 'x', Limit: 1001 }),
      {
        name: 'ValidationException',
        message: "1 validation error detected: Value '1001' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 1000",
      },
    ],
    ['no iterator', () => new StreamHost().streams.getRecords({ ShardIterator: 'x|1|y' }), { name: 'ValidationException', message: 'Invalid ShardIterator' }],
    ['half an iterator', () => new StreamHost().streams.getRecords({ ShardIterator: 'x' }), { name: 'ValidationException', message: 'Invalid ShardIterator' }],
    [
      'another iterator type',
      () => new StreamHost().streams.getShardIterator({ StreamArn: arn, ShardId, ShardIteratorType: 'AT_TIMESTAMP' as 'LATEST' }),
      {
        name: 'ValidationException',
        message:
          "1 validation error detected: Value 'AT_TIMESTAMP' at 'shardIteratorType' failed to satisfy constraint: " +
          'Member must satisfy enum value set: [AFTER_SEQUENCE_NUMBER, LATEST, AT_SEQUENCE_NUMBER, TRIM_HORIZON]',
      },
    ],
  ])('%s', async (_title, call, error) => {
    expect(await refusal(call())).toEqual(error);
  });

  test('members of wrong types do no harm', async () => {
    const { host } = await open();
    for (const wrong of [1, null, {}, [], true]) {
      const member = wrong as never;
      await expect(host.streams.describeStream({ StreamArn: member })).rejects.toThrow(/./);
      await expect(host.streams.getRecords({ ShardIterator: member })).rejects.toThrow(/./);
      await expect(host.streams.getShardIterator({ StreamArn: member, ShardId: member, ShardIteratorType: member })).rejects.toThrow(/./);
    }
  });
});

describe('watchStream', () => {
  const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

  test('tells once of what comes at once, in a later microtask, until the watch ends', async () => {
    const { host, arn } = await open();
    let told = 0;
    const listener = (): void => {
      told++;
    };
    const end = host.dynamodb.watchStream(arn, listener);
    const endOther = host.dynamodb.watchStream(arn, listener);
    const writes = [host.put('a'), host.put('b')];
    expect(told).toBe(0);
    await Promise.all(writes);
    await settled();
    expect(told).toBe(2);
    end();
    end();
    await host.put('c');
    await settled();
    expect(told).toBe(3);
    endOther();
    await host.put('d');
    await settled();
    expect(told).toBe(3);
  });

  test('tells of the end of a stream, and of a return to a mark', async () => {
    const { host, arn } = await open();
    const mark = host.journal.mark();
    let told = 0;
    host.dynamodb.watchStream(arn, () => {
      told++;
    });
    await host.switchOff();
    await settled();
    expect(told).toBe(1);
    host.journal.returnTo(mark);
    await settled();
    expect(told).toBe(2);
  });

  test('a watch that ends before it is told is told nothing', async () => {
    const { host, arn } = await open();
    let told = 0;
    const end = host.dynamodb.watchStream(arn, () => {
      told++;
    });
    const write = host.put('a');
    end();
    await write;
    await settled();
    expect(told).toBe(0);
  });
});
