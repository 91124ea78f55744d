import { atEnd } from './marks';
import { recordOf } from '../trace/record';
import { stateOf } from './ending';
import { equal, type MatcherContext, type MatcherResult } from './matcher';
import { verdict } from './verdict';

export function toHaveSucceeded(context: MatcherContext, received: unknown, output?: unknown): MatcherResult {
  const record = recordOf(received);
  const succeeded = record.status === 'SUCCEEDED';
  const pass = succeeded && (output === undefined || equal(context, record.output, output));
  return verdict(context, `toHaveSucceeded(${output === undefined ? '' : 'output'})`, record, pass, () => {
    const marks = atEnd;
    if (pass) return { says: `The execution should not have succeeded${output === undefined ? '' : ' with this output'}, but it did.`, marks };
    if (!succeeded) return { says: `The execution should have succeeded, but ${stateOf(record)}.`, marks };
    return { says: 'The execution has succeeded with another output.', compared: { expected: output, received: record.output }, marks };
  });
}
