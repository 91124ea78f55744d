/** Whole reports of small definitions, each kind of report as it is printed or written. */
import { expect, test } from 'vitest';
import type { CoverageData } from '../../src/coverage/coverage-data';
import { coverageJson } from '../../src/coverage/coverage-json';
import { coverageMermaid } from '../../src/coverage/coverage-mermaid';
import { coverageReport, type CoverageReport } from '../../src/coverage/coverage-report';
import { coverageText } from '../../src/coverage/coverage-text';
import { lcov, notInLcov } from '../../src/coverage/lcov';
import { mergeCoverage } from '../../src/coverage/merge-coverage';
import { covered, json, yaml } from './orders';

const files: Readonly<Record<string, string>> = { 'asl/orders.asl.json': json, 'orders.yaml': yaml };
const report = (...data: CoverageData[]): CoverageReport => coverageReport(mergeCoverage(...data), { readFile: (source) => files[source] });

/** Everything but the branches, the second rule's holding, the Retrier and the Catcher; and the YAML one by one rule alone. */
const partly = async (): Promise<CoverageReport> =>
  report(await covered(json, [{ items: [] }, { sum: 5 }], 'asl/orders.asl.json'), await covered(yaml, [{ sum: 500 }], 'orders.yaml'));

test('as text: the lines of the source on which something is missing, of JSON and of YAML', async () => {
  expect(coverageText(await partly())).toBe(`\
---------------------|----------|---------------|---------|------------|------------|-----------
Definition           | % States | % Transitions | % Rules | % Catchers | % Retriers | % Branches
---------------------|----------|---------------|---------|------------|------------|-----------
All definitions      |    53.84 |            50 |      50 |          0 |          0 |          0
 asl/orders.asl.json |    44.44 |            50 |      75 |          0 |          0 |          0
 orders.yaml         |       75 |            50 |      25 |          - |          - |          -
---------------------|----------|---------------|---------|------------|------------|-----------

asl/orders.asl.json
   4 | "Pay": {
   8 |     { "ErrorEquals": ["Busy"], "MaxAttempts": 2 }                         never retried
  13 |   "Catch": [{ "ErrorEquals": ["Refused"], "Next": "Refused" }],           never caught
  16 | "Kind": {
  20 |     { "Variable": "$.sum", "NumericGreaterThan": 100, "Next": "Both" }    rule 2 never held
  24 | "Each": {
  27 |   "ItemProcessor": { "StartAt": "Pack", "States": { "Pack": { "Type": "…  never ran, from "Pack" on
  30 | "Both": {                                                                 never entered
  44 | "Refused": { "Type": "Fail" }                                             never entered

orders.yaml
   8 | Kind:
  11 |     - Variable: $.sum      rule 1 always held
  14 |     - Variable: $.country  rule 2 never tested
  17 |   Default: Small           never taken
  19 | Small:                     never entered
`);
});

test('a definition of which all was passed is in the table alone', async () => {
  const inputs = [{ items: [1] }, { sum: 500 }, { sum: 5 }, { error: 'Refused' }, { error: 'Busy' }];
  expect(coverageText(report(await covered(json, inputs, 'asl/orders.asl.json')))).toBe(`\
---------------------|----------|---------------|---------|------------|------------|-----------
Definition           | % States | % Transitions | % Rules | % Catchers | % Retriers | % Branches
---------------------|----------|---------------|---------|------------|------------|-----------
All definitions      |      100 |           100 |     100 |        100 |        100 |        100
 asl/orders.asl.json |      100 |           100 |     100 |        100 |        100 |        100
---------------------|----------|---------------|---------|------------|------------|-----------
`);
});

const small = { StartAt: 'A', States: { A: { Type: 'Wait', Seconds: 1, Next: 'B' }, B: { Type: 'Pass', End: true } } };

test.each([
  ['no source is known', undefined, 'Orders', ', as JSON'],
  ['it cannot be read', 'gone.json', 'gone.json', ', as JSON: gone.json cannot be read.'],
  ['it holds something else', 'orders.yaml', 'orders.yaml', ', as JSON: orders.yaml holds no such definition.'],
])('where %s, the lines are those of the definition as JSON', async (_title, source, label, about) => {
  const all = report(await covered(small, [], source));
  expect(coverageText(all).split('\n\n')[1]).toBe(`${label}${about}\n  4 | "A": {  never entered\n  9 | "B": {  never entered\n`);
  expect(lcov(all)).toBe('');
  expect(notInLcov(all)).toEqual([label]);
});

test('nothing is read without a reader, and an error of the reader is not thrown', async () => {
  const data = await covered(small, [], 'orders.yaml');
  const notes = [{}, { readFile: (): string => expect.fail('no such file') }].map((options) => coverageReport(data, options).definitions[0]!.note);
  expect(notes).toEqual(['orders.yaml cannot be read.', 'orders.yaml cannot be read.']);
});

test('as LCOV, a record for each source; what leads nowhere and is never reached is "-"', async () => {
  const text = lcov(await partly());
  expect(text.slice(text.indexOf('TN:\nSF:orders.yaml'))).toBe(`\
TN:
SF:orders.yaml
FN:4,Wait
FN:8,Kind
FN:18,Big
FN:19,Small
FNDA:1,Wait
FNDA:1,Kind
FNDA:1,Big
FNDA:0,Small
FNF:4
FNH:3
BRDA:7,0,0,1
BRDA:11,0,0,1
BRDA:11,0,1,0
BRDA:14,0,0,-
BRDA:14,0,1,-
BRDA:17,0,0,0
BRDA:18,0,0,1
BRDA:19,0,0,-
BRF:8
BRH:3
DA:4,1
DA:7,1
DA:8,1
DA:11,1
DA:14,0
DA:17,0
DA:18,1
DA:19,0
LF:8
LH:5
end_of_record
`);
  expect(text).toContain('BRDA:27,0,0,0\nBRDA:27,1,0,-\n'); // the processor of Each, which began without items, and the End of Pack inside, on one line
  expect(text).toContain('DA:27,0\n');
  expect(notInLcov(await partly())).toEqual([]);
});

