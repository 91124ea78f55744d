import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { fromValueTable, toValueTable, type ValueTable } from '../../src/json/value-table';
import { anyJson, nested } from './arbitrary';

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
