import type { AsymmetricMatcher, TextMatch } from './matcher';
import type { Duration } from './moment';
import type { CalledOptions } from './to-have-called';
import type { EnteredOptions } from './to-have-entered';
import type { Path } from './to-have-taken-path';
import type { ExpectedEvent } from './to-match-history';

/**
 * The matchers as a test writes them, for the `Matchers` interfaces of vitest and Jest. What they are given is an `ExecutionResult`, an `Execution`, or
 * the events of a recorded history; of a promise, `await` it or write `.resolves`. All of them take `.not`. States are named as in the definition; those
 * in branches, iterations and kept child executions of a Distributed Map count, too. Expected values are compared as by `toEqual`.
 */
export interface AslMatchers<R = unknown> {
  /** It ended well, and gave this output. */
  toHaveSucceeded(output?: unknown): R;
  /** Its status is FAILED; with this error name and this cause: the text, a pattern, or an asymmetric matcher. */
  toHaveFailed(error?: TextMatch, cause?: TextMatch): R;
  /** Its status is TIMED_OUT. */
  toHaveTimedOut(): R;
  /** Its status is ABORTED: it was stopped. */
  toHaveBeenAborted(): R;
  /** These states were entered in this order: `['Check', { Notify: [['Mail'], ['Log']] }, 'Done']`. */
  toHaveTakenPath(path: Path | AsymmetricMatcher): R;
  /** The state was entered: so often, with such an input, at such a time. A number is `{ times }`. */
  toHaveEntered(state: string, options?: EnteredOptions | number): R;
  /** The state was left with this output. */
  toHaveExited(state: string, output?: unknown): R;
  /**
   * A Task called that: the name of the state, or what it calls, under any key that a mock of it can have: the name or ARN of the Lambda function or
   * activity, 'lambda:Charge', the integration as 'sqs:sendMessage' with or without its '.waitForTaskToken'. The input is what was sent; of lambda:invoke
   * its parameters or their Payload. A number as options is `{ times }`.
   */
  toHaveCalled(target: string, input?: unknown, options?: CalledOptions | number): R;
  /** The state was tried again: in all so often; default: at least once. */
  toHaveRetried(state: string, times?: number): R;
  /** A Catcher of the state took an error: of this name. */
  toHaveCaught(state: string, error?: TextMatch): R;
  /** From its start to its end (of one that runs: so far) this long: '2 hours', milliseconds, or an asymmetric matcher of milliseconds. */
  toHaveLasted(duration: Duration): R;
  /**
   * Its history is that: event by event, without ids and times. Events that have their ids are compared branch by branch, however those took turns. What an
   * expected event leaves out is not compared.
   */
  toMatchHistory(events: readonly ExpectedEvent[]): R;
}
