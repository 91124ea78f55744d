import type { Clock, Timer } from './clock';
import { sleep } from './sleep';

/** setTimeout takes a 32-bit number of milliseconds; longer waits go in turns. */
const longestTimeout = 2 ** 31 - 1;

class SystemTimer implements Timer {
  private handle: ReturnType<typeof setTimeout>;
  private isBackground = false;
  constructor(until: number, wake: () => void) {
    // setTimeout counts on another clock than Date.now and may come a millisecond early: then there is one more turn.
    const turn = (): ReturnType<typeof setTimeout> => {
      const handle = setTimeout(
        () => {
          if (Date.now() < until) this.handle = turn();
          else wake();
        },
        Math.min(Math.max(0, until - Date.now()), longestTimeout),
      );
      if (this.isBackground) handle.unref();
      return handle;
    };
    this.handle = turn();
  }

  cancel(): void {
    clearTimeout(this.handle);
  }

  unref(): void {
    this.isBackground = true;
    this.handle.unref();
  }
}

/**
 * Real time.
 *
 * @example
 * const machine = new StateMachine(definition, { handlers, clock: systemClock });
 */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (until, signal) => sleep(systemClock, until, signal),
  schedule: (until, wake) => new SystemTimer(until, wake),
  hold() {},
  release() {},
  watch() {},
  unwatch() {},
};
