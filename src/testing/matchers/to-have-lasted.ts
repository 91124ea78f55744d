import { atEnd } from './marks';
import { durationText } from '../trace/duration-text';
import { recordOf } from '../trace/record';
import type { MatcherContext, MatcherResult } from './matcher';
import { lasts, momentText, type Duration } from './moment';
import { verdict } from './verdict';

export function toHaveLasted(context: MatcherContext, received: unknown, duration: Duration): MatcherResult {
  const record = recordOf(received);
  const lasted = record.stoppedAt - record.startedAt;
  const pass = lasts(context, lasted, duration);
  return verdict(context, 'toHaveLasted(duration)', record, pass, () => ({
    says: `The execution should ${pass ? 'not ' : ''}have lasted ${momentText(duration)}, but it ${pass ? 'did' : `lasted ${durationText(lasted)}`}.`,
    marks: atEnd,
  }));
}
