import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { QueryInput, ScanInput } from '../../../src/services/dynamodb/shapes';
import { B, N, refusal, S, validation, withTable } from './fixture';

const sorted = ['a', 'ab', 'abc', 'b', '\uffff', '\u{1f600}'];

async function letters(): Promise<InMemoryDynamoDb> {
  const dynamodb = await withTable('S');
  for (const [i, letter] of [...sorted].toReversed().entries()) await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('k'), s: S(letter), i: N(i) } });
  await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('other'), s: S('a') } });
  return dynamodb;
}

const query = (dynamodb: InMemoryDynamoDb, sortCondition: string, values: Item, more: Partial<QueryInput> = {}) =>
  dynamodb.query({
    TableName: 'Tab',
    KeyConditionExpression: sortCondition === '' ? 'p = :p' : `p = :p AND ${sortCondition}`,
    ExpressionAttributeValues: { ':p': S('k'), ...values },
    ...more,
  });
const found = ({ Items }: { Items?: Item[] | undefined }): string[] => Items!.map((item) => item['s']!.S!);

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
describe('a query', () => {
  test.each<[string, Item, readonly string[]]>([
    ['', {}, sorted],
    ['s = :v', { ':v': S('ab') }, ['ab']],
    ['s = :v', { ':v': S('aa') }, []],
    ['s < :v', { ':v': S('abc') }, ['a', 'ab']],
    ['s <= :v', { ':v': S('abc') }, ['a', 'ab', 'abc']],
    ['s > :v', { ':v': S('abc') }, ['b', '\uffff', '\u{1f600}']],
    ['s >= :v', { ':v': S('b') }, ['b', '\uffff', '\u{1f600}']],
    [':v <= s', { ':v': S('b') }, ['b', '\uffff', '\u{1f600}']],
    ['(s BETWEEN :v AND :w)', { ':v': S('aa'), ':w': S('b') }, ['ab', 'abc', 'b']],
    ['begins_with(s, :v)', { ':v': S('ab') }, ['ab', 'abc']],
    ['begins_with(s, :v)', { ':v': S('\u{1f600}') }, ['\u{1f600}']],
    ['begins_with(s, :v)', { ':v': S('\u{10ffff}') }, []],
    ['begins_with(s, :v)', { ':v': S('\udfff') }, []],
    ['begins_with(s, :v)', { ':v': S('zz') }, []],
  ])('with %s for %j finds %j, from above as from below', async (condition, values, expected) => {
    const dynamodb = await letters();
    const up = await query(dynamodb, condition, values);
    expect(found(up)).toEqual(expected);
    expect(up).toMatchObject({ Count: expected.length, ScannedCount: expected.length });
    expect(up.LastEvaluatedKey).toBeUndefined();
    expect(found(await query(dynamodb, condition, values, { ScanIndexForward: false }))).toEqual(expected.toReversed());
  });

  test('finds nothing where there is no such partition', async () => {
    expect(await query(await letters(), '', { ':p': S('none') })).toMatchObject({ Items: [], Count: 0, ScannedCount: 0 });
  });

  test('sorts numbers by value and binary keys by unsigned bytes', async () => {
    const numbers = await withTable('N');
    for (const n of ['10', '9', '-1', '0', '1e-5', '-2e10']) await numbers.putItem({ TableName: 'Tab', Item: { p: S('k'), s: N(n) } });
    const { Items } = await query(numbers, 's BETWEEN :v AND :w', { ':v': N(-1), ':w': N(10) });
    expect(Items!.map((item) => item['s']!.N)).toEqual(['-1', '0', '0.00001', '9', '10']);
    const bytes = await withTable('B');
    for (const b of [[255], [1, 255], [127], [1]]) await bytes.putItem({ TableName: 'Tab', Item: { p: S('k'), s: B(...b) } });
    const begins = await query(bytes, 'begins_with(s, :v)', { ':v': B(1) }, { ScanIndexForward: false });
    expect(begins.Items!.map((item) => Array.from(item['s']!.B!))).toEqual([[1, 255], [1]]);
    const all = await query(bytes, 'begins_with(s, :v)', { ':v': B(255) }, { ScanIndexForward: false });
    expect(all.Items!.map((item) => Array.from(item['s']!.B!))).toEqual([[255]]);
  });

  test('filters after the limit, and counts both', async () => {
    const filter = { FilterExpression: 'i < :i', Limit: 4 };
    const page = await query(await letters(), '', { ':i': N(4) }, filter);
    expect(page).toMatchObject({ Count: 2, ScannedCount: 4, LastEvaluatedKey: { p: S('k'), s: S('b') } });
    expect(found(page)).toEqual(['abc', 'b']);
  });

  test('an exactly full last page has a LastEvaluatedKey, and the next one is empty', async () => {
    const dynamodb = await letters();
    const page = await query(dynamodb, '', {}, { Limit: 6 });
    expect(page.LastEvaluatedKey).toEqual({ p: S('k'), s: S('\u{1f600}') });
    const next = await query(dynamodb, '', {}, { Limit: 6, ExclusiveStartKey: page.LastEvaluatedKey });
    expect(next).toMatchObject({ Items: [], Count: 0 });
    expect(next.LastEvaluatedKey).toBeUndefined();
  });

  test('Select COUNT gives no items; a projection only its attributes', async () => {
    const dynamodb = await letters();
    const count = await query(dynamodb, '', {}, { Select: 'COUNT' });
    expect(count).toMatchObject({ Count: 6, ScannedCount: 6 });
    expect(count).not.toHaveProperty('Items');
    const page = await query(
      dynamodb,
      's = :v',
      { ':v': S('a') },
      { ProjectionExpression: '#i', ExpressionAttributeNames: { '#i': 'i' }, Select: 'SPECIFIC_ATTRIBUTES' },
    );
    expect(page.Items).toEqual([{ i: N(5) }]);
  });

  test('ends its page at 1 MB, and costs by what was read', async () => {
    const dynamodb = await withTable('N');
    for (let i = 0; i < 4; i++) await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('k'), s: N(i), b: { B: new Uint8Array(350_000) } } });
    const page = await query(dynamodb, '', {}, { Select: 'COUNT', ReturnConsumedCapacity: 'TOTAL' });
    expect(page).toMatchObject({ Count: 3, LastEvaluatedKey: { p: S('k'), s: N(2) }, ConsumedCapacity: { CapacityUnits: 128.5 } });
    expect(await query(dynamodb, '', {}, { ExclusiveStartKey: page.LastEvaluatedKey, Select: 'COUNT' })).toMatchObject({ Count: 1 });
  });
});

