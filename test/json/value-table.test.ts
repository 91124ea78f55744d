import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { fromValueTable, toValueTable, type ValueTable } from '../../src/json/value-table';
import { anyCharacter, anyJson, nested } from './arbitrary';

const throughText = (value: Json): Json => fromValueTable(JSON.parse(JSON.stringify(toValueTable(value))) as ValueTable);

/** Which places of a value hold the same container: what sharing is. */
function sharing(value: Json): number[] {
  const seen = new Map<object, number>();
  const places: number[] = [];
  const walk = (part: Json): void => {
    if (typeof part !== 'object' || part === null) return;
    const known = seen.get(part);
    places.push(known ?? seen.size);
    if (known !== undefined) return;
    seen.set(part, seen.size);
    Object.values(part as Record<string, Json>).forEach(walk);
  };
  walk(value);
  return places;
}

test('a round trip through text gives the same value with the same sharing (I2)', () => {
  fc.assert(
    fc.property(anyJson, anyJson, fc.array(fc.nat(3), { maxLength: 20 }), (a, b, picks) => {
      const parts: Json[] = [a, b, [a, b, a], { a, __b: [b] }];
      const value = picks.map((pick) => parts[pick]!);
      const back = throughText(value);
      expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      expect(sharing(back)).toEqual(sharing(value));
    }),
  );
});

test('40 branches over one payload save it once', () => {
  const payload = { text: 'x'.repeat(1000) };
  expect(JSON.stringify(toValueTable(Array.from({ length: 40 }, () => payload))).length).toBeLessThan(1500);
});

const rowsOf = (value: Json): string[] => toValueTable(value).table.flatMap((row) => (row[0] === 's' ? [row[1] as string] : []));

test('40 holders of one long text save it once', () => {
  const text = 'x'.repeat(100_000);
  const saved = JSON.stringify(toValueTable(Array.from({ length: 40 }, (_, index) => ({ index, text }))));
  expect(saved.length).toBeLessThan(100_000 + 40 * 40);
});

test.each([
  [0, []],
  [64, []],
  [65, ['x'.repeat(65)]],
])('a text of %i characters, held twice', (length, rows) => {
  const text = 'x'.repeat(length);
  expect(rowsOf([text, { a: text }])).toEqual(rows);
  expect(throughText([text, { a: text }])).toEqual([text, { a: text }]);
  expect(throughText(text)).toBe(text);
});

test('long texts: a round trip gives the same value, and each of them stands in the table once', () => {
  const long = fc.string({ minLength: 60, maxLength: 70, unit: anyCharacter });
  fc.assert(
    fc.property(anyJson, fc.array(long, { minLength: 1, maxLength: 4 }), fc.array(fc.nat(5), { maxLength: 20 }), (any, texts, picks) => {
      const value = picks.map((pick): Json => (pick < 4 ? texts[pick % texts.length]! : pick === 4 ? { [texts[0]!]: texts[0]!, any } : [any, ...texts]));
      const back = throughText(value);
      expect(JSON.stringify(back)).toBe(JSON.stringify(value));
      expect(sharing(back)).toEqual(sharing(value));
      const rows = rowsOf(value);
      expect(new Set(rows).size).toBe(rows.length);
      expect(rows.every((text) => text.length > 64)).toBe(true);
    }),
  );
});

test('a text that looks like a row or a place is a text', () => {
  const value = ['[0]', ['s', 'text'], ['a', 1], ['o', 'k', 'v'], [0], 's'];
  expect(throughText(value)).toEqual(value);
});

test('the form: containers by place, members that are undefined left out', () => {
  const shared = { k: 'v' };
  expect(toValueTable({ a: shared, b: [shared, 1], c: undefined } as unknown as Json)).toEqual({
    table: [
      ['o', 'a', [1], 'b', [2]],
      ['o', 'k', 'v'],
      ['a', [1], 1],
    ],
    root: [0],
  });
  expect(toValueTable('text')).toEqual({ table: [], root: 'text' });
});

test('any depth, and a value that holds itself', () => {
  const deep = throughText(nested(100_000, 'object')) as { a: Json };
  let levels = 0;
  for (let at: Json = deep; typeof at === 'object'; at = (at as { a: Json }).a) levels++;
  expect(levels).toBe(100_000);
  const round: Json[] = [];
  round.push(round);
  const back = throughText(round) as Json[];
  expect(back[0]).toBe(back);
});
