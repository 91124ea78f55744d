import { expect, test } from 'vitest';
import { compileRule } from '../../../src/expressions/jsonpath/choice-rule';
import type { JsonObject } from '../../../src/json/json';
import type { Scope } from '../../../src/expressions/scope';

const scope = (input: JsonObject): Scope => ({
  input,
  textOf: JSON.stringify,
  context: () => ({ State: { Name: 'C' } }),
  variable: () => undefined,
  states: () => ({}),
  at: 0,
  random: () => 0,
});
const holds = (rule: JsonObject, input: JsonObject): boolean => compileRule(rule)(scope(input));

const relations = { Equals: [0], LessThan: [-1], GreaterThan: [1], LessThanEquals: [-1, 0], GreaterThanEquals: [0, 1] } as const;
/** For each type an operand, and what is less, equal and more. */
const ordered = {
  String: ['m', ['b', 'm', 'x']],
  Numeric: [2, [1.5, 2, 10]],
  Timestamp: ['2026-01-01T00:00:00Z', ['2025-12-31T23:59:59Z', '2026-01-01T01:00:00+01:00', '2026-01-01T00:00:00.000000001Z']],
} as const;

/** Spec: https://states-language.net/#choice-state "Data-Test Expression" */
const rows = Object.entries(ordered).flatMap(([type, [operand, values]]) =>
  Object.entries(relations).flatMap(([relation, orders]) =>
    values.map((value, index) => [`${type}${relation}`, value, operand, (orders as readonly number[]).includes(index - 1)] as const),
  ),
);

test.each(rows)('%s: %j against %j is %s, also by a path', (operator, value, operand, expected) => {
  expect(holds({ Variable: '$.v', [operator]: operand }, { v: value })).toBe(expected);
  expect(holds({ Variable: '$.v', [`${operator}Path`]: '$.o' }, { v: value, o: operand })).toBe(expected);
});

/** Another type is no match and no error (recordings of choice_operators). */
test.each(rows)('%s against another type is false', (operator, _value, operand) => {
  const others = [null, true, [], {}, typeof operand === 'number' ? '2' : 2];
  expect(others.map((other) => holds({ Variable: '$.v', [operator]: operand }, { v: other }))).toEqual(others.map(() => false));
  expect(others.map((other) => holds({ Variable: '$.v', [`${operator}Path`]: '$.o' }, { v: operand, o: other }))).toEqual(others.map(() => false));
});

test.each<[rule: JsonObject, value: JsonObject[string], expected: boolean]>([
  [{ BooleanEquals: true }, true, true],
  [{ BooleanEquals: true }, false, false],
  [{ BooleanEquals: true }, 'true', false],
  [{ BooleanEqualsPath: '$.v' }, false, true],
  [{ NumericEquals: 0 }, 0.0, true],
  [{ TimestampEquals: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00', false], // no offset
  [{ IsNull: true }, null, true],
  [{ IsNull: false }, 0, true],
  [{ IsPresent: true }, null, true],
  [{ IsPresent: false }, null, false],
  [{ IsNumeric: true }, 1.5, true],
  [{ IsNumeric: true }, '1', false],
  [{ IsString: true }, '', true],
  [{ IsString: false }, '', false],
  [{ IsBoolean: true }, false, true],
  [{ IsBoolean: true }, null, false],
  [{ IsTimestamp: true }, '2026-01-01T00:00:00Z', true],
  [{ IsTimestamp: true }, '2026-02-30T00:00:00Z', false],
  [{ IsTimestamp: false }, 1, true],
])('%j of %j is %s', (rule, v, expected) => {
  expect(holds({ Variable: '$.v', ...rule }, { v })).toBe(expected);
});

/** "`*` matches zero or more characters … `\\*` is an asterisk": https://docs.aws.amazon.com/step-functions/latest/dg/state-choice.html */
test.each<[text: string, pattern: string, expected: boolean]>([
  ['log-1.txt', 'log-*.txt', true],
  ['log-.txt', 'log-*.txt', true],
  ['log-1.txt.bak', 'log-*.txt', false],
  ['log-1.log', 'log-*.txt', false],
  ['a.b', 'a.b', true],
  ['axb', 'a.b', false],
  ['a-x-b-y-c', 'a*b*c', true],
  ['acb', 'a*b*c', false],
  ['aa', 'a*a*a', false],
  ['abab', 'ab*ab', true],
  ['aba', 'ab*ba', false],
  ['anything', '*', true],
  ['', '*', true],
  ['a*b', 'a\\*b', true],
  ['axb', 'a\\*b', false],
  ['a\\b', 'a\\\\b', true],
  ['a\\b', 'a\\b', true],
])('StringMatches: %j by %j is %s', (text, pattern, expected) => {
  expect(holds({ Variable: '$.v', StringMatches: pattern }, { v: text })).toBe(expected);
});

test('StringMatches of no text is false', () => {
  expect(holds({ Variable: '$.v', StringMatches: '*' }, { v: 1 })).toBe(false);
});

const yes = { Variable: '$.v', NumericEquals: 1 };
const no = { Variable: '$.v', NumericEquals: 2 };
test.each<[rule: JsonObject, expected: boolean]>([
  [{ And: [yes, yes] }, true],
  [{ And: [yes, no] }, false],
  [{ Or: [no, yes] }, true],
  [{ Or: [no, no] }, false],
  [{ Not: no }, true],
  [{ Not: { And: [yes, { Or: [no, { Not: no }] }] } }, false],
  [{ Variable: '$.v', Next: 'A', Comment: 'no operator' }, false],
])('%j is %s', (rule, expected) => {
  expect(holds(rule, { v: 1 })).toBe(expected);
});

test.each<[rule: JsonObject, path: string]>([
  [{ Variable: '$.missing', IsNull: true }, '$.missing'],
  [{ Variable: '$.v', NumericEqualsPath: '$.missing' }, '$.missing'],
  [{ Variable: '$$.State.Missing', StringEquals: 'C' }, '$$.State.Missing'],
])('%j fails where its path leads nowhere', (rule, path) => {
  expect(() => holds(rule, { v: 1 })).toThrow(`Invalid path '${path}': The choice state's condition path references an invalid value.`);
});

// Three definitions of the corpus ask so whether a list has items, and go on to take the first one.
test.each([
  [[], false],
  [[null], true],
])('IsPresent of $.list[0] where the list is %j is %s', (list, present) => {
  expect(holds({ Variable: '$.list[0]', IsPresent: true }, { list })).toBe(present);
});

test('IsPresent alone asks whether a path leads anywhere, also one into the context object', () => {
  expect(holds({ Variable: '$.missing', IsPresent: true }, {})).toBe(false);
  expect(holds({ Variable: '$.missing', IsPresent: false }, {})).toBe(true);
  expect(holds({ Variable: '$$.State.Name', StringEquals: 'C' }, {})).toBe(true);
});
