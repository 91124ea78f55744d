import type { Clock, Timer } from './clock';
import { sleep } from './sleep';

/** setTimeout takes a 32-bit number of milliseconds; longer waits go in turns. */
const longestTimeout = 2 ** 31 - 1;

class SystemTimer implements Timer {
  private handle: ReturnType<typeof setTimeout>;
  constructor(until: number, wake: () => void) {
    const turn = (): ReturnType<typeof setTimeout> => {
      const left = Math.max(0, until - Date.now());
      return left > longestTimeout ? setTimeout(() => (this.handle = turn()), longestTimeout) : setTimeout(wake, left);
    };
    this.handle = turn();
  }

  cancel(): void {
    clearTimeout(this.handle);
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
