/** How the lines of a definition are shown on which something is missing. */
import { expect, test } from 'vitest';
import { coverageReport } from '../../src/coverage/coverage-report';
import { missingLines } from '../../src/coverage/missing-lines';
import { covered } from './orders';

const shown = async (source: string, inputs: readonly unknown[] = []): Promise<string[]> =>
  missingLines(coverageReport(await covered(source, inputs, 'x.json'), { readFile: () => source }).definitions[0]!);

test.each<[title: string, source: string, inputs: unknown[], lines: string]>([
  [
    'several places of a line together',
    '{ "StartAt": "A",\n"States": {\n\t"A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": true, "Next": "B" }], "Default": "B" },\n\t"B": { "Type": "Succeed" } } }',
    [{ x: 1 }],
    'x.json\n  3 | "A": { "Type": "Choice", "Choices": [{ "Variable": "$.x", "IsPresent": …  never taken; rule 1 always held',
  ],
  [
    'a long object as much as there is room for, a nested one whole',
    `{ "StartAt": "A", "States": {
  "A": { "Type": "Choice", "Default": "B", "Choices": [
    {
      "And": [
        {
          "Variable": "$.x",
          "IsPresent": true
        }
      ],
      "Next": "B"
    },
    {
      "Not": {
        "Variable": "$.aVariableWithALongName", "StringEquals": "a text of some length"
      },
      "Next": "B"
    }
  ] },
  "B": { "Type": "Succeed" } } }`,
    [{ aVariableWithALongName: 'a text of some length' }],
    `x.json
   2 | "A": { "Type": "Choice", "Default": "B", "Choices": [
   3 |   { "And": [ { "Variable": "$.x", "IsPresent": true } ], "Next": "B" },   rule 1 never held
  12 |   { "Not": { "Variable": "$.aVariableWithALongName", "StringEquals": "a…  rule 2 never held`,
  ],
  [
    'a state that failed: it was never left',
    '{ "StartAt": "A", "States": {\n"A": { "Type": "Pass", "Parameters": { "x.$": "$.gone" },\n"Next": "B" },\n"B": { "Type": "Pass", "Parameters": { "y.$": "$.gone" },\n"End": true } } }',
    [{}, { gone: 1 }],
    'x.json\n  4 | "B": { "Type": "Pass", "Parameters": { "y.$": "$.gone" },\n  5 | "End": true } } }                                          never ended here',
  ],
  [
    'all on one line',
    '{ "StartAt": "A", "States": { "A": { "Type": "Succeed" } } }',
    [],
    'x.json, as JSON: x.json holds the definition on one line.\n  4 | "A": {  never entered',
  ],
])('%s', async (_title, source, inputs, lines) => {
  expect((await shown(source, inputs)).join('\n')).toBe(lines);
});
