import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/definition-error';
import { validate } from '../../src/validation/validate';
import { machine, pass, schemaFault, task } from './machine';

const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
const recovery = {
  Retry: [{ ErrorEquals: ['States.ALL'], Comment: 'c', IntervalSeconds: 1, MaxAttempts: 0, BackoffRate: 1, MaxDelaySeconds: 1, JitterStrategy: 'FULL' }],
  Catch: [{ ErrorEquals: ['States.ALL'], Comment: 'c', ResultPath: '$.e', Assign: { a: 1 }, Next: 'S' }],
};
const flow = { InputPath: '$.in', OutputPath: '$.out', ResultPath: '$.r', Parameters: { 'a.$': '$.a' }, Assign: { 'x.$': '$.x' }, Comment: 'c', Next: 'S' };
/** What is assigned in these definitions is not read. */
const isNotUnused = ({ code }: Diagnostic): boolean => code !== 'variable-unused';
const succeed = { S: { Type: 'Succeed', InputPath: '$', OutputPath: null } };

test.each<[string, object]>([
  ['Pass', { Type: 'Pass', Result: { a: 1 }, ...flow }],
  [
    'Task',
    {
      Type: 'Task',
      Resource: lambda,
      ...flow,
      ...recovery,
      ResultSelector: {},
      TimeoutSeconds: 99_999_999,
      HeartbeatSecondsPath: '$.h',
      Credentials: { 'RoleArn.$': '$.r' },
    },
  ],
  ['Wait for seconds', { Type: 'Wait', Seconds: 0, Next: 'S' }],
  ['Wait by path', { Type: 'Wait', SecondsPath: '$.s', Next: 'S' }],
  ['Wait until', { Type: 'Wait', Timestamp: '2030-01-31T12:00:00Z', Next: 'S' }],
  ['Wait until a path', { Type: 'Wait', TimestampPath: '$.t', Next: 'S' }],
  ['Parallel', { Type: 'Parallel', Branches: [{ Comment: 'c', ...machine({ B: pass() }) }], ...flow, ...recovery, ResultSelector: {} }],
  [
    'Map',
    {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'INLINE' }, ...machine({ I: pass() }) },
      ...flow,
      ...recovery,
      Parameters: undefined,
      ItemSelector: {},
      ItemsPath: '$.i',
      MaxConcurrency: 0,
    },
  ],
  ['Map by its older names', { Type: 'Map', Iterator: machine({ I: pass() }), ...flow, MaxConcurrencyPath: '$.n' }],
  [
    'Choice',
    {
      Type: 'Choice',
      Choices: [
        {
          And: [{ Variable: '$.a', IsPresent: true }, { Not: { Or: [{ Variable: '$.a', NumericLessThan: 1.5, Comment: 'c' }] } }],
          Next: 'S',
          Comment: 'c',
          Assign: {},
        },
      ],
      Default: 'S',
      Assign: {},
      InputPath: '$',
    },
  ],
  // https://docs.aws.amazon.com/step-functions/latest/dg/state-map-distributed.html
  [
    'distributed Map',
    {
      Type: 'Map',
      ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...machine({ I: pass() }) },
      ItemReader: {
        Resource: 'arn:aws:states:::s3:getObject',
        Parameters: { Bucket: 'b', Key: 'k' },
        ReaderConfig: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'], CSVDelimiter: 'TAB', MaxItems: 100_000_000 },
      },
      ItemBatcher: { BatchInput: { a: 1 }, MaxItemsPerBatch: 10, MaxInputBytesPerBatch: 262_144 },
      ResultWriter: {
        Resource: 'arn:aws:states:::s3:putObject',
        Parameters: { Bucket: 'b' },
        WriterConfig: { Transformation: 'FLATTEN', OutputType: 'JSONL' },
      },
      ToleratedFailureCount: 0,
      ToleratedFailurePercentage: 99.5,
      Label: 'label',
      Next: 'S',
    },
  ],
])('a %s state that is right has no faults', (_title, state) => {
  expect(
    validate(machine({ A: state, ...succeed }, { Comment: 'c', Version: '1.0', TimeoutSeconds: 1, QueryLanguage: 'JSONPath' })).filter(isNotUnused),
  ).toEqual([]);
});