/** All pages, one after the other. */
async function pages(next: (start: Item | undefined) => Promise<{ Items?: Item[] | undefined; LastEvaluatedKey?: Item | undefined }>): Promise<string[]> {
  const all: string[] = [];
  let start: Item | undefined;
  do {
    const page = await next(start);
    all.push(...found(page));
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return all;
}

test('pages of any size give what one page gives, in both directions, and also when the item that a page ended at is deleted', async () => {
  const dynamodb = await letters();
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      fc.constantFrom('', 's >= :v', 'begins_with(s, :v)'),
      fc.boolean(),
      async (Limit, ScanIndexForward, condition, deletes) => {
        const values: Item = condition === '' ? {} : { ':v': S('a') };
        const whole = found(await query(dynamodb, condition, values, { ScanIndexForward }));
        const deleted: Item[] = [];
        const paged = await pages(async (ExclusiveStartKey) => {
          const page = await query(dynamodb, condition, values, { ScanIndexForward, Limit, ExclusiveStartKey });
          if (deletes && page.LastEvaluatedKey !== undefined) {
            const { Attributes } = await dynamodb.deleteItem({ TableName: 'Tab', Key: page.LastEvaluatedKey, ReturnValues: 'ALL_OLD' });
            if (Attributes !== undefined) deleted.push(Attributes);
          }
          return page;
        });
        for (const item of deleted) await dynamodb.putItem({ TableName: 'Tab', Item: item });
        expect(paged).toEqual(whole);
      },
    ),
    { numRuns: 40 },
  );
});

const v = { ':v': S('a') };

