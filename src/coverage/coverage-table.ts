import { kindsOfPlaces, percent, type Counts } from './counts';
import type { CoverageReport } from './coverage-report';

/** Per cent of each kind by definition, the total first; a dash where a definition has nothing of the kind. */
export function coverageTable({ total, definitions }: CoverageReport): string {
  const rows = [['All definitions', ...cells(total)], ...definitions.map(({ label, counts }) => [` ${label}`, ...cells(counts)])];
  const heads = ['Definition', ...kindsOfPlaces.map((kind) => `% ${kind[0]!.toUpperCase()}${kind.slice(1)}`)];
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (row: readonly string[]): string =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ');
  const rule = widths.map((width) => '-'.repeat(width)).join('-|-');
  return [rule, line(heads), rule, ...rows.map(line), rule].join('\n');
}

const cells = (counts: Counts): string[] => kindsOfPlaces.map((kind) => (counts[kind].total === 0 ? '-' : String(percent(counts[kind]))));
