import type { Status } from '../../machine/execution';
import { atEnd } from './marks';
import { failureText } from '../trace/failure-of';
import { recordOf, type ExecutionRecord } from '../trace/record';
import { endingText } from '../trace/trace';
import { matchesText, type MatcherContext, type MatcherResult, type TextMatch } from './matcher';
import { verdict } from './verdict';
import { expectedText } from './words';

/** Whether an execution has ended so, and with such an error and cause. */
export function endedWith(
  context: MatcherContext,
  matcher: string,
  { status, verb }: { readonly status: Status; readonly verb: string },
  received: unknown,
  error?: TextMatch,
  cause?: TextMatch,
): MatcherResult {
  const record = recordOf(received);
  const isSo =
    record.status === status &&
    (error === undefined || matchesText(context, record.error, error)) &&
    (cause === undefined || matchesText(context, record.cause, cause));
  return verdict(context, matcher, record, isSo, () => {
    const wanted = { ...(error !== undefined && { error }), ...(cause !== undefined && { cause }) };
    const found = { ...(error !== undefined && { error: record.error }), ...(cause !== undefined && { cause: record.cause }) };
    const marks = atEnd;
    const wantedText = error === undefined && cause === undefined ? '' : ` with ${failureText({ error: plain(error), cause: plain(cause) })}`;
    if (isSo) return { says: `The execution should not have ${verb}${wantedText}, but it ${endingText(record)}.`, marks };
    if (record.status === status) return { says: `The execution has ${verb} with another error.`, compared: { expected: wanted, received: found }, marks };
    return { says: `The execution should have ${verb}${wantedText}, but ${stateOf(record)}.`, marks };
  });
}

const plain = (text: TextMatch | undefined): string | undefined => (text === undefined ? undefined : expectedText(text));

/** 'it FAILED with Boom: no', 'it is still RUNNING' */
export const stateOf = (record: ExecutionRecord): string => (record.status === 'RUNNING' ? 'it is still RUNNING' : `it ${endingText(record)}`);
