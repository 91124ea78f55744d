import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { BatchWriteItemInput, CreateTableInput, WriteRequest } from '../../../src/services/dynamodb/shapes';
import { N, refusal, S, service, start, validation, withTable } from './fixture';

const table: CreateTableInput = {
  TableName: 'Purchases',
  AttributeDefinitions: [{ AttributeName: 'PurchaseID', AttributeType: 'S' }],
  KeySchema: [{ AttributeName: 'PurchaseID', KeyType: 'HASH' }],
  BillingMode: 'PAY_PER_REQUEST',
};
const arn = 'arn:aws:dynamodb:eu-west-1:210987654321:table/Purchases';

describe('a table', () => {
  test('is being created, then active, then being deleted, then gone', async () => {
    const dynamodb = new InMemoryDynamoDb({ clock: virtualClock({ start }), region: 'eu-west-1', accountId: '210987654321', seed: 7 });
    const { TableDescription } = await dynamodb.createTable(table);
    expect(TableDescription).toEqual({
      TableName: 'Purchases',
      TableArn: arn,
      TableId: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/) as string,
      TableStatus: 'CREATING',
      CreationDateTime: new Date(start),
      AttributeDefinitions: table.AttributeDefinitions,
      KeySchema: table.KeySchema,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: new Date(start) },
      ProvisionedThroughput: { NumberOfDecreasesToday: 0, ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
      ItemCount: 0,
      TableSizeBytes: 0,
      DeletionProtectionEnabled: false,
    });
    expect((await dynamodb.describeTable({ TableName: arn })).Table).toEqual({ ...TableDescription, TableStatus: 'ACTIVE' });
    await dynamodb.putItem({ TableName: arn, Item: { PurchaseID: S('1') } });
    expect(await refusal(dynamodb.createTable(table))).toEqual({ name: 'ResourceInUseException', message: 'Table already exists: Purchases' });
    expect((await dynamodb.deleteTable({ TableName: 'Purchases' })).TableDescription).toMatchObject({ TableStatus: 'DELETING', ItemCount: 1 });
    const gone = { name: 'ResourceNotFoundException', message: 'Requested resource not found: Table: Purchases not found' };
    expect(await refusal(dynamodb.describeTable({ TableName: 'Purchases' }))).toEqual(gone);
    expect(await refusal(dynamodb.deleteTable({ TableName: 'Purchases' }))).toEqual(gone);
    await dynamodb.createTable(table);
    expect((await dynamodb.describeTable({ TableName: 'Purchases' })).Table).toMatchObject({ ItemCount: 0 });
  });

  test('may have provisioned throughput, a sort key and protection from deletion', async () => {
    const dynamodb = service();
    const input: CreateTableInput = {
      TableName: 'Tab',
      AttributeDefinitions: [
        { AttributeName: 's', AttributeType: 'B' },
        { AttributeName: 'p', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: 'p', KeyType: 'HASH' },
        { AttributeName: 's', KeyType: 'RANGE' },
      ],
      ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
      DeletionProtectionEnabled: true,
    };
    const { TableDescription } = await dynamodb.createTable(input);
    expect(TableDescription).toMatchObject({
      KeySchema: input.KeySchema,
      ProvisionedThroughput: { ReadCapacityUnits: 3, WriteCapacityUnits: 4 },
      DeletionProtectionEnabled: true,
    });
    expect(TableDescription).not.toHaveProperty('BillingModeSummary');
    expect(await refusal(dynamodb.deleteTable({ TableName: 'Tab' }))).toEqual(
      validation('Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.'),
    );
  });

  test('that is not there answers no request on items', async () => {
    const dynamodb = service();
    const key = { TableName: 'None', Key: { p: S('k') } };
    const calls = [
      dynamodb.getItem(key),
      dynamodb.getItem({ ...key, TableName: 'arn:aws:dynamodb:us-east-1:1:table/None' }),
      dynamodb.updateItem(key),
      dynamodb.deleteItem(key),
      dynamodb.putItem({ TableName: 'None', Item: key.Key }),
      dynamodb.scan({ TableName: 'None' }),
      dynamodb.query({ TableName: 'None', KeyConditionExpression: 'p = :v', ExpressionAttributeValues: { ':v': S('k') } }),
      dynamodb.batchWriteItem({ RequestItems: { None: [{ DeleteRequest: { Key: key.Key } }] } }),
    ];
    for (const call of calls) expect(await refusal(call)).toEqual({ name: 'ResourceNotFoundException', message: 'Requested resource not found' });
  });

  test('of another account is not found by its ARN', async () => {
    const dynamodb = await withTable();
    expect((await refusal(dynamodb.getItem({ TableName: 'arn:aws:dynamodb:us-east-1:999999999999:table/Tab', Key: { p: S('k') } }))).name).toBe(
      'ResourceNotFoundException',
    );
  });
});

