import type { CoverageReport } from './coverage-report';

/** The report for programs, as JSON: the counts, and every place with its line. The definitions themselves and their lines are left out. */
export function coverageJson({ total, definitions }: CoverageReport): string {
  const told = definitions.map(({ label, name, source, note, inSource, counts, places }) => ({ label, name, source, note, inSource, counts, places }));
  return `${JSON.stringify({ total, definitions: told }, null, 2)}\n`;
}
