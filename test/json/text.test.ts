import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { JsonTexts } from '../../src/json/text';
import { anyJson } from './arbitrary';

test('the texts of payloads that share parts are those of JSON.stringify, whatever was written before', () => {
  fc.assert(
    fc.property(fc.array(anyJson, { minLength: 1, maxLength: 4 }), fc.array(fc.tuple(fc.nat(3), fc.nat(3), fc.nat(2)), { maxLength: 30 }), (parts, picks) => {
      const texts = new JsonTexts();
      const part = (place: number): Json => parts[place % parts.length]!;
      for (const [a, b, kind] of picks) {
        const value = kind === 0 ? part(a) : kind === 1 ? [part(a), part(b)] : { a: part(a), 'b"': [part(b)] };
        expect(texts.of(value)).toBe(JSON.stringify(value));
        expect(texts.of(value)).toBe(JSON.stringify(value));
      }
    }),
  );
});

test.each<[title: string, value: Json]>([
  ['a list that is long', Array.from({ length: 17 }, (_, index) => ({ index }))],
  ['an object of many members', Object.fromEntries(Array.from({ length: 17 }, (_, index) => [`name${index}`, index]))],
  ['more parts than are remembered', Array.from({ length: 12 }, (_, index) => ({ index }))],
  ['-0', [-0]],
])('%s', (_title, value) => {
  const texts = new JsonTexts();
  expect([texts.of(value), texts.of([value])]).toEqual([JSON.stringify(value), JSON.stringify([value])]);
});

test('more names than are remembered', () => {
  const texts = new JsonTexts();
  for (let index = 0; index < 10_010; index++) expect(texts.of({ [`n${index}`]: index })).toBe(`{"n${index}":${index}}`);
});
