import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json';
import { commonEnd, leavesOf, placesOf, withPart } from '../../../src/testing/generated-inputs/place-in-value';

const value: Json = { a: [1, { b: 2 }], c: {}, d: 'x' };

test('the leaves and the places of a value', () => {
  expect(leavesOf(value).map(({ way }) => way.join('.'))).toEqual(['a.0', 'a.1.b', 'c', 'd']);
  expect(placesOf(value).map(({ way }) => way.join('.'))).toEqual(['', 'a', 'a.0', 'a.1', 'a.1.b', 'c', 'd']);
});

test.each<[title: string, way: string[], part: Json | undefined, changed: Json]>([
  ['the whole', [], 7, 7],
  ['a member in its place', ['a'], 7, { a: 7, c: {}, d: 'x' }],
  ['a member deep inside', ['a', '1', 'b'], 7, { a: [1, { b: 7 }], c: {}, d: 'x' }],
  ['a new member', ['c', 'e', 'f'], 7, { a: [1, { b: 2 }], c: { e: { f: 7 } }, d: 'x' }],
  ['a new member in place of a scalar', ['d', 'e'], 7, { a: [1, { b: 2 }], c: {}, d: { e: 7 } }],
  ['no member', ['d'], undefined, { a: [1, { b: 2 }], c: {} }],
  ['no member deep inside', ['a', '1', 'b'], undefined, { a: [1, {}], c: {}, d: 'x' }],
  ['no item', ['a', '0'], undefined, { a: [{ b: 2 }], c: {}, d: 'x' }],
  ['a member named __proto__', ['c', '__proto__'], 7, { a: [1, { b: 2 }], c: JSON.parse('{"__proto__":7}') as Json, d: 'x' }],
])('%s', (_title, way, part, changed) => {
  expect(JSON.stringify(withPart(value, way, part))).toBe(JSON.stringify(changed));
});

test.each([
  ['a.b.c', 'x.b.c', 2],
  ['a.b.c', 'b.c', 2],
  ['a.1.c', 'a.*.c', 3],
  ['a.b', 'a.c', 0],
  ['', 'a', 0],
])('the ways %s and %s end alike in %i names', (one, other, count) => {
  const way = (text: string): string[] => (text === '' ? [] : text.split('.'));
  expect(commonEnd(way(one), way(other))).toBe(count);
});
