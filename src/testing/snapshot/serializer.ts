import { isArray, type Json, type JsonObject } from '../../json/json';
import { isExecution, recordOf } from '../trace/record';
import { snapshotOf, type SnapshotEvent } from './history-snapshot';

/** So wide the details of an event are written in its line. */
const widest = 120;

/**
 * Writes an execution into a snapshot as its history, a line an event: see {@link historySnapshot} for what is left out. For
 * `expect.addSnapshotSerializer`, after which `expect(result).toMatchSnapshot()` and `toMatchInlineSnapshot()` take executions.
 */
export const executionSerializer = {
  test: (value: unknown): boolean => isExecution(value),
  serialize(value: unknown, _config: unknown, indentation: string): string {
    const record = recordOf(value);
    const lines = record.hasHistory ? snapshotOf(record).flatMap((event) => eventLines(event, '  ')) : ['  (no history)'];
    return [`Execution ${record.status}`, ...lines].map((line, i) => (i === 0 ? line : indentation + line)).join('\n');
  },
};

function eventLines({ type, branches, iterations, executions, ...details }: SnapshotEvent, indent: string): string[] {
  const { name, ...rest } = details as { readonly name?: string; readonly [detail: string]: Json | undefined };
  const head = [`${indent}${type}`, ...(name === undefined ? [] : [name])].join(' ');
  const own = Object.keys(rest).length === 0 ? head : `${head} ${laidOut(rest as JsonObject, indent, widest - head.length)}`;
  const inner = (kind: string, first: number, lists: readonly (readonly SnapshotEvent[])[] = []): string[] =>
    lists.flatMap((events, i) => [`${indent}  ${kind} ${first + i}`, ...events.flatMap((event) => eventLines(event, `${indent}    `))]);
  return [...own.split('\n'), ...inner('branch', 1, branches), ...inner('iteration', 0, iterations), ...inner('child execution', 0, executions)];
}

/** JSON in one line where there is room for it; else each member in lines of its own. */
function laidOut(value: Json, indent: string, room: number): string {
  const whole = JSON.stringify(value);
  if (whole.length <= room || typeof value !== 'object' || value === null) return whole;
  const inside = `${indent}  `;
  const part = (name: string, member: Json): string => `${inside}${name}${laidOut(member, inside, widest - inside.length - name.length)}`;
  if (isArray(value)) return `[\n${value.map((item) => part('', item)).join(',\n')}\n${indent}]`;
  return `{\n${Object.entries(value)
    .map(([name, member]) => part(`${JSON.stringify(name)}: `, member))
    .join(',\n')}\n${indent}}`;
}
