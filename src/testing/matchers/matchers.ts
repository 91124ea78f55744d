import type { MatcherContext, MatcherResult } from './matcher';
import { toHaveBeenAborted } from './to-have-been-aborted';
import { toHaveCalled } from './to-have-called';
import { toHaveCaught } from './to-have-caught';
import { toHaveEntered } from './to-have-entered';
import { toHaveExited } from './to-have-exited';
import { toHaveFailed } from './to-have-failed';
import { toHaveLasted } from './to-have-lasted';
import { toHaveRetried } from './to-have-retried';
import { toHaveSucceeded } from './to-have-succeeded';
import { toHaveTakenPath } from './to-have-taken-path';
import { toHaveTimedOut } from './to-have-timed-out';
import { toMatchHistory } from './to-match-history';

/** In the form that `expect.extend` takes. */
const matcher = <Expected extends unknown[]>(look: (context: MatcherContext, received: unknown, ...expected: Expected) => MatcherResult) =>
  function (this: MatcherContext, received: unknown, ...expected: Expected): MatcherResult {
    return look(this, received, ...expected);
  };

/**
 * Matchers for executions, for `expect.extend` of vitest, Jest and the package `expect`; {@link AslMatchers} says what each of them asks. They look at
 * the history alone. When one does not hold, its message shows the difference, then the execution as a trace.
 *
 * @example
 * expect.extend(matchers);
 * expect(await machine.execute({ orderId: 'o-1' })).toHaveSucceeded({ orderId: 'o-1', paid: true });
 */
export const matchers = {
  toHaveBeenAborted: matcher(toHaveBeenAborted),
  toHaveCalled: matcher(toHaveCalled),
  toHaveCaught: matcher(toHaveCaught),
  toHaveEntered: matcher(toHaveEntered),
  toHaveExited: matcher(toHaveExited),
  toHaveFailed: matcher(toHaveFailed),
  toHaveLasted: matcher(toHaveLasted),
  toHaveRetried: matcher(toHaveRetried),
  toHaveSucceeded: matcher(toHaveSucceeded),
  toHaveTakenPath: matcher(toHaveTakenPath),
  toHaveTimedOut: matcher(toHaveTimedOut),
  toMatchHistory: matcher(toMatchHistory),
};
