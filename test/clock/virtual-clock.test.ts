/** The rules of virtual time, one by one. Real time appears only where the grace is the subject: it is a few milliseconds there. */
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { virtualClock, type VirtualClock, type VirtualClockOptions } from '../../src/clock/virtual-clock';

const turns = async (count = 5): Promise<void> => {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
};

/** A clock at 0, and what was fired on it at which time. */
function recording(options: VirtualClockOptions = {}): { clock: VirtualClock; fired: string[]; at: (until: number, name: string) => void } {
  const clock = virtualClock({ start: 0, ...options });
  const fired: string[] = [];
  return { clock, fired, at: (until, name) => void clock.schedule(until, () => fired.push(`${name}@${clock.now()}`)) };
}

test.each<[VirtualClockOptions, string]>([
  [{}, '2025-01-01T00:00:00.000Z'],
  [{ start: 0 }, '1970-01-01T00:00:00.000Z'],
  [{ start: '2026-01-01T00:00:00Z' }, '2026-01-01T00:00:00.000Z'],
  [{ start: new Date('2026-02-03T04:05:06.007Z') }, '2026-02-03T04:05:06.007Z'],
])('it starts at the time it is given: %j', (options, expected) => {
  expect(new Date(virtualClock(options).now()).toISOString()).toBe(expected);
});

test.each<[VirtualClockOptions, string]>([
  [{ start: 'tomorrow' }, 'The option start is tomorrow.'],
  [{ start: NaN }, 'The option start is NaN.'],
  [{ grace: -1 }, 'The option grace is -1.'],
  [{ grace: NaN }, 'The option grace is NaN.'],
])('options that make no sense are refused: %j', (options, message) => {
  expect(() => virtualClock(options)).toThrow(message);
});

test('time never moves by itself between two lines of a test', async () => {
  const { clock, fired, at } = recording();
  at(10, 'a');
  await turns();
  expect([clock.now(), fired]).toEqual([0, []]);
});

test('while somebody waits for an outcome, time jumps to the next timer, one after the other', async () => {
  const { clock, fired, at } = recording();
  at(86_400_000, 'day');
  at(10, 'first');
  at(10, 'second, set later');
  clock.watch();
  await turns();
  expect(fired).toEqual(['first@10', 'second, set later@10', 'day@86400000']);
  clock.unwatch();
});

test('when nobody waits any more, time stands still again', async () => {
  const { clock, fired, at } = recording();
  clock.watch();
  clock.schedule(10, () => {
    fired.push('first');
    clock.unwatch();
  });
  at(20, 'never');
  await turns();
  expect([clock.now(), fired]).toEqual([10, ['first']]);
});

test('time that was about to jump does not, if the wait has ended before', async () => {
  const { clock, fired, at } = recording();
  at(10, 'never');
  clock.watch();
  clock.unwatch();
  await turns();
  expect([clock.now(), fired]).toEqual([0, []]);
});

test('what runs holds time still until it is released', async () => {
  const { clock, fired, at } = recording();
  at(10, 'a');
  clock.hold();
  clock.hold();
  clock.watch();
  await turns();
  clock.release();
  await turns();
  expect([clock.now(), fired]).toEqual([0, []]);
  clock.release();
  await turns();
  expect(fired).toEqual(['a@10']);
  clock.unwatch();
});

test('a sleep pulls time forward, as somebody waits for it; its end is its time', async () => {
  const clock = virtualClock({ start: 0 });
  await clock.sleep(5000);
  expect(clock.now()).toBe(5000);
  await clock.sleep(1000); // over already
  expect(clock.now()).toBe(5000);
  await turns();
  expect(clock.now()).toBe(5000);
});

test('a sleep is aborted with the signal’s reason and pulls time no more', async () => {
  const { clock, fired, at } = recording();
  const controller = new AbortController();
  clock.hold();
  const sleeping = clock.sleep(5000, controller.signal);
  at(100, 'never');
  const reason = new Error('enough');
  controller.abort(reason);
  clock.release();
  await expect(sleeping).rejects.toBe(reason);
  await turns();
  expect([clock.now(), fired]).toEqual([0, []]);
  await expect(clock.sleep(5000, controller.signal)).rejects.toBe(reason);
});

test('a sleep whose signal is never aborted leaves no listener behind', async () => {
  const clock = virtualClock({ start: 0 });
  const { signal } = new AbortController();
  let listeners = 0;
  const watched = {
    aborted: false,
    addEventListener: () => listeners++,
    removeEventListener: () => listeners--,
  } as unknown as AbortSignal;
  await clock.sleep(10, watched);
  expect([listeners, signal.aborted]).toEqual([0, false]);
});

test('a sleep until NaN is refused, and the clock goes on', async () => {
  const clock = virtualClock({ start: 0 });
  await expect(clock.sleep(NaN)).rejects.toThrow('The end of a sleep is NaN.');
  await clock.sleep(10);
  expect(clock.now()).toBe(10);
});

test('what is never due pulls no time', async () => {
  const { clock, fired, at } = recording();
  at(Infinity, 'never');
  at(10, 'a');
  clock.watch();
  await turns();
  expect([clock.now(), fired]).toEqual([10, ['a@10']]);
  clock.unwatch();
});

