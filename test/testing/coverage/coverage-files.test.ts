import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mergeCoverage } from '../../../src/coverage/merge-coverage';
import { writeCoverage, type CoverageReportKind } from '../../../src/testing/coverage/coverage-files';
import { mergeRunData, noData } from '../../../src/testing/coverage/run-data';
import { covered, json, yaml } from '../../coverage/orders';
import { passed, sent } from './run';
import { temporaryFolder } from './temporary-folder';

test('the text is printed, the others are files; sources are read and named from the folder on', async () => {
  const cwd = temporaryFolder({ 'orders.yaml': yaml });
  const data = passed(mergeCoverage(await covered(yaml, [{ sum: 500 }], join(cwd, 'orders.yaml')), await covered(json, [])));
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
  const data = passed(await covered(yaml, [{ sum: 500 }], 'orders.yaml'));
  expect(writeCoverage(data, { reports: ['lcov'], directory: 'out' }, cwd)).toEqual({ text: '', missed: [] });
  expect(readdirSync(cwd).toSorted()).toEqual(['orders.yaml', 'out']);
  expect(writeCoverage(data, {}, cwd).text).toMatch(/^-+/);
});

test('what no test has run is in the report, if its file is included', () => {
  const cwd = temporaryFolder({ 'orders.yaml': yaml });
  const { text } = writeCoverage(noData, { include: 'orders.yaml' }, cwd);
  expect(text).toContain('\norders.yaml\n   4 | Wait:                           never entered\n');
});

test('a report of another name is refused', () => {
  const reports = ['html' as CoverageReportKind];
  expect(() => writeCoverage(noData, { reports }, '/')).toThrow('There is no report "html".\n  at /reports\n  Give some of: text, lcov, json, mermaid.');
});

test('an option that there is not is refused: a misspelt threshold would never be missed', () => {
  const options = { threshold: { states: 100 } } as object;
  expect(() => writeCoverage(noData, options, '/')).toThrow('Coverage has no option "threshold".\n  at /threshold\n  Did you mean "thresholds"?');
});

test('what no test sent under contracts is told after what none passed, and is a JSON file of its own', async () => {
  const cwd = temporaryFolder();
  const data = mergeRunData(passed(await covered(json, [])), sent({ enum: ['EUR', 'USD'] }, 'EUR'), sent({ enum: ['EUR', 'USD'] }, 'GBP'));
  const text = [
    '',
    'Contracts: 1 of 2 parts of the schemas were sent.',
    'Pay, input: 2 values, 1 of them wrong, 1 of 2 parts sent',
    '  the value was never "USD"  (/enum/1)',
    '',
  ].join('\n');
  expect(writeCoverage(data, {}, cwd).text).toBe(writeCoverage({ ...data, contracts: [] }, {}, cwd).text + text);
  expect(existsSync(join(cwd, 'coverage/asl'))).toBe(false);
  expect(writeCoverage(data, { reports: ['json'] }, cwd).text).toBe('');
  expect(JSON.parse(readFileSync(join(cwd, 'coverage/asl/contracts.json'), 'utf8'))).toMatchObject({
    covered: 1,
    total: 2,
    contracts: [{ name: 'Pay', side: 'input', values: 2, violations: 1, unseen: [{ schema: '/enum/1', text: 'the value was never "USD"' }] }],
  });
});