test('the counts of one file are one record of LCOV, also where its definition comes in several versions', async () => {
  const withPlaceholder = yaml.replace('Type: Succeed', 'Type: Succeed\n    Comment: ${Comment}');
  const read = (): string => withPlaceholder;
  const data = await Promise.all(
    ['nothing', 'one', 'two'].map((comment) =>
      covered(withPlaceholder.replace('${Comment}', comment), comment === 'nothing' ? [] : [{ sum: 500 }, { sum: 5 }], 'orders.yaml'),
    ),
  );
  const all = coverageReport(mergeCoverage(...data), { readFile: read });
  expect(all.definitions.map(({ label }) => label)).toEqual(['orders.yaml (Orders) #1', 'orders.yaml (Orders) #2', 'orders.yaml (Orders) #3']);
  const text = lcov(all);
  expect(text.match(/^SF:/gm)).toHaveLength(1);
  expect(text).toContain('FNDA:4,Kind\nFNDA:2,Big\nFNDA:2,Small\n');
  expect(text).toContain('BRDA:11,0,0,2\nBRDA:11,0,1,2\nBRDA:14,0,0,0\nBRDA:14,0,1,2\nBRDA:17,0,0,2\n');
  expect(text).toContain('DA:11,4\nDA:14,2\n');
});

test('names are such that readers of LCOV take them, and two of a file differ', async () => {
  const of = (name: string, next: string): string =>
    `{"StartAt":${JSON.stringify(name)},\n"States":{${JSON.stringify(name)}:{"Type":"Pass",\n"Next":"${next}"},\n"${next}":{"Type":"Succeed"}}}`;
  const [one, two] = [of('Pay, then\tship', 'Done'), of('Tell', 'Done')];
  const data = mergeCoverage(await covered(one, [{}], 'both.json'), await covered(two, [], 'both.json'));
  expect(lcov(coverageReport(data, { readFile: () => `[${one},\n${two}]` }))).toContain(`\
FN:2,Pay; then ship
FN:4,Done
FN:6,Tell
FN:8,Done (line 8)
FNDA:1,Pay; then ship
FNDA:1,Done
FNDA:0,Tell
FNDA:0,Done (line 8)
`);
});

test('a machine without a source counts to the one of equal definition that has one', async () => {
  const all = report(await covered(yaml, [{ sum: 500 }], 'orders.yaml'), await covered(yaml, [{ sum: 5 }]));
  expect(all.definitions.map(({ label, counts: { states } }) => [label, states])).toEqual([['orders.yaml', { covered: 4, total: 4 }]]);
});

test('as JSON: the counts and every place, without the definitions', async () => {
  const [definition] = (JSON.parse(coverageJson(report(await covered(yaml, [{ sum: 500 }], 'orders.yaml')))) as { definitions: Record<string, unknown>[] })
    .definitions;
  const { places, ...rest } = definition as { places: object[] };
  expect(rest).toEqual({
    label: 'orders.yaml',
    name: 'Orders',
    source: 'orders.yaml',
    inSource: true,
    counts: {
      states: { covered: 3, total: 4 },
      transitions: { covered: 2, total: 4 },
      rules: { covered: 1, total: 4 },
      catchers: { covered: 0, total: 0 },
      retriers: { covered: 0, total: 0 },
      branches: { covered: 0, total: 0 },
    },
  });
  expect(places).toHaveLength(12);
  expect(places[4]).toEqual({
    kind: 'rules',
    where: '/States/Kind/Choices/0',
    state: 'Kind',
    number: 1,
    outcome: true,
    to: 'Big',
    hits: 1,
    implied: false,
    line: 11,
    column: 9,
  });
  expect(places[5]).toMatchObject({ outcome: false, hits: 0, missing: 'rule 1 always held', line: 11 });
  expect(places.at(-1)).toMatchObject({ kind: 'transitions', state: 'Small', to: null, missing: 'never ended here', implied: true, line: 19 });
});

test('as Markdown with a Mermaid picture each, what was never passed marked', async () => {
  expect(coverageMermaid(report(await covered(yaml, [{ sum: 500 }], 'orders.yaml')))).toBe(`\
## orders.yaml

\`\`\`mermaid
flowchart TD
  mstart((" ")):::dot
  s0{{"Wait"}}
  s1{"Kind"}
  s2("Big")
  s3(["Small"])
  mend((" ")):::dot
  mstart --> s0
  s0 --> s1
  s1 -->|"always $.sum #62; 100"| s2
  s1 -->|"$.country is present"| s0
  s1 -->|"otherwise"| s3
  s2 --> mend
  classDef dot fill:#888,stroke:#888
  classDef missed fill:#fdd,stroke:#c00,color:#600,stroke-dasharray:4 3
  class s3 missed
  linkStyle 3,4 stroke:#c00,color:#c00,stroke-dasharray:4 3
\`\`\`
`);
});

test('the counts of another definition are refused', () => {
  const data: CoverageData = { version: 1, machines: [{ name: 'X', definition: { StartAt: 'A', States: { A: { Type: 'Succeed' } } }, hits: [1] }] };
  expect(() => coverageReport(data)).toThrow(
    'There are 1 counts for the 2 places of a definition.\n  at /\n  Remove what another version of asl-interpreter has counted, and run the tests again.',
  );
});