test('tables are listed by name, page by page', async () => {
  const dynamodb = service();
  for (const TableName of ['ccc', 'Bbb', 'aaa']) await dynamodb.createTable({ ...table, TableName });
  expect((await dynamodb.listTables({})).TableNames).toEqual(['Bbb', 'aaa', 'ccc']);
  const page = await dynamodb.listTables({ Limit: 2 });
  expect(page).toMatchObject({ TableNames: ['Bbb', 'aaa'], LastEvaluatedTableName: 'aaa' });
  const last = await dynamodb.listTables({ Limit: 2, ExclusiveStartTableName: 'aaa' });
  expect(last.TableNames).toEqual(['ccc']);
  expect(last).not.toHaveProperty('LastEvaluatedTableName');
  expect(await refusal(dynamodb.listTables({ Limit: 101 }))).toEqual(
    validation("1 validation error detected: Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100"),
  );
});

const constraint = (value: string, member: string, text: string) =>
  `1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${text}`;
const invalid = (text: string) => `One or more parameter values were invalid: ${text}`;

// The texts are AWS's own, as users quote them.
test.each<[string, Partial<CreateTableInput> | Record<string, unknown>, string]>([
  ['no name', { TableName: undefined }, constraint('null', 'tableName', 'Member must not be null')],
  ['a bad name', { TableName: 'a b c' }, constraint("'a b c'", 'tableName', 'Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+')],
  ['a short name', { TableName: 'ab' }, 'TableName must be at least 3 characters long and at most 255 characters long'],
  ['a long name', { TableName: 'a'.repeat(256) }, 'TableName must be at least 3 characters long and at most 255 characters long'],
  ['no definitions', { AttributeDefinitions: undefined }, constraint('null', 'attributeDefinitions', 'Member must not be null')],
  ['no key', { KeySchema: undefined }, constraint('null', 'keySchema', 'Member must not be null')],
  ['an empty key', { KeySchema: [] }, constraint("'[]'", 'keySchema', 'Member must have length greater than or equal to 1')],
  [
    'an unknown type',
    { AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'X' }] },
    constraint("'X'", 'attributeDefinitions.1.member.attributeType', 'Member must satisfy enum value set: [B, N, S]'),
  ],
  ['no key type', { KeySchema: [{ AttributeName: 'p' }] }, constraint('null', 'keySchema.1.member.keyType', 'Member must not be null')],
  [
    'an unknown billing mode',
    { BillingMode: 'FREE' },
    constraint("'FREE'", 'billingMode', 'Member must satisfy enum value set: [PROVISIONED, PAY_PER_REQUEST]'),
  ],
  ['no throughput', { BillingMode: undefined }, invalid('ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED')],
  [
    'throughput that is not wanted',
    { ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 } },
    invalid('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'),
  ],
  [
    'a range key first',
    { KeySchema: [{ AttributeName: 'PurchaseID', KeyType: 'RANGE' }] },
    'Invalid KeySchema: The first KeySchemaElement is not a HASH key type',
  ],
  [
    'two hash keys',
    {
      KeySchema: [
        { AttributeName: 'PurchaseID', KeyType: 'HASH' },
        { AttributeName: 'a', KeyType: 'HASH' },
      ],
    },
    'Invalid KeySchema: The second KeySchemaElement is not a RANGE key type',
  ],
  [
    'one key twice',
    {
      KeySchema: [
        { AttributeName: 'PurchaseID', KeyType: 'HASH' },
        { AttributeName: 'PurchaseID', KeyType: 'RANGE' },
      ],
    },
    'Both the Hash Key and the Range Key element in the KeySchema have the same name',
  ],
  [
    'three keys',
    { KeySchema: ['a', 'b', 'c'].map((AttributeName) => ({ AttributeName, KeyType: 'HASH' })) },
    constraint(
      "'[KeySchemaElement(attributeName=a, keyType=HASH), KeySchemaElement(attributeName=b, keyType=HASH), KeySchemaElement(attributeName=c, keyType=HASH)]'",
      'keySchema',
      'Member must have length less than or equal to 2',
    ),
  ],
  [
    'a key that is not defined',
    { KeySchema: [{ AttributeName: 'a', KeyType: 'HASH' }] },
    invalid('Some index key attributes are not defined in AttributeDefinitions. Keys: [a], AttributeDefinitions: [PurchaseID]'),
  ],
  [
    'a definition too many',
    { AttributeDefinitions: [...table.AttributeDefinitions!, { AttributeName: 'a', AttributeType: 'S' }] },
    invalid('Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions'),
  ],
  [
    'one definition twice',
    { AttributeDefinitions: [...table.AttributeDefinitions!, ...table.AttributeDefinitions!] },
    invalid('Duplicate AttributeName in AttributeDefinitions: PurchaseID'),
  ],
])('a table with %s is refused', async (_title, input, message) => {
  expect(await refusal(service().createTable({ ...table, ...input } as CreateTableInput))).toEqual(validation(message));
});