// The texts are AWS's own, as users quote them.
test.each<[string, Partial<QueryInput>, string]>([
  [
    'no condition',
    { KeyConditionExpression: undefined, ExpressionAttributeValues: undefined },
    'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
  ],
  ['no partition key', { KeyConditionExpression: 's = :v' }, 'Query condition missed key schema element: p'],
  ['another attribute', { KeyConditionExpression: 'p = :v AND a = :v' }, 'Query condition missed key schema element: s'],
  ['three conditions', { KeyConditionExpression: 'p = :v AND a = :v AND s = :v' }, 'Query key condition not supported'],
  ['two on one key', { KeyConditionExpression: 'p = :v AND s > :v AND s < :v' }, 'KeyConditionExpressions must only contain one condition per key'],
  ['a range of partition keys', { KeyConditionExpression: 'p > :v' }, 'Query key condition not supported'],
  ['OR', { KeyConditionExpression: 'p = :v OR s = :v' }, 'Invalid operator used in KeyConditionExpression: OR'],
  ['NOT', { KeyConditionExpression: 'NOT p = :v' }, 'Invalid operator used in KeyConditionExpression: NOT'],
  ['IN', { KeyConditionExpression: 'p = :v AND s IN (:v)' }, 'Invalid operator used in KeyConditionExpression: IN'],
  ['<>', { KeyConditionExpression: 'p = :v AND s <> :v' }, 'Invalid operator used in KeyConditionExpression: <>'],
  ['contains', { KeyConditionExpression: 'p = :v AND contains(s, :v)' }, 'Invalid operator used in KeyConditionExpression: contains'],
  ['size', { KeyConditionExpression: 'p = :v AND size(s) = :v' }, 'Invalid operator used in KeyConditionExpression: size'],
  ['a nested attribute', { KeyConditionExpression: 'p.a = :v' }, 'KeyConditionExpressions cannot have conditions on nested attributes'],
  [
    'two attributes',
    { KeyConditionExpression: 'p = s', ExpressionAttributeValues: undefined },
    'Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition',
  ],
  ['no attribute', { KeyConditionExpression: ':v = :v' }, 'Invalid condition in KeyConditionExpression: No key attribute specified'],
  [
    'a key of another type',
    { ExpressionAttributeValues: { ':v': N(1) } },
    'One or more parameter values were invalid: Condition parameter type does not match schema type',
  ],
  [
    'an empty text',
    { KeyConditionExpression: 'p = :v AND begins_with(s, :w)', ExpressionAttributeValues: { ...v, ':w': S('') } },
    'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: s',
  ],
  ['a syntax error', { KeyConditionExpression: 'a-b' }, 'Invalid KeyConditionExpression: Syntax error; token: "-", near: "a-b"'],
  ['doubled parentheses', { KeyConditionExpression: '((p = :v))' }, 'Invalid KeyConditionExpression: The expression has redundant parentheses;'],
  [
    'a key in the filter',
    { FilterExpression: 'NOT a IN (:v) OR a BETWEEN :v AND :v AND b > :n AND size(s) > :n', ExpressionAttributeValues: { ...v, ':n': N(1) } },
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: s',
  ],
  [
    'a key in the filter',
    { FilterExpression: 'attribute_exists(p)' },
    'Filter Expression can only contain non-primary key attributes: Primary key attribute: p',
  ],
  ['a start in another partition', { ExclusiveStartKey: { p: S('b'), s: S('a') } }, 'The provided starting key is invalid'],
  ['a start that is no key', { ExclusiveStartKey: { p: S('a') } }, 'The provided starting key is invalid'],
  [
    'a start out of bounds',
    { KeyConditionExpression: 'p = :v AND s > :v', ExclusiveStartKey: { p: S('a'), s: S('a') } },
    'The provided starting key is outside query boundaries based on provided conditions',
  ],
  [
    'a limit of 0',
    { Limit: 0 },
    "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1",
  ],
  [
    'Select SPECIFIC_ATTRIBUTES alone',
    { Select: 'SPECIFIC_ATTRIBUTES' },
    'Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES',
  ],
  ['COUNT with a projection', { Select: 'COUNT', ProjectionExpression: 'a' }, 'Cannot specify the ProjectionExpression when choosing to get only the Count'],
  [
    'ALL_ATTRIBUTES with a projection',
    { Select: 'ALL_ATTRIBUTES', ProjectionExpression: 'a' },
    'Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES',
  ],
  ['ALL_PROJECTED_ATTRIBUTES', { Select: 'ALL_PROJECTED_ATTRIBUTES' }, 'ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName'],
])('a query with %s is refused', async (_title, input, message) => {
  const dynamodb = await withTable('S');
  const call = dynamodb.query({ TableName: 'Tab', KeyConditionExpression: 'p = :v', ExpressionAttributeValues: v, ...input });
  expect(await refusal(call)).toEqual(validation(message));
});

