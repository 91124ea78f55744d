import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json';
import { matchedBy, neighbours } from '../../../src/testing/generated-inputs/neighbours';

test.each<[title: string, constant: Json, around: Json[]]>([
  ['a whole number', 7, [7, 6, 8]],
  ['a number', 1.5, [1.5, 0.5, 2.5, 1, 2]],
  ['a boolean', true, [true, false]],
  ['a string', 'abc', ['abc', 'ab', 'abca', 'bc', '']],
  ['a time', '2025-01-01T00:00:00Z', ['2025-01-01T00:00:00Z', '2024-12-31T23:59:59Z', '2025-01-01T00:00:01Z']],
  [
    'a time with a fraction and an offset',
    '2025-01-01T01:00:00.5+01:00',
    ['2025-01-01T01:00:00.5+01:00', '2024-12-31T23:59:59.500Z', '2025-01-01T00:00:01.500Z'],
  ],
  ['null', null, [null]],
])('around %s', (_title, constant, around) => {
  expect(neighbours(constant)).toEqual(around);
});

/** Source: https://states-language.net/#choice-state, StringMatches: `*` is any number of characters, `\*` an asterisk, `\\` a backslash. */
test.each([
  ['log-*.txt', ['log-.txt', 'log-x.txt', 'log-abc.txt', '-log-x.txt-']],
  ['a\\*b\\\\*', ['a*b\\', 'a*b\\x', 'a*b\\abc', '-a*b\\x-']],
])('texts that %s matches', (pattern, texts) => {
  expect(matchedBy(pattern)).toEqual(texts);
});
