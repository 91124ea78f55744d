import { UsageError } from '../errors/usage-error';
import type { Clock } from './clock';

/** A promise of a clock's time: what `Clock.sleep` is, made of `schedule`. Somebody waits for it, so it is watched. */
export function sleep(clock: Clock, until: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (Number.isNaN(until)) {
      reject(new UsageError('The end of a sleep is NaN.', '', 'Give milliseconds; Infinity sleeps until the signal is aborted.'));
      return;
    }
    if (signal?.aborted) {
      reject(signal.reason as Error);
      return;
    }
    const end = (): void => {
      clock.unwatch();
      signal?.removeEventListener('abort', abort);
    };
    const abort = (): void => {
      timer.cancel();
      end();
      reject(signal!.reason as Error);
    };
    clock.watch();
    const timer = clock.schedule(until, () => {
      end();
      resolve();
    });
    signal?.addEventListener('abort', abort, { once: true });
  });
}
