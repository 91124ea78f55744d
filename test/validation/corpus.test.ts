import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';

interface Row {
  readonly label: 'valid' | 'invalid';
  readonly source: string;
  readonly definition: object;
}

// Definitions that others published, with the label that their publisher or several validators give them; `source` and `licence` stand with each.
const rows = readFileSync(new URL('corpus.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Row);

test.each(rows)('$source is $label', ({ label, definition }) => {
  const errors = validate(definition).filter(({ severity }) => severity === 'ERROR');
  expect(errors.length > 0).toBe(label === 'invalid');
  expect(validate(JSON.stringify(definition)).map(({ line: _line, column: _column, ...rest }) => rest)).toEqual(validate(definition));
});
