import { describe, expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import type { UpdateItemInput } from '../../../src/services/dynamodb/shapes';
import { B, L, M, N, refusal, S, validation, withTable } from './fixture';

/** What an update makes of an item of key `k`; undefined where there is none. */
async function update(before: Item | undefined, input: Partial<UpdateItemInput>) {
  const dynamodb = await withTable();
  if (before !== undefined) await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('k'), ...before } });
  const { Attributes } = await dynamodb.updateItem({ TableName: 'Tab', Key: { p: S('k') }, ...input });
  const { Item } = await dynamodb.getItem({ TableName: 'Tab', Key: { p: S('k') } });
  return { Attributes, Item };
}

async function after(before: Item | undefined, UpdateExpression: string, values: Item = {}): Promise<Item> {
  const { Item } = await update(before, { UpdateExpression, ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }) });
  const { p, ...rest } = Item!;
  expect(p).toEqual(S('k'));
  return rest;
}

const set = (...texts: string[]) => ({ SS: texts });
const three = L(N(0), N(1), N(2));

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
describe('an update', () => {
  test.each<[string, Item | undefined, Item, Item]>([
    ['SET a = :v', undefined, { ':v': N('1.0') }, { a: N(1) }],
    ['SET a = :v', { a: S('x'), b: N(2) }, { ':v': N(1) }, { a: N(1), b: N(2) }],
    ['SET a = b, b = a', { a: N(1), b: N(2) }, {}, { a: N(2), b: N(1) }], // right-hand sides read the item before
    ['SET a = a + :v', { a: N('0.1') }, { ':v': N('0.2') }, { a: N('0.3') }],
    ['SET a = b - :v', { b: N(5) }, { ':v': N(7) }, { a: N(-2), b: N(5) }],
    ['SET a = :v - b', { b: N('12345678901234567890') }, { ':v': N('12345678901234567891') }, { a: N(1), b: N('12345678901234567890') }],
    ['SET a = if_not_exists(a, :v)', { a: N(1) }, { ':v': N(9) }, { a: N(1) }],
    ['SET a = if_not_exists(a, :v) + :v', undefined, { ':v': N(9) }, { a: N(18) }],
    ['SET a = if_not_exists(m.x, a)', { a: N(3), m: M({}) }, {}, { a: N(3), m: M({}) }],
    ['SET a = list_append(a, :v)', { a: L(N(1)) }, { ':v': L(N(2)) }, { a: L(N(1), N(2)) }],
    ['SET a = list_append(:v, if_not_exists(a, :w))', undefined, { ':v': L(N(2)), ':w': L() }, { a: L(N(2)) }],
    ['SET m.x = :v', { m: M({ y: N(1) }) }, { ':v': N(2) }, { m: M({ y: N(1), x: N(2) }) }],
    ['SET m.n.x = :v', { m: M({ n: M({}) }) }, { ':v': N(2) }, { m: M({ n: M({ x: N(2) }) }) }],
    ['SET a[1] = :v', { a: three }, { ':v': S('x') }, { a: L(N(0), S('x'), N(2)) }],
    ['SET a[1].x = :v', { a: L(N(0), M({})) }, { ':v': S('x') }, { a: L(N(0), M({ x: S('x') })) }],
    // "the elements are sorted in order by element number" past the end
    ['SET a[9] = :x, a[7] = :v, a[0] = :z', { a: three }, { ':v': S('v'), ':x': S('x'), ':z': S('z') }, { a: L(S('z'), N(1), N(2), S('v'), S('x')) }],
    ['REMOVE a', { a: N(1), b: N(2) }, {}, { b: N(2) }],
    ['REMOVE a', { b: N(2) }, {}, { b: N(2) }],
    ['REMOVE m.x, m.y', { m: M({ x: N(1), z: N(2) }) }, {}, { m: M({ z: N(2) }) }],
    ['REMOVE a[0], a[2]', { a: three }, {}, { a: L(N(1)) }],
    ['REMOVE a[0], b, a[1]', { a: three, b: N(1) }, {}, { a: L(N(2)) }],
    ['REMOVE m.n.x', { m: M({ n: M({ x: N(1), y: N(2) }) }) }, {}, { m: M({ n: M({ y: N(2) }) }) }],
    ['REMOVE a[7]', { a: three }, {}, { a: three }],
    ['REMOVE a[0], a[1].x', { a: L(N(0), M({ x: N(1), y: N(2) })) }, {}, { a: L(M({ y: N(2) })) }],
    ['REMOVE b[1], a[0], a[1]', { a: three, b: three }, {}, { a: L(N(2)), b: L(N(0), N(2)) }],
    ['SET a[1] = :v REMOVE a[0]', { a: three }, { ':v': S('x') }, { a: L(S('x'), N(2)) }],
    ['ADD a :v', { a: N(1) }, { ':v': N(-3) }, { a: N(-2) }],
    ['ADD a :v', undefined, { ':v': N(4) }, { a: N(4) }],
    ['ADD a :v', undefined, { ':v': set('x') }, { a: set('x') }],
    ['ADD a :v', { a: set('x', 'y') }, { ':v': set('y', 'z') }, { a: set('x', 'y', 'z') }],
    ['ADD a :v', { a: { NS: ['1'] } }, { ':v': { NS: ['1.0', '2'] } }, { a: { NS: ['1', '2'] } }],
    [
      'ADD a :v',
      { a: { BS: [Uint8Array.of(1)] } },
      { ':v': { BS: [Uint8Array.of(1), Uint8Array.of(2)] } },
      { a: { BS: [Uint8Array.of(1), Uint8Array.of(2)] } },
    ],
    ['ADD m.x :v', { m: M({ x: N(1) }) }, { ':v': N(1) }, { m: M({ x: N(2) }) }],
    ['DELETE a :v', { a: set('x', 'y') }, { ':v': set('y', 'z') }, { a: set('x') }],
    ['DELETE a :v', { a: set('x') }, { ':v': set('x') }, {}], // there are no empty sets
    ['DELETE a :v', { a: { NS: ['1', '2'] } }, { ':v': { NS: ['2.0'] } }, { a: { NS: ['1'] } }],
    ['DELETE a :v', { a: { BS: [Uint8Array.of(1), Uint8Array.of(2)] } }, { ':v': { BS: [Uint8Array.of(2)] } }, { a: { BS: [Uint8Array.of(1)] } }],
    ['DELETE a :v', { a: { BS: [Uint8Array.of(1)] } }, { ':v': { BS: [Uint8Array.of(1)] } }, {}],
    ['DELETE a :v', undefined, { ':v': set('x') }, {}],
    ['SET a = :v REMOVE b ADD c :n DELETE d :s', { b: N(1), d: set('x', 'y') }, { ':v': N(1), ':n': N(2), ':s': set('x') }, { a: N(1), c: N(2), d: set('y') }],
  ])('%s of %j with %j gives %j', async (expression, before, values, expected) => {
    expect(await after(before, expression, values)).toEqual(expected);
  });

  test('an item that is not there is made of its key alone', async () => {
    expect(await update(undefined, {})).toEqual({ Attributes: undefined, Item: { p: S('k') } });
  });

  test('names like those that objects inherit are plain names', async () => {
    const { Item } = await update(
      { m: M({}) },
      {
        UpdateExpression: 'SET #a = :v, m.#a = :v, #b = :v',
        ExpressionAttributeNames: { '#a': '__proto__', '#b': 'constructor' },
        ExpressionAttributeValues: { ':v': N(1) },
      },
    );
    expect(Object.entries(Item!).map(([name, value]) => [name, value.N ?? Object.keys(value.M ?? {})])).toEqual([
      ['p', []],
      ['m', ['__proto__']],
      ['__proto__', '1'],
      ['constructor', '1'],
    ]);
  });
});

