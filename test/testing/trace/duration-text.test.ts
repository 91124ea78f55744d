import { expect, test } from 'vitest';
import { durationText } from '../../../src/testing/trace/duration-text';

test.each([
  [0, '0 s'],
  [1, '1 ms'],
  [999, '999 ms'],
  [1500, '1.5 s'],
  [60_000, '1 min'],
  [61_001, '1 min 1.001 s'],
  [7_380_000, '2 h 3 min'],
  [90_061_000, '1 d 1 h 1 min 1 s'],
  [-5000, '-5 s'],
])('%d ms is %s', (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
