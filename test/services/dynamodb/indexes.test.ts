import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { CreateTableInput, GlobalSecondaryIndex, KeySchemaElement, QueryInput, ScanInput } from '../../../src/services/dynamodb/shapes';
import { B, N, refusal, S, service, validation } from './fixture';

const hash = (AttributeName: string): KeySchemaElement => ({ AttributeName, KeyType: 'HASH' });
const range = (AttributeName: string): KeySchemaElement => ({ AttributeName, KeyType: 'RANGE' });
const ALL = { ProjectionType: 'ALL' as const };
const KEYS_ONLY = { ProjectionType: 'KEYS_ONLY' as const };

/** Orders by customer, with what was bought when; by status in a global index; by amount in a local one. */
const orders: CreateTableInput = {
  TableName: 'Orders',
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: [
    { AttributeName: 'customer', AttributeType: 'S' },
    { AttributeName: 'made', AttributeType: 'N' },
    { AttributeName: 'phase', AttributeType: 'S' },
    { AttributeName: 'amount', AttributeType: 'N' },
    { AttributeName: 'code', AttributeType: 'B' },
  ],
  KeySchema: [hash('customer'), range('made')],
  LocalSecondaryIndexes: [{ IndexName: 'by-amount', KeySchema: [hash('customer'), range('amount')], Projection: KEYS_ONLY }],
  GlobalSecondaryIndexes: [
    { IndexName: 'by-phase', KeySchema: [hash('phase'), range('made')], Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] } },
    { IndexName: 'by-code', KeySchema: [hash('code')], Projection: ALL },
  ],
};

async function withOrders(): Promise<InMemoryDynamoDb> {
  const dynamodb = service();
  await dynamodb.createTable(orders);
  for (let at = 0; at < 6; at++) {
    const Item: Item = { customer: S(`c${at % 2}`), made: N(at), note: S(`n${at}`), size: N(at), phase: S(at < 3 ? 'OPEN' : 'PAID') };
    if (at !== 1) Item['amount'] = N(10 - at);
    if (at === 4) Item['code'] = B(1, 2);
    await dynamodb.putItem({ TableName: 'Orders', Item });
  }
  return dynamodb;
}

const query = (dynamodb: InMemoryDynamoDb, IndexName: string, KeyConditionExpression: string, values: Item, more: Partial<QueryInput> = {}) =>
  dynamodb.query({ TableName: 'Orders', IndexName, KeyConditionExpression, ExpressionAttributeValues: values, ...more });