test('what is due in the past fires at the present time, never before schedule has returned', async () => {
  const { clock, fired, at } = recording({ start: 1000 });
  clock.watch();
  at(1, 'late');
  expect(fired).toEqual([]);
  await turns();
  expect(fired).toEqual(['late@1000']);
  clock.unwatch();
});

test('a timer that is taken back does not fire; to take it back again, or after it has fired, does nothing', async () => {
  const { clock, fired, at } = recording();
  const timer = clock.schedule(10, () => fired.push('taken back'));
  const fires = clock.schedule(20, () => fired.push('fires'));
  timer.cancel();
  timer.cancel();
  await clock.advance(25);
  fires.cancel();
  at(30, 'last');
  await clock.advance(10);
  expect(fired).toEqual(['fires', 'last@30']);
});

test('a timer can take back another of the same time', async () => {
  const { clock, fired } = recording();
  const second = { cancel: (): void => {} };
  clock.schedule(10, () => second.cancel());
  Object.assign(second, {
    cancel: (
      (timer) => () =>
        timer.cancel()
    )(clock.schedule(10, () => fired.push('second'))),
  });
  await clock.advance(10);
  expect(fired).toEqual([]);
});

test('advance: fires what is due on the way, each at its own time, and ends at its goal', async () => {
  const { clock, fired, at } = recording();
  at(30, 'b');
  at(10, 'a');
  at(61, 'too late');
  await clock.advance('60 ms');
  expect([clock.now(), fired]).toEqual([60, ['a@10', 'b@30']]);
  await clock.advance(1);
  expect(fired).toEqual(['a@10', 'b@30', 'too late@61']);
});

test('advance: what a timer sets going runs until it is blocked again, before time goes on', async () => {
  const { clock, fired } = recording();
  clock.schedule(10, () => {
    clock.hold();
    void (async () => {
      await turns(20); // real work
      fired.push(`worked@${clock.now()}`);
      clock.schedule(15, () => fired.push(`set on the way@${clock.now()}`));
      clock.release();
    })();
  });
  clock.schedule(20, () => fired.push(`later@${clock.now()}`));
  await clock.advance(100);
  expect(fired).toEqual(['worked@10', 'set on the way@15', 'later@20']);
});

test('advance: what is set going before it is called is waited for first', async () => {
  const { clock, fired } = recording();
  clock.hold();
  void (async () => {
    await turns(10);
    clock.schedule(5, () => fired.push(`a@${clock.now()}`));
    clock.release();
  })();
  await clock.advance(10);
  expect(fired).toEqual(['a@5']);
});

test('advance: work that never settles holds time for the grace only', async () => {
  const { clock, fired, at } = recording({ grace: 5 });
  clock.hold();
  at(10, 'a');
  const before = performance.now();
  await clock.advance(20);
  expect(performance.now() - before).toBeGreaterThanOrEqual(10); // before the first timer and after it
  expect([clock.now(), fired]).toEqual([20, ['a@10']]);
});

test.each(['5 parsecs', -1])('advance: a duration that is none is refused: %j', async (duration) => {
  const clock = virtualClock({ start: 0 });
  await expect(clock.advance(duration)).rejects.toThrow(`"${duration}" is no duration.`);
  expect(clock.now()).toBe(0);
});

test('advance never goes back, also when the time was pulled further meanwhile', async () => {
  const clock = virtualClock({ start: 0 });
  const [, slept] = await Promise.all([clock.advance(10), clock.sleep(500).then(() => clock.now())]);
  expect(slept).toBe(500);
  expect(clock.now()).toBe(500);
});

test('work that never settles holds time for the grace in real time; then what is due fires', async () => {
  const { clock, fired, at } = recording({ grace: 20 });
  at(10, 'timeout');
  clock.hold();
  const before = performance.now();
  await clock.sleep(20);
  expect(performance.now() - before).toBeGreaterThanOrEqual(19);
  expect(fired).toEqual(['timeout@10']);
});

test('the grace is given to work that does not move: work that moves keeps time still for longer', async () => {
  const { clock, fired, at } = recording({ grace: 20 });
  at(10, 'timeout');
  clock.hold();
  clock.watch();
  for (let i = 0; i < 6; i++) {
    await new Promise((resolve) => setTimeout(resolve, 8));
    clock.hold();
    clock.release();
  }
  expect(fired).toEqual([]);
  clock.release();
  await turns();
  expect(fired).toEqual(['timeout@10']);
  clock.unwatch();
});

test('a grace that runs out when nobody waits, or nothing is set any more, changes nothing', async () => {
  const { clock } = recording({ grace: 5 });
  clock.hold();
  clock.watch();
  const timer = clock.schedule(10, () => {});
  await turns(2);
  timer.cancel();
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect(clock.now()).toBe(0);
  clock.unwatch();
});

test('no timer is left behind: a process ends while work that never settles is still held', () => {
  const program = `
    import { virtualClock } from './src/clock/virtual-clock.ts';
    const clock = virtualClock({ start: 0, grace: 3_600_000 });
    clock.hold();
    clock.watch();
    clock.schedule(10, () => {});
    await new Promise((resolve) => setImmediate(() => setImmediate(resolve)));
    clock.unwatch();
    console.log('over at', clock.now());`;
  expect(execFileSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', program], { encoding: 'utf8', timeout: 20_000 })).toBe(
    'over at 0\n',
  );
});
