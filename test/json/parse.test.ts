import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { parsedOrText, parseJson } from '../../src/json/parse';
import { anyJson, nested } from './arbitrary';

test('what JSON.stringify writes is read, whatever its texts hold', () => {
  fc.assert(
    fc.property(anyJson, (value) => {
      const padded = [value, '"]}{[\\'.repeat(300)];
      expect(JSON.stringify(parseJson(JSON.stringify(padded)))).toBe(JSON.stringify(padded));
    }),
  );
});

test.each(['array', 'object'] as const)('1,000 levels are read, 1,001 and 10,000 are not: %s', (kind) => {
  const text = (levels: number): string =>
    kind === 'array' ? '['.repeat(levels) + '1' + ']'.repeat(levels) : '{"a":'.repeat(levels) + '1' + '}'.repeat(levels);
  expect(JSON.stringify(parseJson(text(1000)))).toBe(JSON.stringify(nested(1000, kind)));
  for (const levels of [1001, 10_000]) expect(() => parseJson(text(levels))).toThrow(new SyntaxError('The text has more than 1000 levels'));
});

test('brackets within texts do not count, also behind escaped quotes', () => {
  const value = ['['.repeat(2000), '\\"[['.repeat(1000), '\\'];
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test('brackets that close count: a long list is not deep', () => {
  const value = Array.from({ length: 2000 }, () => [{}]);
  expect(parseJson(JSON.stringify(value))).toEqual(value);
});

test.each<[text: string, value: unknown]>([
  ['1e999', 'Infinity'],
  ['[-1E+309, {"__proto__": 1e400}]', ['-Infinity', JSON.parse('{"__proto__": "Infinity"}')]],
  ['9'.repeat(309), 'Infinity'],
  ['{"a": 1e308, "b": "1e999", "c": 1e-999}', { a: 1e308, b: '1e999', c: 0 }],
  ['9'.repeat(308), 1e308],
])('a number out of range becomes what AWS writes for an infinite one (F#2783 of test/expressions/jsonata): %#', (text, value) => {
  expect(parseJson(text)).toEqual(value);
});

test.each(['', '{', 'nothing', ']'.repeat(2000)])('no JSON: %#', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError);
});

test.each<[text: Json | undefined, value: Json | undefined]>([
  ['{"a":[1e999]}', { a: ['Infinity'] }],
  ['"a"', 'a'],
  ['no JSON', 'no JSON'],
  ['', ''],
  [`${'['.repeat(1001)}${']'.repeat(1001)}`, `${'['.repeat(1001)}${']'.repeat(1001)}`],
  [7, 7],
  [undefined, undefined],
])('what %j holds', (text, value) => {
  expect(parsedOrText(text)).toEqual(value);
});
