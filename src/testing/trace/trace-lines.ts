import { durationText } from './duration-text';
import { failureOf, failureText } from './failure-of';
import { callText, outputText, resultText } from './payload-text';
import { shortened } from './shorten';
import { shownLines } from './shown-lines';
import { isCaught, type Attempt, type Line, type Visit } from './visit';

/** What an assertion is about: a state, or how it all ended. */
export type Marks = ReadonlySet<Visit | 'end'>;

/** A line of a trace. */
export interface TraceLine {
  /** Milliseconds since the epoch; null where a time would say nothing. */
  readonly at: number | null;
  readonly marked: boolean;
  readonly text: string;
}

/** So wide a line may be before what a call gave goes to the next one. */
const widest = 120;

const failed = (visit: Visit, attempt: Attempt | undefined): string => `✗ ${failureText(failureOf(visit, attempt))}`;

/** 'branch 1', 'iteration 0: {"id":7} ✗' */
function headOf({ kind, index, visits, outcome }: Line): string {
  const mark = outcome === 'failed' ? ' ✗' : outcome === 'aborted' ? ', aborted' : '';
  if (kind === 'branch') return `branch ${index + 1}${mark}`;
  const [first] = visits;
  return `${kind} ${index}${first === undefined ? '' : `: ${shortened(first.input, 60)}`}${mark}`;
}

/** What happened in an execution, without its beginning and its end. */
export function traceLines(main: Line, marks: Marks): TraceLine[] {
  const traced: TraceLine[] = [];
  const say = (at: number | null, text: string, marked = false): void => void traced.push({ at, marked, text });

  const ofLine = ({ visits }: Line, indent: string): void => visits.forEach((visit, i) => ofVisit(visit, visits[i + 1], indent));

  const ofVisit = (visit: Visit, next: Visit | undefined, indent: string): void => {
    const { name, type, at, input, attempts, exit } = visit;
    const brief = attempts.length === 0 && !isCaught(visit);
    const aborted = visit.ended === 'aborted' ? ', aborted' : '';
    say(at, [`${indent}${name} (${type})${aborted}`, ...(brief ? briefly(visit) : [])].join(' '), marks.has(visit));
    attempts.forEach((attempt, i) => ofAttempt(visit, attempt, i, `${indent}  `));
    if (exit !== null) {
      if (isCaught(visit)) {
        if (attempts.length === 0) say(exit.at, `${indent}  ${failed(visit, undefined)}`);
        say(exit.at, `${indent}  caught, goes to ${next?.name ?? 'the end'}`);
      }
      if (!brief && exit.output !== attempts.at(-1)?.output) say(exit.at, `${indent}  ${outputText(input, exit.output)}`);
      const assigned = Object.entries(exit.assigned).map(([variable, text]) => `$${variable} = ${shortened(text, 40)}`);
      if (assigned.length > 0) say(exit.at, `${indent}  sets ${assigned.join(', ')}`);
    }
  };

  /** What is to say of a state that calls nothing. */
  const briefly = (visit: Visit): string[] => {
    const { type, exit, at, input } = visit;
    if (type === 'Fail') return [failed(visit, undefined)];
    if (exit === null) {
      // Its own fields failed: the history tells that by how the execution ended only.
      const { error } = failureOf(visit, undefined);
      return error === undefined || visit.ended !== null ? [] : [`✗ ${error}`];
    }
    return [...(type === 'Wait' ? [`waits ${durationText(exit.at - at)}`] : []), ...(exit.output === input ? [] : [outputText(input, exit.output)])];
  };

  const ofAttempt = (visit: Visit, attempt: Attempt, i: number, indent: string): void => {
    const { call, at, until, outcome, lines } = attempt;
    const earlier = visit.attempts[i - 1];
    const retried = earlier === undefined ? [] : [`retry ${i}, ${durationText(at - (earlier.until ?? earlier.at))} later`];
    const ended = outcome === 'failed' ? failed(visit, attempt) : outcome === 'succeeded' && call !== null ? resultText(attempt.output) : '';
    if (lines.length > 0) {
      retried.forEach((text) => say(at, indent + text));
      ofLines(lines, indent);
      if (ended !== '') say(until, indent + ended);
      return;
    }
    const called = call !== null && (earlier?.call?.input !== call.input || earlier === undefined) ? [callText(call)] : [];
    const begun = indent + [...retried, ...called].join(': ');
    const took = call !== null && until !== null && until > at ? ` (${durationText(until - at)})` : '';
    if (ended === '' || begun === indent) {
      if (begun + ended !== indent) say(at, begun + ended);
    } else if (called.length > 0 && begun.length + ended.length > widest) {
      say(at, begun);
      say(until, `${indent}  ${ended}`);
    } else say(at, `${begun} ${ended}${took}`);
  };

  const ofLines = (lines: readonly Line[], indent: string): void => {
    for (const shown of shownLines(lines, marks)) {
      if ('left' in shown) say(null, `${indent}… ${shown.left}`);
      else {
        say(shown.at, indent + headOf(shown));
        ofLine(shown, `${indent}│ `);
      }
    }
  };

  ofLine(main, '');
  return traced;
}