const path = 'The document path provided in the update expression is invalid for update';
const type = 'An operand in the update expression has an incorrect data type';
const absent = 'The provided expression refers to an attribute that does not exist in the item';
const invalid = (text: string): string => `Invalid UpdateExpression: ${text}`;

// The texts are AWS's own, as users quote them; overlaps: getmoto/moto issues 5429 and 8582.
test.each<[string, Item | undefined, Item, string]>([
  ['SET m.x = :v', undefined, { ':v': N(1) }, path],
  ['SET m.x = :v', { m: N(1) }, { ':v': N(1) }, path],
  ['SET m[0] = :v', { m: M({}) }, { ':v': N(1) }, path],
  ['SET a[5].x = :v', { a: three }, { ':v': N(1) }, path],
  ['REMOVE m.x', undefined, {}, path],
  ['REMOVE m[0]', { m: M({}) }, {}, path],
  ['REMOVE a[5].x', { a: three }, {}, path],
  ['SET a = b', undefined, {}, absent],
  ['SET a = a + :v', undefined, { ':v': N(1) }, absent],
  ['SET a = a + :v', { a: S('1') }, { ':v': N(1) }, type],
  ['SET a = list_append(a, :v)', { a: N(1) }, { ':v': L() }, type],
  ['ADD a :v', { a: S('x') }, { ':v': N(1) }, type],
  ['DELETE a :v', { a: { NS: ['1'] } }, { ':v': set('1') }, type],
  ['SET p = :v', undefined, { ':v': S('x') }, 'One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key'],
  ['REMOVE p', undefined, {}, 'One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key'],
  ['ADD p :v', undefined, { ':v': N(1) }, 'One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key'],
  ['DELETE p :v', undefined, { ':v': set('x') }, 'One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key'],
  [
    'SET f = :v, f = :v',
    undefined,
    { ':v': N(1) },
    invalid('Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [f], path two: [f]'),
  ],
  ['SET some = :v REMOVE some.nested.hello', undefined, { ':v': N(1) }, invalid('Attribute name is a reserved keyword; reserved keyword: some')],
  [
    'SET extra = :v REMOVE extra.nested[1]',
    undefined,
    { ':v': N(1) },
    invalid('Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [extra], path two: [extra, nested, [1]]'),
  ],
  [
    'SET a.b = :v REMOVE a[1]',
    undefined,
    { ':v': N(1) },
    invalid('Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [1]]'),
  ],
  ['SET a = foo(b)', undefined, {}, invalid('Invalid function name; function: foo')],
  ['SET a = size(b)', undefined, {}, invalid('The function is not allowed in an update expression; function: size')],
  [
    'SET a = if_not_exists(b)',
    undefined,
    {},
    invalid('Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1'),
  ],
  ['SET a = if_not_exists(:v, b)', undefined, { ':v': N(1) }, invalid('Operator or function requires a document path; operator or function: if_not_exists')],
  [
    'SET a = list_append(a, :v)',
    undefined,
    { ':v': M({}) },
    invalid('Incorrect operand type for operator or function; operator or function: list_append, operand type: M'),
  ], // aws-sdk-js-v3 issue 7171
  ['SET a = a + :v', undefined, { ':v': S('1') }, invalid('Incorrect operand type for operator or function; operator or function: +, operand type: S')],
  [
    'ADD a :v',
    undefined,
    { ':v': S('1') },
    invalid('Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND'),
  ],
  [
    'DELETE a :v',
    undefined,
    { ':v': N(1) },
    invalid('Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND'),
  ],
  ['SET a = :v', { b: { B: new Uint8Array(300_000) } }, { ':v': { B: new Uint8Array(110_000) } }, 'Item size to update has exceeded the maximum allowed size'],
])('%s of %j is refused', async (expression, before, values, message) => {
  expect(await refusal(after(before, expression, values))).toEqual(validation(message));
});

