import { expect, test } from 'vitest';
import { readFlags } from '../../../examples/order-processing/flags';

const byDefault = { help: false, seed: 5, transientRate: 0.25, declineRate: 0.06 };

test.each([
  [[], byDefault],
  [['--order', '536365'], { ...byDefault, order: '536365' }],
  [['--seed', '7', '--decline-rate=0', '--transient-rate', '1'], { ...byDefault, seed: 7, declineRate: 0, transientRate: 1 }],
  [['--help'], { ...byDefault, help: true }],
])('%j', (args, flags) => {
  expect(readFlags(args)).toEqual(flags);
});

test.each([
  [['--seed', '1.5'], '--seed is "1.5", and takes an integer.'],
  [['--seed='], '--seed is "", and takes an integer.'],
  [['--decline-rate', '6%'], '--decline-rate is "6%", and takes a number from 0 to 1.'],
  [['--transient-rate', '1.1'], '--transient-rate is "1.1", and takes a number from 0 to 1.'],
  [['--sed', '1'], "Unknown option '--sed'"],
])('%j is refused', (args, message) => {
  expect(() => readFlags(args)).toThrow(message);
});
