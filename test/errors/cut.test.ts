import { expect, test } from 'vitest';
import { cut } from '../../src/errors/cut';

test.each([
  ['', 3, ''],
  ['abc', 3, 'abc'],
  ['abcd', 3, 'ab…'],
])('%j in %i characters', (text, most, expected) => {
  expect(cut(text, most)).toBe(expected);
});
