import { atStates } from './marks';
import { failureOf, failureText } from '../trace/failure-of';
import { recordOf } from '../trace/record';
import { isCaught } from '../trace/visit';
import { matchesText, type MatcherContext, type MatcherResult, type TextMatch } from './matcher';
import { verdict } from './verdict';
import { countText, expectedText } from './words';

export function toHaveCaught(context: MatcherContext, received: unknown, state: string, error?: TextMatch): MatcherResult {
  const record = recordOf(received);
  const all = record.visits.filter(({ name }) => name === state);
  const caught = all.filter(isCaught).map((visit) => ({ visit, failure: failureOf(visit, visit.attempts.at(-1)) }));
  const fitting = error === undefined ? caught : caught.filter(({ failure }) => matchesText(context, failure.error, error));
  const pass = fitting.length > 0;
  return verdict(context, `toHaveCaught(state${error === undefined ? '' : ', error'})`, record, pass, () => {
    const wanted = error === undefined ? 'an error' : expectedText(error);
    const marks = atStates(all);
    if (pass) return { says: `State "${state}" should not have caught ${wanted}, but it did.`, marks };
    const found =
      caught.length > 0
        ? `it caught ${failureText(caught.at(-1)!.failure)}`
        : `it was ${countText('entered', all.length, all.length)}${all.length === 0 ? '' : ' and caught nothing'}`;
    return { says: `State "${state}" should have caught ${wanted}, but ${found}.`, marks };
  });
}
