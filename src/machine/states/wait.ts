import type { Wait } from '../../definition/machine';
import { StatesError } from '../../errors/states-error';
import { isTimestamp } from '../../json/timestamp';
import { named, refused, shown } from '../refused';
import { seconds } from '../seconds';
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

/** Recordings test_wait_timestamp_jsonata, test_wait_timestamppath[.000000] and test_wait_timestamp_path[INVALID_DATE] */
function timestamp(ctx: StepContext, field: Wait['duration']): number {
  const value = field.evaluate(ctx);
  if (typeof value === 'string' && isTimestamp(value)) return Date.parse(value);
  const wrong = field.location === undefined ? 'does not reference a valid' : 'cannot be parsed as an';
  throw refused(ctx, field, `${named(field)} ${wrong} ISO-8601 extended offset date-time format string: ${shown(field, value)}`);
}

/** The wait is over: "the state's input is passed to its output". */
export function leaveWait(ctx: StepContext): Transition {
  ctx.evaluateArguments();
  return ctx.exit(ctx.value, ctx.text, ctx.bound);
}