test('a table without a sort key takes one condition', async () => {
  const dynamodb = await withTable();
  await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('a') } });
  const input = { TableName: 'Tab', ExpressionAttributeValues: v };
  expect(await dynamodb.query({ ...input, KeyConditionExpression: 'p = :v' })).toMatchObject({ Items: [{ p: S('a') }], Count: 1 });
  expect(await refusal(dynamodb.query({ ...input, KeyConditionExpression: 'p = :v AND s = :v' }))).toEqual(validation('Query key condition not supported'));
});

const many = async (): Promise<[InMemoryDynamoDb, string[]]> => {
  const dynamodb = await withTable('S');
  const names: string[] = [];
  for (let i = 0; i < 60; i++) {
    names.push(`${i % 20}/${i}`);
    await dynamodb.putItem({ TableName: 'Tab', Item: { p: S(`p${i % 20}`), s: S(`${i % 20}/${i}`) } });
  }
  return [dynamodb, names.toSorted()];
};

const scan = (dynamodb: InMemoryDynamoDb, more: Partial<ScanInput> = {}) => dynamodb.scan({ TableName: 'Tab', ...more });

describe('a scan', () => {
  test('comes to every item once, in pages of any size and in any number of segments', async () => {
    const [dynamodb, names] = await many();
    for (const Limit of [undefined, 1, 2, 7, 60]) {
      expect((await pages((ExclusiveStartKey) => scan(dynamodb, { Limit, ExclusiveStartKey }))).toSorted()).toEqual(names);
    }
    for (const TotalSegments of [1, 2, 3, 64]) {
      const segments = Array.from({ length: TotalSegments }, (_, Segment) =>
        pages((ExclusiveStartKey) => scan(dynamodb, { Segment, TotalSegments, Limit: 5, ExclusiveStartKey })),
      );
      expect((await Promise.all(segments)).flat().toSorted()).toEqual(names);
    }
  });

  test('goes on after an item and a partition that are gone', async () => {
    const [dynamodb] = await many();
    const whole = found(await scan(dynamodb));
    const first = await scan(dynamodb, { Limit: 4 });
    for (const item of first.Items!) await dynamodb.deleteItem({ TableName: 'Tab', Key: { p: item['p']!, s: item['s']! } });
    expect(found(await scan(dynamodb, { ExclusiveStartKey: first.LastEvaluatedKey }))).toEqual(whole.slice(4));
  });

  test('filters by any attribute, keys too', async () => {
    const [dynamodb] = await many();
    const page = await scan(dynamodb, { FilterExpression: 'begins_with(s, :v)', ExpressionAttributeValues: { ':v': S('7/') } });
    expect(page).toMatchObject({ Count: 3, ScannedCount: 60 });
  });

  test.each<[Partial<ScanInput>, string]>([
    [{ Segment: 1 }, 'The TotalSegments parameter is required but was not present in the request when Segment parameter is present'],
    [{ TotalSegments: 1 }, 'The Segment parameter is required but was not present in the request when parameter TotalSegments is present'],
    [
      { Segment: 4, TotalSegments: 4 },
      'The Segment parameter is zero-based and must be less than parameter TotalSegments: Segment: 4 is not less than TotalSegments: 4',
    ],
    [
      { Segment: -1, TotalSegments: 1_000_001 },
      "2 validation errors detected: Value '-1' at 'segment' failed to satisfy constraint: Member must have value greater than or equal to 0; " +
        "Value '1000001' at 'totalSegments' failed to satisfy constraint: Member must have value less than or equal to 1000000",
    ],
    [
      { Segment: 0, TotalSegments: 1000, ExclusiveStartKey: { p: S('p1'), s: S('a') } },
      'The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment. TotalSegments: 1000 Segment: 0',
    ],
    // Seen on AWS: https://github.com/awslabs/dynamodb-data-mapper-js/issues/39
    [{ ExclusiveStartKey: { p: S('a') } }, 'The provided starting key is invalid: The provided key element does not match the schema'],
    [{ FilterExpression: 'a-b' }, 'Invalid FilterExpression: Syntax error; token: "-", near: "a-b"'],
  ])('with %j is refused', async (input, message) => {
    expect(await refusal(scan(await withTable('S'), input))).toEqual(validation(message));
  });
});
