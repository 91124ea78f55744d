import { endedWith } from './ending';
import type { MatcherContext, MatcherResult } from './matcher';

export function toHaveBeenAborted(context: MatcherContext, received: unknown): MatcherResult {
  return endedWith(context, 'toHaveBeenAborted()', { status: 'ABORTED', verb: 'been aborted' }, received);
}
