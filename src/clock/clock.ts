/** What {@link Clock.schedule} gives back. */
export interface Timer {
  /** Takes the timer back. Does nothing once it has fired. */
  cancel(): void;
  /** Where time is real: lets the process end before the timer fires. */
  unref?(): void;
}

/**
 * Where every part takes its time from. Times are milliseconds since the epoch.
 *
 * A clock that jumps needs to know when it may: `hold`/`release` surround work that is running, `watch`/`unwatch` a wait for an outcome.
 * A real clock ignores both.
 */
export interface Clock {
  now(): number;
  /** Resolves when the time is `until`. Rejects with the signal's reason when it is aborted before. */
  sleep(until: number, signal?: AbortSignal): Promise<void>;
  /** Calls `wake` once, when the time is `until` or later; never before this call has returned. */
  schedule(until: number, wake: () => void): Timer;
  /** Something runs: time stands still until it is released. */
  hold(): void;
  release(): void;
  /** Somebody waits for an outcome: time may be pulled forward by what is scheduled. */
  watch(): void;
  unwatch(): void;
}
