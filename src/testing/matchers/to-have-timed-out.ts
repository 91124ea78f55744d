import { endedWith } from './ending';
import type { MatcherContext, MatcherResult } from './matcher';

export function toHaveTimedOut(context: MatcherContext, received: unknown): MatcherResult {
  return endedWith(context, 'toHaveTimedOut()', { status: 'TIMED_OUT', verb: 'timed out' }, received);
}
