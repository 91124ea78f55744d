import { describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { B, L, M, N, refusal, S, service, validation, withTable } from './fixture';

const put = (dynamodb: InMemoryDynamoDb, item: unknown) => dynamodb.putItem({ TableName: 'Tab', Item: item as Item });
const get = async (dynamodb: InMemoryDynamoDb, Key: Item) => (await dynamodb.getItem({ TableName: 'Tab', Key })).Item;

/** Changes everything that a caller can reach. */
const spoil = (of: Item): void => {
  of['b'] = S('spoilt');
  of['m']!.M!['x'] = S('spoilt');
  of['l']!.L!.push(S('spoilt'));
  of['ss']!.SS!.push('spoilt');
  of['ns']!.NS!.push('9');
  of['bs']!.BS![0]!.fill(9);
  of['s']!.S = 'spoilt';
};

describe('an item', () => {
  const everything: Item = {
    p: S('k'),
    s: S(''),
    n: N('-1.5'),
    b: B(),
    ss: { SS: ['b', 'a', ''] },
    ns: { NS: ['2', '1'] },
    bs: { BS: [Uint8Array.of(2), Uint8Array.of(1)] },
    m: M({ x: M({}) }),
    l: L(L(), { NULL: true }),
    t: { BOOL: true },
    f: { BOOL: false },
  };

  test('comes back as it was put, in values of all ten types', async () => {
    const dynamodb = await withTable();
    await put(dynamodb, everything);
    expect(await get(dynamodb, { p: S('k') })).toEqual(everything);
  });

  test('its numbers come back in normal form', async () => {
    const dynamodb = await withTable();
    await put(dynamodb, { p: S('k'), n: N('1.0'), l: L(N('1E2')), ns: { NS: ['007', '0.50'] } });
    expect(await get(dynamodb, { p: S('k') })).toEqual({ p: S('k'), n: N(1), l: L(N(100)), ns: { NS: ['7', '0.5'] } });
  });

  test('neither what was put nor what was got leads into the table', async () => {
    const dynamodb = await withTable();
    const item = structuredClone(everything);
    await put(dynamodb, item);
    spoil(item);
    spoil((await get(dynamodb, { p: S('k') }))!);
    const old = await dynamodb.putItem({ TableName: 'Tab', Item: everything, ReturnValues: 'ALL_OLD' });
    expect(old.Attributes).toEqual(everything);
  });

  test('a Buffer is taken as bytes, and copied', async () => {
    const dynamodb = await withTable();
    const bytes = Buffer.from('abc');
    await put(dynamodb, { p: S('k'), b: { B: bytes } });
    bytes.fill(0);
    expect((await get(dynamodb, { p: S('k') }))?.['b']).toEqual(B(97, 98, 99));
  });

  test('members that are undefined are left out, as an SDK client does', async () => {
    const dynamodb = await withTable();
    await put(dynamodb, { p: { S: 'k', N: undefined }, a: undefined, m: M({ x: undefined as never }) });
    expect(await get(dynamodb, { p: S('k') })).toEqual({ p: S('k'), m: M({}) });
  });
});

const invalid = (text: string) => validation(`One or more parameter values were invalid: ${text}`);
const serialization = (message: string) => ({ name: 'SerializationException', message });
const nest = (levels: number): AttributeValue => Array.from({ length: levels }).reduce<AttributeValue>((inside) => L(inside), N(1));

// The texts are AWS's own, as users quote them. Limits: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
test.each<[string, unknown, { name: string; message: string }]>([
  ['no type', {}, validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')],
  ['an unknown type', { X: 'a' }, validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')],
  ['two types', { S: 'a', N: '1' }, validation('Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes')],
  ['an empty string set', { SS: [] }, invalid('An string set  may not be empty')],
  ['an empty number set', { NS: [] }, invalid('An number set  may not be empty')],
  ['an empty binary set', { BS: [] }, invalid('Binary sets should not be empty')],
  ['a text twice', { SS: ['a', 'b', 'a'] }, invalid('Input collection [a, b, a] contains duplicates.')],
  ['a number twice', { NS: ['1', '1.0'] }, validation('Input collection contains duplicates')],
  ['a binary twice', { BS: [Uint8Array.of(1), Uint8Array.of(1)] }, invalid('Input collection [AQ==, AQ==]of type BS contains duplicates.')],
  ['NULL false', { NULL: false }, invalid('Null attribute value types must have the value of true')],
  ['a bad number', { N: 'x' }, validation('The parameter cannot be converted to a numeric value: x')],
  ['a bad number inside', M({ a: L({ N: 'x' }) }), validation('The parameter cannot be converted to a numeric value: x')],
  ['33 levels', nest(33), validation('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit')],
  ['more than 400 KB', { B: new Uint8Array(400 * 1024) }, validation('Item size has exceeded the maximum allowed size')],
  ['a number as S', { S: 5 }, serialization('NUMBER_VALUE cannot be converted to String')],
  ['a number as N', { N: 5 }, serialization('NUMBER_VALUE cannot be converted to String')],
  ['a boolean as S', { S: true }, serialization('TRUE_VALUE cannot be converted to String')],
  ['a boolean as SS', { SS: [false] }, serialization('FALSE_VALUE cannot be converted to String')],
  ['a text as BOOL', { BOOL: 'true' }, serialization('STRING_VALUE cannot be converted to Boolean')],
  ['a text as B', { B: 'AQ==' }, serialization('STRING_VALUE cannot be converted to Blob')],
  ['a text as L', { L: 'x' }, serialization('STRING_VALUE cannot be converted to List')],
  ['null as S', { S: null }, serialization('NULL_VALUE cannot be converted to String')],
  ['a list as S', { S: [] }, serialization('Start of list found where not expected')],
  ['a list as M', { M: [] }, serialization('Start of list found where not expected')],
  ['a map as S', { S: {} }, serialization('Start of structure or map found where not expected.')],
  ['a text', 'x', serialization('STRING_VALUE cannot be converted to AttributeValue')],
])('an attribute of %s is refused', async (_title, value, expected) => {
  const dynamodb = await withTable();
  expect(await refusal(put(dynamodb, { p: S('k'), value }))).toEqual(expected);
  expect(await get(dynamodb, { p: S('k') })).toBeUndefined();
});

test('32 levels are taken, and exactly 400 KB', async () => {
  const dynamodb = await withTable();
  await put(dynamodb, { p: S('k'), a: nest(32) });
  await put(dynamodb, { p: S('k'), a: { B: new Uint8Array(400 * 1024 - 3) } });
  expect((await get(dynamodb, { p: S('k') }))?.['a']?.B?.length).toBe(409_597);
});

const keyElement = validation('The provided key element does not match the schema');
const empty = (kind: string, name: string) =>
  validation(`One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ${kind} value. Key: ${name}`);

// baopham/laravel-dynamodb issue 1; ministackorg/ministack issue 1432 measured the rest
test.each<[string, Item, { name: string; message: string }]>([
  ['no partition key', { s: B(1) }, invalid('Missing the key p in the item')],
  ['no sort key', { p: S('k') }, invalid('Missing the key s in the item')],
  ['a key of another type', { p: N(1), s: B(1) }, invalid('Type mismatch for key p expected: S actual: N')],
  ['a sort key of another type', { p: S('k'), s: { NULL: true } }, invalid('Type mismatch for key s expected: B actual: NULL')],
  ['an empty key', { p: S(''), s: B(1) }, empty('string', 'p')],
  ['an empty binary key', { p: S('k'), s: B() }, empty('binary', 's')],
  ['a long key', { p: S('é'.repeat(1025)), s: B(1) }, invalid('Size of hashkey has exceeded the maximum size limit of2048 bytes')],
  ['a long sort key', { p: S('k'), s: { B: new Uint8Array(1025) } }, invalid('Aggregated size of all range keys has exceeded the size limit of 1024 bytes')],
])('an item with %s is refused', async (_title, item, expected) => {
  expect(await refusal(put(await withTable('B'), item))).toEqual(expected);
});

test('keys of exactly 2048 and 1024 bytes are taken', async () => {
  const dynamodb = await withTable('B');
  const key = { p: S('é'.repeat(1024)), s: { B: new Uint8Array(1024) } };
  await put(dynamodb, key);
  expect(await get(dynamodb, key)).toEqual(key);
});

test.each<[string, Item, { name: string; message: string }]>([
  ['too few attributes', { p: S('k') }, keyElement],
  ['too many attributes', { p: S('k'), s: N(1), a: N(1) }, keyElement],
  ['another attribute', { p: S('k'), a: N(1) }, keyElement],
  ['another type', { p: S('k'), s: S('1') }, keyElement],
  ['an empty text', { p: S(''), s: N(1) }, empty('string', 'p')],
])('a key with %s is refused by get, update and delete', async (_title, Key, expected) => {
  const dynamodb = await withTable('N');
  const input = { TableName: 'Tab', Key };
  for (const call of [dynamodb.getItem(input), dynamodb.updateItem(input), dynamodb.deleteItem(input)]) expect(await refusal(call)).toEqual(expected);
});

test('numbers that are equal are one key', async () => {
  const dynamodb = await withTable('N', 'N');
  await put(dynamodb, { p: N('1.0'), s: N('-0') });
  await put(dynamodb, { p: N('1'), s: N('0E5'), a: S('x') });
  expect(await get(dynamodb, { p: N('0.1E1'), s: N(0) })).toEqual({ p: N(1), s: N(0), a: S('x') });
});

describe('a condition that fails', () => {
  const failed = { name: 'ConditionalCheckFailedException', message: 'The conditional request failed', $fault: 'client' };
  const write = { TableName: 'Tab', ConditionExpression: 'attribute_not_exists(p)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };

  test('changes nothing, and the error carries the item if it is asked to', async () => {
    const dynamodb = await withTable();
    const item = { p: S('k'), a: N(1) };
    await put(dynamodb, item);
    const calls = [
      () => dynamodb.putItem({ ...write, Item: { p: S('k') } }),
      () => dynamodb.deleteItem({ ...write, Key: { p: S('k') } }),
      () => dynamodb.updateItem({ ...write, Key: { p: S('k') }, UpdateExpression: 'REMOVE a' }),
    ];
    for (const call of calls) await expect(call()).rejects.toMatchObject({ ...failed, Item: item });
    expect(await get(dynamodb, { p: S('k') })).toEqual(item);
  });

  test('carries no item where it is not asked to, or there is none', async () => {
    const dynamodb = await withTable();
    const absent = await dynamodb.putItem({ ...write, Item: { p: S('k') }, ConditionExpression: 'attribute_exists(p)' }).catch((error: unknown) => error);
    await put(dynamodb, { p: S('k') });
    const unasked = await dynamodb
      .putItem({ TableName: 'Tab', Item: { p: S('k') }, ConditionExpression: 'attribute_not_exists(p)' })
      .catch((error: unknown) => error);
    for (const error of [absent, unasked]) {
      expect(error).toMatchObject(failed);
      expect(error).not.toHaveProperty('Item');
    }
  });
});

test('put and delete give the old item when asked, and delete is idempotent', async () => {
  const dynamodb = await withTable();
  const asked = { TableName: 'Tab', ReturnValues: 'ALL_OLD' as const };
  expect((await dynamodb.putItem({ ...asked, Item: { p: S('k'), a: N(1) } })).Attributes).toBeUndefined();
  expect((await dynamodb.putItem({ ...asked, Item: { p: S('k'), a: N(2) } })).Attributes).toEqual({ p: S('k'), a: N(1) });
  expect((await dynamodb.deleteItem({ ...asked, Key: { p: S('k') } })).Attributes).toEqual({ p: S('k'), a: N(2) });
  expect((await dynamodb.deleteItem({ ...asked, Key: { p: S('k') } })).Attributes).toBeUndefined();
  for (const ReturnValues of ['ALL_NEW', 'UPDATED_OLD'] as const) {
    const message = validation('ReturnValues can only be ALL_OLD or NONE');
    expect(await refusal(dynamodb.putItem({ TableName: 'Tab', Item: { p: S('k') }, ReturnValues }))).toEqual(message);
    expect(await refusal(dynamodb.deleteItem({ TableName: 'Tab', Key: { p: S('k') }, ReturnValues }))).toEqual(message);
  }
});

test('a projection gives the parts that it names', async () => {
  const dynamodb = await withTable();
  await put(dynamodb, { p: S('k'), a: N(1), f: N(1), m: M({ x: M({ y: N(1), z: N(2) }), w: N(3) }), l: L(N(0), M({ q: N(1) }), N(2)) });
  const got = await dynamodb.getItem({
    TableName: 'Tab',
    Key: { p: S('k') },
    ProjectionExpression: 'a, m.x.#y, l[2], l[1].q, m.absent1, b[0], a2.z, f.g',
    ExpressionAttributeNames: { '#y': 'y' },
  });
  expect(got.Item).toEqual({ a: N(1), m: M({ x: M({ y: N(1) }) }), l: L(M({ q: N(1) }), N(2)) });
  // getmoto/moto issue 8297
  expect(await refusal(dynamodb.getItem({ TableName: 'Tab', Key: { p: S('k') }, ProjectionExpression: 'body, body' }))).toEqual(
    validation(
      'Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [body], path two: [body]',
    ),
  );
});

const kilobytes = (count: number): Item => ({ p: S('k'), a: { B: new Uint8Array(count * 1024 - 3) } });
const units = async (call: Promise<{ ConsumedCapacity?: object | undefined }>) => (await call).ConsumedCapacity;

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html: units of 4 KB to read, of 1 KB to write
describe('capacity', () => {
  const asked = { TableName: 'Tab', ReturnConsumedCapacity: 'TOTAL' as const };

  test.each([
    [1, 0.5, 1, 1],
    [4, 0.5, 1, 4],
    [5, 1, 2, 5],
    [400, 50, 100, 400],
  ])('%i KB cost %d units to read eventually, %i consistently, %i to write', async (size, eventual, consistent, write) => {
    const dynamodb = await withTable();
    expect(await units(dynamodb.putItem({ ...asked, Item: kilobytes(size) }))).toEqual({ TableName: 'Tab', CapacityUnits: write });
    expect(await units(dynamodb.getItem({ ...asked, Key: { p: S('k') } }))).toEqual({ TableName: 'Tab', CapacityUnits: eventual });
    expect(await units(dynamodb.getItem({ ...asked, Key: { p: S('k') }, ConsistentRead: true }))).toEqual({ TableName: 'Tab', CapacityUnits: consistent });
    expect(await units(dynamodb.updateItem({ ...asked, Key: { p: S('k') }, UpdateExpression: 'REMOVE a' }))).toEqual({
      TableName: 'Tab',
      CapacityUnits: write,
    });
    expect(await units(dynamodb.deleteItem({ ...asked, ReturnConsumedCapacity: 'INDEXES', Key: { p: S('k') } }))).toEqual({
      TableName: 'Tab',
      CapacityUnits: 1,
      Table: { CapacityUnits: 1 },
    });
    expect(await units(dynamodb.getItem({ ...asked, ReturnConsumedCapacity: 'NONE', Key: { p: S('k') } }))).toBeUndefined();
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
  test.each<[string, AttributeValue, number]>([
    ['text', S('é€😀'), 9],
    ['a long text', S('é'.repeat(70)), 140],
    ['a number of three digits', N('1.23'), 3],
    ['a negative number with zeros', N('-100200000'), 4],
    ['zero', N(0), 1],
    ['BOOL', { BOOL: true }, 1],
    ['NULL', { NULL: true }, 1],
    ['binary', B(1, 2, 3), 3],
    ['a set of texts', { SS: ['ab', 'c'] }, 3],
    ['a set of numbers', { NS: ['1', '22'] }, 4],
    ['a set of binaries', { BS: [Uint8Array.of(1), Uint8Array.of(2, 3)] }, 3],
    ['an empty list', L(), 3],
    ['a list', L(S('ab'), S('c')), 8],
    ['a map', M({ key: S('ab') }), 9],
  ])('%s counts %i bytes', async (_title, value, bytes) => {
    const dynamodb = await withTable();
    await put(dynamodb, { p: S('k'), a: value });
    expect((await dynamodb.describeTable({ TableName: 'Tab' })).Table).toMatchObject({ ItemCount: 1, TableSizeBytes: 3 + bytes });
  });
});

// recorded for putItem: tests/aws/services/stepfunctions/v2/error_handling/test_task_service_dynamodb.py::test_put_item_invalid_table_name
test.each<[string, unknown, string]>([
  [
    'a bad name',
    { TableName: '/x', Item: {} },
    "1 validation error detected: Value '/x' at 'tableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+",
  ],
  ['no name', { Item: {} }, "1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null"],
  [
    'an empty name',
    { TableName: '', Item: {} },
    "1 validation error detected: Value '' at 'tableName' failed to satisfy constraint: Member must have length greater than or equal to 1",
  ],
  [
    'two faults',
    { TableName: 'Tab', ReturnValues: 'SOME' },
    "2 validation errors detected: Value null at 'item' failed to satisfy constraint: Member must not be null; " +
      "Value 'SOME' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]",
  ],
])('a request with %s is refused', async (_title, input, message) => {
  expect(await refusal(service().putItem(input as never))).toEqual(validation(message));
});

const ids = async (): Promise<string[]> => {
  const dynamodb = service();
  const error = (await dynamodb.getItem({ TableName: 'None', Key: {} }).catch((fault: unknown) => fault)) as {
    $metadata: { requestId: string; httpStatusCode: number };
  };
  expect(error.$metadata.httpStatusCode).toBe(400);
  const { $metadata } = await dynamodb.listTables();
  expect($metadata.httpStatusCode).toBe(200);
  return [error.$metadata.requestId, $metadata.requestId];
};

test('every outcome has a request id, the same on every run', async () => {
  const [first, second] = await Promise.all([ids(), ids()]);
  expect(first).toEqual(second);
  expect(new Set(first).size).toBe(2);
  for (const id of first) expect(id).toMatch(/^[0-9A-V]{52}$/);
});

test('what is no request at all is refused, too', async () => {
  expect(await refusal(service().putItem(null as never))).toEqual({ name: 'SerializationException', message: 'NULL_VALUE cannot be converted to Map' });
});

// AWS answers a member of another type with SerializationException, whatever it is: nothing else comes of it
describe('a member of another type', () => {
  const Key = { p: S('k') };
  const TableName = 'Tab';
  const wrong: readonly unknown[] = [null, 1, 'x', true, [], {}];

  test.each<[keyof InMemoryDynamoDb, string, object, readonly unknown[]]>([
    ['putItem', 'TableName', { Item: Key }, [1, [], {}]],
    ['putItem', 'Item', { TableName }, [1, 'x', []]],
    ['putItem', 'ConditionExpression', { TableName, Item: Key }, [null, 1, [], {}]],
    ['putItem', 'ExpressionAttributeNames', { TableName, Item: Key, ConditionExpression: 'attribute_exists(a)' }, [null, 1, 'x', []]],
    ['putItem', 'ExpressionAttributeValues', { TableName, Item: Key, ConditionExpression: 'a = a2' }, [null, 1, 'x', []]],
    ['putItem', 'Expected', { TableName, Item: Key }, [null, 1, 'x', []]],
    ['updateItem', 'AttributeUpdates', { TableName, Key }, [null, 1, 'x', []]],
    ['updateItem', 'UpdateExpression', { TableName, Key }, [null, 1, [], {}]],
    ['getItem', 'AttributesToGet', { TableName, Key }, [null, 1, 'x', {}]],
    ['getItem', 'ConsistentRead', { TableName, Key }, [null, 1, 'x', [], {}]],
    ['query', 'KeyConditions', { TableName }, [null, 1, 'x', []]],
    ['scan', 'ScanFilter', { TableName }, [null, 1, 'x', []]],
    ['transactWriteItems', 'TransactItems', {}, [null, 1, 'x', {}, [null], [{ Put: null }], [{ Put: { TableName: 1 } }]]],
    ['transactWriteItems', 'ClientRequestToken', { TransactItems: [{ Put: { TableName, Item: Key } }] }, [null, 1, [], {}]],
    ['transactGetItems', 'TransactItems', {}, [[{ Get: null }], [{ Get: { TableName, Key: 'x' } }]]],
    ['batchGetItem', 'RequestItems', {}, [1, [], { Tab: null }, { Tab: { Keys: [null] } }]],
    ['batchWriteItem', 'RequestItems', {}, [1, [], { Tab: null }, { Tab: [null] }, { Tab: [{ PutRequest: 'x' }] }]],
    ['updateTimeToLive', 'TimeToLiveSpecification', { TableName }, [1, 'x', [], { Enabled: 'yes' }]],
    ['updateContinuousBackups', 'PointInTimeRecoverySpecification', { TableName }, [1, 'x', []]],
  ])('%s with %s', async (action, member, others, values) => {
    const dynamodb = await withTable();
    const call = dynamodb[action] as (input: object) => Promise<unknown>;
    for (const value of values) expect((await refusal(call.call(dynamodb, { ...others, [member]: value }))).name).toBe('SerializationException');
    for (const value of wrong) {
      const outcome = await call.call(dynamodb, { ...others, [member]: value }).catch((error: unknown) => error);
      expect(outcome).not.toBeInstanceOf(TypeError);
    }
  });
});

// 1 MiB of nested expressions: AWS's limits refuse them, and no stack overflows
test.each<[string, string]>([
  ['parentheses', '('.repeat(1 << 20)],
  ['NOT', 'NOT '.repeat(1 << 18)],
  ['calls', 'size('.repeat(200_000)],
  ['paths', `a${'.a'.repeat(1 << 19)}`],
])('a great nest of %s is refused', async (_title, expression) => {
  const dynamodb = await withTable();
  const Key = { p: S('k') };
  const size = (source: string) => `Expression size has exceeded the maximum allowed size; expression size: ${source.length}`;
  expect(await refusal(dynamodb.putItem({ TableName: 'Tab', Item: Key, ConditionExpression: expression }))).toEqual(
    validation(`Invalid ConditionExpression: ${size(expression)}`),
  );
  expect(await refusal(dynamodb.getItem({ TableName: 'Tab', Key, ProjectionExpression: expression }))).toEqual(
    validation(`Invalid ProjectionExpression: ${size(expression)}`),
  );
  const UpdateExpression = `SET a = ${expression}`;
  expect(await refusal(dynamodb.updateItem({ TableName: 'Tab', Key, UpdateExpression }))).toEqual(
    validation(`Invalid UpdateExpression: ${size(UpdateExpression)}`),
  );
});

// paritysuite/dynamodb-conformance captures/cross-region-latest.json: o_upd_nested_32_eav gives the text
test('values nested 100,000 deep are refused wherever they stand', async () => {
  const dynamodb = await withTable();
  const TableName = 'Tab';
  const Key = { p: S('k') };
  const deep = nest(100_000);
  const text = 'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit';
  const calls = [
    dynamodb.putItem({ TableName, Item: { ...Key, deep } }),
    dynamodb.batchWriteItem({ RequestItems: { Tab: [{ PutRequest: { Item: { ...Key, deep } } }] } }),
    dynamodb.transactWriteItems({ TransactItems: [{ Put: { TableName, Item: { ...Key, deep } } }], ClientRequestToken: 'token' }),
    dynamodb.putItem({ TableName, Item: Key, Expected: { a: { Value: deep } } }),
  ];
  for (const call of calls) expect(await refusal(call)).toEqual(validation(text));
});