// https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
test('a JSONata machine with every field of that language has no faults', () => {
  const expression = '{% $states.input %}';
  const states = {
    P: { Type: 'Parallel', Branches: [machine({ B: pass() })], Arguments: expression, Output: expression, Assign: { a: expression }, Next: 'T' },
    T: {
      Type: 'Task',
      Resource: lambda,
      Arguments: { a: [expression, 1] },
      TimeoutSeconds: expression,
      HeartbeatSeconds: 1,
      Output: [1],
      Catch: [{ ErrorEquals: ['States.ALL'], Output: expression, Next: 'W' }],
      Next: 'M',
    },
    M: {
      Type: 'Map',
      ItemProcessor: machine({ I: pass() }),
      Items: [1, expression],
      ItemSelector: expression,
      MaxConcurrency: expression,
      ToleratedFailurePercentage: expression,
      Next: 'C',
    },
    C: {
      Type: 'Choice',
      Choices: [
        { Condition: expression, Output: 1, Next: 'W' },
        { Condition: true, Next: 'F' },
      ],
      Default: 'W',
      Output: 1,
    },
    W: { Type: 'Wait', Seconds: expression, Next: 'S' },
    F: { Type: 'Fail', Error: expression, Cause: expression },
    S: { Type: 'Succeed', Output: expression },
  };
  expect(validate(machine(states, { QueryLanguage: 'JSONata' })).filter(isNotUnused)).toEqual([]);
});

const retrier = (fields: object): object => machine({ T: task({ Retry: [{ ErrorEquals: ['A'], ...fields }] }) });
const inRetrier = 'Retry[0]';
const types = '[Task, Wait, Pass, Succeed, Fail, Choice, Parallel, Map]';
const thereIs = (path: string, field: string, value: string): string => `${path}.${field} of the Task state "T" is ${value}.`;

