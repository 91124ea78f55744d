import { afterMicrotasks } from './after-microtasks';
import type { Clock, Timer } from './clock';
import { UsageError } from '../errors/usage-error';
import { milliseconds } from './duration';
import { sleep } from './sleep';
import { TimerHeap } from './timer-heap';

export interface VirtualClockOptions {
  /** The time at the beginning: milliseconds since the epoch, a Date, or ISO text. Default: 2025-01-01T00:00:00Z, so that runs are equal. */
  readonly start?: number | string | Date;
  /** Milliseconds of real time for which running work that never settles can hold time still. Default 5000. */
  readonly grace?: number;
}

/** A {@link Clock} that jumps. */
export interface VirtualClock extends Clock {
  /**
   * Moves time forward by a duration (milliseconds, or a text such as '2 hours'), firing what is due on the way, each at its own time, and letting
   * what that sets going run until it is blocked again.
   */
  advance(duration: number | string): Promise<void>;
}

/**
 * A clock on which waits take no real time. Time stands still while something runs, and jumps to the next timer when nothing does and somebody
 * waits for an outcome: a pending `execute()`, a long poll, `advance()`. It never moves by itself between two lines of a test.
 *
 * @throws UsageError for a start that is no time, and for a grace that is no number of milliseconds.
 * @example
 * const clock = virtualClock({ start: '2026-01-01T00:00:00Z' });
 * const result = await new StateMachine(definition, { handlers, clock }).execute(input); // a Wait of three days is over at once
 */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const { start = '2025-01-01T00:00:00Z', grace = 5000 } = options;
  const time = new Date(start).getTime();
  if (Number.isNaN(time)) throw new UsageError(`The option start is ${String(start)}.`, '', 'Give milliseconds since the epoch, a Date, or ISO text.');
  if (!(grace >= 0)) throw new UsageError(`The option grace is ${String(grace)}.`, '', 'Give milliseconds of at least 0.');
  return new JumpingClock(time, grace);
}

class JumpingClock implements VirtualClock {
  private readonly timers = new TimerHeap();
  private held = 0;
  private watched = 0;
  private looking = false;
  private looks = 0;
  private graceTimer: ReturnType<typeof setTimeout> | undefined;
  /** Counts what was held and released, so that the grace is given to work that does not move, not to work in general. */
  private moves = 0;

  constructor(
    private time: number,
    private readonly grace: number,
  ) {}

  now(): number {
    return this.time;
  }

  sleep(until: number, signal?: AbortSignal): Promise<void> {
    return sleep(this, until, signal);
  }

  schedule(until: number, wake: () => void): Timer {
    const timer = this.timers.add(Math.max(until, this.time), wake);
    this.look();
    return timer;
  }

  hold(): void {
    this.held++;
    this.moves++;
  }

  release(): void {
    this.held--;
    this.moves++;
    this.look();
  }

  watch(): void {
    this.watched++;
    this.look();
  }

  unwatch(): void {
    this.watched--;
    if (this.watched > 0 || this.graceTimer === undefined) return;
    clearTimeout(this.graceTimer); // nobody waits any more: it would only keep the process alive
    this.graceTimer = undefined;
  }

  async advance(duration: number | string): Promise<void> {
    const goal = this.time + milliseconds(duration);
    await this.settled();
    for (let next = this.timers.first; next !== undefined && next.until <= goal; next = this.timers.first) {
      this.fire(next.until);
      await this.settled();
    }
    this.time = Math.max(this.time, goal);
  }

  /** Resolves when nothing runs: what was set going has come to its next wait, or has held time still for longer than the grace. */
  private async settled(): Promise<void> {
    let moves = -1;
    let since = 0;
    do {
      await turn();
      if (this.moves !== moves) {
        moves = this.moves;
        since = performance.now();
      }
    } while (this.held > 0 && performance.now() - since < this.grace);
  }

  private get mayJump(): boolean {
    return this.watched > 0 && (this.timers.first?.until ?? Infinity) < Infinity; // what is never due pulls nothing
  }

  /** Looks, when the program has come to rest, whether time can move. */
  private look(): void {
    if (this.looking || !this.mayJump) return;
    this.looking = true;
    // Now and then the event loop turns, so that a long run of waits starves nobody.
    if (++this.looks % 64 === 0) setImmediate(this.atRest);
    else afterMicrotasks(this.atRest);
  }

  private readonly atRest = (): void => {
    this.looking = false;
    if (!this.mayJump) return;
    if (this.held > 0) this.startGrace();
    else {
      this.fire(this.timers.first!.until);
      this.look();
    }
  };

  private fire(until: number): void {
    this.time = Math.max(this.time, until);
    for (let timer = this.timers.first; timer !== undefined && timer.until <= until; timer = this.timers.first) {
      timer.cancel();
      timer.wake();
    }
  }

  private startGrace(): void {
    if (this.graceTimer !== undefined) return;
    const { moves } = this;
    this.graceTimer = setTimeout(() => {
      this.graceTimer = undefined;
      if (!this.mayJump) return;
      if (this.held > 0 && this.moves === moves) this.fire(this.timers.first!.until);
      this.look();
    }, this.grace);
  }
}

/** The next turn of the event loop: everything that is ready has run. */
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
