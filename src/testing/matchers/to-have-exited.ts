import { aboutStates } from './marks';
import { parsedOrText } from '../../json/parse';
import { recordOf } from '../trace/record';
import { equal, type MatcherContext, type MatcherResult } from './matcher';
import { verdict } from './verdict';
import { countText } from './words';

export function toHaveExited(context: MatcherContext, received: unknown, state: string, output?: unknown): MatcherResult {
  const record = recordOf(received);
  const all = record.visits.filter(({ name }) => name === state);
  const left = all.filter(({ exit }) => exit !== null);
  const fitting = output === undefined ? left : left.filter(({ exit }) => equal(context, parsedOrText(exit!.output), output));
  const pass = fitting.length > 0;
  return verdict(context, `toHaveExited(state${output === undefined ? '' : ', output'})`, record, pass, () => {
    const wanted = output === undefined ? '' : ' with this output';
    const marks = aboutStates(pass, all, fitting);
    if (pass) return { says: `State "${state}" should not have been exited${wanted}, but was.`, marks };
    const last = left.at(-1);
    const compared = last === undefined ? undefined : { expected: output, received: parsedOrText(last.exit!.output) };
    const found = left.length > 0 ? 'has another one' : `was ${countText('entered', all.length, all.length)}${all.length === 0 ? '' : ' and never exited'}`;
    return { says: `State "${state}" should have been exited${wanted}, but ${found}.`, compared, marks };
  });
}
