import { expect, test } from 'vitest';
import { javaRandom, nextInt } from '../../src/expressions/java-random';

test('the first nextDouble of the seed 42 is the one that AWS gives (measured in floci-io/floci issue 2662)', () => {
  const next = javaRandom(42);
  expect((next(26) * 2 ** 27 + next(27)) / 2 ** 53).toBe(0.727_563_680_032_868_1);
});

test.each([
  // new java.util.Random(42).nextInt(bound), five times
  [100, [30, 63, 48, 84, 70]],
  [10, [0, 3, 8, 4, 0]],
  [1, [0, 0, 0, 0, 0]],
  [16, [11, 0, 10, 0, 4]],
])('nextInt(%i) of the seed 42', (bound, expected) => {
  const next = javaRandom(42);
  expect(Array.from({ length: 5 }, () => nextInt(next, bound))).toEqual(expected);
});

test('numbers of the last, incomplete run are drawn again, so that none weighs more', () => {
  const bound = 2 ** 30 + 1; // 2^31 holds one whole run and almost another
  const drawn = [2 ** 31 - 1, 5];
  expect(nextInt(() => drawn.shift()!, bound)).toBe(5);
});
