import type { JsonObject } from '../../json/json';
import { isObject } from '../../json/json';
import { cut } from './shorten';
import { parsed, type ExecutionRecord } from './record';
import { isCaught, type Attempt, type Line, type Visit } from './visit';

export interface Failure {
  readonly error: string | undefined;
  readonly cause: string | undefined;
}

/**
 * How an attempt failed. A history does not write the error of a Fail state, nor that of a Parallel or Map state: it is that of the state inside which
 * failed, or what a Catcher put into the state's output, or the one by which the execution ended.
 */
export function failureOf(record: ExecutionRecord, visit: Visit, attempt: Attempt | undefined): Failure {
  if (attempt?.error !== undefined) return attempt;
  if (attempt !== undefined) {
    const inner = attempt.failedBy ?? lastOfFailed(attempt.lines);
    const found = inner === undefined ? none : failureOf(record, inner, inner.attempts.at(-1));
    if (found.error !== undefined) return found;
  }
  if (attempt !== visit.attempts.at(-1)) return none;
  for (let one: Visit | null = visit; one !== null; one = one.line.of) if (isCaught(one)) return caughtIn(one);
  return record.status === 'FAILED' && visit.line.outcome === null ? record : none;
}

const none: Failure = { error: undefined, cause: undefined };

const lastOfFailed = (lines: readonly Line[]): Visit | undefined => lines.find(({ outcome }) => outcome === 'failed')?.visits.at(-1);

/** The error output of AWS, { Error, Cause }, wherever a Catcher has put it. */
function caughtIn({ exit, input }: Visit): Failure {
  const before = parsed(input);
  const output = parsed(exit!.output);
  const candidates = [output, ...(isObject(output) ? Object.entries(output).flatMap(([name, value]) => (isOld(before, name, value) ? [] : [value])) : [])];
  const found = candidates.find((value): value is JsonObject => isObject(value) && typeof value['Error'] === 'string');
  return found === undefined ? none : { error: found['Error'] as string, cause: typeof found['Cause'] === 'string' ? found['Cause'] : undefined };
}

const isOld = (before: unknown, name: string, value: unknown): boolean =>
  isObject(before as JsonObject) && JSON.stringify((before as JsonObject)[name]) === JSON.stringify(value);

/** What AWS puts before the cause of an error in a state's own fields. */
const whereItWas = /^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /;

/** An error in one line: 'PaymentDeclined: no funds'. The cause that Lambda writes for a function's error is shown by its errorMessage. */
export function failureText({ error, cause }: Failure): string {
  const value = parsed(cause);
  const message = isObject(value) && typeof value['errorMessage'] === 'string' ? value['errorMessage'] : (cause ?? '').replace(whereItWas, '');
  const name = error ?? (message === '' ? 'an error that is not recorded' : '');
  return cut([name, message.replaceAll(/\s+/g, ' ').trim()].filter((part) => part !== '').join(': '), 300);
}
