import type { ExecutionRecord } from '../trace/record';
import { traceText } from '../trace/trace';
import type { Marks } from '../trace/trace-lines';
import { difference } from './difference';
import type { MatcherContext, MatcherResult } from './matcher';

/** Why a matcher did not hold, or, behind `.not`, did. */
export interface Reason {
  /** One sentence: what was wanted and what is there instead. */
  readonly says: string;
  /** Two values to show the difference of. */
  readonly compared?: { readonly expected: unknown; readonly received: unknown } | undefined;
  /** What in the trace it is about. */
  readonly marks: Marks;
}

/**
 * The answer of a matcher.
 *
 * @param matcher - Its name, and what it was given, as they are written in a test: 'toHaveEntered(state, options)'.
 * @param reason - Called when the answer is no good: writing it costs more than looking.
 */
export const verdict = (context: MatcherContext, matcher: string, record: ExecutionRecord, pass: boolean, reason: () => Reason): MatcherResult => ({
  pass,
  message: () => {
    const { says, compared, marks } = reason();
    const shown = compared === undefined ? '' : difference(context, compared.expected, compared.received);
    const trace = record.hasHistory ? traceText(record, marks) : 'There is no trace, since the state machine keeps no history.';
    return [hint(context, matcher), says, shown, trace].filter((part) => part !== '').join('\n\n');
  },
});

function hint({ isNot = false, promise = '', utils }: MatcherContext, matcher: string): string {
  const [name, args] = matcher.slice(0, -1).split('(') as [string, string];
  if (utils?.matcherHint !== undefined) return utils.matcherHint(name, 'execution', args, { isNot, promise } as never);
  return `expect(execution).${isNot ? 'not.' : ''}${matcher}`;
}
