import { isArray, isObject } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import type { Report } from '../fault';
import type { Outline } from '../outline';

/**
 * An error name in a Retrier or Catcher that nothing comes to: the first entry that has a name takes it ("scans through the Retriers in array order");
 * "States.TaskFailed" takes every error but States.Timeout; States.Runtime is neither retried nor caught, even by its name.
 * Spec: https://states-language.net/#errors; https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html.
 * AWS: test_catch_states_runtime
 */
export function errorHandlers({ withHandlers }: Outline, report: Report): void {
  for (const { retriers, catchers, where, label } of withHandlers) {
    if (retriers.length > 0) check(retriers.map(namesOf), 'Retry', `${where}/Retry`, label, report);
    if (catchers.length > 0) check(catchers.map(namesOf), 'Catch', `${where}/Catch`, label, report);
  }
}

const namesOf = (entry: unknown): readonly unknown[] => (isObject(entry) && isArray(entry['ErrorEquals']) ? entry['ErrorEquals'] : []);

function check(entries: readonly (readonly unknown[])[], list: string, where: Pointer, label: string, report: Report): void {
  const taken = new Map<string, number>();
  entries.forEach((names, i) => {
    names.forEach((name, j) => {
      if (typeof name !== 'string') return;
      const reason = neverMatches(name, taken, list);
      if (reason !== undefined)
        report({
          severity: 'WARNING',
          code: 'error-never-matched',
          message: `The error name "${name}" never matches here`,
          location: `${where}/${i}/ErrorEquals/${j}`,
          fix: `Remove it from ${list}[${i}] of ${label}: ${reason}.`,
        });
    });
    for (const name of names) if (typeof name === 'string' && !taken.has(name)) taken.set(name, i);
  });
}

function neverMatches(name: string, taken: ReadonlyMap<string, number>, list: string): string | undefined {
  if (name === 'States.Runtime') return `it is ${list === 'Retry' ? 'not retried' : 'not caught'}, whatever is written`;
  const all = taken.get('States.TaskFailed');
  const before = taken.get(name) ?? (name.startsWith('States.') ? undefined : all);
  return before === undefined ? undefined : `${list}[${before}] takes it`;
}
