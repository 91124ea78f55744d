import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { isTextOf } from '../../src/replay/is-text-of';

test('a text is that of a value where JSON.stringify writes it, and no other text is', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), fc.nat(), (one, other, draw) => {
      const [value, text, another] = [one as Json, JSON.stringify(one), JSON.stringify(other)];
      expect(isTextOf(value, text)).toBe(true);
      expect(isTextOf(value, another)).toBe(another === text);
      const place = draw % text.length;
      expect(isTextOf(value, `${text.slice(0, place)}${text.slice(place + 1)}`)).toBe(false);
      expect(isTextOf(value, `${text} `)).toBe(false);
    }),
    { numRuns: 500 },
  );
});

test.each<[value: Json, text: string]>([
  [[1, 2], '[1;2]'],
  [[1, 2], '[1,3]'],
  [[1], '[1}'],
  [[], '{}'],
  [{ a: 1, b: 2 }, '{"a":1;"b":2}'],
  [{ a: 1, b: 2 }, '{"a":1,"c":2}'],
  [{ a: 1 }, '{"a":1]'],
  [{}, '[]'],
  ['a', '"b"'],
  ['a', '"a'],
  ['a', 'a"'],
  [null, 'nul'],
])('%j is not %s', (value, text) => {
  expect(isTextOf(value, text)).toBe(false);
});
