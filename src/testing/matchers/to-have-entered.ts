import { aboutStates } from './marks';
import { durationText } from '../trace/duration-text';
import { parsedOrText } from '../../json/parse';
import { recordOf } from '../trace/record';
import { equal, type MatcherContext, type MatcherResult } from './matcher';
import { happensAfter, happensAt, momentText, type Moment } from './moment';
import { optionsOf } from './options';
import { verdict } from './verdict';
import { countText, timesText } from './words';

/** What is asked of the times that a state was entered. Those are counted to which all of it applies. */
export interface EnteredOptions {
  /** Exactly so often; default: at least once. */
  readonly times?: number;
  /** With this input; asymmetric matchers may stand in it. */
  readonly input?: unknown;
  /** At this time: since the start of the execution ('2 hours', milliseconds), or a date. */
  readonly at?: Moment;
  /** Not before this time. */
  readonly after?: number | string | Date;
}

export function toHaveEntered(context: MatcherContext, received: unknown, state: string, given?: EnteredOptions | number): MatcherResult {
  const options = optionsOf<EnteredOptions>('toHaveEntered', given, ['times', 'input', 'at', 'after']);
  const record = recordOf(received);
  const { times, input, at, after } = options;
  const { startedAt } = record;
  const all = record.visits.filter(({ name }) => name === state);
  const inTime = all.filter(
    (visit) => (at === undefined || happensAt(context, visit.at, startedAt, at)) && (after === undefined || happensAfter(visit.at, startedAt, after)),
  );
  const fitting = input === undefined ? inTime : inTime.filter((visit) => equal(context, parsedOrText(visit.input), input));
  const pass = times === undefined ? fitting.length > 0 : fitting.length === times;
  return verdict(context, `toHaveEntered(state${Object.keys(options).length === 0 ? '' : ', options'})`, record, pass, () => {
    const wanted = [
      ...(times === undefined ? [] : [` ${timesText(times)}`]),
      ...(input === undefined ? [] : [' with this input']),
      ...(at === undefined ? [] : [` at ${momentText(at)}`]),
      ...(after === undefined ? [] : [` after ${momentText(after)}`]),
    ].join('');
    const marks = aboutStates(pass, all, fitting);
    if (pass) return { says: `State "${state}" should not have been entered${wanted}, but was.`, marks };
    const other = inTime.find((visit) => !fitting.includes(visit));
    const compared = input === undefined || other === undefined ? undefined : { expected: input, received: parsedOrText(other.input) };
    const when = at === undefined && after === undefined ? [] : all.slice(0, 3).map((visit) => durationText(visit.at - startedAt));
    const note = when.length === 0 ? '' : ` (at ${when.join(', ')}${all.length > 3 ? ', …' : ''})`;
    return { says: `State "${state}" should have been entered${wanted}, but was ${countText('entered', all.length, fitting.length, note)}.`, compared, marks };
  });
}
