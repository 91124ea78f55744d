import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type * as Shapes from '../../../src/services/dynamodb/shapes';
import { M, N, refusal, S, validation, withTable } from './fixture';

const keys = (...texts: string[]): Item[] => texts.map((p) => ({ p: S(p) }));
const constraint = (text: string) => validation(`1 validation error detected: ${text}`);

async function withItems(count: number, more: Item = {}): Promise<InMemoryDynamoDb> {
  const dynamodb = await withTable();
  for (let i = 0; i < count; i++) await dynamodb.putItem({ TableName: 'Tab', Item: { p: S(String(i)), ...more } });
  await dynamodb.createTable({
    TableName: 'Other',
    AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  return dynamodb;
}

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
describe('BatchGetItem', () => {
  test('gives what is there, of all tables', async () => {
    const dynamodb = await withItems(2, { m: M({ x: N(1), y: N(2) }) });
    await dynamodb.putItem({ TableName: 'Other', Item: { p: S('a'), name: S('x'), b: N(1) } });
    const { Responses, UnprocessedKeys } = await dynamodb.batchGetItem({
      RequestItems: {
        Tab: { Keys: keys('1', 'none', '0'), ProjectionExpression: 'p, m.#x', ExpressionAttributeNames: { '#x': 'x' } },
        Other: { Keys: keys('a') },
      },
    });
    const m = M({ x: N(1) });
    expect(Responses).toEqual({
      Tab: [
        { p: S('1'), m },
        { p: S('0'), m },
      ],
      Other: [{ p: S('a'), name: S('x'), b: N(1) }],
    });
    expect(UnprocessedKeys).toEqual({});
  });

  test('a table may be named by its ARN, and legacy parameters may be used', async () => {
    const dynamodb = await withItems(1, { a: N(1), b: N(2) });
    const arn = (await dynamodb.describeTable({ TableName: 'Tab' })).Table!.TableArn!;
    const { Responses } = await dynamodb.batchGetItem({
      RequestItems: { [arn]: { Keys: keys('0', 'none'), AttributesToGet: ['b'] }, Other: { Keys: keys('x') } },
    });
    expect(Responses).toEqual({ [arn]: [{ b: N(2) }], Other: [] });
  });

  // "BatchGetItem returns a partial result if the response size limit [of 16 MB] is exceeded"
  test('what is more than 16 MB is left for the next request', async () => {
    const dynamodb = await withItems(50, { b: { B: new Uint8Array(399 * 1024) } });
    const request = { Keys: keys(...Array.from({ length: 50 }, (_, i) => String(i))), ConsistentRead: true, ProjectionExpression: 'p' };
    const first = await dynamodb.batchGetItem({ RequestItems: { Tab: request, Other: { Keys: keys('x') } }, ReturnConsumedCapacity: 'TOTAL' });
    expect(first.Responses!['Tab']).toEqual(request.Keys.slice(0, 41));
    expect(first.UnprocessedKeys).toEqual({ Tab: { ...request, Keys: request.Keys.slice(41) }, Other: { Keys: keys('x') } });
    expect(first.ConsumedCapacity).toEqual([{ TableName: 'Tab', CapacityUnits: 41 * 100 }]);
    const second = await dynamodb.batchGetItem({ RequestItems: first.UnprocessedKeys });
    expect(second.Responses).toEqual({ Tab: request.Keys.slice(41), Other: [] });
    expect(second.UnprocessedKeys).toEqual({});
  });

  test('its capacity is that of each item', async () => {
    const dynamodb = await withItems(2, { b: { B: new Uint8Array(5000) } });
    const RequestItems = { Tab: { Keys: keys('0', '1', 'none') }, Other: { Keys: keys('a'), ConsistentRead: true } };
    expect((await dynamodb.batchGetItem({ RequestItems, ReturnConsumedCapacity: 'INDEXES' })).ConsumedCapacity).toEqual([
      { TableName: 'Tab', CapacityUnits: 2.5, Table: { CapacityUnits: 2.5 } },
      { TableName: 'Other', CapacityUnits: 1, Table: { CapacityUnits: 1 } },
    ]);
    expect((await dynamodb.batchGetItem({ RequestItems })).ConsumedCapacity).toBeUndefined();
  });

  const many = (count: number): Item[] => keys(...Array.from({ length: count }, (_, i) => String(i)));

  test.each<[string, unknown, { name: string; message: string }]>([
    ['nothing', undefined, constraint("Value null at 'requestItems' failed to satisfy constraint: Member must not be null")],
    ['no table', {}, constraint("Value '{}' at 'requestItems' failed to satisfy constraint: Member must have length greater than or equal to 1")],
    // aws/aws-sdk-js issue 1150
    [
      'no key',
      { Tab: { Keys: [] } },
      constraint("Value '[]' at 'requestItems.Tab.member.keys' failed to satisfy constraint: Member must have length greater than or equal to 1"),
    ],
    ['no keys', { Tab: {} }, constraint("Value null at 'requestItems.Tab.member.keys' failed to satisfy constraint: Member must not be null")],
    // "If you request more than 100 items, BatchGetItem returns a ValidationException with the message …"
    ['101 keys', { Tab: { Keys: many(60) }, Other: { Keys: many(41) } }, validation('Too many items requested for the BatchGetItem call')],
    // boto/boto3 issue 4131
    ['one key twice', { Tab: { Keys: keys('a', 'b', 'a') } }, validation('Provided list of item keys contains duplicates')],
    ['another key', { Tab: { Keys: [{ q: S('a') }] } }, validation('The provided key element does not match the schema')],
    [
      'an empty key',
      { Tab: { Keys: keys('') } },
      validation('One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p'),
    ],
    ['an unknown table', { None: { Keys: keys('a') } }, { name: 'ResourceNotFoundException', message: 'Requested resource not found' }],
    // ExtendDB/extenddb pull request 178: AWS's answer
    [
      'an expression for one table and legacy parameters for another',
      { Tab: { Keys: keys('a'), ProjectionExpression: 'a' }, Other: { Keys: keys('a'), AttributesToGet: ['a'] } },
      validation(
        'Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {AttributesToGet} Expression parameters: {ProjectionExpression}',
      ),
    ],
    [
      'an unused name',
      { Tab: { Keys: keys('a'), ProjectionExpression: 'a', ExpressionAttributeNames: { '#b': 'b' } } },
      validation('Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}'),
    ],
    ['a list', [], { name: 'SerializationException', message: 'Start of list found where not expected' }],
    ['a text for a table', { Tab: 'x' }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' }],
    ['a text for keys', { Tab: { Keys: 'x' } }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to List' }],
    ['a text for a key', { Tab: { Keys: ['x'] } }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' }],
  ])('%s is refused', async (_title, RequestItems, expected) => {
    expect(await refusal((await withItems(0)).batchGetItem({ RequestItems: RequestItems as never }))).toEqual(expected);
  });

  test('one item by the name and by the ARN of its table is one item twice', async () => {
    const dynamodb = await withItems(0);
    const arn = (await dynamodb.describeTable({ TableName: 'Tab' })).Table!.TableArn!;
    const call = dynamodb.batchGetItem({ RequestItems: { Tab: { Keys: keys('a') }, [arn]: { Keys: keys('a') } } });
    expect(await refusal(call)).toEqual(validation('Provided list of item keys contains duplicates'));
  });

  test('101 keys of one table are refused', async () => {
    const { message } = await refusal((await withItems(0)).batchGetItem({ RequestItems: { Tab: { Keys: many(101) } } }));
    expect(message).toMatch(
      /^1 validation error detected: Value '\[.*\]' at 'requestItems\.Tab\.member\.keys' failed to satisfy constraint: Member must have length less than or equal to 100$/,
    );
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
describe('BatchWriteItem', () => {
  const put = (p: string): Shapes.WriteRequest => ({ PutRequest: { Item: { p: S(p) } } });
  const puts = (count: number) => Array.from({ length: count }, (_, i) => put(String(i)));
  const mapValue = 'Map value must satisfy constraint: [Member must have length less than or equal to 25, Member must have length greater than or equal to 1]';

  // boto/boto3 issue 483; paritysuite/dynamodb-conformance captures/cross-region-latest.json: c_bw_over25
  test('26 requests for one table are refused, and none', async () => {
    const dynamodb = await withItems(0);
    const call = (requests: Shapes.WriteRequest[]) => refusal(dynamodb.batchWriteItem({ RequestItems: { Tab: requests } }));
    const { message } = await call(puts(26));
    expect(message).toMatch(
      /^1 validation error detected: Value '\{Tab=\[com\.amazonaws\.dynamodb\.v20120810\.WriteRequest@\w+, .*\]\}' at 'requestItems' failed/,
    );
    expect(message.endsWith(mapValue)).toBe(true);
    expect(await call([])).toEqual(constraint(`Value '{Tab=[]}' at 'requestItems' failed to satisfy constraint: ${mapValue}`));
  });

  test.each<[string, unknown, { name: string; message: string }]>([
    ['26 requests', { Tab: puts(13), Other: puts(13) }, validation('Too many items requested for the BatchWriteItem call')],
    // captures/2026-10-07-batch-empty-request-items.json
    ['no table', {}, validation('The requestItems parameter is required for BatchWriteItem')],
    // captures/cross-region-latest.json: bw_table_wrongtype, bw_table_nonscalar; nubo-db/dynoxide issue 39
    ['a key of another type', { Tab: [put('a'), { PutRequest: { Item: { p: N(1) } } }] }, validation('The provided key element does not match the schema')],
    ['an item without a key', { Tab: [put('a'), { PutRequest: { Item: {} } }] }, validation('The provided key element does not match the schema')],
    [
      'no item and no key',
      { Tab: [{ PutRequest: {} }, { DeleteRequest: {} }] },
      validation(
        "2 validation errors detected: Value null at 'requestItems.Tab.member.1.member.putRequest.item' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'requestItems.Tab.member.2.member.deleteRequest.key' failed to satisfy constraint: Member must not be null",
      ),
    ],
    ['a text for a list', { Tab: 'x' }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to List' }],
    ['a text for a request', { Tab: ['x'] }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' }],
  ])('%s is refused, and nothing is written', async (_title, RequestItems, expected) => {
    const dynamodb = await withItems(0);
    expect(await refusal(dynamodb.batchWriteItem({ RequestItems: RequestItems as never }))).toEqual(expected);
    expect((await dynamodb.scan({ TableName: 'Tab' })).Count).toBe(0);
  });

  test('a table named __proto__ harms nothing', async () => {
    const dynamodb = await withItems(0);
    await dynamodb.createTable({
      TableName: '__proto__',
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    const RequestItems = JSON.parse('{ "__proto__": [{ "PutRequest": { "Item": { "p": { "S": "a" } } } }] }') as Record<string, Shapes.WriteRequest[]>;
    await dynamodb.batchWriteItem({ RequestItems });
    const { Responses } = await dynamodb.batchGetItem({ RequestItems: JSON.parse('{ "__proto__": { "Keys": [{ "p": { "S": "a" } }] } }') as never });
    expect(Object.entries(Responses!)).toEqual([['__proto__', [{ p: S('a') }]]]);
  });
});
