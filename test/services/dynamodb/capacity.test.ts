import { beforeEach, describe, expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type * as Shapes from '../../../src/services/dynamodb/shapes';
import { N, S, service } from './fixture';

const TableName = 'Indexed';
const asked = { TableName, ReturnConsumedCapacity: 'INDEXES' as const };
const Key = { p: S('p'), s: S('s') };
let dynamodb: InMemoryDynamoDb;

// The table of nubo-db/dynoxide issue 176, whose author measured what AWS charges for writes to it.
beforeEach(async () => {
  dynamodb = service();
  await dynamodb.createTable({
    TableName,
    AttributeDefinitions: ['p', 's', 'g', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
    KeySchema: [
      { AttributeName: 'p', KeyType: 'HASH' },
      { AttributeName: 's', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: [
      { IndexName: 'global', KeySchema: [{ AttributeName: 'g', KeyType: 'HASH' }], Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['kept'] } },
    ],
    LocalSecondaryIndexes: [
      {
        IndexName: 'local',
        KeySchema: [
          { AttributeName: 'p', KeyType: 'HASH' },
          { AttributeName: 'l', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    BillingMode: 'PAY_PER_REQUEST',
  });
});

/** Units of the table, the global and the local index; an index that is not named is not there, not zero. */
function units(capacity: Shapes.ConsumedCapacity | undefined): unknown {
  const { CapacityUnits, Table, GlobalSecondaryIndexes, LocalSecondaryIndexes, ...rest } = capacity!;
  expect(rest).toEqual({ TableName });
  const of = (indexes: Record<string, Shapes.Capacity> | undefined) =>
    indexes && Object.fromEntries(Object.entries(indexes).map(([n, c]) => [n, c.CapacityUnits]));
  return { all: CapacityUnits, table: Table!.CapacityUnits, ...of(GlobalSecondaryIndexes), ...of(LocalSecondaryIndexes) };
}

const put = async (more: Item): Promise<unknown> => units((await dynamodb.putItem({ ...asked, Item: { ...Key, ...more } })).ConsumedCapacity);

// "DynamoDB charges index replication against the change to what an index stores": nubo-db/dynoxide issues 176 and 178, measured in eu-west-2;
// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes has the same cases
describe('a write uses units of the indexes in which it changes something', () => {
  test.each<[string, Item | undefined, Item, object]>([
    ['an item in no index', undefined, {}, { all: 1, table: 1 }],
    ['one in both', undefined, { g: S('1'), l: S('1') }, { all: 3, table: 1, global: 1, local: 1 }],
    ['the same again', { g: S('1'), l: S('1') }, { g: S('1'), l: S('1') }, { all: 1, table: 1 }],
    ['another index key', { g: S('1') }, { g: S('2') }, { all: 3, table: 1, global: 2 }],
    ['an index key less', { g: S('1'), l: S('1') }, { l: S('1') }, { all: 3, table: 1, global: 1, local: 1 }],
    ['what is not projected', { g: S('1'), other: N(1) }, { g: S('1'), other: N(2) }, { all: 1, table: 1 }],
    ['what is projected', { g: S('1'), kept: N(1) }, { g: S('1'), kept: N(2) }, { all: 2, table: 1, global: 1 }],
    ['what is projected anew', { g: S('1') }, { g: S('1'), kept: N(2) }, { all: 2, table: 1, global: 1 }],
    ['an attribute of an index of all', { l: S('1'), other: N(1) }, { l: S('1') }, { all: 2, table: 1, local: 1 }],
    ['a large item with a small projection', undefined, { g: S('1'), b: { B: new Uint8Array(3000) } }, { all: 4, table: 3, global: 1 }],
    ['a large one in an index of all', undefined, { l: S('1'), b: { B: new Uint8Array(3000) } }, { all: 6, table: 3, local: 3 }],
  ])('%s', async (_title, before, after, expected) => {
    if (before !== undefined) await put(before);
    expect(await put(after)).toEqual(expected);
  });

  test('updates and deletions too', async () => {
    await put({ g: S('1'), l: S('1') });
    const update = { ...asked, Key, UpdateExpression: 'SET g = :g', ExpressionAttributeValues: { ':g': S('2') } };
    expect(units((await dynamodb.updateItem(update)).ConsumedCapacity)).toEqual({ all: 4, table: 1, global: 2, local: 1 });
    expect(units((await dynamodb.deleteItem({ ...asked, Key })).ConsumedCapacity)).toEqual({ all: 3, table: 1, global: 1, local: 1 });
    expect(units((await dynamodb.deleteItem({ ...asked, Key })).ConsumedCapacity)).toEqual({ all: 1, table: 1 });
  });

  test('TOTAL is their sum', async () => {
    const Item = { ...Key, g: S('1'), l: S('1') };
    expect((await dynamodb.putItem({ TableName, Item, ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity).toEqual({ TableName, CapacityUnits: 3 });
  });

  test('in a batch they add up', async () => {
    const RequestItems = { [TableName]: ['a', 'b'].map((s) => ({ PutRequest: { Item: { p: S('p'), s: S(s), g: S('1') } } })) };
    const { ConsumedCapacity } = await dynamodb.batchWriteItem({ RequestItems, ReturnConsumedCapacity: 'INDEXES' });
    expect(units(ConsumedCapacity![0])).toEqual({ all: 4, table: 2, global: 2 });
  });

  // rusoto/rusoto issue 1919 shows an answer of AWS; nubo-db/dynoxide pull request 188: "the transactional 2x factor applies to the base table arm alone"
  test('in a transaction those of the table are doubled', async () => {
    const TransactItems = [{ Put: { TableName, Item: { ...Key, g: S('1') } } }];
    const { ConsumedCapacity } = await dynamodb.transactWriteItems({ TransactItems, ReturnConsumedCapacity: 'INDEXES' });
    expect(ConsumedCapacity).toEqual([
      {
        TableName,
        CapacityUnits: 3,
        WriteCapacityUnits: 3,
        Table: { CapacityUnits: 2, WriteCapacityUnits: 2 },
        GlobalSecondaryIndexes: { global: { CapacityUnits: 1, WriteCapacityUnits: 1 } },
      },
    ]);
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Reads and LSI.html#LSI.ThroughputConsiderations.Reads
describe('a query uses units of the index that it reads', () => {
  beforeEach(async () => {
    for (const s of ['a', 'b', 'c']) {
      await dynamodb.putItem({ TableName, Item: { p: S('p'), s: S(s), g: S('1'), l: S(s), b: { B: new Uint8Array(3000) } } });
    }
  });

  const values = { ExpressionAttributeValues: { ':v': S('1') } };
  const onPartition = { KeyConditionExpression: 'p = :v', ExpressionAttributeValues: { ':v': S('p') } };

  test.each<[string, object, object]>([
    ['the table', onPartition, { all: 1.5, table: 1.5 }],
    ['a small projection', { IndexName: 'global', KeyConditionExpression: 'g = :v', ...values }, { all: 0.5, table: 0, global: 0.5 }],
    ['a local index of all', { IndexName: 'local', ...onPartition }, { all: 1.5, table: 0, local: 1.5 }],
    ['consistently', { IndexName: 'local', ...onPartition, ConsistentRead: true }, { all: 3, table: 0, local: 3 }],
  ])('%s', async (_title, input, expected) => {
    expect(units((await dynamodb.query({ ...asked, ...input })).ConsumedCapacity)).toEqual(expected);
  });

  test('and of the table for each item that it must fetch', async () => {
    await dynamodb.createTable({
      TableName: 'Fetched',
      AttributeDefinitions: ['p', 's', 'l'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      KeySchema: [
        { AttributeName: 'p', KeyType: 'HASH' },
        { AttributeName: 's', KeyType: 'RANGE' },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'keys',
          KeySchema: [
            { AttributeName: 'p', KeyType: 'HASH' },
            { AttributeName: 'l', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
    for (const s of ['a', 'b']) await dynamodb.putItem({ TableName: 'Fetched', Item: { p: S('p'), s: S(s), l: S(s), b: { B: new Uint8Array(5000) } } });
    const { ConsumedCapacity } = await dynamodb.query({ ...asked, TableName: 'Fetched', IndexName: 'keys', Select: 'ALL_ATTRIBUTES', ...onPartition });
    expect(ConsumedCapacity).toEqual({
      TableName: 'Fetched',
      CapacityUnits: 2.5,
      Table: { CapacityUnits: 2 },
      LocalSecondaryIndexes: { keys: { CapacityUnits: 0.5 } },
    });
  });
});

// "If you had specified the Amazon Resource Name (ARN) of a table in the input, you'll see the table ARN in the response": API_ConsumedCapacity.html
test('the table is named as in the request', async () => {
  const arn = (await dynamodb.describeTable({ TableName })).Table!.TableArn!;
  const ReturnConsumedCapacity = 'TOTAL';
  const calls = [
    dynamodb.putItem({ TableName: arn, Item: Key, ReturnConsumedCapacity }),
    dynamodb.getItem({ TableName: arn, Key, ReturnConsumedCapacity }),
    dynamodb.scan({ TableName: arn, ReturnConsumedCapacity }),
  ];
  for (const call of calls) expect((await call).ConsumedCapacity!.TableName).toBe(arn);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ItemCollectionMetrics.html
describe('ItemCollectionMetrics', () => {
  const sized = { TableName, ReturnItemCollectionMetrics: 'SIZE' as const };
  const metrics = { ItemCollectionKey: { p: S('p') }, SizeEstimateRangeGB: [0, 1] };

  test('of each write to a table with a local index', async () => {
    expect((await dynamodb.putItem({ ...sized, Item: Key })).ItemCollectionMetrics).toEqual(metrics);
    expect((await dynamodb.updateItem({ ...sized, Key })).ItemCollectionMetrics).toEqual(metrics);
    expect((await dynamodb.deleteItem({ ...sized, Key })).ItemCollectionMetrics).toEqual(metrics);
    expect((await dynamodb.putItem({ ...sized, Item: Key, ReturnItemCollectionMetrics: 'NONE' })).ItemCollectionMetrics).toBeUndefined();
  });

  test('of batches and transactions, once for each collection', async () => {
    const items = [
      { p: S('p'), s: S('1') },
      { p: S('p'), s: S('2') },
      { p: S('q'), s: S('1') },
    ];
    const expected = { [TableName]: [metrics, { ...metrics, ItemCollectionKey: { p: S('q') } }] };
    const { ReturnItemCollectionMetrics } = sized;
    const RequestItems = { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) };
    expect((await dynamodb.batchWriteItem({ RequestItems, ReturnItemCollectionMetrics })).ItemCollectionMetrics).toEqual(expected);
    const TransactItems = items.map((item) => ({ Delete: { TableName, Key: item } }));
    expect((await dynamodb.transactWriteItems({ TransactItems, ReturnItemCollectionMetrics })).ItemCollectionMetrics).toEqual(expected);
  });

  test('not of a table without one', async () => {
    await dynamodb.createTable({
      TableName: 'Plain',
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    expect((await dynamodb.putItem({ ...sized, TableName: 'Plain', Item: { p: S('p') } })).ItemCollectionMetrics).toBeUndefined();
    const RequestItems = { Plain: [{ PutRequest: { Item: { p: S('p') } } }] };
    expect((await dynamodb.batchWriteItem({ RequestItems, ReturnItemCollectionMetrics: 'SIZE' })).ItemCollectionMetrics).toBeUndefined();
  });
});
