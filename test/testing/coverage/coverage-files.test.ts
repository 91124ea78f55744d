import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeCoverage } from '../../../src/coverage/merge-coverage';
import { writeCoverage, type CoverageReportKind } from '../../../src/testing/coverage/coverage-files';
import { covered, json, yaml } from '../../coverage/orders';
import { temporaryFolder } from './temporary-folder';

test('the text is printed, the others are files; sources are read and named from the folder on', async () => {
  const cwd = temporaryFolder({ 'orders.yaml': yaml });
  const data = mergeCoverage(await covered(yaml, [{ sum: 500 }], join(cwd, 'orders.yaml')), await covered(json, []));
  const { text, missed } = writeCoverage(data, { reports: ['text', 'lcov', 'json', 'mermaid'], thresholds: { perDefinition: { states: 75 } } }, cwd);
  expect(text).toContain('\norders.yaml\n   8 | Kind:\n');
  expect(text.split('\n').at(-2)).toBe(
    'Not in coverage/asl/lcov.info, since their lines are not known (the option "source" names a definition\'s file): Orders',
  );
  expect(missed).toEqual(['Orders: 0 % of the states are covered (0 of 9), below the threshold of 75 %.']);
  const written = (name: string): string => readFileSync(join(cwd, 'coverage/asl', name), 'utf8');
  expect(readdirSync(join(cwd, 'coverage/asl')).toSorted()).toEqual(['coverage.json', 'coverage.md', 'lcov.info']);
  expect(written('lcov.info')).toMatch(/^TN:\nSF:orders\.yaml\nFN:4,Wait\n/);
  expect((JSON.parse(written('coverage.json')) as { total: { states: unknown } }).total.states).toEqual({ covered: 3, total: 13 });
  expect(written('coverage.md')).toMatch(/^## Orders\n\n```mermaid\nflowchart TD\n/);
});

test('only what is asked for is written', async () => {
  const cwd = temporaryFolder({ 'orders.yaml': yaml });
  const data = await covered(yaml, [{ sum: 500 }], 'orders.yaml');
  expect(writeCoverage(data, { reports: ['lcov'], directory: 'out' }, cwd)).toEqual({ text: '', missed: [] });
  expect(readdirSync(cwd).toSorted()).toEqual(['orders.yaml', 'out']);
  expect(writeCoverage(data, {}, cwd).text).toMatch(/^-+/);
});

test('what no test has run is in the report, if its file is included', () => {
  const cwd = temporaryFolder({ 'orders.yaml': yaml });
  const { text } = writeCoverage({ version: 1, machines: [] }, { include: 'orders.yaml' }, cwd);
  expect(text).toContain('\norders.yaml\n   4 | Wait:                           never entered\n');
});

test('a report of another name is refused', () => {
  const reports = ['html' as CoverageReportKind];
  expect(() => writeCoverage({ version: 1, machines: [] }, { reports }, '/')).toThrow(
    'There is no report "html".\n  at /reports\n  Give some of: text, lcov, json, mermaid.',
  );
});
