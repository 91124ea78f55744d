import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../../src/services/dynamodb/attribute-value';
import type * as Shapes from '../../src/services/dynamodb/shapes';
import type { TablePort } from '../../src/services/dynamodb/table-port';

type Answer<Output> = Promise<Output & Shapes.MetadataBearer>;

/** What the contract calls: methods of the SDK's aggregated client. */
export interface TableService extends TablePort {
  createTable(input: Shapes.CreateTableInput): Answer<Shapes.CreateTableOutput>;
  describeTable(input: Shapes.TableInput): Answer<Shapes.DescribeTableOutput>;
  deleteTable(input: Shapes.TableInput): Answer<Shapes.DeleteTableOutput>;
  query(input: Shapes.QueryInput): Answer<Shapes.PageOutput>;
  scan(input: Shapes.ScanInput): Answer<Shapes.PageOutput>;
  batchGetItem(input: Shapes.BatchGetItemInput): Answer<Shapes.BatchGetItemOutput>;
  batchWriteItem(input: Shapes.BatchWriteItemInput): Answer<Shapes.BatchWriteItemOutput>;
  transactGetItems(input: Shapes.TransactGetItemsInput): Answer<Shapes.TransactGetItemsOutput>;
  transactWriteItems(input: Shapes.TransactWriteItemsInput): Answer<Shapes.TransactWriteItemsOutput>;
  updateTimeToLive(input: Shapes.UpdateTimeToLiveInput): Answer<Shapes.UpdateTimeToLiveOutput>;
  describeTimeToLive(input: Shapes.DescribeTimeToLiveInput): Answer<Shapes.DescribeTimeToLiveOutput>;
  describeContinuousBackups(input: Shapes.DescribeContinuousBackupsInput): Answer<Shapes.DescribeContinuousBackupsOutput>;
  describeLimits(input: object): Answer<Shapes.DescribeLimitsOutput>;
}

/** A table service under test. */
export interface TableHost {
  readonly dynamodb: TableService;
  /** Lets seconds pass between two looks at what is not ready yet. */
  pass(seconds: number): Promise<void>;
  close?(): Promise<void>;
}

const S = (text: string): AttributeValue => ({ S: text });
const N = (number: number | string): AttributeValue => ({ N: String(number) });

const errorOf = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => ({ name: 'no error' }),
    (error: unknown) => {
      const { name, message, Item: item, CancellationReasons } = error as Error & { Item?: Item; CancellationReasons?: Shapes.CancellationReason[] };
      return { name, message, ...(item && { Item: item }), ...(CancellationReasons && { CancellationReasons }) };
    },
  );

const sortKeys = ({ Items }: Shapes.PageOutput): unknown[] => Items!.map((item) => item['sk']!.N);

