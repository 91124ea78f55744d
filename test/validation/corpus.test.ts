import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';

interface Row {
  readonly id?: string;
  readonly label: 'valid' | 'invalid' | 'disputed';
  readonly source: string;
  readonly definition: object;
}

const read = (path: string | URL): Row[] =>
  readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

// Definitions that others published, with the label that their publisher or several validators give them; `source` and `licence` stand with each.
// The whole collection stands beside the checkout, or where ASL_CORPUS says.
const whole = process.env['ASL_CORPUS'] ?? fileURLToPath(new URL('../../../shared/asl-corpus/definitions.jsonl', import.meta.url));
const rows = [...read(new URL('corpus.jsonl', import.meta.url)), ...(existsSync(whole) ? read(whole) : [])].filter(({ label }) => label !== 'disputed');

/** Labels that AWS's documentation or a recording contradicts. */
const contradicted: readonly (readonly [source: RegExp, what: string, why: string])[] = [
  [
    /valid-assign\.asl\.json$/,
    'The variable name "top-level" is not valid',
    '"-" is no letter of an identifier: https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html',
  ],
  [
    /valid-map-with-item-batcher-jsonata\.json$/,
    "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
    'AWS: test_validate_state_machine_definition_type_standard[INVALID_DOWNGRADE_QUERY_LANGUAGE]',
  ],
  [
    /StepFunctionsMapConcurrencyIntegrationTest\.java 2$/,
    "Reference to '__EXPRESSION__' at the top level is not supported.",
    'a placeholder of the test that it was taken from',
  ],
  [
    /invalid-jsonata-surround-syntax-no-spaces\.json$/,
    '',
    'what stands between {% and %} needs no space around it: https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html',
  ],
];

test.each(rows)('$source is $label', ({ label, source, definition }) => {
  const diagnostics = validate(definition);
  const errors = diagnostics.filter(({ severity }) => severity === 'ERROR').map(({ message }) => message);
  const other = contradicted.find(([pattern]) => pattern.test(source));
  if (other !== undefined) expect(errors.join()).toBe(other[1]);
  else expect(errors.length > 0, errors.join()).toBe(label === 'invalid');
  expect(validate(JSON.stringify(definition)).map(({ line: _line, column: _column, ...rest }) => rest)).toEqual(diagnostics);
});