const open = { ':v': S('OPEN') };

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Projections
describe('an index', () => {
  test('shows the keys of the table and its own, and what is projected', async () => {
    const dynamodb = await withOrders();
    const { Items, Count } = await query(dynamodb, 'by-phase', 'phase = :v AND made < :w', { ...open, ':w': N(2) });
    expect(Items).toEqual([0, 1].map((at) => ({ customer: S(`c${at}`), made: N(at), note: S(`n${at}`), phase: S('OPEN') })));
    expect(Count).toBe(2);
    const local = await query(dynamodb, 'by-amount', 'customer = :v', { ':v': S('c0') });
    expect(local.Items).toEqual([4, 2, 0].map((at) => ({ customer: S('c0'), made: N(at), amount: N(10 - at) })));
  });

  test('is sparse: what lacks a key attribute is not in it', async () => {
    const dynamodb = await withOrders();
    expect((await query(dynamodb, 'by-amount', 'customer = :v', { ':v': S('c1') })).Items!.map((item) => item['made'])).toEqual([N(5), N(3)]);
    const scanned = await dynamodb.scan({ TableName: 'Orders', IndexName: 'by-code' });
    expect(scanned.Items).toEqual([{ customer: S('c0'), made: N(4), note: S('n4'), size: N(4), phase: S('PAID'), amount: N(6), code: B(1, 2) }]);
  });

  test('follows what is updated and deleted', async () => {
    const dynamodb = await withOrders();
    const update = (UpdateExpression: string, ExpressionAttributeValues?: Item) =>
      dynamodb.updateItem({ TableName: 'Orders', Key: { customer: S('c0'), made: N(0) }, UpdateExpression, ExpressionAttributeValues });
    const found = async () => (await query(dynamodb, 'by-phase', 'phase = :v', open)).Items!.map((item) => item['note']!.S);
    await update('SET note = :n', { ':n': S('new') });
    expect(await found()).toEqual(['new', 'n1', 'n2']);
    await update('SET phase = :s', { ':s': S('PAID') });
    expect(await found()).toEqual(['n1', 'n2']);
    await update('REMOVE phase');
    await dynamodb.deleteItem({ TableName: 'Orders', Key: { customer: S('c1'), made: N(1) } });
    expect(await found()).toEqual(['n2']);
    expect((await query(dynamodb, 'by-phase', 'phase = :v', { ':v': S('PAID') })).Count).toBe(3);
  });

  test("ends a page with the index's and the table's keys, once each", async () => {
    const page = await query(await withOrders(), 'by-phase', 'phase = :v', open, { Limit: 1 });
    expect(page.LastEvaluatedKey).toEqual({ phase: S('OPEN'), made: N(0), customer: S('c0') });
  });

  test('counts its items and their projected bytes', async () => {
    const { Table } = await (await withOrders()).describeTable({ TableName: 'Orders' });
    // 'phase' 5 + 'OPEN' 4, 'made' 4 + 1 to 2, 'customer' 8 + 2, 'note' 4 + 2
    expect(Table!.GlobalSecondaryIndexes![0]).toEqual({
      IndexName: 'by-phase',
      KeySchema: [hash('phase'), range('made')],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['note'] },
      IndexStatus: 'ACTIVE',
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      IndexSizeBytes: 6 * 29 + 5 * 2 + 1,
      ItemCount: 6,
      IndexArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/Orders/index/by-phase',
    });
    expect(Table!.LocalSecondaryIndexes).toMatchObject([{ IndexName: 'by-amount', ItemCount: 5 }]);
  });

  test('of the local kind fetches what it does not hold from the table', async () => {
    const dynamodb = await withOrders();
    const c0: [string, string, Item] = ['by-amount', 'customer = :v', { ':v': S('c0') }];
    const all = await query(dynamodb, ...c0, { Select: 'ALL_ATTRIBUTES', Limit: 1 });
    expect(all.Items).toEqual([{ customer: S('c0'), made: N(4), note: S('n4'), size: N(4), phase: S('PAID'), amount: N(6), code: B(1, 2) }]);
    expect((await query(dynamodb, ...c0, { ProjectionExpression: 'note' })).Items).toEqual([{ note: S('n4') }, { note: S('n2') }, { note: S('n0') }]);
    const filtered = await query(
      dynamodb,
      'by-amount',
      'customer = :v',
      { ':v': S('c0'), ':n': S('n2') },
      { FilterExpression: 'note = :n', ConsistentRead: true },
    );
    expect(filtered).toMatchObject({ Count: 1, ScannedCount: 3, Items: [{ made: N(2) }] });
  });

  test.each<[string, Partial<QueryInput>, number]>([
    ['ALL_PROJECTED_ATTRIBUTES', { Select: 'ALL_PROJECTED_ATTRIBUTES' }, 4],
    ['SPECIFIC_ATTRIBUTES', { Select: 'SPECIFIC_ATTRIBUTES', ProjectionExpression: 'note, made' }, 2],
    ['COUNT', { Select: 'COUNT' }, -1],
  ])('takes Select %s', async (_select, more, members) => {
    const page = await query(await withOrders(), 'by-phase', 'phase = :v', open, more);
    expect(page.Count).toBe(3);
    expect(page.Items === undefined ? -1 : Object.keys(page.Items[0]!).length).toBe(members);
  });
});

const invalid = (text: string): string => `One or more parameter values were invalid: ${text}`;

// The texts are AWS's own, as users quote them: https://github.com/localstack/localstack/issues/478 (a projection), https://github.com/mapbox/dyno/issues/23
// (ALL_ATTRIBUTES), https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Reading (consistent reads).
test.each<[string, Partial<QueryInput & ScanInput>, string]>([
  ['an unknown index', { IndexName: 'none' }, 'The table does not have the specified index: none'],
  ['a consistent read of a global index', { ConsistentRead: true }, 'Consistent reads are not supported on global secondary indexes'],
  [
    'all attributes of an index that has not all',
    { Select: 'ALL_ATTRIBUTES' },
    invalid('Select type ALL_ATTRIBUTES is not supported for global secondary index by-phase because its projection type is not ALL'),
  ],
  ['a projection of others', { ProjectionExpression: 'note, size2, code' }, invalid('Global secondary index by-phase does not project [size2, code]')],
  ['a filter by others', { FilterExpression: 'amount < :v' }, invalid('Global secondary index by-phase does not project [amount]')],
  ['a filter by its key', { FilterExpression: 'made < :v' }, 'Filter Expression can only contain non-primary key attributes: Primary key attribute: made'],
  ["a start without the table's keys", { ExclusiveStartKey: { phase: S('OPEN'), made: N(1) } }, 'The provided starting key is invalid'],
  ['a start of another type', { ExclusiveStartKey: { phase: S('OPEN'), made: N(1), customer: N(1) } }, 'The provided starting key is invalid'],
  ['a start elsewhere', { ExclusiveStartKey: { phase: S('PAID'), made: N(1), customer: S('c0') } }, 'The provided starting key is invalid'],
  ["the table's key", { KeyConditionExpression: 'customer = :v' }, 'Query condition missed key schema element: phase'],
])('a query of an index with %s is refused', async (_title, more, message) => {
  const dynamodb = await withOrders();
  expect(await refusal(query(dynamodb, 'by-phase', 'phase = :v', open, more as Partial<QueryInput>))).toEqual(validation(message));
});

