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
  batchWriteItem(input: Shapes.BatchWriteItemInput): Answer<Shapes.BatchWriteItemOutput>;
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
      const { name, message, Item: item } = error as Error & { Item?: Item };
      return item === undefined ? { name, message } : { name, message, Item: item };
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