const deep = (levels: number): Item => ({ a: Array.from({ length: levels }).reduce<ReturnType<typeof M>>((inside) => M({ x: inside }), N(1)) });

test('what an update nests deeper than 32 levels is refused', async () => {
  const input = { UpdateExpression: 'SET m.x = :v', ExpressionAttributeValues: { ':v': L(deep(30).a!) } };
  expect((await update({ m: M({}) }, input)).Item?.['m']).toBeDefined();
  expect(await refusal(update({ m: M({}) }, { ...input, ExpressionAttributeValues: { ':v': L(deep(31).a!) } }))).toEqual(
    validation('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'),
  );
});

const before = { a: N(1), m: M({ x: N(1), y: N(2) }), l: L(N(0), N(1)), gone: S('x') };
const changes = {
  UpdateExpression: 'SET a = a + :v, m.x = :v, l[1] = :v, fresh = :v REMOVE gone',
  ExpressionAttributeValues: { ':v': N(5) },
};
const all = { p: S('k'), a: N(6), m: M({ x: N(5), y: N(2) }), l: L(N(0), N(5)), fresh: N(5) };

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html, ReturnValues
test.each<[UpdateItemInput['ReturnValues'], Item | undefined]>([
  [undefined, undefined],
  ['NONE', undefined],
  ['ALL_OLD', { p: S('k'), ...before }],
  ['ALL_NEW', all],
  ['UPDATED_OLD', { a: N(1), m: M({ x: N(1) }), l: L(N(1)), gone: S('x') }],
  ['UPDATED_NEW', { a: N(6), m: M({ x: N(5) }), l: L(N(5)), fresh: N(5) }],
])('ReturnValues %s gives %j', async (ReturnValues, expected) => {
  expect(await update(before, { ...changes, ReturnValues })).toEqual({ Attributes: expected, Item: all });
});

test.each<[NonNullable<UpdateItemInput['ReturnValues']>, Item | undefined]>([
  ['ALL_OLD', undefined],
  ['UPDATED_OLD', undefined],
  ['UPDATED_NEW', { a: N(1) }],
  ['ALL_NEW', { p: S('k'), a: N(1) }],
])('of an item that was not there %s gives %j', async (ReturnValues, expected) => {
  expect((await update(undefined, { UpdateExpression: 'SET a = :v', ExpressionAttributeValues: { ':v': N(1) }, ReturnValues })).Attributes).toEqual(expected);
});

test('without an expression nothing is updated, so nothing is returned', async () => {
  for (const ReturnValues of ['UPDATED_NEW', 'UPDATED_OLD'] as const) expect((await update(before, { ReturnValues })).Attributes).toBeUndefined();
});

test('a projection leaves out what is not there', async () => {
  const { Attributes } = await update({ m: M({ x: N(1) }), l: L(N(0)), b: B(1) }, { UpdateExpression: 'REMOVE m.x, l[0], l[3]', ReturnValues: 'UPDATED_NEW' });
  expect(Attributes).toBeUndefined();
});
