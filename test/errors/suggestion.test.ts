import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { closest, editDistance, quoted } from '../../src/errors/suggestion';

test.each([
  ['Shpi', ['Ship', 'Refund'], 'Ship'],
  ['Resorce', ['Result', 'Resource'], 'Resource'],
  ['resultpath', ['ResultPath'], 'ResultPath'],
  ['TimeoutSecond', ['TimeoutSecondsPath', 'TimeoutSeconds'], 'TimeoutSeconds'],
  ['ab', ['ac'], undefined],
  ['AB', ['ab'], 'ab'],
  ['Pay', ['Charge', 'Refund'], undefined],
  ['Pay', [], undefined],
  ['Pay', ['Paying'], undefined],
])('of %j in %j the closest is %j', (name, candidates, found) => {
  expect(closest(name, candidates)).toBe(found);
});

test.each([
  ['', '', 0],
  ['abc', 'abc', 0],
  ['abc', 'acb', 1],
  ['abc', 'ab', 1],
  ['abc', 'xabc', 1],
  ['abc', 'axc', 1],
  ['kitten', 'sitting', 3],
  ['', 'abc', 3],
])('from %j to %j it is %i', (from, to, distance) => {
  expect(editDistance(from, to, 100)).toBe(distance);
});

test('a distance is as far back as there, and never more than the longer text', () => {
  const text = fc.string({ maxLength: 8 });
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 9 }), (a, b, limit) => {
      const distance = editDistance(a, b, 100);
      expect(editDistance(b, a, 100)).toBe(distance);
      expect(distance === 0).toBe(a === b);
      expect(distance).toBeLessThanOrEqual(Math.max(a.length, b.length));
      expect(Math.min(editDistance(a, b, limit), limit)).toBe(Math.min(distance, limit));
    }),
  );
});

test('long lists of names are cut', () => {
  const names = Array.from({ length: 14 }, (_, i) => `s${i}`);
  expect(quoted(names)).toBe(
    `${names
      .slice(0, 12)
      .map((name) => `"${name}"`)
      .join(', ')} and 2 more`,
  );
  expect(quoted(['a"b'])).toBe('"a\\"b"');
});
