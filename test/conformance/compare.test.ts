import { expect, test } from 'vitest';
import { difference, matchesText, recordedForm, withAliases } from './compare';
import { historyDifference } from './compare-history';
import { sideBySide } from './side-by-side';

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
  ['no text for a name', ['<x>'], [''], '/0'],
  ['a name stands for a text, and for nothing else', ['<x>'], [1], '/0'],
  ['numbers by value', [1.5, 100], [15e-1, 1e2], undefined],
  ['lists in order', [1, 2], [2, 1], '/0'],
  ['members in any order', { a: 1, b: 2 }, { b: 2, a: 1 }, undefined],
  ['a member that is null is not absent', {}, { a: null }, '/a'],
  ['the partition', ['<partition>'], ['aws-cn'], '/0'],
  ['an account is meant literally', ['111111111111'], ['123456789012'], '/0'],
  ['the name that agrees by its value', { '<x>': 2, b: 1 }, { a: 2, b: 1 }, undefined],
  ['a name is looked for by its value', { '<x>': 2, '<y>': 1 }, { a: 1, b: 2 }, undefined],
  ["a member's name that stood for another text", ['<x>', { '<x>': 1 }], ['a', { b: 1 }], '/1/<x>'],
  ['a list in a member that holds JSON', { output: [1] }, { output: '[1]' }, undefined],
  ['a number in a member that holds JSON', { output: 1 }, { output: '1' }, undefined],
  ['a list in another member', { name: [1] }, { name: '[1]' }, '/name'],
  ['a list as text letter by letter', { output: '[1, 2]' }, { output: '[1,2]' }, '/output'],
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

test('variables hold JSON texts under names of the user', () => {
  expect(recordedForm({ assignedVariables: { a: '{"b":"{}"}', name: '[1]' }, assignedVariablesDetails: { truncated: false } })).toEqual({
    assignedVariables: { a: { b: '{}' }, name: '[1]' },
    assignedVariablesDetails: { truncated: false },
  });
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

const parallel = (id: number | readonly number[], type: string): object => ({ id, previousEventId: 0, type: `ParallelState${type}` });

test.each([
  ['one ends', [parallel(1, 'Entered'), parallel(2, 'Started'), entered(3, 'A'), parallel(4, 'Succeeded'), parallel(5, 'Exited')], true],
  ['two end', [parallel(1, 'Entered'), parallel(2, 'Started'), entered(3, 'A'), parallel(4, 'Exited'), parallel(5, 'Exited')], false],
  [
    'an event comes before it starts',
    [parallel(1, 'Entered'), entered(3, 'A'), parallel(2, 'Started'), parallel(4, 'Succeeded'), parallel(5, 'Exited')],
    false,
  ],
])('a Parallel state of which %s', (_title, observed, agree) => {
  const recorded = [parallel(1, 'Entered'), parallel(2, 'Started'), entered([0], 'A'), parallel(5, 'Exited')];
  expect(historyDifference(recorded as never, observed as never, new Map()) === undefined).toBe(agree);
});

test('what differs is shown beside each other', () => {
  const recorded = { id: 1, at: '<any timestamp>', details: { name: 'A', output: { a: [1] } } };
  const observed = { id: 1, at: '2025', details: { name: 'B', input: '', output: { a: [1] } } };
  expect(sideBySide(recorded, observed, 63)).toEqual([
    'id: 1                          | id: 1',
    'at: <any timestamp>            | at: 2025',
    'details.name: A                ≠ details.name: B',
    'details.output.a.0: 1          | details.output.a.0: 1',
    '                               ≠ details.input:',
  ]);
});
