import { expect, test, vi } from 'vitest';
import { colours, wantsColours } from '../../../examples/order-processing/colours';
import { explain } from '../../../examples/order-processing/explain';
import { count, dateAndTime, duration } from '../../../examples/order-processing/format';
import { Progress } from '../../../examples/order-processing/progress';

test.each([
  [0, '0 s'],
  [420, '0.42 s'],
  [59_994, '59.99 s'],
  [59_995, '1 min 00 s'],
  [60_000, '1 min 00 s'],
  [3_599_400, '59 min 59 s'],
  [3_599_600, '1 h 00 min'],
  [14_520_000, '4 h 02 min'],
])('%i ms is %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});

test('dates and counts', () => {
  expect(dateAndTime(new Date('2010-12-01T08:26:00Z'))).toBe('2010-12-01 08:26:00');
  expect([count(1, 'order'), count(2, 'order'), count(0, 'fly', 'flies')]).toEqual(['1 order', '2 orders', '0 flies']);
});

test.each([
  ['TypeError', '{"errorType":"TypeError","errorMessage":"no","trace":[]}', 'TypeError: no'],
  ['States.Timeout', undefined, 'States.Timeout'],
  ['States.Runtime', 'An error occurred', 'States.Runtime: An error occurred'],
  ['Odd', '{"message":"no errorMessage"}', 'Odd'],
  [undefined, undefined, 'no error name'],
])('error %s with cause %s', (error, cause, text) => {
  expect(explain(error, cause)).toBe(text);
});

test('colours are for terminals', () => {
  expect(colours(true).red('x')).toBe('\u001B[31mx\u001B[0m');
  expect(colours(false).red('x')).toBe('x');
  expect([wantsColours({}), wantsColours({ isTTY: false })]).toEqual([false, false]);
});

test.each([
  [undefined, true],
  ['', true],
  ['1', false],
])('NO_COLOR=%j on a terminal', (value, wanted) => {
  vi.stubEnv('NO_COLOR', value);
  const wants = wantsColours({ isTTY: true });
  vi.unstubAllEnvs();
  expect(wants).toBe(wanted);
});

const written = (isTTY: boolean): string => {
  const chunks: string[] = [];
  const progress = new Progress({ isTTY, write: (chunk) => chunks.push(chunk) > 0 });
  progress.show(75, 150);
  progress.show(76, 150); // too soon to be drawn
  progress.show(150, 150);
  progress.end();
  return chunks.join('');
};

test('the progress bar is drawn on a terminal, not too often, and wiped away', () => {
  const half = `\r${'█'.repeat(20)}${'░'.repeat(20)} 75 of 150 messages`;
  expect(written(true)).toBe(`${half}\r${'█'.repeat(40)} 150 of 150 messages\r\u001B[K`);
});

test('no progress bar where there is no terminal', () => {
  expect(written(false)).toBe('');
});
