import type { CoverageReport } from './coverage-report';
import { coverageTable } from './coverage-table';
import { missingLines } from './missing-lines';

/**
 * The report for people: a table with the share of each kind of place that was passed, and below it the lines of each definition on which something was
 * not, with what.
 */
export const coverageText = (report: CoverageReport): string => `${[coverageTable(report), ...report.definitions.flatMap(missingLines)].join('\n\n')}\n`;
