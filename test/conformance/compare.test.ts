import { expect, test } from 'vitest';
import { difference, historyDifference, matchesText, recordedForm, withAliases } from './compare';

// The rules by which recordings are compared, each as the README of this folder has it.
test.each([
  ['the same', { a: [1, 'x', null] }, { a: [1, 'x', null] }, undefined],
  ['another value', { a: [1, 2] }, { a: [1, 3] }, '/a/1'],
  ['a member too few', { a: 1, b: 2 }, { a: 1 }, '/b'],
  ['a member too many', { a: 1 }, { a: 1, b: 2 }, '/b'],
  ['an item too few', [1, 2], [1], '/1'],
  ['an item too many', [1], [1, 2], '/1'],
  ['another type', { a: true }, { a: 1 }, '/a'],
  ['a text for a number', { a: '1' }, { a: 1 }, '/a'],
  ['an array for an object', { a: {} }, { a: [] }, '/a'],
  ['null for an object', { a: {} }, { a: null }, '/a'],
  ['any value', { a: '<any thing>' }, { a: [1] }, undefined],
  ['any value, but a member that is not there', { a: '<any thing>' }, {}, '/a'],
  ['any text in a longer one, each anew', ['/<any x>', '/<any x>'], ['/1', '/2'], undefined],
  ['no text', ['/<any x>'], ['/'], '/0'],
  ['a name that stands for one text', ['<x:1>', '<x:1>'], ['p', 'p'], undefined],
  ['a name that stood for another text', ['<x:1>', '<x:1>'], ['p', 'q'], '/1'],
  ['a name twice in one text', ['<x>-<y>-<x>'], ['p-q-p'], undefined],
  ['a name twice in one text, differently', ['<x>-<y>-<x>'], ['p-q-r'], '/0'],
  ['a fixed name', ['<region>'], ['us-east-1'], undefined],
  ['another region', ['<region>'], ['eu-west-1'], '/0'],
  ["a name in a member's name", { '<x>/a': 1 }, { 'p/a': 1 }, undefined],
  ['a text of several lines', ['<x>.'], ['p\nq.'], undefined],
  ['characters of regular expressions', ['(<x>)*'], ['(p)*'], undefined],
  ['characters of regular expressions, not as such', ['.<x>'], ['ap'], '/0'],
  ['a comparison in a text is no placeholder', ['1 < 2 > 0'], ['1 < 3 > 0'], '/0'],
])('%s', (_title, recorded, observed, where) => {
  expect(difference(recorded, observed, new Map())?.where).toBe(where);
});

test('what a name stands for is kept', () => {
  const found = new Map<string, string>();
  expect(matchesText('arn:<partition>:<ArnPart_0idx>', 'arn:aws:m', found)).toBe(true);
  expect([...found]).toEqual([['ArnPart_0idx', 'm']]);
  expect(matchesText('<ArnPart_0idx>', 'n', found)).toBe(false);
});

test('a JSON text that is an object is parsed, one level deep, and no other', () => {
  const answer = { output: '{"a":"{}"}', input: '[1, 2]', cause: '{no', name: '{}', date: new Date(0), none: null };
  expect(recordedForm([answer])).toEqual([{ output: { a: '{}' }, input: '[1, 2]', cause: '{no', name: '{}', date: '1970-01-01T00:00:00.000Z', none: null }]);
});

test('aliases are put into texts and names', () => {
  expect(withAliases({ 'x-role': ['a role', 1, null] }, [{ value: 'role', as: '$&' }])).toEqual({ 'x-$&': ['a $&', 1, null] });
  expect(withAliases(['id 12'], [{ pattern: '\\d+', as: 'n' }])).toEqual(['id n']);
});

const entered = (id: number | readonly number[], name: string): { id: number | readonly number[]; previousEventId: number; type: string; name: string } => ({
  id,
  previousEventId: 0,
  type: 'PassStateEntered',
  name,
});

test.each([
  ['in another order', [entered(2, 'B'), entered(1, 'A')], true],
  ['with the ends of Parallel states', [entered(1, 'B'), entered(2, 'A'), { id: 3, previousEventId: 2, type: 'ParallelStateSucceeded' }], true],
  ['one too few', [entered(1, 'A')], false],
  ['one too many', [entered(1, 'A'), entered(2, 'B'), entered(3, 'C')], false],
  ['one twice', [entered(1, 'A'), entered(2, 'A')], false],
])('events without an order, %s', (_title, observed, agree) => {
  expect(historyDifference([entered([0], 'A'), entered([0], 'B')], observed, new Map()) === undefined).toBe(agree);
});

test('events that have a place, among those without', () => {
  const recorded = [entered(1, 'A'), entered([0], '<x>'), entered([0], '<x>')];
  expect(historyDifference(recorded, [entered(1, 'A'), entered(2, 'B'), entered(3, 'B')], new Map())).toBeUndefined();
  expect(historyDifference(recorded, [entered(1, 'A'), entered(2, 'B'), entered(3, 'C')], new Map())).toBeDefined();
  expect(historyDifference(recorded, [entered(1, 'Z'), entered(2, 'B'), entered(3, 'B')], new Map())?.where).toBe('/1/name');
});
