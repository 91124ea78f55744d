import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { coverageJson } from '../../coverage/coverage-json';
import { coverageMermaid } from '../../coverage/coverage-mermaid';
import { coverageReport, type CoverageReport } from '../../coverage/coverage-report';
import { coverageText } from '../../coverage/coverage-text';
import { lcov, notInLcov } from '../../coverage/lcov';
import { mergeCoverage } from '../../coverage/merge-coverage';
import { checkThresholds, type Thresholds } from '../../coverage/thresholds';
import { didYouMean, quoted } from '../../errors/suggestion';
import { UsageError } from '../../errors/usage-error';
import { child } from '../../json/pointer';
import { contractReport, contractText } from '../contracts/contract-report';
import { definitionsNeverRun } from './definition-files';
import type { RunData } from './run-data';
import { relativeSources } from './source-path';

/** What a report of a test run is to be. */
export interface CoverageOptions {
  /** The least share of each kind of place, in per cent: what is below fails the run. */
  readonly thresholds?: Thresholds;
  /**
   * `text` is printed; the others are files in the directory: `lcov` is lcov.info, `json` is coverage.json and, where tests gave contracts, contracts.json,
   * and `mermaid` is coverage.md, a Markdown page with pictures. Default: text.
   */
  readonly reports?: readonly CoverageReportKind[];
  /** Where files are written. Default: coverage/asl. */
  readonly directory?: string;
  /** Files with definitions or templates, as paths or globs: what is in them and was never run is in the report, too. */
  readonly include?: string | readonly string[];
}

const kinds = ['text', 'lcov', 'json', 'mermaid'] as const;
export type CoverageReportKind = (typeof kinds)[number];

const names: readonly string[] = ['thresholds', 'reports', 'directory', 'include'] satisfies (keyof CoverageOptions)[];

export const standardDirectory = 'coverage/asl';

/**
 * Writes the reports of a test run.
 *
 * @param cwd - The folder that paths are relative to, in the options and in the reports.
 * @returns What is to be printed, and what is below its threshold, a line each.
 * @throws UsageError for a wrong option, or a file of `include` that holds no definition.
 */
export function writeCoverage(data: RunData, options: CoverageOptions, cwd: string): { text: string; missed: readonly string[] } {
  const { reports = ['text'], directory = standardDirectory, include = [], thresholds = {} } = options;
  const odd = Object.keys(options).find((name) => !names.includes(name));
  // A misspelt threshold would never be missed.
  if (odd !== undefined) throw new UsageError(`Coverage has no option "${odd}".`, child('', odd), `${didYouMean(odd, names)}It has ${quoted(names)}.`);
  const unknown = reports.find((kind) => !kinds.includes(kind));
  if (unknown !== undefined) throw new UsageError(`There is no report "${unknown}".`, '/reports', `Give some of: ${kinds.join(', ')}.`);
  const all = mergeCoverage(data, definitionsNeverRun(data, typeof include === 'string' ? [include] : include, cwd));
  const contracts = data.contracts.length === 0 ? null : contractReport(data);
  const report = coverageReport(relativeSources(all, cwd), { readFile: (source) => readFileSync(resolve(cwd, source), 'utf8') });
  const written = reports.filter((kind) => kind !== 'text');
  if (written.length > 0) mkdirSync(resolve(cwd, directory), { recursive: true });
  for (const kind of written) writeFileSync(resolve(cwd, directory, files[kind].name), files[kind].text(report));
  if (contracts !== null && reports.includes('json')) writeFileSync(resolve(cwd, directory, 'contracts.json'), `${JSON.stringify(contracts, null, 2)}\n`);
  const sent = contracts !== null && reports.includes('text') ? `\n${contractText(contracts)}\n` : '';
  return { text: `${printed(report, reports, directory)}${sent}`, missed: checkThresholds(report, thresholds) };
}

const files: Readonly<Record<Exclude<CoverageReportKind, 'text'>, { readonly name: string; text(report: CoverageReport): string }>> = {
  lcov: { name: 'lcov.info', text: lcov },
  json: { name: 'coverage.json', text: coverageJson },
  mermaid: { name: 'coverage.md', text: coverageMermaid },
};

function printed(report: CoverageReport, reports: readonly CoverageReportKind[], directory: string): string {
  const text = reports.includes('text') ? coverageText(report) : '';
  const left = reports.includes('lcov') ? notInLcov(report) : [];
  if (left.length === 0) return text;
  return `${text}\nNot in ${join(directory, files.lcov.name)}, since their lines are not known (the option "source" names a definition's file): ${left.join(', ')}\n`;
}
