import { isDeepStrictEqual } from 'node:util';
import { canonicalText } from '../../expressions/canonical-text';
import { literal, memberName, quoted } from './literal';
import type { RecordedCall, RecordedCallOutcome } from './recorded-tasks';

/** The mocks of a test as they are written in TypeScript: a member for each state that was called, in the order of their first calls. */
export function emitMocks(calls: readonly RecordedCall[], indent: number): string {
  const byState = grouped(calls, ({ state }) => state);
  if (byState.size === 0) return '{}';
  const inner = ' '.repeat(indent + 2);
  const members = Array.from(byState, ([state, its]) => `${inner}${memberName(state)}: ${mockOf(its, indent + 2)},\n`);
  return `{\n${members.join('')}${' '.repeat(indent)}}`;
}

function mockOf(calls: readonly RecordedCall[], indent: number): string {
  // Calls at the same time may come in another order than they were recorded in: there the input tells which one it is.
  const byInput = overlap(calls) ? [...grouped(calls, ({ input }) => canonicalText(input)).values()] : [];
  if (byInput.length < 2) return answersOf(calls, indent);
  const inner = ' '.repeat(indent + 2);
  const pairs = byInput.map((its) => `${inner}[${literal(its[0]!.input, indent + 2)}, ${answersOf(its, indent + 2)}],\n`);
  return `onInput([\n${pairs.join('')}${' '.repeat(indent)}])`;
}

/** Calls by something that some of them share, in the order in which it first came. */
function grouped(calls: readonly RecordedCall[], by: (call: RecordedCall) => string): Map<string, RecordedCall[]> {
  const groups = new Map<string, RecordedCall[]>();
  for (const call of calls) {
    const key = by(call);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [call]);
    else known.push(call);
  }
  return groups;
}

const overlap = (calls: readonly RecordedCall[]): boolean => calls.some(({ scheduled }, place) => place > 0 && scheduled < calls[place - 1]!.ended);

/** One answer, or the sequence of them; equal ones that follow each other are one, so many times. */
function answersOf(calls: readonly RecordedCall[], indent: number): string {
  const runs: { outcome: RecordedCallOutcome; times: number }[] = [];
  for (const { outcome } of calls) {
    const last = runs.at(-1);
    if (last !== undefined && isDeepStrictEqual(last.outcome, outcome)) last.times++;
    else runs.push({ outcome, times: 1 });
  }
  if (runs.length === 1) return `${answer(runs[0]!.outcome, indent)}${times(runs[0]!.times)}`;
  const inner = ' '.repeat(indent + 2);
  return `[\n${runs.map(({ outcome, times: count }) => `${inner}${answer(outcome, indent + 2)}${times(count)},\n`).join('')}${' '.repeat(indent)}]`;
}

const times = (count: number): string => (count === 1 ? '' : `.times(${count})`);

function answer(outcome: RecordedCallOutcome, indent: number): string {
  switch (outcome.kind) {
    case 'returns':
      return `returns(${literal(outcome.result, indent)})`;
    case 'hangs':
      return 'hangs()';
    case 'fails': {
      const { error, cause } = outcome;
      const told = cause === undefined ? (error === undefined ? [] : [quoted(error)]) : [error === undefined ? 'undefined' : quoted(error), quoted(cause)];
      return `fails(${told.join(', ')})`;
    }
  }
}
