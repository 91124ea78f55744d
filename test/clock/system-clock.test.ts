import { execFileSync } from 'node:child_process';
import { afterEach, expect, test, vi } from 'vitest';
import { systemClock } from '../../src/clock/system-clock';

afterEach(() => {
  vi.useRealTimers();
});

test('now() is real time', () => {
  const before = Date.now();
  expect(systemClock.now()).toBeGreaterThanOrEqual(before);
  expect(systemClock.now()).toBeLessThanOrEqual(Date.now());
});

test('a sleep ends when the time is reached, never before', async () => {
  for (let i = 0; i < 20; i++) {
    const until = Date.now() + 2;
    await systemClock.sleep(until);
    expect(Date.now()).toBeGreaterThanOrEqual(until);
  }
});

test('what is due already fires, but never before schedule has returned', async () => {
  const order: string[] = [];
  await new Promise<void>((resolve) => {
    systemClock.schedule(0, () => {
      order.push('fired');
      resolve();
    });
    order.push('returned');
  });
  expect(order).toEqual(['returned', 'fired']);
});

test('a timer that is taken back does not fire', async () => {
  const fired: string[] = [];
  const timer = systemClock.schedule(Date.now() + 1, () => fired.push('taken back'));
  timer.cancel();
  await systemClock.sleep(Date.now() + 5);
  timer.cancel();
  expect(fired).toEqual([]);
});

test('a sleep is aborted with the signal’s reason, also where it was aborted before', async () => {
  const controller = new AbortController();
  const sleeping = systemClock.sleep(Date.now() + 60_000, controller.signal);
  const reason = new Error('enough');
  controller.abort(reason);
  await expect(sleeping).rejects.toBe(reason);
  await expect(systemClock.sleep(Date.now() + 60_000, controller.signal)).rejects.toBe(reason);
});

// The platform's own timers count at most 2^31 - 1 milliseconds: a wait of 60 days can only be shown on timers that are simulated.
test('a wait longer than setTimeout can count goes in turns', () => {
  vi.useFakeTimers({ now: 0 });
  const fired: number[] = [];
  const days = 86_400_000;
  systemClock.schedule(60 * days, () => fired.push(Date.now()));
  const taken = systemClock.schedule(60 * days, () => fired.push(-1));
  vi.advanceTimersByTime(50 * days);
  taken.cancel(); // its second turn is under way
  vi.advanceTimersByTime(9 * days);
  expect(fired).toEqual([]);
  vi.advanceTimersByTime(2 * days);
  expect(fired).toEqual([60 * days]);
});

test('a timer in the background fires as any other, in all its turns', () => {
  vi.useFakeTimers({ now: 0 });
  const fired: number[] = [];
  const days = 86_400_000;
  systemClock.schedule(60 * days, () => fired.push(Date.now())).unref!();
  vi.advanceTimersByTime(61 * days);
  expect(fired).toEqual([60 * days]);
});

test('holding and watching mean nothing to it', () => {
  const { hold, release, watch, unwatch } = systemClock;
  expect([hold(), release(), watch(), unwatch()]).toEqual([undefined, undefined, undefined, undefined]);
});

test('a process ends when the last timer is over, taken back or in the background', () => {
  const program = `
    import { systemClock } from './src/clock/system-clock.ts';
    systemClock.schedule(Date.now() + 3_600_000, () => {}).cancel();
    systemClock.schedule(Date.now() + 3_600_000, () => {}).unref();
    await systemClock.sleep(Date.now() + 1);
    console.log('over');`;
  expect(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { encoding: 'utf8', timeout: 20_000 })).toBe('over\n');
});
