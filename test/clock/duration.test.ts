import { expect, test } from 'vitest';
import { milliseconds } from '../../src/clock/duration';
import { UsageError } from '../../src/errors/usage-error';

test.each<[duration: number | string, expected: number]>([
  [0, 0],
  [1500, 1500],
  ['250 ms', 250],
  ['90 s', 90_000],
  ['1 second', 1000],
  ['2 Seconds', 2000],
  ['5m', 300_000],
  ['3 min', 180_000],
  ['1 minute', 60_000],
  [' 2 hours ', 7_200_000],
  ['1h', 3_600_000],
  ['1.5 days', 129_600_000],
  ['1 d', 86_400_000],
])('milliseconds(%j) is %d', (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected);
});

test.each<[duration: number | string, shown: string]>([
  [-1, '-1'],
  [NaN, 'NaN'],
  [Infinity, 'Infinity'],
  ['', ''],
  ['5', '5'],
  ['-2 hours', '-2 hours'],
  ['two hours', 'two hours'],
  ['2 fortnights', '2 fortnights'],
  ['1 constructor', '1 constructor'],
])('%j is refused', (duration, shown) => {
  expect(() => milliseconds(duration)).toThrow(
    new UsageError(`"${shown}" is no duration.`, '', "Give milliseconds as a number of at least 0, or a text such as '90 s', '2 hours' or '1.5 days'."),
  );
});
