import { cut } from '../errors/cut';
import type { DefinitionCoverage } from './coverage-report';

/** Longer lines are cut. */
const widest = 72;

/**
 * The lines of a definition on which something was never passed, each with its number and what is missing, and the line of the state before them. What
 * follows from a state or a branch that was never reached is not told. Nothing where all was passed.
 */
export function missingLines(definition: DefinitionCoverage): string[] {
  const { label, note, lines, inSource } = definition;
  const rows = rowsOf(definition);
  if (rows.length === 0) return [];
  const texts = dedented(rows.map(([line]) => shown(lines, line)));
  const numbers = Math.max(...rows.map(([line]) => String(line).length));
  const width = Math.max(...texts.map((text) => text.length));
  const about = note === undefined ? (inSource ? '' : ', as JSON') : `, as JSON: ${note}`;
  const printed = rows.map(([line, words], index) =>
    `${String(line).padStart(numbers + 2)} | ${texts[index]!.padEnd(width)}  ${[...words].join('; ')}`.trimEnd(),
  );
  return [[`${label}${about}`, ...printed].join('\n')];
}

type Row = readonly [line: number, words: ReadonlySet<string>];

function rowsOf({ places }: DefinitionCoverage): Row[] {
  const rows = new Map<number, Set<string>>();
  const row = (line: number): Set<string> => {
    const words = rows.get(line) ?? new Set();
    rows.set(line, words);
    return words;
  };
  let ofState = 0;
  for (const { kind, line, missing, implied } of places) {
    if (kind === 'states') ofState = line;
    if (missing === undefined || implied) continue;
    row(ofState);
    row(line).add(missing);
  }
  return [...rows].toSorted(([a], [b]) => a - b);
}

/** A line; one with nothing but an opening bracket together with those after it, as much as there is room for. */
function shown(lines: readonly string[], line: number): string {
  const first = lines[line - 1]!.replaceAll('\t', '  ').trimEnd();
  if (!/^\s*(?:- )?[[{]$/.test(first)) return first;
  let all = first;
  for (const next of lines.slice(line)) {
    all += ` ${next.trim()}`;
    if (all.length > widest + indent(first) || indent(next) <= indent(lines[line - 1]!)) break;
  }
  return all;
}

const indent = (line: string): number => line.length - line.trimStart().length;

function dedented(texts: readonly string[]): string[] {
  const least = Math.min(...texts.map(indent));
  return texts.map((text) => cut(text.slice(least), widest));
}