// https://www.tecracer.com/blog/2024/09/how-to-accidentally-create-read-only-dynamodb-items.html (types), https://github.com/praetorian-inc/chariot-ui/issues/353
test.each<[string, Item, string]>([
  ['another type', { phase: N(1) }, invalid('Type mismatch for Index Key phase Expected: S Actual: N IndexName: by-phase')],
  ['NULL', { amount: { NULL: true } }, invalid('Type mismatch for Index Key amount Expected: N Actual: NULL IndexName: by-amount')],
  [
    'an empty text',
    { phase: S('') },
    'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
      'The AttributeValue for a key attribute cannot contain an empty string value. IndexName: by-phase, IndexKey: phase',
  ],
  [
    'empty binary data',
    { code: B() },
    'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
      'The AttributeValue for a key attribute cannot contain an empty binary value. IndexName: by-code, IndexKey: code',
  ],
  ['a long text', { phase: S('a'.repeat(2049)) }, invalid('Size of hashkey has exceeded the maximum size limit of2048 bytes')],
])('an item is refused whose index key has %s', async (_title, attributes, message) => {
  const dynamodb = await withOrders();
  const Item = { customer: S('c'), made: N(1), ...attributes };
  expect(await refusal(dynamodb.putItem({ TableName: 'Orders', Item }))).toEqual(validation(message));
  expect(await refusal(dynamodb.batchWriteItem({ RequestItems: { Orders: [{ PutRequest: { Item } }] } }))).toEqual(validation(message));
  expect((await dynamodb.scan({ TableName: 'Orders' })).Count).toBe(6);
});

test.each<[string, Item[string], string]>([
  ['another type', N(1), 'The update expression attempted to update the secondary index key to unsupported type'],
  [
    'an empty text',
    S(''),
    'One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that is not supported. ' +
      'The AttributeValue for a key attribute cannot contain an empty string value.',
  ],
])('an update to an index key of %s is refused', async (_title, value, message) => {
  const dynamodb = await withOrders();
  const Key = { customer: S('c0'), made: N(0) };
  const call = dynamodb.updateItem({ TableName: 'Orders', Key, UpdateExpression: 'SET phase = :v', ExpressionAttributeValues: { ':v': value } });
  expect(await refusal(call)).toEqual(validation(message));
});

const index = (IndexName: string, KeySchema: KeySchemaElement[], more: Partial<GlobalSecondaryIndex> = {}): GlobalSecondaryIndex => ({
  IndexName,
  KeySchema,
  Projection: ALL,
  ...more,
});
const global = (...GlobalSecondaryIndexes: GlobalSecondaryIndex[]): Partial<CreateTableInput> => ({ GlobalSecondaryIndexes, LocalSecondaryIndexes: undefined });
const local = (...LocalSecondaryIndexes: GlobalSecondaryIndex[]): Partial<CreateTableInput> => ({ LocalSecondaryIndexes, GlobalSecondaryIndexes: undefined });
const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `n${i}`);

