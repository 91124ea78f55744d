import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import { B, L, M, N, refusal, S, validation, withTable } from './fixture';

const item: Item = {
  p: S('k'),
  word: S('hello'),
  num: N(10),
  big: N('12345678901234567890'),
  bytes: B(1, 2, 255),
  truth: { BOOL: true },
  nil: { NULL: true },
  texts: { SS: ['a', 'b'] },
  nums: { NS: ['1', '2.50'] },
  blobs: { BS: [Uint8Array.of(1), Uint8Array.of(2)] },
  list1: L(S('x'), N(1), L(S('deep'))),
  map1: M({ a: M({ b: N(1) }), constructorX: S('c') }),
};

const dynamodb = await withTable();
await dynamodb.putItem({ TableName: 'Tab', Item: item });

/** Whether a filter finds the item. */
async function finds(FilterExpression: string, values: Item = {}, names: Record<string, string> = {}): Promise<boolean> {
  const { Count } = await dynamodb.scan({
    TableName: 'Tab',
    FilterExpression,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
    ...(Object.keys(names).length > 0 && { ExpressionAttributeNames: names }),
  });
  return Count === 1;
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
describe('conditions', () => {
  test.each<[string, Item, boolean]>([
    ['word = :v', { ':v': S('hello') }, true],
    ['word = :v', { ':v': S('Hello') }, false],
    ['word <> :v', { ':v': S('Hello') }, true],
    ['word <> :v', { ':v': S('hello') }, false],
    ['word < :v', { ':v': S('hellp') }, true],
    ['word <= :v', { ':v': S('hello') }, true],
    ['word > :v', { ':v': S('hello') }, false],
    ['word >= :v', { ':v': S('hello') }, true],
    [':v = word', { ':v': S('hello') }, true],
    ['num = :v', { ':v': N('1E1') }, true],
    ['num < :v', { ':v': N(9) }, false],
    ['num > :v', { ':v': N('9.999') }, true],
    ['big < :v', { ':v': N('12345678901234567891') }, true],
    ['big > :v', { ':v': N('12345678901234567889') }, true],
    ['bytes = :v', { ':v': B(1, 2, 255) }, true],
    ['bytes = :v', { ':v': B(1, 2) }, false],
    ['bytes > :v', { ':v': B(1, 2, 127) }, true],
    ['bytes < :v', { ':v': B(1, 2, 127) }, false],
    ['truth = :v', { ':v': { BOOL: true } }, true],
    ['truth = :v', { ':v': { BOOL: false } }, false],
    ['nil = :v', { ':v': { NULL: true } }, true],
    ['texts = :v', { ':v': { SS: ['b', 'a'] } }, true],
    ['texts = :v', { ':v': { SS: ['b', 'a', 'c'] } }, false],
    ['nums = :v', { ':v': { NS: ['2.5', '1.0'] } }, true],
    ['blobs = :v', { ':v': { BS: [Uint8Array.of(2), Uint8Array.of(1)] } }, true],
    ['blobs = :v', { ':v': { BS: [Uint8Array.of(2), Uint8Array.of(3)] } }, false],
    ['list1 = :v', { ':v': L(S('x'), N('1.0'), L(S('deep'))) }, true],
    ['list1 = :v', { ':v': L(S('x'), N(1)) }, false],
    ['map1.a = :v', { ':v': M({ b: N(1) }) }, true],
    ['map1.a = :v', { ':v': M({ c: N(1) }) }, false],
    ['map1.a = :v', { ':v': M({ b: N(1), c: N(1) }) }, false],
    // values of two types are unequal and have no order
    ['num = :v', { ':v': S('10') }, false],
    ['num <> :v', { ':v': S('10') }, true],
    ['num < :v', { ':v': S('99') }, false],
    ['num >= :v', { ':v': S('0') }, false],
    ['truth = :v', { ':v': { NULL: true } }, false],
    ['list1 < :v', { ':v': N(1) }, false],
    // what is absent is unequal to everything
    ['absent = :v', { ':v': N(1) }, false],
    ['absent <> :v', { ':v': N(1) }, true],
    ['absent < :v', { ':v': N(1) }, false],
    ['NOT absent = :v', { ':v': N(1) }, true],
    ['map1.a.b.c = :v', { ':v': N(1) }, false],
    ['list1[9] = :v', { ':v': N(1) }, false],
    ['list1.a = :v', { ':v': N(1) }, false],
    ['map1[0] = :v', { ':v': N(1) }, false],
    ['list1[2][0] = :v', { ':v': S('deep') }, true],
    ['map1.a.b = list1[1]', {}, true],
    ['num BETWEEN :a AND :b', { ':a': N(10), ':b': N(11) }, true],
    ['num BETWEEN :a AND :b', { ':a': N(11), ':b': N(12) }, false],
    ['absent BETWEEN :a AND :b', { ':a': N(11), ':b': N(12) }, false],
    ['word IN (:a, :b)', { ':a': S('x'), ':b': S('hello') }, true],
    ['word IN (:a)', { ':a': S('x') }, false],
    ['attribute_exists(map1.a.b)', {}, true],
    ['attribute_exists(map1.z)', {}, false],
    ['attribute_not_exists(absent)', {}, true],
    ['attribute_not_exists(word)', {}, false],
    ['attribute_type(list1, :t)', { ':t': S('L') }, true],
    ['attribute_type(list1, :t)', { ':t': S('M') }, false],
    ['attribute_type(absent, :t)', { ':t': S('M') }, false],
    ['begins_with(word, :v)', { ':v': S('he') }, true],
    ['begins_with(word, :v)', { ':v': S('el') }, false],
    ['begins_with(bytes, :v)', { ':v': B(1, 2) }, true],
    ['begins_with(num, :v)', { ':v': S('1') }, false],
    ['contains(word, :v)', { ':v': S('ell') }, true],
    ['contains(word, :v)', { ':v': N(1) }, false],
    ['contains(bytes, :v)', { ':v': B(2, 255) }, true],
    ['contains(bytes, :v)', { ':v': S('a') }, false],
    ['contains(texts, :v)', { ':v': S('b') }, true],
    ['contains(texts, :v)', { ':v': S('c') }, false],
    ['contains(nums, :v)', { ':v': N('2.5') }, true],
    ['contains(nums, :v)', { ':v': S('2.5') }, false],
    ['contains(blobs, :v)', { ':v': B(2) }, true],
    ['contains(blobs, :v)', { ':v': S('a') }, false],
    ['contains(list1, :v)', { ':v': L(S('deep')) }, true],
    ['contains(num, :v)', { ':v': N(1) }, false],
    ['contains(num, :v)', { ':v': B(1) }, false],
    ['size(word) = :v', { ':v': N(5) }, true],
    ['size(bytes) = :v', { ':v': N(3) }, true],
    ['size(texts) = :v', { ':v': N(2) }, true],
    ['size(nums) = :v', { ':v': N(2) }, true],
    ['size(blobs) = :v', { ':v': N(2) }, true],
    ['size(list1) = :v', { ':v': N(3) }, true],
    ['size(map1) = :v', { ':v': N(2) }, true],
    ['size(num) >= :v', { ':v': N(0) }, false],
    ['size(absent) >= :v', { ':v': N(0) }, false],
    ['size(:t) = :v', { ':t': S('abc'), ':v': N(3) }, true],
    ['word = :v OR num = :v', { ':v': S('hello') }, true],
    ['word = :v AND num = :v', { ':v': S('hello') }, false],
  ])('%s with %j is %s', async (expression, values, expected) => {
    expect(await finds(expression, values)).toBe(expected);
  });

  test.each(['constructor', 'toString', '__proto__', 'hasOwnProperty'])('an item does not have %s by inheritance', async (name) => {
    expect(await finds('attribute_exists(#n)', {}, { '#n': name })).toBe(false);
    expect(await finds('attribute_exists(map1.#n)', {}, { '#n': name })).toBe(false);
  });
});

const value = { ':v': S('a') };
const invalid = (text: string) => validation(`Invalid FilterExpression: ${text}`);

// The texts are AWS's own, as users quote them.
test.each<[string, Item, { name: string; message: string }]>([
  ['foo(word, :v)', value, invalid('Invalid function name; function: foo')],
  ['size(word)', {}, invalid('The function is not allowed to be used this way in an expression; function: size')],
  ['begins_with(word, :v) = :v', value, invalid('The function is not allowed to be used this way in an expression; function: begins_with')],
  ['if_not_exists(word, :v) = :v', value, invalid('The function is not allowed in a condition expression; function: if_not_exists')],
  [
    'attribute_exists(word, :v)',
    value,
    invalid('Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2'),
  ],
  ['attribute_exists(:v)', value, invalid('Operator or function requires a document path; operator or function: attribute_exists')],
  ['begins_with(word, :v)', { ':v': N(1) }, invalid('Incorrect operand type for operator or function; operator or function: begins_with, operand type: N')],
  ['begins_with(:v, word)', { ':v': N(1) }, invalid('Incorrect operand type for operator or function; operator or function: begins_with, operand type: N')],
  ['word < :v', { ':v': { BOOL: true } }, invalid('Incorrect operand type for operator or function; operator or function: <, operand type: BOOL')],
  ['word BETWEEN :v AND :v', { ':v': L() }, invalid('Incorrect operand type for operator or function; operator or function: BETWEEN, operand type: L')],
  ['size(:v) = :v', { ':v': N(1) }, invalid('Incorrect operand type for operator or function; operator or function: size, operand type: N')],
  ['size(size(word)) = :v', { ':v': N(1) }, invalid('Incorrect operand type for operator or function; operator or function: size, operand type: N')],
  [
    'attribute_type(word, :v)',
    { ':v': N(1) },
    invalid('Incorrect operand type for operator or function; operator or function: attribute_type, operand type: N'),
  ],
  ['attribute_type(word, num)', {}, invalid('Incorrect operand type for operator or function; operator or function: attribute_type, operand type: PATH')],
  ['attribute_type(word, :v)', { ':v': S('X') }, invalid('Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}')],
  [
    'word = word',
    {},
    invalid('The first operand must be distinct from the remaining operands for this operator or function; operator: =, first operand: [word]'),
  ],
  [
    'contains(map1.a[0], map1.a[0])',
    {},
    invalid('The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [map1, a, [0]]'),
  ],
  [
    'word IN (num, word)',
    {},
    invalid('The first operand must be distinct from the remaining operands for this operator or function; operator: IN, first operand: [word]'),
  ],
  [
    'num BETWEEN :a AND :b',
    { ':a': N(2), ':b': N(1) },
    invalid(
      'The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}',
    ),
  ],
  [
    'num BETWEEN :a AND :b',
    { ':a': N(2), ':b': B(1) },
    invalid(
      'The BETWEEN operator requires same data type for lower and upper bounds; lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {B:AQ==}',
    ),
  ],
  ['word = :w AND num = :v', value, invalid('An expression attribute value used in expression is not defined; attribute value: :w')],
  ['NOT #n = :v', value, invalid('An expression attribute name used in the document path is not defined; attribute name: #n')],
  ['attribute_exists(word)', value, validation('Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}')],
  ['attribute_exists(word)', { v: S('a') }, validation('ExpressionAttributeValues contains invalid key: Syntax error; key: "v"')],
  [
    'word = :v',
    { ':v': {} as never },
    validation(
      'ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :v',
    ),
  ],
  ['word = :v', { ':v': { S: 5 } as never }, { name: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to String' }],
])('the filter %s with %j is refused', async (expression, values, message) => {
  expect(await refusal(finds(expression, values))).toEqual(message);
});

test.each([
  [{ '#a': 'text', '#b': 'num' }, 'Value provided in ExpressionAttributeNames unused in expressions: keys: {#b}'],
  [{ a: 'text' }, 'ExpressionAttributeNames contains invalid key: Syntax error; key: "a"'],
])('the names %j are refused', async (names, message) => {
  expect(await refusal(finds('attribute_exists(#a)', {}, names))).toEqual(validation(message));
});

test('placeholders need expressions, and are not empty', async () => {
  const key = { TableName: 'Tab', Key: { p: S('k') } };
  const cases: [Promise<unknown>, string][] = [
    [
      dynamodb.putItem({ TableName: 'Tab', Item: item, ExpressionAttributeValues: value }),
      'ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null',
    ],
    [
      dynamodb.updateItem({ ...key, ExpressionAttributeValues: value }),
      'ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null',
    ],
    [
      dynamodb.scan({ TableName: 'Tab', ExpressionAttributeValues: value }),
      'ExpressionAttributeValues can only be specified when using expressions: FilterExpression is null',
    ],
    [dynamodb.getItem({ ...key, ExpressionAttributeNames: { '#a': 'a' } }), 'ExpressionAttributeNames can only be specified when using expressions'],
    [dynamodb.getItem({ ...key, ProjectionExpression: 'a', ExpressionAttributeNames: {} }), 'ExpressionAttributeNames must not be empty'],
    [dynamodb.deleteItem({ ...key, ConditionExpression: 'a = :v', ExpressionAttributeValues: {} }), 'ExpressionAttributeValues must not be empty'],
  ];
  for (const [call, message] of cases) expect(await refusal(call)).toEqual(validation(message));
});
