import { atStates } from './marks';
import { recordOf } from '../trace/record';
import type { MatcherContext, MatcherResult } from './matcher';
import { verdict } from './verdict';
import { timesText } from './words';

export function toHaveRetried(context: MatcherContext, received: unknown, state: string, times?: number): MatcherResult {
  const record = recordOf(received);
  const all = record.visits.filter(({ name }) => name === state);
  const retries = all.reduce((sum, { attempts }) => sum + Math.max(0, attempts.length - 1), 0);
  const pass = times === undefined ? retries > 0 : retries === times && all.length > 0;
  return verdict(context, `toHaveRetried(state${times === undefined ? '' : ', times'})`, record, pass, () => {
    const wanted = times === undefined ? '' : ` ${timesText(times)}`;
    const marks = atStates(all);
    if (pass) return { says: `State "${state}" should not have been retried${wanted}, but was.`, marks };
    return { says: `State "${state}" should have been retried${wanted}, but was ${all.length === 0 ? 'never entered' : timesText(retries)}.`, marks };
  });
}