test.each<[string, Partial<CreateTableInput>, string]>([
  ['no local indexes', local(), invalid('List of LocalSecondaryIndexes is empty')],
  ['no global indexes', global(), invalid('List of GlobalSecondaryIndexes is empty')],
  [
    'a short name',
    global(index('by', [hash('phase')])),
    "1 validation error detected: Value 'by' at 'globalSecondaryIndexes.1.member.indexName' failed to satisfy constraint: " +
      'Member must have length greater than or equal to 3',
  ],
  [
    'no projection',
    global(index('by-phase', [hash('phase')], { Projection: undefined })),
    "1 validation error detected: Value null at 'globalSecondaryIndexes.1.member.projection' failed to satisfy constraint: Member must not be null",
  ],
  [
    '21 projected attributes',
    local(index('loc', [hash('customer'), range('amount')], { Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: names(21) } })),
    `1 validation error detected: Value '[${names(21).join(', ')}]' at 'localSecondaryIndexes.1.member.projection.nonKeyAttributes' ` +
      'failed to satisfy constraint: Member must have length less than or equal to 20',
  ],
  ['an unknown projection', global(index('by-phase', [hash('phase')], { Projection: {} })), invalid('Unknown ProjectionType: null')],
  [
    'attributes beside ALL',
    global(index('by-phase', [hash('phase')], { Projection: { ...ALL, NonKeyAttributes: ['a'] } })),
    invalid('ProjectionType is ALL, but NonKeyAttributes is specified'),
  ],
  [
    'INCLUDE without attributes',
    global(index('by-phase', [hash('phase')], { Projection: { ProjectionType: 'INCLUDE' } })),
    invalid('ProjectionType is INCLUDE, but NonKeyAttributes is not specified'),
  ],
  ['two of one name', global(index('same', [hash('phase')]), index('same', [hash('made')])), invalid('Duplicate index name: same')],
  ['a local one without a sort key', local(index('loc', [hash('customer')])), invalid('Index KeySchema does not have a range key for index: loc')],
  [
    'a local one with another partition key',
    local(index('loc', [hash('phase'), range('made')])),
    invalid('Index KeySchema does not have the same leading hash key as table KeySchema for index: loc. index hash key: phase, table hash key: customer'),
  ],
  [
    'a local one of a table without a sort key',
    { ...local(index('loc', [hash('customer'), range('made')])), KeySchema: [hash('customer')] },
    invalid('Table KeySchema does not have a range key, which is required when specifying a LocalSecondaryIndex'),
  ],
  [
    '6 local ones',
    local(...names(6).map((name) => index(`${name}-index`, [hash('customer'), range('amount')]))),
    invalid('Number of LocalSecondaryIndexes exceeds per-table limit of 5'),
  ],
  [
    '21 global ones',
    global(...names(21).map((name) => index(`${name}-index`, [hash('phase')]))),
    invalid('GlobalSecondaryIndex count exceeds the per-table limit of 20'),
  ],
  [
    'an attribute that is not defined',
    global(index('by-none', [hash('none')])),
    invalid('Some index key attributes are not defined in AttributeDefinitions. Keys: [none], AttributeDefinitions: [customer, made, phase, amount, code]'),
  ],
  // https://github.com/alexdebrie/dynamodbguide.com/issues/16 and https://github.com/aws-cloudformation/cfn-lint/issues/1037, on AWS
  [
    'a sort key that is not defined',
    global(index('by-none', [hash('phase'), range('none')])),
    'Invalid KeySchema: Some index key attribute have no definition',
  ],
  [
    'definitions too many',
    global(index('by-phase', [hash('phase')])),
    invalid('Some AttributeDefinitions are not used. AttributeDefinitions: [customer, made, phase, amount, code], keys used: [customer, made, phase]'),
  ],
  [
    'throughput beside PAY_PER_REQUEST',
    global(index('by-phase', [hash('phase')], { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } })),
    invalid('ProvisionedThroughput should not be specified for index: by-phase when BillingMode is PAY_PER_REQUEST'),
  ],
  [
    'no throughput beside PROVISIONED',
    { ...global(index('by-phase', [hash('phase')])), BillingMode: 'PROVISIONED', ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    invalid('ProvisionedThroughput is not specified for index: by-phase'),
  ],
])('a table whose indexes have %s is refused', async (_title, input, message) => {
  expect(await refusal(service().createTable({ ...orders, ...input }))).toEqual(validation(message));
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html: keys of up to four attributes each
describe('a global index with keys of several attributes', () => {
  const attributes = ['h1', 'h2', 'r1', 'r2', 'r3'];
  const matches: CreateTableInput = {
    TableName: 'Orders',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ['id', ...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [hash('id')],
    GlobalSecondaryIndexes: [index('multi', [hash('h1'), hash('h2'), range('r1'), range('r2'), range('r3')])],
  };
  const withMatches = async (): Promise<InMemoryDynamoDb> => {
    const dynamodb = service();
    await dynamodb.createTable(matches);
    const rounds = ['a/x/1', 'a/x/2', 'a/y/1', 'b/x/1', 'ab/x/1'];
    for (const id of rounds) {
      const [r1, r2, r3] = id.split('/') as [string, string, string];
      await dynamodb.putItem({ TableName: 'Orders', Item: { id: S(id), h1: S('h'), h2: S('i'), r1: S(r1), r2: S(r2), r3: S(r3) } });
    }
    await dynamodb.putItem({ TableName: 'Orders', Item: { id: S('sparse'), h1: S('h'), h2: S('i'), r1: S('a'), r2: S('x') } });
    await dynamodb.putItem({ TableName: 'Orders', Item: { id: S('other'), h1: S('hi'), h2: S(' '), r1: S('a'), r2: S('x'), r3: S('1') } });
    return dynamodb;
  };

  test.each<[string, readonly string[]]>([
    ['', ['a/x/1', 'a/x/2', 'a/y/1', 'ab/x/1', 'b/x/1']],
    [' AND r1 = :a', ['a/x/1', 'a/x/2', 'a/y/1']],
    [' AND begins_with(r1, :a)', ['a/x/1', 'a/x/2', 'a/y/1', 'ab/x/1']],
    [' AND r1 > :a', ['ab/x/1', 'b/x/1']],
    [' AND r1 = :a AND r2 < :y', ['a/x/1', 'a/x/2']],
    [' AND r2 >= :y AND r1 = :a', ['a/y/1']],
    [' AND r1 = :a AND r2 = :x AND r3 BETWEEN :one AND :two', ['a/x/1', 'a/x/2']],
    [' AND r1 = :a AND r2 = :x AND r3 <= :one', ['a/x/1']],
  ])('is queried with %s', async (condition, expected) => {
    const all: Item = { ':h': S('h'), ':i': S('i'), ':a': S('a'), ':x': S('x'), ':y': S('y'), ':one': S('1'), ':two': S('2') };
    const expression = `h1 = :h AND h2 = :i${condition}`;
    const values = Object.fromEntries(Object.entries(all).filter(([name]) => new RegExp(`${name}\\b`).test(expression)));
    const { Items } = await query(await withMatches(), 'multi', expression, values);
    expect(Items!.map((item) => item['id']!.S)).toEqual(expected);
  });

  test.each<[string, string]>([
    ['h1 = :v', 'Query condition missed key schema element: h2'],
    ['h1 = :v AND h2 > :v', 'Query key condition not supported'],
    ['h1 = :v AND h2 = :v AND r2 = :v', 'Query condition missed key schema element: r1'],
    ['h1 = :v AND h2 = :v AND r1 > :v AND r2 = :v', 'Query key condition not supported'],
    ['h1 = :v AND h2 = :v AND r1 = :v AND r3 = :v', 'Query condition missed key schema element: r2'],
    ['h1 = :v AND h2 = :v AND r1 = :v AND r2 = :v AND r3 = :v AND id = :v', 'Query key condition not supported'],
  ])('is not queried with %s', async (expression, message) => {
    expect(await refusal(query(await withMatches(), 'multi', expression, { ':v': S('v') }))).toEqual(validation(message));
  });

  test.each<[KeySchemaElement[], string]>([
    [[range('h1')], 'Invalid KeySchema: The first KeySchemaElement is not a HASH key type'],
    [[hash('h1'), range('r1'), hash('h2')], 'Invalid KeySchema: The HASH key elements must be before the RANGE key elements'],
    [names(5).map(hash), 'Invalid KeySchema: There can be at most 4 HASH key elements and 4 RANGE key elements'],
    [[hash('h1'), hash('h1')], 'Invalid KeySchema: The attributes of a key must be different'],
  ])('is refused with the key %j', async (KeySchema, message) => {
    expect(await refusal(service().createTable({ ...matches, GlobalSecondaryIndexes: [index('multi', KeySchema)] }))).toEqual(validation(message));
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections.SizeLimit: "the maximum size of any item collection … is 10 GB"
test('an item collection cannot grow over its limit, and can shrink', async () => {
  const dynamodb = new InMemoryDynamoDb({ clock: virtualClock(), itemCollectionBytes: 1000 });
  await dynamodb.createTable(orders);
  const put = (at: number, bytes: number, customer = 'c') =>
    dynamodb.putItem({ TableName: 'Orders', Item: { customer: S(customer), made: N(at), amount: N(1), note: S('n'.repeat(bytes)) } });
  await put(1, 800);
  const tooLarge = { name: 'ItemCollectionSizeLimitExceededException', message: 'Collection size exceeded.' };
  expect(await refusal(put(2, 200))).toEqual(tooLarge);
  const grow = { TableName: 'Orders', Key: { customer: S('c'), made: N(1) }, UpdateExpression: 'SET note2 = :n' };
  expect(await refusal(dynamodb.updateItem({ ...grow, ExpressionAttributeValues: { ':n': S('n'.repeat(200)) } }))).toEqual(tooLarge);
  await put(2, 200, 'd');
  await put(1, 100);
  await put(2, 200);
});
