import { expect, test } from 'vitest';
import { validate } from '../../src/validation/validate';
import { machine, pass } from './machine';

const map = (ProcessorConfig: unknown, more: object = {}): object =>
  machine({ M: { Type: 'Map', ItemProcessor: { ProcessorConfig, ...machine({ I: pass() }) }, End: true, ...more } });
const at = '/States/M/ItemProcessor/ProcessorConfig';

// https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html and state-map-inline.html
test.each<[title: string, definition: object, faults: string[]]>([
  ['Inline', map({ Mode: 'INLINE' }), []],
  ['no mode is Inline', map({}), []],
  ['Distributed', map({ Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, { Label: 'l', ItemBatcher: { MaxItemsPerBatch: 1 } }), []],
  ['Distributed without ExecutionType', map({ Mode: 'DISTRIBUTED' }), [`ERROR SCHEMA_VALIDATION_FAILED ${at}: These fields are required: [ExecutionType]`]],
  [
    'Inline with ExecutionType',
    map({ Mode: 'INLINE', ExecutionType: 'STANDARD' }),
    [`ERROR SCHEMA_VALIDATION_FAILED ${at}: Field 'ExecutionType' is not supported`],
  ],
  [
    'a CSV header that is to be given and is not',
    map(
      { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
      { ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN' } } },
    ),
    ['ERROR SCHEMA_VALIDATION_FAILED /States/M/ItemReader/ReaderConfig: These fields are required: [CSVHeaders]'],
  ],
  // AWS: test_base_map[TOLERATED_FAILURE_COUNT]
  ['a tolerance in Inline mode', map({ Mode: 'INLINE' }, { ToleratedFailureCount: 1 }), []],
  [
    'fields of the Distributed mode in Inline mode',
    map(undefined, { Label: 'l', ItemReader: { Resource: 'arn:aws:states:::s3:getObject' } }),
    [
      "WARNING distributed-only /States/M/ItemReader: The Inline mode does not look at the field 'ItemReader'",
      "WARNING distributed-only /States/M/Label: The Inline mode does not look at the field 'Label'",
    ],
  ],
  [
    'no processor',
    machine({ M: { Type: 'Map', Label: 'l', End: true } }),
    ['ERROR SCHEMA_VALIDATION_FAILED /States/M: There should be one of the following fields: [ItemProcessor, Iterator]'],
  ],
])('%s', (_title, definition, faults) => {
  expect(validate(definition).map(({ severity, code, location, message }) => `${severity} ${code} ${location}: ${message}`)).toEqual(faults);
});
