import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { jsonBound, jsonSize, sizeBound } from '../../src/json/size';
import { anyJson } from './arbitrary';

const exact = (value: Json): number => Buffer.byteLength(JSON.stringify(value));

test.each<[title: string, value: Json, bytes: number]>([
  ['null', null, 4],
  ['true', true, 4],
  ['false', false, 5],
  ['an empty list', [], 2],
  ['an empty object', {}, 2],
  ['an empty text', '', 2],
  ['short escapes', '\b\t\n\f\r"\\', 16],
  ['long escapes', '\u0000\u001f', 14],
  ['two bytes', 'é', 4],
  ['three bytes', '€', 5],
  ['four bytes', '😀', 6],
  ['a lone high surrogate is escaped', '\ud83d', 8],
  ['a lone high surrogate before another character', '\ud83da', 9],
  ['a lone low surrogate is escaped', '\ude00', 8],
  ['members', { a: 1, b: [1, 2] }, 17],
  ...[0, 9, 10, 99, 100, 999, 1000, 9999, 10_000, 99_999, 100_000, 999_999, 1_000_000, -1, 1.5, 1e21, -1.2345678901234567e-123].map(
    (value): [string, Json, number] => [`the number ${value}`, value, String(value).length],
  ),
])('jsonSize: %s', (_title, value, bytes) => {
  expect(jsonSize(value)).toBe(bytes);
  expect(exact(value)).toBe(bytes);
});

test('jsonSize is what Buffer.byteLength(JSON.stringify(value)) counts, also the second time', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(jsonSize(value)).toBe(exact(value));
      expect(jsonSize([value, value])).toBe(exact([value, value]));
    }),
    { numRuns: 500 },
  );
});

test('-0 counts as the 0 that it becomes', () => expect(jsonSize(-0)).toBe(1));

test('jsonBound is never below the size', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      expect(jsonBound(value)).toBeGreaterThanOrEqual(exact(value));
    }),
    { numRuns: 500 },
  );
});

test('jsonBound counts a long list exactly', () => {
  const list = Array.from({ length: 33 }, (_, index) => `text ${index}`);
  expect(jsonBound(list)).toBe(exact(list));
});

test('sizeBound is never below the size of a part, for any bound of the whole', () => {
  fc.assert(
    fc.property(anyJson, anyJson, fc.nat(100_000), (part, rest, slack) => {
      const within = exact([part, rest]) + slack;
      expect(sizeBound(part, within)).toBeGreaterThanOrEqual(exact(part));
    }),
    { numRuns: 500 },
  );
});

const large = 200_000;
test.each<[title: string, value: Json, within: number, bound: number]>([
  ['a whole that is small says enough', { a: 1 }, 16_384, 16_384],
  ['a small value of a large whole is counted', { a: 1 }, large, 7],
  ['a small list too', [1, 2], large, 5],
  ['a value with containers is not looked into', { a: [] }, large, large],
  ['nor one with a long text', { a: 'x'.repeat(65) }, large, large],
  ['nor one with many members', [1, 2, 3, 4, 5, 6, 7, 8, 9], large, large],
  ['a text by its length', 'abc', large, 20],
  ['a text has at most the size of its whole', 'x'.repeat(50_000), large, large],
  ['a number by the longest there is', 1, large, 25],
  ['null', null, large, 25],
])('sizeBound: %s', (_title, value, within, bound) => {
  expect(sizeBound(value, within)).toBe(bound);
});
