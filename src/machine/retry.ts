import type { Retrier } from '../definition/machine';
import { matches } from './error-match';
import type { StepContext } from './step-context';
import type { Failure } from './transition';

/** The longest IntervalSeconds, three times as long as an execution lasts: no delay is longer, so that its end is a time, and JSON (I2). */
const longestDelay = 99_999_999;

/**
 * The delay in milliseconds after which a failed state is tried again, or null where no Retrier takes the error or it is used up. Each Retrier
 * counts its own uses in one visit to the state.
 * Spec: https://states-language.net/#errors "Complex retry scenarios"
 */
export function retryDelay(retriers: readonly Retrier[], ctx: StepContext, failure: Failure): number | null {
  const place = retriers.findIndex(({ errors }) => matches(errors, failure));
  const retrier = retriers[place];
  if (retrier === undefined) return null;
  const { thread } = ctx;
  const counters = (thread.counters ??= retriers.map(() => 0));
  const used = counters[place]!;
  if (used >= retrier.maxAttempts) return null;
  counters[place] = used + 1;
  ctx.pass(retrier.point);
  const seconds = Math.min(retrier.intervalSeconds * retrier.backoffRate ** used, retrier.maxDelaySeconds, longestDelay);
  // "FULL": the delay is drawn between zero and what it would be, after the cap of MaxDelaySeconds
  ctx.evaluating('retry');
  return Math.round(seconds * 1000 * (retrier.jitter ? ctx.random() : 1));
}
