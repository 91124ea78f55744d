import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Comparator, Condition, Operand, Path, SetAction, Update, ValueAction } from '../../../src/services/dynamodb/expressions/ast';
import { remembered } from '../../../src/services/dynamodb/expressions/expression-cache';
import { parseCondition } from '../../../src/services/dynamodb/expressions/parse-condition';
import { parseProjection } from '../../../src/services/dynamodb/expressions/parse-projection';
import { parseUpdate } from '../../../src/services/dynamodb/expressions/parse-update';
import { printCondition, printPath, printUpdate } from '../../../src/services/dynamodb/expressions/print';
import { isReservedWord, RESERVED_WORDS } from '../../../src/services/dynamodb/expressions/reserved-words';

const name = fc.constantFrom('a', 'Bc', 'd_1', '#n', '#9');
const path: fc.Arbitrary<Path> = fc
  .tuple(name, fc.array(fc.oneof(name, fc.nat({ max: 99 })), { maxLength: 3 }))
  .map(([first, rest]) => ({ kind: 'path', steps: [first, ...rest] }));
const value = fc.constantFrom(':v', ':2', ':x_y').map((text) => ({ kind: 'value' as const, name: text }));
const { operand } = fc.letrec<{ operand: Operand }>((tie) => ({
  operand: fc.oneof(
    { maxDepth: 2 },
    path,
    value,
    fc.record({
      kind: fc.constant('function' as const),
      name: fc.constantFrom('size', 'f'),
      operands: fc.array(tie('operand'), { minLength: 1, maxLength: 2 }),
    }),
  ),
}));
const comparator = fc.constantFrom<Comparator>('=', '<>', '<', '<=', '>', '>=');
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({ kind: fc.constant('compare' as const), operator: comparator, left: operand, right: operand }),
    fc.record({ kind: fc.constant('between' as const), operand, lower: operand, upper: operand }),
    fc.record({ kind: fc.constant('in' as const), operand, list: fc.array(operand, { minLength: 1, maxLength: 3 }) }),
    fc.record({
      kind: fc.constant('function' as const),
      name: fc.constantFrom('contains', 'attribute_exists'),
      operands: fc.array(operand, { minLength: 1, maxLength: 2 }),
    }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), left: tie('condition'), right: tie('condition') }),
    fc.record({ kind: fc.constant('not' as const), condition: tie('condition') }),
  ) as fc.Arbitrary<Condition>,
}));
const setAction: fc.Arbitrary<SetAction> = fc.record({
  path,
  value: fc.oneof(operand, fc.record({ kind: fc.constantFrom('+' as const, '-' as const), left: operand, right: operand })),
});
const valueAction: fc.Arbitrary<ValueAction> = fc.record({ path, value });
const update: fc.Arbitrary<Update> = fc
  .record({
    set: fc.array(setAction, { maxLength: 3 }),
    remove: fc.array(path, { maxLength: 3 }),
    add: fc.array(valueAction, { maxLength: 2 }),
    delete: fc.array(valueAction, { maxLength: 2 }),
  })
  .filter(({ set, remove, add, delete: del }) => set.length + remove.length + add.length + del.length > 0);

