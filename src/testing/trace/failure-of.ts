import { isObject, type Json, type JsonObject } from '../../json/json';
import { parsedOrText } from '../../json/parse';
import { isCaught, type Attempt, type Failure, type Visit } from './visit';

/**
 * How an attempt failed. A history does not write the error of a Fail state, nor that of a Parallel or Map state: it is that of the state inside which
 * failed, or what a Catcher put into the state's output, or the one by which the execution ended.
 */
export function failureOf(visit: Visit, attempt: Attempt | undefined): Failure {
  if (attempt?.error !== undefined) return attempt;
  const inner = attempt?.failedBy ?? null;
  const found = inner === null ? none : failureOf(inner, inner.attempts.at(-1));
  if (found.error !== undefined) return found;
  return attempt === visit.attempts.at(-1) ? handedOn(visit) : none;
}

const none: Failure = { error: undefined, cause: undefined };

/** What became of the failure of a state further out. */
function handedOn(visit: Visit): Failure {
  if (isCaught(visit)) return caughtIn(visit);
  const { line } = visit;
  if (line.of === null) return line.visits.at(-1) === visit ? (line.failure ?? none) : none;
  const last = line.of.attempts.at(-1)!;
  return isWithin(last.failedBy, visit.name) ? handedOn(line.of) : none;
}

/** Whether a state is the one of that name, in whatever attempt, or stands in it. */
function isWithin(visit: Visit | null, name: string): boolean {
  for (let one = visit; one !== null; one = one.line.of) if (one.name === name) return true;
  return false;
}

/** The error output of AWS, { Error, Cause }, wherever a Catcher has put it. */
function caughtIn({ exit, input }: Visit): Failure {
  const before = parsedOrText(input);
  const output = parsedOrText(exit!.output);
  const candidates = [output, ...(isObject(output) ? Object.entries(output).flatMap(([name, value]) => (isOld(before, name, value) ? [] : [value])) : [])];
  const found = candidates.find((value): value is JsonObject => isObject(value) && typeof value['Error'] === 'string');
  return found === undefined ? none : { error: found['Error'] as string, cause: typeof found['Cause'] === 'string' ? found['Cause'] : undefined };
}

const isOld = (before: Json | undefined, name: string, value: Json): boolean => isObject(before) && JSON.stringify(before[name]) === JSON.stringify(value);

/** What AWS puts before the cause of an error in a state's own fields. */
const whereItWas = /^An error occurred while executing the state '.*?' \(entered at the event id #\d+\)\. /;

/** An error in one line: 'PaymentDeclined: no funds'. The cause that Lambda writes for a function's error is shown by its errorMessage. */
export function failureText({ error, cause }: Failure): string {
  const value = parsedOrText(cause);
  const message = isObject(value) && typeof value['errorMessage'] === 'string' ? value['errorMessage'] : (cause ?? '').replace(whereItWas, '');
  const name = error ?? (message === '' ? 'an error that is not recorded' : '');
  return withoutMiddle([name, message.replaceAll(/\s+/g, ' ').trim()].filter((part) => part !== '').join(': '));
}

/** Causes of AWS hold whole payloads; what is wrong with them stands at the end. */
const withoutMiddle = (text: string): string => (text.length <= 300 ? text : `${text.slice(0, 140)} … ${text.slice(-157)}`);
