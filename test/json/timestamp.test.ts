import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTimestamps, isTimestamp } from '../../src/json/timestamp';

test.each([
  ['2016-08-18T17:33:00Z', true, 'the specification’s example'],
  ['2024-02-29T00:00:00Z', true, 'a leap day'],
  ['2000-02-29T00:00:00Z', true, 'a leap day of a century that 400 divides'],
  ['2023-02-29T00:00:00Z', false, 'no leap year'],
  ['1900-02-29T00:00:00Z', false, 'a century is no leap year'],
  ['2023-04-31T00:00:00Z', false, 'April has 30 days'],
  ['2023-00-01T00:00:00Z', false, 'month 0'],
  ['2023-13-01T00:00:00Z', false, 'month 13'],
  ['2023-01-00T00:00:00Z', false, 'day 0'],
  ['2023-01-01T24:00:00Z', false, 'hour 24'],
  ['2023-01-01T00:60:00Z', false, 'minute 60'],
  ['2023-01-01T00:00:60Z', false, 'second 60'],
  ['2023-01-01T00:00:00+05:30', true, 'an offset'],
  ['2023-01-01T00:00:00+18:00', true, 'the largest offset'],
  ['2023-01-01T00:00:00+19:00', false, 'an offset out of range'],
  ['2023-01-01T00:00:00+01:60', false, 'minutes of an offset out of range'],
  ['2023-01-01T00:00:00.123456789Z', true, 'nanoseconds'],
  ['2023-01-01T00:00:00.1234567890Z', false, 'ten digits'],
  ['2023-06-21T15:06:09.832957', false, 'without Z (test_timestamp_equals)'],
  ['2023-01-01t00:00:00Z', false, 'a lower-case t: "an uppercase "T" character MUST be used"'],
  ['2023-01-01T00:00:00z', false, 'a lower-case z: "an uppercase "Z" character MUST be present"'],
  ['2023-01-01', false, 'a date alone'],
  ['', false, 'nothing'],
])('isTimestamp(%j) is %j: %s', (text, expected) => {
  expect(isTimestamp(text)).toBe(expected);
});

test.each([
  ['2023-01-01T00:00:00Z', '2023-01-01T01:00:00+01:00', 0, 'the same instant'],
  ['2023-01-01T00:00:00Z', '2023-01-01T00:00:00.000000001Z', -1, 'a nanosecond earlier'],
  ['2023-01-01T00:00:01Z', '2023-01-01T00:00:00.999999999Z', 1, 'a nanosecond later'],
  ['2023-01-01T00:00:00.5Z', '2023-01-01T00:00:00.500Z', 0, 'zeros do not count'],
])('compareTimestamps(%j, %j): %s', (a, b, sign) => {
  expect(Math.sign(compareTimestamps(a, b))).toBe(sign);
  expect(Math.sign(compareTimestamps(b, a))).toBe(sign === 0 ? 0 : -sign);
});

test('instants in milliseconds are timestamps and compare as numbers do', () => {
  const instant = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true });
  fc.assert(
    fc.property(instant, instant, (a, b) => {
      expect(isTimestamp(a.toISOString())).toBe(true);
      expect(Math.sign(compareTimestamps(a.toISOString(), b.toISOString()))).toBe(Math.sign(a.getTime() - b.getTime()));
    }),
  );
});
