import { milliseconds } from '../../clock/duration';
import { durationText } from '../trace/duration-text';
import { isAsymmetric } from './difference';
import { expectedText } from './words';
import { equal, type AsymmetricMatcher, type MatcherContext } from './matcher';

/** How long something took: milliseconds, a text such as '2 hours', or an asymmetric matcher of the milliseconds, such as `expect.closeTo(…)`. */
export type Duration = number | string | AsymmetricMatcher;

/** When something happened: how long after the execution was started, or a date. */
export type Moment = Duration | Date;

/** @throws UsageError for what is no duration. */
export const lasts = (context: MatcherContext, received: number, expected: Duration): boolean =>
  isAsymmetric(expected) ? equal(context, received, expected) : received === milliseconds(expected);

/** @param received - Milliseconds since the epoch, as is `startedAt`. */
export const happensAt = (context: MatcherContext, received: number, startedAt: number, expected: Moment): boolean =>
  expected instanceof Date ? received === expected.getTime() : lasts(context, received - startedAt, expected);

/** Whether it is not before that. */
export const happensAfter = (received: number, startedAt: number, expected: number | string | Date): boolean =>
  received >= (expected instanceof Date ? expected.getTime() : startedAt + milliseconds(expected));

export const momentText = (expected: Moment): string =>
  expected instanceof Date ? expected.toISOString() : isAsymmetric(expected) ? expectedText(expected) : durationText(milliseconds(expected));
