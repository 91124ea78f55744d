import { expect, test } from 'vitest';
import { afterMicrotasks } from '../../src/clock/after-microtasks';

/** Lets everything that is ready run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('calls back once, later, when the microtasks and all that they bring are done, and before the event loop turns', async () => {
  const log: string[] = [];
  setImmediate(() => log.push('event loop'));
  afterMicrotasks(() => log.push('called back'));
  const microtasks = async (): Promise<void> => {
    for (let i = 0; i < 50; i++) await Promise.resolve();
    log.push('microtasks');
    queueMicrotask(() => log.push('brought by them'));
  };
  const done = microtasks();
  log.push('now');
  await done;
  await turn();
  expect(log).toEqual(['now', 'microtasks', 'brought by them', 'called back', 'event loop']);
});

test('of several, in the order they came', async () => {
  const log: number[] = [];
  for (const number of [1, 2, 3]) afterMicrotasks(() => log.push(number));
  await turn();
  expect(log).toEqual([1, 2, 3]);
});
