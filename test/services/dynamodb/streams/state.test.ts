import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../../src/clock/virtual-clock';
import { Journal } from '../../../../src/journal/journal';
import type { AttributeValue, Item } from '../../../../src/services/dynamodb/attribute-value';
import { loadStreams, saveStreams } from '../../../../src/services/dynamodb/streams/saved-streams';
import { Streams } from '../../../../src/services/dynamodb/streams/streams';
import { InMemoryDynamoDbStreams } from '../../../../src/services/dynamodb/streams/in-memory-dynamodb-streams';
import { HOUR, StreamHost } from './stream-host';

const key = fc.record({ p: fc.constantFrom('a', 'b', '__proto__').map((S) => ({ S })), s: fc.nat({ max: 3 }).map((n) => ({ N: String(n) })) });
const value: fc.Arbitrary<AttributeValue> = fc.oneof<fc.Arbitrary<AttributeValue>[]>(
  fc.string({ maxLength: 3 }).map((S) => ({ S })),
  fc.nat({ max: 2 }).map((n) => ({ N: String(n) })),
  fc.constant({ L: [{ M: { __proto__: null, x: { BOOL: true } } }] } as never),
);
const write = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), key, value }),
  fc.record({ kind: fc.constant('update' as const), key, value }),
  fc.record({ kind: fc.constant('delete' as const), key }),
);
type Write = typeof write extends fc.Arbitrary<infer Value> ? Value : never;

async function perform({ dynamodb }: StreamHost, write: Write): Promise<void> {
  const TableName = 'Tab';
  if (write.kind === 'put') await dynamodb.putItem({ TableName, Item: { ...write.key, v: write.value } });
  else if (write.kind === 'delete') await dynamodb.deleteItem({ TableName, Key: write.key });
  else {
    const expression = { UpdateExpression: 'SET w = :w', ExpressionAttributeValues: { ':w': write.value } };
    await dynamodb.updateItem({ TableName, Key: write.key, ...expression });
  }
}

const contents = async ({ dynamodb }: StreamHost, TableName = 'Tab'): Promise<Item[]> => (await dynamodb.scan({ TableName })).Items!;

test('a stream of new and old images, replayed from its trim horizon over an empty table, gives the table', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(write, { maxLength: 30 }), async (writes) => {
      const host = new StreamHost();
      const arn = await host.table('NEW_AND_OLD_IMAGES', 'Tab', true);
      for (const each of writes) await perform(host, each);
      const copy = new StreamHost();
      await copy.table('KEYS_ONLY', 'Tab', true);
      for (const { eventName, dynamodb } of await host.records(arn)) {
        const { Keys, NewImage, OldImage } = dynamodb!;
        const { Item } = await copy.dynamodb.getItem({ TableName: 'Tab', Key: Keys });
        expect(Item).toEqual(OldImage);
        expect(eventName).toBe(Item === undefined ? 'INSERT' : NewImage === undefined ? 'REMOVE' : 'MODIFY');
        if (NewImage === undefined) await copy.dynamodb.deleteItem({ TableName: 'Tab', Key: Keys });
        else await copy.dynamodb.putItem({ TableName: 'Tab', Item: NewImage });
      }
      expect(await contents(copy)).toEqual(await contents(host));
    }),
    { numRuns: 50 },
  );
});

describe('state', () => {
  test('a return to a mark takes records back; new ones get the same numbers and ids', async () => {
    const host = new StreamHost();
    const arn = await host.table();
    await host.put('a');
    const mark = host.journal.mark();
    await host.put('b');
    await host.put('c');
    const before = await host.records(arn);
    const there = host.journal.mark();
    host.journal.returnTo(mark);
    expect(await host.records(arn)).toEqual(before.slice(0, 1));
    await host.put('b');
    expect(await host.records(arn)).toEqual(before.slice(0, 2));
    host.journal.returnTo(there);
    expect(await host.records(arn)).toEqual(before);
  });

  test('a return to a mark switches a stream on or off again, and takes it back', async () => {
    const host = new StreamHost();
    const empty = host.journal.mark();
    const arn = await host.table();
    const mark = host.journal.mark();
    await host.switchOff();
    host.journal.returnTo(mark);
    await host.put('a');
    expect(await host.keys(await host.iterator(arn))).toEqual(['a']);
    host.journal.returnTo(empty);
    expect((await host.streams.listStreams()).Streams).toEqual([]);
  });

  test('what is trimmed stays so over a return: time goes on', async () => {
    const host = new StreamHost();
    const arn = await host.table();
    const mark = host.journal.mark();
    await host.put('a');
    await host.clock.advance(24 * HOUR);
    await host.put('b');
    host.journal.returnTo(mark);
    expect(await host.keys(await host.iterator(arn))).toEqual([]);
    await host.put('c');
    expect(await host.keys(await host.iterator(arn))).toEqual(['c']);
  });
});

/** The store behind a service. */
const storeOf = ({ dynamodb }: StreamHost): Streams => (dynamodb as unknown as { account: { streams: Streams } }).account.streams;

test('a write forgets what is older than a day', async () => {
  const host = new StreamHost();
  await host.table();
  await host.put('a');
  await host.clock.advance(25 * HOUR);
  expect(saveStreams(storeOf(host)).streams[0]!.records).toHaveLength(1);
  await host.put('b');
  expect(saveStreams(storeOf(host)).streams[0]!.records).toHaveLength(1);
});

describe('saved streams', () => {
  const fresh = (host: StreamHost, journal: Journal): { streams: Streams; client: InMemoryDynamoDbStreams } => {
    const streams = new Streams(host.clock, journal);
    const requestIds = { next: () => 'r' };
    return { streams, client: new InMemoryDynamoDbStreams({ clock: host.clock, region: 'us-east-1', requestIds, streams }) };
  };

  test('loaded elsewhere answer as before, and a load can be taken back', async () => {
    const host = new StreamHost();
    const arn = await host.table();
    await host.put('a');
    await host.put('b', 'x');
    await host.switchOff();
    await host.table('KEYS_ONLY', 'Other');
    const iterator = await host.iterator(arn);
    const saved = JSON.parse(JSON.stringify(saveStreams(storeOf(host)))) as unknown;
    const journal = new Journal();
    const { streams, client } = fresh(host, journal);
    const mark = journal.mark();
    loadStreams(streams, journal, saved);
    loadStreams(streams, journal, saved);
    const { $metadata: _, ...records } = await client.getRecords({ ShardIterator: iterator });
    const { $metadata: __, ...expected } = await host.streams.getRecords({ ShardIterator: iterator });
    expect(records).toEqual(expected);
    expect((await client.listStreams()).Streams).toEqual((await host.streams.listStreams()).Streams);
    expect(saveStreams(streams)).toEqual(saved);
    journal.returnTo(mark);
    expect((await client.listStreams()).Streams).toEqual([]);
  });

  test.each([undefined, null, 1, {}, { count: 1 }, { count: 1, streams: [1] }, { count: 'x', streams: [] }, { count: 1, streams: [{ records: 1 }] }])(
    'what is none is refused: %j',
    (saved) => {
      const journal = new Journal();
      const streams = new Streams(virtualClock(), journal);
      expect(() => loadStreams(streams, journal, saved)).toThrow(expect.objectContaining({ name: 'UsageError' }));
    },
  );
});