/** What every adapter of the table port does alike: the in-memory service, the SDK over HTTP, real DynamoDB. Reads are consistent ones. */
export function tableContract(name: string, make: () => TableHost | Promise<TableHost>): void {
  describe(`${name} keeps the contract of a table`, () => {
    const TableName = `contract-${Date.now().toString(36)}`;
    let host: TableHost;
    let made = 0;

    beforeAll(async () => {
      host = await make();
      await host.dynamodb.createTable({
        TableName,
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'N' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
        BillingMode: 'PAY_PER_REQUEST',
      });
      while ((await host.dynamodb.describeTable({ TableName })).Table?.TableStatus !== 'ACTIVE') await host.pass(1);
    }, 120_000);
    afterAll(async () => {
      await host.dynamodb.deleteTable({ TableName });
      await host.close?.();
    });

    /** A key that no other test has. */
    const key = (): { pk: AttributeValue; sk: AttributeValue } => ({ pk: S(`key-${++made}`), sk: N(0) });
    const get = async (Key: Item): Promise<Item | undefined> => (await host.dynamodb.getItem({ TableName, Key, ConsistentRead: true })).Item;

    test('an item comes back in normal form, and is gone when it is deleted', async () => {
      const Key = key();
      const item = {
        ...Key,
        n: N('1.50'),
        e: N('1E2'),
        b: { B: Uint8Array.of(0, 255) },
        l: { L: [S(''), { NULL: true }, { BOOL: false }] },
        m: { M: { a: { SS: ['x'] } } },
      };
      const { $metadata } = await host.dynamodb.putItem({ TableName, Item: item });
      expect($metadata.httpStatusCode).toBe(200);
      expect(await get(Key)).toEqual({ ...item, n: N('1.5'), e: N(100) });
      expect((await host.dynamodb.deleteItem({ TableName, Key, ReturnValues: 'ALL_OLD' })).Attributes).toMatchObject({ e: N(100) });
      expect(await get(Key)).toBeUndefined();
    });

    test('a second conditional put fails, and shows what is there', async () => {
      const Item = { ...key(), status: S('RECORDED') };
      const input = {
        TableName,
        Item,
        ConditionExpression: 'attribute_not_exists(pk) OR #s <> :s',
        ExpressionAttributeNames: { '#s': 'status' },
        ExpressionAttributeValues: { ':s': S('RECORDED') },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const,
      };
      await host.dynamodb.putItem(input);
      expect(await errorOf(host.dynamodb.putItem(input))).toEqual({ name: 'ConditionalCheckFailedException', message: 'The conditional request failed', Item });
    });

    test('an update makes, changes and returns', async () => {
      const Key = key();
      const update = (UpdateExpression: string, ExpressionAttributeValues: Item, ReturnValues: Shapes.ReturnValue) =>
        host.dynamodb.updateItem({ TableName, Key, UpdateExpression, ExpressionAttributeValues, ReturnValues }).then(({ Attributes }) => Attributes);
      expect(await update('SET a = :a, l = :l', { ':a': N('0.1'), ':l': { L: [N(1)] } }, 'ALL_OLD')).toBeUndefined();
      expect(await update('SET a = a + :a, l = list_append(l, :l)', { ':a': N('0.2'), ':l': { L: [N(2)] } }, 'UPDATED_NEW')).toEqual({
        a: N('0.3'),
        l: { L: [N(1), N(2)] },
      });
      expect(await update('ADD a :a REMOVE l[0]', { ':a': N(1) }, 'ALL_NEW')).toEqual({ ...Key, a: N('1.3'), l: { L: [N(2)] } });
      expect(await update('SET a = if_not_exists(a, :a)', { ':a': N(9) }, 'UPDATED_OLD')).toEqual({ a: N('1.3') });
    });

    test('a partition is read in the order of its sort key, page by page, either way', async () => {
      const { pk } = key();
      const RequestItems = { [TableName]: [10, -1, 9, 2.5].map((sk) => ({ PutRequest: { Item: { pk, sk: N(sk) } } })) };
      expect((await host.dynamodb.batchWriteItem({ RequestItems })).UnprocessedItems).toEqual({});
      const input = { TableName, ConsistentRead: true, KeyConditionExpression: 'pk = :p AND sk > :s', ExpressionAttributeValues: { ':p': pk, ':s': N(0) } };
      expect(sortKeys(await host.dynamodb.query(input))).toEqual(['2.5', '9', '10']);
      const page = await host.dynamodb.query({ ...input, ScanIndexForward: false, Limit: 2 });
      expect(sortKeys(page)).toEqual(['10', '9']);
      expect(page.LastEvaluatedKey).toEqual({ pk, sk: N(9) });
      expect(sortKeys(await host.dynamodb.query({ ...input, ScanIndexForward: false, ExclusiveStartKey: page.LastEvaluatedKey }))).toEqual(['2.5']);
    });

    test('a scan filters what it finds', async () => {
      const Item = { ...key(), mark: S(TableName) };
      await host.dynamodb.putItem({ TableName, Item });
      const { Items } = await host.dynamodb.scan({
        TableName,
        ConsistentRead: true,
        FilterExpression: 'mark = :m',
        ExpressionAttributeValues: { ':m': S(TableName) },
      });
      expect(Items).toEqual([Item]);
    });

    test('a batch of keys gives what is there', async () => {
      const [one, two] = [key(), key()];
      await host.dynamodb.putItem({ TableName, Item: { ...one, a: N(1), b: { B: Uint8Array.of(1, 2) } } });
      const { Responses, UnprocessedKeys } = await host.dynamodb.batchGetItem({
        RequestItems: { [TableName]: { Keys: [one, two], ConsistentRead: true, ProjectionExpression: 'pk, b' } },
      });
      expect(Responses).toEqual({ [TableName]: [{ pk: one.pk, b: { B: Uint8Array.of(1, 2) } }] });
      expect(UnprocessedKeys).toEqual({});
    });

    test('a transaction happens as a whole', async () => {
      const [one, two, three] = [key(), key(), key()];
      await host.dynamodb.putItem({ TableName, Item: { ...two, n: N(1) } });
      await host.dynamodb.transactWriteItems({
        TransactItems: [
          { Put: { TableName, Item: one, ConditionExpression: 'attribute_not_exists(pk)' } },
          { Update: { TableName, Key: two, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(1) } } },
          { ConditionCheck: { TableName, Key: three, ConditionExpression: 'attribute_not_exists(pk)' } },
        ],
      });
      const { Responses, ConsumedCapacity } = await host.dynamodb.transactGetItems({
        TransactItems: [one, two, three].map((Key) => ({ Get: { TableName, Key } })),
        ReturnConsumedCapacity: 'TOTAL',
      });
      expect(Responses).toEqual([{ Item: one }, { Item: { ...two, n: N(2) } }, {}]);
      expect(ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 6, ReadCapacityUnits: 6 }]);
    });

    test('a transaction that is cancelled does nothing, and tells why', async () => {
      const [one, two] = [key(), key()];
      await host.dynamodb.putItem({ TableName, Item: { ...two, n: N(1) } });
      const call = host.dynamodb.transactWriteItems({
        TransactItems: [
          { Put: { TableName, Item: one } },
          { Delete: { TableName, Key: two, ConditionExpression: 'attribute_not_exists(pk)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        ],
      });
      expect(await errorOf(call)).toEqual({
        name: 'TransactionCanceledException',
        message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
        CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { ...two, n: N(1) } }],
      });
      expect(await get(one)).toBeUndefined();
    });

    test('a transaction happens once under its token', async () => {
      const Key = key();
      const add = (by: number) =>
        host.dynamodb.transactWriteItems({
          ClientRequestToken: `${TableName}-${Key.pk.S!}`,
          TransactItems: [{ Update: { TableName, Key, UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': N(by) } } }],
        });
      await add(1);
      await add(1);
      expect(await get(Key)).toEqual({ ...Key, n: N(1) });
      expect((await errorOf(add(2)))['name']).toBe('IdempotentParameterMismatchException');
    });

    test('legacy parameters stand for expressions', async () => {
      const Key = key();
      await host.dynamodb.updateItem({ TableName, Key, AttributeUpdates: { n: { Action: 'ADD', Value: N(1) }, s: { Value: S('x') } } });
      const Expected = { n: { ComparisonOperator: 'GT' as const, AttributeValueList: [N(1)] } };
      expect(await errorOf(host.dynamodb.deleteItem({ TableName, Key, Expected }))).toEqual({
        name: 'ConditionalCheckFailedException',
        message: 'The conditional request failed',
      });
      const KeyConditions = { pk: { ComparisonOperator: 'EQ' as const, AttributeValueList: [Key.pk] } };
      expect((await host.dynamodb.query({ TableName, KeyConditions, AttributesToGet: ['s'], ConsistentRead: true })).Items).toEqual([{ s: S('x') }]);
    });

    test('what a request uses is told when it is asked', async () => {
      const ReturnConsumedCapacity = 'INDEXES';
      const Item = { ...key(), b: { B: new Uint8Array(1500) } };
      const units = (CapacityUnits: number) => ({ TableName, CapacityUnits, Table: { CapacityUnits } });
      expect((await host.dynamodb.putItem({ TableName, Item, ReturnConsumedCapacity })).ConsumedCapacity).toEqual(units(2));
      const read = { TableName, Key: { pk: Item.pk, sk: Item.sk }, ReturnConsumedCapacity } as const;
      expect((await host.dynamodb.getItem(read)).ConsumedCapacity).toEqual(units(0.5));
      expect((await host.dynamodb.getItem({ ...read, ConsistentRead: true })).ConsumedCapacity).toEqual(units(1));
    });

    test('time to live and backups are off until they are switched on', async () => {
      expect((await host.dynamodb.describeTimeToLive({ TableName })).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'DISABLED' });
      expect((await host.dynamodb.describeContinuousBackups({ TableName })).ContinuousBackupsDescription).toMatchObject({
        ContinuousBackupsStatus: 'ENABLED',
        PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' },
      });
      const TimeToLiveSpecification = { Enabled: true, AttributeName: 'expires' };
      expect((await host.dynamodb.updateTimeToLive({ TableName, TimeToLiveSpecification })).TimeToLiveSpecification).toEqual(TimeToLiveSpecification);
      expect(await errorOf(host.dynamodb.updateTimeToLive({ TableName, TimeToLiveSpecification }))).toMatchObject({ name: 'ValidationException' });
      expect((await host.dynamodb.describeLimits({})).TableMaxReadCapacityUnits).toBeGreaterThan(0);
    });

    test.each<[string, (Key: Item) => Promise<unknown>, string]>([
      ['a key of another type', () => host.dynamodb.getItem({ TableName, Key: { pk: N(1), sk: N(1) } }), 'The provided key element does not match the schema'],
      [
        'a missing key',
        () => host.dynamodb.putItem({ TableName, Item: { pk: S('a') } }),
        'One or more parameter values were invalid: Missing the key sk in the item',
      ],
      [
        'a syntax error',
        (Key) => host.dynamodb.updateItem({ TableName, Key, UpdateExpression: 'INVALID SYNTAX HERE' }),
        'Invalid UpdateExpression: Syntax error; token: "INVALID", near: "INVALID SYNTAX"',
      ],
      [
        'a reserved word',
        (Key) => host.dynamodb.deleteItem({ TableName, Key, ConditionExpression: 'attribute_exists(name)' }),
        'Invalid ConditionExpression: Attribute name is a reserved keyword; reserved keyword: name',
      ],
      [
        'legacy parameters beside an expression',
        (Key) => host.dynamodb.getItem({ TableName, Key, AttributesToGet: ['a'], ProjectionExpression: 'a' }),
        'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}',
      ],
      [
        'one key twice in a batch',
        (Key) => host.dynamodb.batchGetItem({ RequestItems: { [TableName]: { Keys: [Key, Key] } } }),
        'Provided list of item keys contains duplicates',
      ],
      [
        'two actions on one item in a transaction',
        (Item) => host.dynamodb.transactWriteItems({ TransactItems: [{ Put: { TableName, Item } }, { Delete: { TableName, Key: Item } }] }),
        'Transaction request cannot include multiple operations on one item',
      ],
      [
        'a change of the key',
        (Key) => host.dynamodb.updateItem({ TableName, Key, UpdateExpression: 'REMOVE sk' }),
        'One or more parameter values were invalid: Cannot update attribute sk. This attribute is part of the key',
      ],
    ])('%s is a ValidationException', async (_title, call, message) => {
      expect(await errorOf(call(key()))).toEqual({ name: 'ValidationException', message });
    });

    test('a table that is not there is not found', async () => {
      expect(await errorOf(host.dynamodb.getItem({ TableName: `${TableName}-none`, Key: key() }))).toEqual({
        name: 'ResourceNotFoundException',
        message: 'Requested resource not found',
      });
    });
  });
}
