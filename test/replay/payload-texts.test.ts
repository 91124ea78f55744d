import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Json } from '../../src/json/json';
import { PayloadTexts } from '../../src/replay/payload-texts';

/** Payloads that share parts, as those of states that follow each other do: each is made of parts of one set. */
const payloads = fc
  .tuple(fc.array(fc.jsonValue({ maxDepth: 3 }), { minLength: 1, maxLength: 20 }), fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), { maxLength: 40 }))
  .map(([parts, draws]) =>
    draws.map(([list, first, second]): Json => {
      const [a, b] = [parts[first % parts.length] as Json, parts[second % parts.length] as Json];
      return list ? [a, b] : { a, long: ['x'.repeat(second % 400), 0], b };
    }),
  );

test('the texts of payloads that share parts are those of JSON.stringify, and no others', () => {
  fc.assert(
    fc.property(payloads, fc.nat(), (values, draw) => {
      const texts = new PayloadTexts();
      for (const value of values) {
        const text = JSON.stringify(value);
        const place = draw % text.length;
        const other = `${text.slice(0, place)}~${text.slice(place + 1)}`;
        if (other !== text) expect(texts.isText(value, other)).toBe(false);
        expect(texts.isText(value, text)).toBe(true);
        expect(texts.isText(value, text)).toBe(true);
        if (other !== text) expect(texts.isText(value, other)).toBe(false);
        expect(texts.isText(value, `${text} `)).toBe(false);
      }
    }),
    { numRuns: 300 },
  );
});

test.each([
  ['short', 'x'.repeat(40)],
  ['long', 'x'.repeat(400)],
])('a known part that is %s, with another text', (_title, text) => {
  const texts = new PayloadTexts();
  const part = { text };
  texts.know(part, JSON.stringify(part));
  const whole = JSON.stringify({ a: 1, part });
  expect(texts.isText({ a: 1, part }, whole)).toBe(true);
  expect(texts.isText({ a: 1, part }, whole.replace('xx', 'xy'))).toBe(false);
});
