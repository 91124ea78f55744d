import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';
import { machine, pass } from './machine';

const map = (Label: string, inner: object = { I: pass() }): object => ({
  Type: 'Map',
  ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...machine(inner) },
  Label,
  End: true,
});
const invalid = (message: string, fix: string): object[] => [{ severity: 'ERROR', code: 'INVALID_LABEL_NAME', message, location: '/States/M/Label', fix }];

// AWS: test_map_state_label_invalid_char_fail and https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
const forbidden = [...' \t\n\r?*<>{}[]:;,\\|^~$#%&`"', ...[0, 1, 7, 0x1f, 0x7f, 0x80, 0x81, 0x9f].map((code) => String.fromCharCode(code))];
test.each(forbidden)('a label does not contain %j', (letter) => {
  const shown = JSON.stringify(letter);
  expect(validate(machine({ M: map(`label_${letter}`) }))).toEqual(
    invalid(`Label contains invalid character: ${shown}`, `Remove it from the Label of the Map state "M".`),
  );
});

test.each(['label', 'a-b_c.1', "it's", 'größe', '1234567890'.repeat(4), '😀'.repeat(40)])('%s is a label', (label) => {
  expect(validate(machine({ M: map(label) }))).toEqual([]);
});

// AWS: test_map_state_label_too_long_fail
test('a label has 1 to 40 characters', () => {
  expect(validate(machine({ M: map('x'.repeat(41)) }))).toEqual(
    invalid('Label cannot exceed 40 characters', 'Shorten the Label of the Map state "M", which has 41 characters.'),
  );
  expect(validate(machine({ M: map('') }))).toEqual(invalid('Label cannot be empty', 'Give the Map state "M" a label, or remove it.'));
});

// DUPLICATE_LABEL_NAME of https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
test('a label stands once in a machine', () => {
  expect(validate(machine({ M: map('l', { N: map('l') }) }))).toEqual([
    {
      severity: 'ERROR',
      code: 'DUPLICATE_LABEL_NAME',
      message: 'Duplicate Label name: l',
      location: '/States/M/ItemProcessor/States/N/Label',
      fix: 'Change one of them: /States/M/Label has the same label.',
    },
  ]);
});