test.each<[title: string, definition: object, diagnostics: Diagnostic[]]>([
  // AWS: test_validate_state_machine_definition_type_express[INVALID_BASE_NO_STARTAT]; both: section "These fields are required" of the same test
  ['required: StartAt', { States: { StartState: pass() } }, [schemaFault('', 'These fields are required: [StartAt]', 'Add "StartAt" to the state machine.')]],
  ['required: an empty machine', {}, [schemaFault('', 'These fields are required: [States, StartAt]', 'Add "States", "StartAt" to the state machine.')]],
  // https://github.com/CloudSnorkel/cdk-github-runners/issues/434
  [
    'required: of a state',
    machine({ C: { Type: 'Choice', Default: 'D' }, D: pass() }),
    [schemaFault('/States/C', 'These fields are required: [Choices]', 'Add "Choices" to the Choice state "C".')],
  ],
  [
    'required: of a catcher',
    machine({ T: task({ Catch: [{}] }) }),
    [schemaFault('/States/T/Catch/0', 'These fields are required: [ErrorEquals, Next]', 'Add "ErrorEquals", "Next" to Catch[0] of the Task state "T".')],
  ],
  [
    'required: Type',
    machine({ A: { End: true } }),
    [schemaFault('/States/A', 'These fields are required: [Type]', 'Add "Type" to the state "A", such as "Type": "Task".')],
  ],
  // AWS: test_state_name[invalid_state_definition] of TestState
  [
    'enum: a misspelt Type',
    machine({ A: { Type: 'Suceed' } }),
    [
      schemaFault(
        '/States/A/Type',
        `The field 'Type' should have one of these values: ${types}`,
        'Did you mean "Succeed"? The state "A" has the type "Suceed".',
      ),
    ],
  ],
  [
    'enum: a Type that is no text',
    machine({ A: { Type: 1 } }),
    [schemaFault('/States/A/Type', `The field 'Type' should have one of these values: ${types}`, 'The state "A" has the type 1.')],
  ],
  [
    'enum: a Type that every object inherits',
    machine({ A: { Type: 'constructor' } }),
    [schemaFault('/States/A/Type', `The field 'Type' should have one of these values: ${types}`, 'The state "A" has the type "constructor".')],
  ],
  [
    'enum: with a suggestion',
    retrier({ JitterStrategy: 'full' }),
    [
      schemaFault(
        '/States/T/Retry/0/JitterStrategy',
        "The field 'JitterStrategy' should have one of these values: [FULL, NONE]",
        `Did you mean "FULL"? ${thereIs(inRetrier, 'JitterStrategy', '"full"')}`,
      ),
    ],
  ],
  [
    'enum: no text',
    retrier({ JitterStrategy: null }),
    [
      schemaFault(
        '/States/T/Retry/0/JitterStrategy',
        "The field 'JitterStrategy' should have one of these values: [FULL, NONE]",
        thereIs(inRetrier, 'JitterStrategy', 'null'),
      ),
    ],
  ],
  // https://github.com/floci-io/floci/issues/2735: AWS measured; located at the state
  [
    'unknown field: of another state type',
    machine({ A: pass({ Retry: 3 }) }),
    [schemaFault('/States/A', "Field 'Retry' is not supported", 'Remove it from the Pass state "A": only Task, Parallel, Map states have it.')],
  ],
  [
    'unknown field: misspelt',
    machine({ T: task({ TimeoutSecond: 3 }) }),
    [schemaFault('/States/T', "Field 'TimeoutSecond' is not supported", 'Did you mean "TimeoutSeconds"? The Task state "T" has no field "TimeoutSecond".')],
  ],
  [
    'unknown field: of nothing',
    machine({ F: { Type: 'Fail', 'a/b': 1 } }),
    [
      schemaFault(
        '/States/F',
        "Field 'a/b' is not supported",
        'Remove it from the Fail state "F": the fields are "Type", "Comment", "QueryLanguage", "Error", "ErrorPath", "Cause", "CausePath".',
      ),
    ],
  ],
  [
    'unknown field: of the machine',
    machine({ A: pass() }, { Coment: 'c' }),
    [schemaFault('', "Field 'Coment' is not supported", 'Did you mean "Comment"? The state machine has no field "Coment".')],
  ],
  [
    'unknown field: of a branch',
    machine({ P: { Type: 'Parallel', Branches: [machine({ B: pass() }, { TimeoutSeconds: 3 })], End: true } }),
    [
      schemaFault(
        '/States/P/Branches/0',
        "Field 'TimeoutSeconds' is not supported",
        'Remove it from Branches[0] of the Parallel state "P": the fields are "Comment", "StartAt", "States".',
      ),
    ],
  ],
  [
    'unknown field: of a retrier',
    retrier({ Interval: 1 }),
    [
      schemaFault(
        '/States/T/Retry/0',
        "Field 'Interval' is not supported",
        'Remove it from Retry[0] of the Task state "T": the fields are "ErrorEquals", "Comment", "IntervalSeconds", "MaxAttempts", "BackoffRate", "MaxDelaySeconds", "JitterStrategy".',
      ),
    ],
  ],
  [
    'unknown field: of a choice rule, and a misspelt operator',
    machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', StringEqual: 'x', Next: 'D' }], Default: 'D' }, D: { Type: 'Succeed' } }),
    [
      schemaFault(
        '/States/C/Choices/0',
        "Field 'StringEqual' is not supported",
        'Did you mean "StringEquals"? Choices[0] of the Choice state "C" has no field "StringEqual".',
      ),
      schemaFault(
        '/States/C/Choices/0',
        'The choice rule has no operator',
        'Add an operator such as "StringEquals", "IsPresent" or "And" to Choices[0] of the Choice state "C".',
      ),
    ],
  ],
  [
    'unknown field: of the parts of a distributed Map',
    machine({
      M: {
        Type: 'Map',
        End: true,
        ItemProcessor: { ...machine({ I: pass() }), ProcessorConfig: { Modes: 1, Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' } },
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { Headers: 1 } },
        ResultWriter: {},
      },
    }),
    [
      schemaFault(
        '/States/M/ItemProcessor/ProcessorConfig',
        "Field 'Modes' is not supported",
        'Did you mean "Mode"? ProcessorConfig of the ItemProcessor of the Map state "M" has no field "Modes".',
      ),
      schemaFault(
        '/States/M/ItemReader/ReaderConfig',
        "Field 'Headers' is not supported",
        'Remove it from ItemReader.ReaderConfig of the Map state "M": the fields are "InputType", "ManifestType", "Transformation", "CSVHeaderLocation", "CSVHeaders", "CSVDelimiter", "ItemsPointer", "MaxItems", "MaxItemsPath".',
      ),
      schemaFault('/States/M/ResultWriter', 'Value cannot be empty', 'Add what ResultWriter of the Map state "M" should hold.'),
    ],
  ],
  // AWS: test_parallel_state[empty_branches] of TestState
  [
    'empty: Branches',
    machine({ StateName: { Type: 'Parallel', Branches: [], End: true } }),
    [schemaFault('/States/StateName/Branches', 'Value cannot be empty', 'Add what Branches of the Parallel state "StateName" should hold.')],
  ],
  [
    'empty: States',
    { StartAt: 'A', States: {} },
    [schemaFault('/States', 'Value cannot be empty', 'Add what States of the state machine should hold.')].concat([
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: "Missing 'Next' target: A",
        location: '/StartAt',
        fix: 'The state machine starts at "A", which is no state of the state machine; its states are .',
      },
    ]),
  ],
  ['empty: Retry and Catch may be (AWS: test_lambda_empty_retry, test_catch_empty)', machine({ T: task({ Retry: [], Catch: [] }) }), []],
  // https://github.com/aws-cloudformation/cfn-lint/issues/4075
  [
    'range: Seconds',
    machine({ W: { Type: 'Wait', Seconds: 10_000_000_000_000_000, End: true } }),
    [schemaFault('/States/W/Seconds', 'Maximum value is 99999999', 'Write 99999999 or less: Seconds of the Wait state "W" is 10000000000000000.')],
  ],
  // https://github.com/floci-io/floci/issues/3733
  [
    'range: with a decimal point where fractions may be',
    machine({ M: { Type: 'Map', ItemProcessor: machine({ I: pass() }), ToleratedFailurePercentage: 101, MaxConcurrency: -1, End: true } }),
    [
      schemaFault('/States/M/MaxConcurrency', 'Minimum value is 0', 'Write 0 or more: MaxConcurrency of the Map state "M" is -1.'),
      schemaFault(
        '/States/M/ToleratedFailurePercentage',
        'Maximum value is 100.0',
        'Write 100 or less: ToleratedFailurePercentage of the Map state "M" is 101.',
      ),
    ],
  ],
  ...(
    [
      ['TimeoutSeconds', 0, 'Minimum value is 1', 'Write 1 or more', ''],
      ['TimeoutSeconds', 100_000_000, 'Maximum value is 99999999', 'Write 99999999 or less', ''],
      ['IntervalSeconds', 0, 'Minimum value is 1', 'Write 1 or more', 'Retry/0'],
      ['MaxAttempts', -1, 'Minimum value is 0', 'Write 0 or more', 'Retry/0'],
      ['MaxAttempts', 100_000_000, 'Maximum value is 99999999', 'Write 99999999 or less', 'Retry/0'],
      ['BackoffRate', 0.5, 'Minimum value is 1.0', 'Write 1 or more', 'Retry/0'],
      ['MaxDelaySeconds', 0, 'Minimum value is 1', 'Write 1 or more', 'Retry/0'],
      ['IntervalSeconds', 1.5, "The field 'IntervalSeconds' should be an integer", 'Replace it by an integer', 'Retry/0'],
    ] as const
  ).map(([field, value, message, fix, inside]): [string, object, Diagnostic[]] => [
    `range: ${field} ${value}`,
    inside === '' ? machine({ T: task({ [field]: value }) }) : retrier({ [field]: value }),
    [
      schemaFault(
        `/States/T/${inside === '' ? '' : `${inside}/`}${field}`,
        message,
        `${fix}: ${inside === '' ? '' : 'Retry[0].'}${field} of the Task state "T" is ${value}.`,
      ),
    ],
  ]),
  [
    'type: a number in quotes',
    retrier({ MaxAttempts: '3' }),
    [schemaFault('/States/T/Retry/0/MaxAttempts', "The field 'MaxAttempts' should be an integer", 'Remove the quotes: 3.')],
  ],
  [
    'type: a list',
    machine({ T: task({ Retry: {} }) }),
    [schemaFault('/States/T/Retry', "The field 'Retry' should be a list", 'Replace it by a list: Retry of the Task state "T" is {}.')],
  ],
  [
    'type: an item',
    retrier({ ErrorEquals: ['A', 3] }),
    [
      schemaFault(
        '/States/T/Retry/0/ErrorEquals/1',
        "Each item of 'ErrorEquals' should be a string",
        'Replace it by a string: Retry[0].ErrorEquals[1] of the Task state "T" is 3.',
      ),
    ],
  ],
  [
    'type: true or false',
    machine({ A: { Type: 'Pass', End: 'true' }, B: pass() }, { StartAt: 'B' }),
    [
      schemaFault('/States/A/End', "The field 'End' should be true or false", 'Replace it by true or false: End of the Pass state "A" is "true".'),
      {
        severity: 'ERROR',
        code: 'MISSING_TRANSITION_TARGET',
        message: 'State "A" is not reachable.',
        location: '/States/A',
        fix: 'No state goes to the Pass state "A": name it in a "Next", "Default" or "StartAt", or remove it.',
      },
    ],
  ],
  [
    'type: several',
    machine({ M: { Type: 'Map', QueryLanguage: 'JSONata', ItemProcessor: machine({ I: pass() }), Items: 3, End: true } }),
    [
      schemaFault(
        '/States/M/Items',
        "The field 'Items' should be a list, or an object, or a string",
        'Replace it by a list, or an object, or a string: Items of the Map state "M" is 3.',
      ),
    ],
  ],
  [
    'type: a text or null',
    machine({ A: pass({ InputPath: [] }) }),
    [
      schemaFault(
        '/States/A/InputPath',
        "The field 'InputPath' should be a string or null",
        'Replace it by a string or null: InputPath of the Pass state "A" is [].',
      ),
    ],
  ],
  [
    'type: a long value is shown shortened',
    machine({ A: pass({ Comment: Array.from({ length: 40 }, () => 12) }) }),
    [
      schemaFault(
        '/States/A/Comment',
        "The field 'Comment' should be a string",
        `Replace it by a string: Comment of the Pass state "A" is [${'12,'.repeat(18)}12....`,
      ),
    ],
  ],
  [
    'type: a state',
    machine({ A: pass({ Next: 'B', End: undefined }), B: 'Pass' }),
    [schemaFault('/States/B', 'The state "B" should be an object', 'Replace it by an object with a "Type".')],
  ],
  [
    'type: States',
    { StartAt: 'A', States: [] },
    [schemaFault('/States', "The field 'States' should be an object", 'Replace it by an object: States of the state machine is [].')],
  ],
  [
    'type: a branch',
    machine({ P: { Type: 'Parallel', Branches: [1], End: true } }),
    [
      schemaFault(
        '/States/P/Branches/0',
        "Each item of 'Branches' should be an object",
        'Replace it by an object: Branches[0] of the Parallel state "P" is 1.',
      ),
    ],
  ],
  [
    'type: an item processor',
    machine({ M: { Type: 'Map', ItemProcessor: 1, End: true } }),
    [
      schemaFault(
        '/States/M/ItemProcessor',
        "The field 'ItemProcessor' should be an object",
        'Replace it by an object: ItemProcessor of the Map state "M" is 1.',
      ),
    ],
  ],
])('%s', (_title, definition, diagnostics) => {
  expect(validate(definition)).toEqual(diagnostics);
});

test('a field named __proto__ is no field', () => {
  const [found, ...others] = validate('{"StartAt":"A","States":{"A":{"Type":"Pass","End":true,"__proto__":{"End":false}}}}');
  expect(found).toMatchObject({ message: "Field '__proto__' is not supported", location: '/States/A', line: 1, column: 56 });
  expect(others).toEqual([]);
});