test.each([
  ['VectorIndexes', 'Vector indexes are'],
  ['ResourcePolicy', 'Resource policies are'],
  ['GlobalTableSourceArn', 'Global tables are'],
])('%s are refused, never ignored', async (member, what) => {
  expect(await refusal(service().createTable({ ...table, [member]: [] }))).toEqual({
    name: 'UnsupportedOperation',
    message: `${what} not supported yet by the in-memory table service. Leave out ${member}.`,
  });
});

const put = (key: string, a = 1): WriteRequest => ({ PutRequest: { Item: { p: S(key), a: N(a) } } });
const del = (key: string): WriteRequest => ({ DeleteRequest: { Key: { p: S(key) } } });
const batch = (requests: WriteRequest[], more: Partial<BatchWriteItemInput> = {}): BatchWriteItemInput => ({ RequestItems: { Tab: requests }, ...more });

describe('a batch', () => {
  test('puts and deletes in all its tables', async () => {
    const dynamodb = await withTable();
    await dynamodb.createTable(table);
    await dynamodb.batchWriteItem(batch([put('a'), put('b')]));
    const RequestItems = { Tab: [put('a', 2), del('b'), del('none')], Purchases: [{ PutRequest: { Item: { PurchaseID: S('1') } } }] };
    const output = await dynamodb.batchWriteItem({ RequestItems, ReturnConsumedCapacity: 'TOTAL' });
    expect(output).toMatchObject({
      UnprocessedItems: {},
      ConsumedCapacity: [
        { TableName: 'Tab', CapacityUnits: 3 },
        { TableName: 'Purchases', CapacityUnits: 1 },
      ],
    });
    expect((await dynamodb.scan({ TableName: 'Tab' })).Items).toEqual([{ p: S('a'), a: N(2) }]);
    expect((await dynamodb.scan({ TableName: 'Purchases' })).Count).toBe(1);
  });

  test.each<[string, BatchWriteItemInput, string]>([
    ['no tables', { RequestItems: {} }, 'The requestItems parameter is required for BatchWriteItem'],
    ['nothing', { RequestItems: undefined }, constraint('null', 'requestItems', 'Member must not be null')],
    ['one key twice', batch([put('b'), put('a'), del('a')]), 'Provided list of item keys contains duplicates'],
    ['an invalid item', batch([put('b'), { PutRequest: { Item: { a: N(1) } } }]), 'The provided key element does not match the schema'],
    ['a large item', batch([put('b'), { PutRequest: { Item: { p: S('x'), a: S('a'.repeat(409_600)) } } }]), 'Item size has exceeded the maximum allowed size'],
    ['an invalid key', batch([put('b'), { DeleteRequest: { Key: { p: N(1) } } }]), 'The provided key element does not match the schema'],
    ['a request for nothing', batch([put('b'), {}]), 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'],
    [
      'a request for both',
      batch([{ ...put('b'), ...del('b') }]),
      'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    ],
  ])('with %s writes nothing', async (_title, input, message) => {
    const dynamodb = await withTable();
    expect(await refusal(dynamodb.batchWriteItem(input))).toEqual(validation(message));
    expect((await dynamodb.scan({ TableName: 'Tab' })).Count).toBe(0);
  });
});
