import { atStates } from './marks';
import { recordOf } from '../trace/record';
import type { Line, Visit } from '../trace/visit';
import { equal, type AsymmetricMatcher, type MatcherContext, type MatcherResult } from './matcher';
import { verdict } from './verdict';

/**
 * The states that were entered, in order. A name stands for a state, whatever happened inside of it. `{ Name: paths }` says which ways were taken
 * inside of a Parallel or Map state, too: a list of paths, one for each branch, iteration (by index) or child execution; or one path, which all of
 * them took. Of a state that was tried again the last attempt counts.
 *
 * @example
 * expect(result).toHaveTakenPath(['Check', { Notify: [['Mail'], ['Log', 'Count']] }, { ForEachItem: ['Reserve', 'Pack'] }, 'Done']);
 */
export type Path = readonly Step[];
type Step = string | Inner;
/** What a step looks like that says which ways were taken inside. */
export interface Inner {
  readonly [state: string]: Path | readonly Path[];
}

export function toHaveTakenPath(context: MatcherContext, received: unknown, path: Path | AsymmetricMatcher): MatcherResult {
  const record = recordOf(received);
  const { visits } = record.main;
  const taken = pathOf(context, record.main, Array.isArray(path) ? (path as Path) : []);
  const pass = equal(context, taken, path);
  return verdict(context, 'toHaveTakenPath(path)', record, pass, () => {
    if (pass) return { says: 'The execution should not have taken this path, but it did.', marks: atStates(visits) };
    const turn = Array.isArray(path) ? taken.findIndex((step, i) => !equal(context, step, (path as Path)[i])) : -1;
    const compared = { expected: path, received: taken };
    return { says: `The execution took another path.`, compared, marks: atStates(visits.slice(turn < 0 ? visits.length : turn, turn + 1)) };
  });
}

/** The path of a line, said as closely as the expected one is. */
const pathOf = (context: MatcherContext, line: Line, expected: Path): Path => line.visits.map((visit, i) => stepOf(context, visit, expected[i]));

function stepOf(context: MatcherContext, visit: Visit, expected: Step | undefined): Step {
  const inner = typeof expected === 'object' && Object.hasOwn(expected, visit.name) ? expected[visit.name]! : undefined;
  if (inner === undefined) return visit.name;
  const lines = visit.attempts.at(-1)?.lines ?? [];
  if (isOnePath(inner)) {
    const paths = lines.map((line) => pathOf(context, line, inner));
    return { [visit.name]: paths.length > 0 && paths.every((path) => equal(context, path, inner)) ? inner : paths };
  }
  return { [visit.name]: lines.map((line, i) => pathOf(context, line, inner[i] ?? [])) };
}

const isOnePath = (inner: Path | readonly Path[]): inner is Path => inner.length > 0 && !inner.some((step) => Array.isArray(step));
