import type { Wait } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import { isTimestamp } from '../../json/timestamp';
import { plain, seconds } from '../seconds';
import type { StepContext } from '../step-context';
import type { Transition } from '../transition';

/** The longest delay that AWS takes: 24855 days (recording test_timestamp_too_far_in_future_boundary). */
const longestDelay = 24_855 * 86_400_000;

/** Spec: https://states-language.net/#wait-state */
export function enterWait(state: Wait, ctx: StepContext): Transition {
  // "A Wait State MUST contain exactly one of ..." is checked by validation.
  const { duration } = state;
  ctx.evaluateArguments();
  ctx.input = ctx.value;
  const until = duration.kind === 'seconds' ? ctx.at + seconds(ctx, duration) * 1000 : timestamp(ctx, duration);
  if (until - ctx.at > longestDelay) throw new StatesError('States.Runtime', 'Wait state delay is too long.');
  return { kind: 'sleep', until };
}

function timestamp(ctx: StepContext, { name, text, location, evaluate }: Wait['duration']): number {
  const value = evaluate(ctx);
  if (typeof value === 'string' && isTimestamp(value)) return Date.parse(value);
  if (location !== undefined) {
    ctx.thread.before = ctx.thread.entered; // what is evaluated is there, so the event follows the Entered event (recordings test_wait_timestamp_jsonata)
    const cause = `The ${name} field cannot be parsed as an ISO-8601 extended offset date-time format string: ${plain(value)}`;
    throw new StatesError('States.QueryEvaluationError', cause, location);
  }
  throw new StatesError(
    'States.Runtime',
    // Recordings test_wait_timestamppath[.000000] and test_wait_timestamp_path[INVALID_DATE]
    `The ${name} parameter does not reference a valid ISO-8601 extended offset date-time format string: ${text} == ${plain(value)}`,
  );
}

/** The wait is over: "the state's input is passed to its output". */
export function leaveWait(ctx: StepContext): Transition {
  ctx.evaluateArguments();
  return ctx.exit(ctx.value, ctx.text, ctx.bound);
}
