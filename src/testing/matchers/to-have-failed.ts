import { endedWith } from './ending';
import type { MatcherContext, MatcherResult, TextMatch } from './matcher';

export function toHaveFailed(context: MatcherContext, received: unknown, error?: TextMatch, cause?: TextMatch): MatcherResult {
  const args = cause !== undefined ? 'error, cause' : error !== undefined ? 'error' : '';
  return endedWith(context, `toHaveFailed(${args})`, { status: 'FAILED', verb: 'failed' }, received, error, cause);
}