describe('what is printed is parsed to the same tree', () => {
  test('conditions', () => {
    fc.assert(
      fc.property(condition, (tree) => {
        expect(parseCondition(printCondition(tree)).tree).toEqual(tree);
      }),
    );
  });
  test('updates', () => {
    fc.assert(
      fc.property(update, (tree) => {
        expect(parseUpdate(printUpdate(tree)).tree).toEqual(tree);
      }),
    );
  });
  test('projections', () => {
    fc.assert(
      fc.property(fc.array(path, { minLength: 1, maxLength: 4 }), (tree) => {
        expect(parseProjection(tree.map(printPath).join(' , ')).tree).toEqual(tree);
      }),
    );
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html: NOT binds before AND, AND before OR
test.each([
  ['a = :a OR b = :b AND NOT c = :c', 'a = :a OR b = :b AND NOT c = :c'],
  ['(a = :a OR b = :b) AND c = :c', '(a = :a OR b = :b) AND c = :c'],
  ['a = :a or (b = :b and c = :c)', 'a = :a OR b = :b AND c = :c'],
  ['not(a=:a)and b<>:b', 'NOT a = :a AND b <> :b'],
  ['NOT (a = :a AND b = :b)', 'NOT (a = :a AND b = :b)'],
  ['a between :a and :b and c in(:a,:b)', 'a BETWEEN :a AND :b AND c IN (:a, :b)'],
  ['((a = :a) AND (b = :b)) AND c = :c', 'a = :a AND b = :b AND c = :c'], // accepted by AWS: github.com/architect/dynalite issue 99
  ['\n#a.b [ 0 ] .c\t>=size ( d )', '#a.b[0].c >= size(d)'],
  ['(attribute_exists(a))', 'attribute_exists(a)'],
])('%j reads as %s', (source, printed) => {
  expect(printCondition(parseCondition(source).tree)).toBe(printed);
});

const nested = (open: string, close: string, times: number): string => `${open.repeat(times)}a = :a${close.repeat(times)}`;

// Recorded from AWS by users: a-b (floci-io/floci issue 1512), foo (boto), ((a = :a)) (getmoto/moto issue 9574), __typename, ":gsi1sk" at the end
test.each([
  ['a-b', 'Syntax error; token: "-", near: "a-b"'],
  ['pk = :gsi1sk AND sk = ', 'Syntax error; token: "<EOF>", near: "="'],
  ['foo', 'Syntax error; token: "<EOF>", near: "foo"'],
  ['contains (themes, :theme', 'Syntax error; token: "<EOF>", near: ":theme"'],
  ['a = :a AND __typename = :b', 'Syntax error; token: "_", near: "AND __"'],
  ['a = :a AND AND b = :b', 'Syntax error; token: "AND", near: "AND AND b"'],
  ['a = = :b', 'Syntax error; token: "=", near: "= = :b"'],
  ['a[b] = :b', 'Syntax error; token: "b", near: "[b]"'],
  ['a[1 = :b', 'Syntax error; token: "=", near: "1 = :b"'],
  ['a. = :b', 'Syntax error; token: "=", near: ". = :b"'],
  ['a IN :b', 'Syntax error; token: ":b", near: "IN :b"'],
  ['a BETWEEN :b', 'Syntax error; token: "<EOF>", near: ":b"'],
  ['a = :b )', 'Syntax error; token: ")", near: ":b )"'],
  ['a = 1', 'Syntax error; token: "1", near: "= 1"'],
  ["a = 'x'", 'Syntax error; token: "\'", near: "= \'x"'],
  ['', 'The expression can not be empty;'],
  [' \n', 'The expression can not be empty;'],
  ['((a = :a))', 'The expression has redundant parentheses;'],
  ['b = :b OR ((a = :a AND c = :c))', 'The expression has redundant parentheses;'],
  ['Status = :a', 'Attribute name is a reserved keyword; reserved keyword: Status'],
  ['a.name = :a', 'Attribute name is a reserved keyword; reserved keyword: name'],
  [
    `a IN (${Array.from({ length: 101 }, (_, i) => `:${i}`).join(',')})`,
    'Invalid number of operands to the IN operator; maximum number of operands: 100, number of operands: 101',
  ],
  [`a = :${'v'.repeat(4092)}`, 'Expression size has exceeded the maximum allowed size; expression size: 4097'],
  [Array.from({ length: 151 }, () => 'a<:a').join(' OR '), 'The expression contains too many operators; operator count: 301'], // aws/aws-sdk-js issue 3721
  [nested('(', ')', 2000), 'The expression contains too many operators; operator count: 301'],
  [nested('NOT ', '', 1000), 'The expression contains too many operators; operator count: 301'],
  [`${'f('.repeat(1300)}a${')'.repeat(1300)}`, 'The expression contains too many operators; operator count: 301'],
])('the condition %j is refused', (source, message) => {
  expect(() => parseCondition(source)).toThrow(new Error(message));
});

// INVALID SYNTAX HERE, "ADD hits : incr" (aws/aws-cdk issue 7591) and the near of ", updated =" (localstack issue 2529) are AWS's own
test.each([
  ['INVALID SYNTAX HERE', 'Syntax error; token: "INVALID", near: "INVALID SYNTAX"'],
  ['ADD hits : incr', 'Syntax error; token: ":", near: "hits : incr"'],
  ['SET a = :a updated = :b', 'Syntax error; token: "updated", near: ":a updated ="'],
  ['SET a = :a,', 'Syntax error; token: "<EOF>", near: ","'],
  ['SET a = :a SET b = :b', 'The "SET" section can only be used once in an update expression;'],
  ['remove a remove b', 'The "REMOVE" section can only be used once in an update expression;'],
  ['ADD a b', 'Syntax error; token: "b", near: "a b"'],
  ['DELETE a', 'Syntax error; token: "<EOF>", near: "a"'],
  ['SET a = :a + :b + :c', 'Syntax error; token: "+", near: ":b + :c"'],
  ['SET :a = :b', 'Syntax error; token: ":a", near: "SET :a ="'],
  ['SET a :b', 'Syntax error; token: ":b", near: "a :b"'],
  ['', 'The expression can not be empty;'],
])('the update %j is refused', (source, message) => {
  expect(() => parseUpdate(source)).toThrow(new Error(message));
});

test.each([
  ['a,', 'Syntax error; token: "<EOF>", near: ","'],
  ['a b', 'Syntax error; token: "b", near: "a b"'],
  ['!!!', 'Syntax error; token: "!", near: "!!"'],
  ['size', 'Attribute name is a reserved keyword; reserved keyword: size'],
])('the projection %j is refused', (source, message) => {
  expect(() => parseProjection(source)).toThrow(new Error(message));
});

test('the reserved words are the 573 of the developer guide, in any case', () => {
  expect(RESERVED_WORDS.size).toBe(573);
  expect([...RESERVED_WORDS]).toEqual([...RESERVED_WORDS].toSorted());
  expect(['Name', 'ZONE', 'abort', 'PurchaseID', 'id'].map(isReservedWord)).toEqual([true, true, true, false, false]);
});

test('a text is parsed once, and the oldest is forgotten when there are too many', () => {
  const parsed: string[] = [];
  const parse = remembered((source) => {
    parsed.push(source);
    return { tree: source, names: [], values: [] };
  }, 2);
  for (const source of ['a', 'a', 'b', 'a', 'c', 'b', 'a']) parse(source);
  expect(parsed).toEqual(['a', 'b', 'c', 'a']);
});
