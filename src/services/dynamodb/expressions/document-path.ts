import { attribute, type AttributeValue, type Item } from '../attribute-value';
import type { Path } from './ast';
import { ExpressionFault } from './expression-fault';
import type { Placeholders } from './placeholders';

/** What stands at a path of an item; undefined where nothing does. */
export function valueAt(path: Path, item: Readonly<Item>, placeholders: Placeholders): AttributeValue | undefined {
  const { steps } = path;
  let value = attribute(item, placeholders.name(steps[0]));
  for (let i = 1; i < steps.length && value !== undefined; i++) {
    const step = steps[i]!;
    if (typeof step === 'number') value = value.L?.[step];
    else value = value.M === undefined ? undefined : attribute(value.M, placeholders.name(step));
  }
  return value;
}

/** A path as AWS's messages print it: `[a, b, [0]]`. */
export const shownSteps = (steps: readonly (string | number)[]): string =>
  `[${steps.map((step) => (typeof step === 'number' ? `[${step}]` : step)).join(', ')}]`;

export const samePath = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
  a.length === b.length && a.every((step, i) => step === b[i]);

/**
 * Refuses two paths of which one is, or begins with, the other; and two that take the same value once for a map and once for a list.
 *
 * @throws ExpressionFault
 */
export function refuseOverlap(paths: readonly Path[], placeholders: Placeholders): void {
  if (paths.length < 2) return;
  if (paths.every(({ steps }) => steps.length === 1) && allDifferent(paths, placeholders)) return;
  const all = paths.map((path) => placeholders.steps(path));
  all.forEach((one, i) => {
    for (const two of all.slice(i + 1)) {
      const different = one.findIndex((step, at) => step !== two[at]);
      const shorter = Math.min(one.length, two.length);
      if (different === -1 || different >= shorter) throw pathFault('overlap with each other; must remove or rewrite one of these paths', one, two);
      if (typeof one[different] !== typeof two[different]) throw pathFault('conflict with each other; must remove or rewrite one of these paths', one, two);
    }
  });
}

/** The quick way for the usual case of plain attributes. */
function allDifferent(paths: readonly Path[], placeholders: Placeholders): boolean {
  for (let i = 1; i < paths.length; i++) {
    const name = placeholders.name(paths[i]!.steps[0]);
    for (let j = 0; j < i; j++) if (placeholders.name(paths[j]!.steps[0]) === name) return false;
  }
  return true;
}

const pathFault = (what: string, one: readonly (string | number)[], two: readonly (string | number)[]): ExpressionFault =>
  new ExpressionFault(`Two document paths ${what}; path one: ${shownSteps(one)}, path two: ${shownSteps(two)}`);
