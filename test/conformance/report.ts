import { isUnexpected, type Outcome } from './conformance';
import { sideBySide } from './side-by-side';

/** One line for each kind and folder: how many passed, failed and wait. */
export function table(outcomes: readonly Outcome[]): string[] {
  const folders = new Map<string, { passed: number; failed: number; waiting: number }>();
  for (const { kind, folder, state } of outcomes) {
    const name = `${kind}/${folder}`;
    const counts = folders.get(name) ?? { passed: 0, failed: 0, waiting: 0 };
    counts[state] += 1;
    folders.set(name, counts);
  }
  const row = (name: string, ...cells: readonly (string | number)[]): string => name.padEnd(34) + cells.map((cell) => String(cell).padStart(9)).join('');
  return [row('', 'passed', 'failed', 'waiting'), ...[...folders].map(([name, { passed, failed, waiting }]) => row(name, passed, failed, waiting))];
}

/** What is to be read of a case: why it is listed, or where it differs first, recorded beside observed. */
export function shown(outcome: Outcome, verbose: boolean): string[] {
  const { name, file, state, reason, differs } = outcome;
  if (state === 'passed')
    return isUnexpected(outcome) ? [`LISTED, BUT PASSES  ${name}`, `  take it off known.json: ${reason}`] : verbose ? [`passed   ${name}`] : [];
  if (reason !== undefined && !verbose) return state === 'failed' ? [`failed   ${name}`, `  ${reason}`] : [];
  const head = [`${state.padEnd(8)} ${name}`, `  ${file}`, ...(reason === undefined ? [] : [`  ${reason}`])];
  if (differs === undefined) return head;
  return [...head, `  first difference: ${differs.where || '/'}`, ...beside(outcome).map((line) => `  ${line}`), ''];
}

/** The event that differs first, whole; the value, where there is no such event. */
function beside({ differs, expected }: Outcome): string[] {
  const { where, recorded, observed, event } = differs!;
  const history = (expected as { history?: readonly unknown[] } | undefined)?.history;
  const title = [`${'recorded'.padEnd(73)}   observed`];
  if (history === undefined || event === undefined) return [...title, ...sideBySide(named(where, recorded), named(where, observed))];
  return [...title, ...sideBySide(event.recorded, event.observed)];
}

const named = (where: string, value: unknown): unknown => (value === undefined ? undefined : { [where.split('/').at(-1) || 'value']: value });

/** The last line: `N passed, N failed`. */
export function total(outcomes: readonly Outcome[]): string {
  const count = (state: Outcome['state']): number => outcomes.filter((each) => each.state === state).length;
  return `${count('passed')} passed, ${count('failed')} failed`;
}
