import { expect, test } from 'vitest';
import type { Diagnostic } from '../../src/errors/definition-error';
import { validate } from '../../src/validation/validate';
import { machine, pass, schemaFault, task } from './machine';

const fault = (severity: Diagnostic['severity'], code: string, location: string, message: string, fix: string): Diagnostic => ({
  severity,
  code,
  message,
  location,
  fix,
});
const end = { End: true };
const missing = (location: string, target: string, fix: string): Diagnostic =>
  fault('ERROR', 'MISSING_TRANSITION_TARGET', location, `Missing 'Next' target: ${target}`, fix);
const choice = (rule: object, more: object = {}): object => machine({ C: { Type: 'Choice', Choices: [rule], Default: 'D', ...more }, D: { Type: 'Succeed' } });
const equals = { Variable: '$.a', StringEquals: 'x' };
const rule = { ...equals, Next: 'D' };
const jsonata = (states: object): object => machine(states, { QueryLanguage: 'JSONata' });
const map = (more: object, processor: object = machine({ I: pass() })): object => machine({ M: { Type: 'Map', ItemProcessor: processor, ...end, ...more } });
const retry = (...names: string[][]): object => machine({ T: task({ Retry: names.map((ErrorEquals) => ({ ErrorEquals })) }) });

const noOneGoes = (label: string): string => `No state goes to ${label}: name it in a "Next", "Default" or "StartAt", or remove it.`;
const eighty = 'x'.repeat(80);

test.each<[title: string, definition: object, diagnostics: Diagnostic[]]>([
  // https://github.com/aws-cloudformation/cfn-lint/issues/4074: AWS's answer to a StartAt that is no state
  [
    'start-at-unknown: a StartAt that is no state',
    { StartAt: 'Not sure', States: { 'Pass One': { Type: 'Pass', Next: 'Success' }, Success: { Type: 'Succeed' } } },
    [
      missing('/StartAt', 'Not sure', 'The state machine starts at "Not sure", which is no state of the state machine; its states are "Pass One", "Success".'),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/Pass One', 'State "Pass One" is not reachable.', noOneGoes('the Pass state "Pass One"')),
    ],
  ],
  [
    'start-at-unknown: of an item processor, with a suggestion',
    map({}, { StartAt: 'in', States: { In: pass() } }),
    [
      missing(
        '/States/M/ItemProcessor/StartAt',
        'in',
        'Did you mean "In"? The ItemProcessor of the Map state "M" starts at "in", which is no state of the ItemProcessor of the Map state "M"; its states are "In".',
      ),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/M/ItemProcessor/States/In', 'State "In" is not reachable.', noOneGoes('the Pass state "In"')),
    ],
  ],
  // https://github.com/localstack/localstack/pull/12487: AWS's answer to a Next that is no state
  [
    'next-unknown: Next, with a suggestion',
    machine({ A: { Type: 'Pass', Next: 'Shpi' }, B: { Type: 'Pass', Next: 'Ship' }, Ship: pass() }),
    [
      missing(
        '/States/A/Next',
        'Shpi',
        'Did you mean "Ship"? The Pass state "A" goes to "Shpi", which is no state of the state machine; its states are "A", "B", "Ship".',
      ),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/B', 'State "B" is not reachable.', noOneGoes('the Pass state "B"')),
    ],
  ],
  [
    'next-unknown: Choices[].Next and Default',
    machine({ C: { Type: 'Choice', Choices: [{ ...equals, Next: 'X' }, rule], Default: 'Y' }, D: pass() }),
    [
      missing('/States/C/Choices/0/Next', 'X', 'The Choice state "C" goes to "X", which is no state of the state machine; its states are "C", "D".'),
      missing('/States/C/Default', 'Y', 'The Choice state "C" goes to "Y", which is no state of the state machine; its states are "C", "D".'),
    ],
  ],
  [
    'next-unknown: Catch[].Next',
    machine({ T: task({ Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Cleanup' }] }) }),
    [missing('/States/T/Catch/0/Next', 'Cleanup', 'The Task state "T" goes to "Cleanup", which is no state of the state machine; its states are "T".')],
  ],
  [
    'next-unknown: a branch cannot leave its Parallel state',
    machine({ P: { Type: 'Parallel', Branches: [machine({ In: { Type: 'Pass', Next: 'Out' }, Last: pass() })], Next: 'Out' }, Out: pass() }),
    [
      missing(
        '/States/P/Branches/0/States/In/Next',
        'Out',
        'The Pass state "In" goes to "Out", which is no state of Branches[0] of the Parallel state "P"; its states are "In", "Last".',
      ),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/P/Branches/0/States/Last', 'State "Last" is not reachable.', noOneGoes('the Pass state "Last"')),
    ],
  ],
  [
    'next-unknown: names that every object inherits are no states',
    machine({ A: { Type: 'Pass', Next: 'toString' }, B: pass() }),
    [
      missing('/States/A/Next', 'toString', 'The Pass state "A" goes to "toString", which is no state of the state machine; its states are "A", "B".'),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/B', 'State "B" is not reachable.', noOneGoes('the Pass state "B"')),
    ],
  ],
  // https://github.com/floci-io/floci/issues/2735 and pull/2786: AWS measured
  [
    'missing-end-state: a loop; that a state is not reached is not told then',
    machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' }, C: { Type: 'Pass', Next: 'A' } }),
    [
      fault(
        'ERROR',
        'MISSING_END_STATE',
        '',
        'Workflow has no terminal state',
        'No state of the state machine ends it: add "End": true to the last one, or a Succeed or Fail state.',
      ),
    ],
  ],
  [
    'missing-end-state: beside a Next that leads nowhere',
    machine({ A: { Type: 'Pass', Next: 'NOPE' } }),
    [
      missing('/States/A/Next', 'NOPE', 'The Pass state "A" goes to "NOPE", which is no state of the state machine; its states are "A".'),
      fault(
        'ERROR',
        'MISSING_END_STATE',
        '',
        'Workflow has no terminal state',
        'No state of the state machine ends it: add "End": true to the last one, or a Succeed or Fail state.',
      ),
    ],
  ],
  [
    'unreachable-state: a loop and a terminal state that nothing goes to',
    machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Pass', Next: 'A' }, C: pass() }),
    [
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/C', 'State "C" is not reachable.', noOneGoes('the Pass state "C"')),
      fault(
        'WARNING',
        'no-way-to-end',
        '/States/A',
        'No way leads from the state "A" to an end',
        'Let one of "A", "B" go to a state that ends the state machine, or end it itself.',
      ),
    ],
  ],
  [
    'unreachable-state: only the first of states that are not reached together',
    machine({ A: pass(), B: { Type: 'Pass', Next: 'C' }, C: pass() }),
    [fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/B', 'State "B" is not reachable.', noOneGoes('the Pass state "B"'))],
  ],
  [
    'unreachable-state: states that go to each other, apart from the rest',
    machine({ A: pass(), B: { Type: 'Pass', Next: 'C' }, C: { Type: 'Pass', Next: 'B' } }),
    ['B', 'C'].map((name) =>
      fault(
        'WARNING',
        'unreachable-state',
        `/States/${name}`,
        `State "${name}" is not reachable.`,
        `No way leads from "StartAt" to the Pass state "${name}": the states that go to it are not reached themselves.`,
      ),
    ),
  ],
  [
    'duplicate-state-name: in the machine, a branch and an item processor',
    machine({
      A: { Type: 'Parallel', Branches: [machine({ A: pass() })], Next: 'B' },
      B: { Type: 'Map', ItemProcessor: machine({ A: pass() }), End: true },
    }),
    ['/States/A/Branches/0/States/A', '/States/B/ItemProcessor/States/A'].map((where) =>
      fault('ERROR', 'DUPLICATE_STATE_NAME', where, 'Duplicate State name: A', 'Rename one of them: /States/A has the same name.'),
    ),
  ],
  ['state-name: 80 characters, also beyond the basic plane', machine({ [`${eighty.slice(1)}😀`]: pass() }), []],
  [
    'state-name: 81 characters',
    machine({ [`${eighty}y`]: pass() }),
    [
      fault(
        'ERROR',
        'INVALID_STATE_NAME',
        `/States/${eighty}y`,
        'State name has 81 characters',
        `The state "${'x'.repeat(56)}... needs a name of 1 to 80 characters.`,
      ),
    ],
  ],
  [
    'state-name: none',
    machine({ '': pass() }),
    [fault('ERROR', 'INVALID_STATE_NAME', '/States/', 'State name is empty', 'The state "" needs a name of 1 to 80 characters.')],
  ],
  // "It MUST appear alone in the ErrorEquals array and MUST appear in the last Retrier in the Retry array"
  ['error-equals: States.ALL alone and last', retry(['A'], ['States.ALL']), []],
  [
    'error-equals: States.ALL not alone',
    retry(['States.ALL', 'A']),
    [
      schemaFault(
        '/States/T/Retry/0/ErrorEquals',
        'States.ALL must appear alone in ErrorEquals',
        'Remove the other names from Retry[0] of the Task state "T": "States.ALL" stands for them too.',
      ),
    ],
  ],
  [
    'error-equals: States.ALL not last',
    retry(['States.ALL'], ['A']),
    [
      schemaFault(
        '/States/T/Retry/0/ErrorEquals',
        'States.ALL must appear in the last Retrier or Catcher',
        'Move Retry[0] of the Task state "T" to the end: nothing after it would ever be asked.',
      ),
    ],
  ],
  ["error-equals: a ResultPath's that does not fit", retry(['States.ReferencePathConflict', 'States.ResultPathMatchFailure']), []],
  ["error-equals: an HTTP Task's names", retry(['States.Http.StatusCode.404', 'States.Http.Socket', 'Lambda.Unknown']), []],
  [
    'error-equals: a reserved name that is none',
    machine({ T: task({ Catch: [{ ErrorEquals: ['A', 'States.Timout'], Next: 'F' }] }), F: { Type: 'Fail' } }),
    [
      fault(
        'WARNING',
        'error-name-unknown',
        '/States/T/Catch/0/ErrorEquals/1',
        'No error is named "States.Timout"',
        'Did you mean "States.Timeout"? Names that begin with "States." are reserved, and Catch[0] of the Task state "T" matches nothing by this one.',
      ),
    ],
  ],
  // "If HeartbeatSeconds is provided, it MUST be smaller than TimeoutSeconds"
  ['heartbeat-seconds: smaller', machine({ T: task({ HeartbeatSeconds: 9, TimeoutSeconds: 10 }) }), []],
  [
    'heartbeat-seconds: equal',
    machine({ T: task({ HeartbeatSeconds: 10, TimeoutSeconds: 10 }) }),
    [
      schemaFault(
        '/States/T/HeartbeatSeconds',
        'HeartbeatSeconds must be smaller than TimeoutSeconds',
        'Lower the 10 seconds of the Task state "T", or raise its TimeoutSeconds of 10.',
      ),
    ],
  ],
  // "exactly one of": https://states-language.net/#transition, #wait-state; the wording: https://github.com/floci-io/floci/issues/3733
  [
    'one-of-fields: Next and End',
    machine({ A: { Type: 'Pass', Next: 'B', End: true }, B: pass() }),
    [schemaFault('/States/A', 'There should only be one of the following fields: [Next, End]', 'Keep one of "Next", "End" in the Pass state "A".')],
  ],
  [
    'one-of-fields: neither Next nor End',
    machine({ A: { Type: 'Pass', Next: 'B' }, B: { Type: 'Wait', Seconds: 1 }, C: { Type: 'Succeed' } }),
    [
      schemaFault('/States/B', 'There should be one of the following fields: [Next, End]', 'Add one of "Next", "End" to the Wait state "B".'),
      fault('ERROR', 'MISSING_TRANSITION_TARGET', '/States/C', 'State "C" is not reachable.', noOneGoes('the Succeed state "C"')),
    ],
  ],
  [
    'one-of-fields: End is false',
    machine({ A: { Type: 'Pass', End: false } }),
    [
      schemaFault('/States/A/End', "The field 'End' should be true", 'Write "End": true, or a "Next" instead, in the Pass state "A".'),
      fault(
        'ERROR',
        'MISSING_END_STATE',
        '',
        'Workflow has no terminal state',
        'No state of the state machine ends it: add "End": true to the last one, or a Succeed or Fail state.',
      ),
    ],
  ],
  [
    'one-of-fields: a Wait without and with two durations',
    machine({ A: { Type: 'Wait', Next: 'B' }, B: { Type: 'Wait', Seconds: 1, TimestampPath: '$.t', End: true } }),
    [
      schemaFault(
        '/States/A',
        'There should be one of the following fields: [Seconds, Timestamp, SecondsPath, TimestampPath]',
        'Add one of "Seconds", "Timestamp", "SecondsPath", "TimestampPath" to the Wait state "A".',
      ),
      schemaFault(
        '/States/B',
        'There should only be one of the following fields: [Seconds, TimestampPath]',
        'Keep one of "Seconds", "TimestampPath" in the Wait state "B".',
      ),
    ],
  ],
  [
    'one-of-fields: a number and its path',
    machine({ T: task({ TimeoutSeconds: 1, TimeoutSecondsPath: '$.t' }) }),
    [
      schemaFault(
        '/States/T',
        'There should only be one of the following fields: [TimeoutSeconds, TimeoutSecondsPath]',
        'Keep one of "TimeoutSeconds", "TimeoutSecondsPath" in the Task state "T".',
      ),
    ],
  ],
  [
    'one-of-fields: inside a Map',
    map({
      ItemReader: { Resource: 'arn:aws:states:::s3:getObject', ReaderConfig: { MaxItems: 1, MaxItemsPath: '$.n' } },
      ItemBatcher: { MaxItemsPerBatch: 1, MaxItemsPerBatchPath: '$.n' },
    }),
    [
      schemaFault(
        '/States/M/ItemBatcher',
        'There should only be one of the following fields: [MaxItemsPerBatch, MaxItemsPerBatchPath]',
        'Keep one of "MaxItemsPerBatch", "MaxItemsPerBatchPath" in ItemBatcher of the Map state "M".',
      ),
      schemaFault(
        '/States/M/ItemReader/ReaderConfig',
        'There should only be one of the following fields: [MaxItems, MaxItemsPath]',
        'Keep one of "MaxItems", "MaxItemsPath" in ItemReader.ReaderConfig of the Map state "M".',
      ),
    ],
  ],
  [
    'one-of-fields: a Map without a processor, with both names of one',
    machine({ M: { Type: 'Map', Next: 'N' }, N: { Type: 'Map', ItemProcessor: machine({ I: pass() }), Iterator: machine({ J: pass() }), ...end } }),
    [
      schemaFault(
        '/States/M',
        'There should be one of the following fields: [ItemProcessor, Iterator]',
        'Add one of "ItemProcessor", "Iterator" to the Map state "M".',
      ),
      schemaFault(
        '/States/N',
        'There should only be one of the following fields: [ItemProcessor, Iterator]',
        'Keep one of "ItemProcessor", "Iterator" in the Map state "N".',
      ),
    ],
  ],
  // https://states-language.net/#choice-state
  [
    'choice-rule: no Next (https://github.com/aws-cloudformation/cfn-lint/issues/4077)',
    choice(equals),
    [schemaFault('/States/C/Choices/0', 'These fields are required: [Next]', 'Add "Next" to Choices[0] of the Choice state "C".')],
  ],
  [
    'choice-rule: two operators',
    choice({ ...rule, IsPresent: true }),
    [
      schemaFault(
        '/States/C/Choices/0',
        'There should only be one of the following fields: [StringEquals, IsPresent]',
        'Keep one of "StringEquals", "IsPresent" in Choices[0] of the Choice state "C"; "And" joins several.',
      ),
    ],
  ],
  [
    'choice-rule: no operator',
    choice({ Variable: '$.a', Next: 'D' }),
    [
      schemaFault(
        '/States/C/Choices/0',
        'The choice rule has no operator',
        'Add an operator such as "StringEquals", "IsPresent" or "And" to Choices[0] of the Choice state "C".',
      ),
    ],
  ],
  [
    'choice-rule: no Variable',
    choice({ StringEquals: 'x', Next: 'D' }),
    [
      schemaFault(
        '/States/C/Choices/0',
        'These fields are required: [Variable]',
        'Add to Choices[0] of the Choice state "C" the path of what "StringEquals" looks at, such as "Variable": "$.status".',
      ),
    ],
  ],
  [
    'choice-rule: a Variable beside Not, a Next inside And, and one rule in Or that is no object',
    choice({ And: [{ Not: equals, Variable: '$.b' }, { ...equals, Next: 'D' }, { Or: [3, equals] }], Next: 'D' }),
    [
      schemaFault(
        '/States/C/Choices/0/And/2/Or/0',
        "Each item of 'Or' should be an object",
        'Replace it by an object: Choices[0].And[2].Or[0] of the Choice state "C" is 3.',
      ),
      schemaFault(
        '/States/C/Choices/0/And/0',
        "Field 'Variable' is not supported",
        'Remove it from Choices[0].And[0] of the Choice state "C": "Not" compares nothing itself.',
      ),
      schemaFault(
        '/States/C/Choices/0/And/1',
        "Field 'Next' is not supported",
        'Remove it from Choices[0].And[1] of the Choice state "C": only the outermost rule has it.',
      ),
    ],
  ],
  [
    'choice-rule: a JSONata rule without a condition',
    jsonata({ C: { Type: 'Choice', Choices: [{ Next: 'D' }], Default: 'D' }, D: { Type: 'Succeed' } }),
    [schemaFault('/States/C/Choices/0', 'The choice rule has no condition', 'Add a "Condition" to Choices[0] of the Choice state "C".')],
  ],
  [
    'choice-default: none',
    choice(rule, { Default: undefined }),
    [
      fault(
        'WARNING',
        'choice-default',
        '/States/C',
        'A Choice state without a Default fails where none of its rules matches',
        'Add "Default" to the Choice state "C", unless its rules cover every case.',
      ),
    ],
  ],
  // https://github.com/aws/aws-sam-cli-app-templates/issues/185
  ...[
    'arn:aws:lambda:us-east-1:123456789012:function:CheckPurchase:live',
    'arn:aws:states:us-east-1:123456789012:activity:Review',
    'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
    'arn:aws:states:::aws-sdk:dynamodb:query',
    '${CheckPurchaseArn}',
    'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:CheckPurchase',
  ].map((Resource): [string, object, Diagnostic[]] => [`task-resource: ${Resource}`, machine({ T: task({ Resource }) }), []]),
  ...(
    [
      ['CheckPurchase', 'ERROR'],
      ['${CheckPurchaseArn', 'ERROR'],
      ['arn:aws:swf:us-east-1:123456789012:task:X', 'WARNING'],
      ['docker://login:latest', 'WARNING'],
    ] as const
  ).map(([Resource, severity]): [string, object, Diagnostic[]] => [
    `task-resource: ${Resource}`,
    machine({ T: task({ Resource }) }),
    [
      fault(
        severity,
        severity === 'ERROR' ? 'SCHEMA_VALIDATION_FAILED' : 'resource-unknown',
        '/States/T/Resource',
        'Value is not a valid resource ARN',
        'Give the Task state "T" the ARN of a Lambda function, of an activity, or of an integration such as "arn:aws:states:::lambda:invoke".',
      ),
    ],
  ]),
  // AWS: test_wait_timestamp_invalid[INVALID_DATE] and [JSONATA]
  ...['2016-13-05T21:29:29Z', "{% '2016-03-14T01:59:00Z' %}"].map((Timestamp): [string, object, Diagnostic[]] => [
    `timestamp: Wait until ${Timestamp}`,
    machine({ W: { Type: 'Wait', Timestamp, ...end } }),
    [schemaFault('/States/W/Timestamp', 'String does not match RFC3339 timestamp', `Write "${Timestamp}" as in "2030-01-31T12:00:00Z".`)],
  ]),
  ['timestamp: an expression in JSONata', jsonata({ W: { Type: 'Wait', Timestamp: "{% '2016-03-14T01:59:00Z' %}", ...end } }), []],
  [
    'timestamp: of a comparison',
    choice({ Not: { Variable: '$.t', TimestampLessThan: '2016-01-01' }, Next: 'D' }),
    [schemaFault('/States/C/Choices/0/Not/TimestampLessThan', 'String does not match RFC3339 timestamp', 'Write "2016-01-01" as in "2030-01-31T12:00:00Z".')],
  ],
  // AWS: test_validate_state_machine_definition_type_standard[INVALID_DOWNGRADE_QUERY_LANGUAGE]
  [
    'query-language: a JSONPath state of a JSONata machine',
    jsonata({ Pass: pass({ QueryLanguage: 'JSONPath' }) }),
    [
      schemaFault(
        '/States/Pass',
        "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine",
        'Remove "QueryLanguage" from the Pass state "Pass", or from the machine and set it on the states that use JSONata.',
      ),
    ],
  ],
  // AWS: test_validate_state_machine_definition_type_standard[VALID_QUERY_LANGUAGE_PASS]
  [
    'query-language: a JSONPath state inside a JSONata Map of a JSONPath machine',
    map({ QueryLanguage: 'JSONata' }, machine({ I: pass({ QueryLanguage: 'JSONPath', Result: 1 }) })),
    [],
  ],
  // https://github.com/floci-io/floci/issues/2968 and 3733: AWS measured
  [
    'query-language-field: a state inside a JSONata Map is a JSONPath one, as its machine',
    map({ QueryLanguage: 'JSONata' }, machine({ I: pass({ Output: 1 }) })),
    [
      schemaFault(
        '/States/M/ItemProcessor/States/I',
        "The QueryLanguage is set to 'JSONPath', but field 'Output' is only supported for the 'JSONata' QueryLanguage",
        'Remove it from the Pass state "I": in JSONPath ResultSelector, ResultPath and OutputPath, or the Parameters of a Pass state, make the output.',
      ),
    ],
  ],
  [
    'query-language-field: an item processor has no QueryLanguage',
    map({}, machine({ I: pass() }, { QueryLanguage: 'JSONata' })),
    [
      schemaFault(
        '/States/M/ItemProcessor',
        "Field 'QueryLanguage' is not supported",
        'Remove it from the ItemProcessor of the Map state "M": the fields are "Comment", "StartAt", "States", "ProcessorConfig".',
      ),
    ],
  ],
  [
    'query-language-field: JSONPath fields in JSONata, wherever they stand',
    jsonata({
      M: {
        Type: 'Map',
        ItemProcessor: machine({ C: { Type: 'Choice', Choices: [{ Variable: '$.a', IsNull: true, Next: 'S' }], Default: 'S' }, S: { Type: 'Succeed' } }),
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: {}, ReaderConfig: { MaxItemsPath: '$.n' } },
        Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: '$', Next: 'End' }],
        Next: 'End',
      },
      End: pass({ Result: 1 }),
    }),
    [
      ['/States/M/Catch/0', 'ResultPath', 'Catch[0] of the Map state "M": in JSONata "Output" or "Assign" keeps a result'],
      ['/States/M/ItemReader', 'Parameters', 'ItemReader of the Map state "M": in JSONata it is called "Arguments", in a Pass state "Output"'],
      ['/States/M/ItemReader/ReaderConfig', 'MaxItemsPath', 'ItemReader.ReaderConfig of the Map state "M"'],
      ['/States/M/ItemProcessor/States/C/Choices/0', 'Variable', 'Choices[0] of the Choice state "C"'],
      ['/States/M/ItemProcessor/States/C/Choices/0', 'IsNull', 'Choices[0] of the Choice state "C"'],
      ['/States/End', 'Result', 'the Pass state "End": in JSONata it is called "Output"'],
    ].map(([where, field, from]) =>
      schemaFault(
        where!,
        `The QueryLanguage is set to 'JSONata', but field '${field}' is only supported for the 'JSONPath' QueryLanguage`,
        `Remove it from ${from}.`,
      ),
    ),
  ],
  // https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
  [
    'jsonata-expression: a space before it makes a literal (AWS: test_base_cases[BASE_LITERALS])',
    jsonata({ A: pass({ Output: [' {% states.input %} ', { a: '{% 1 %}' }] }) }),
    [],
  ],
  [
    'jsonata-expression: not closed',
    jsonata({ T: task({ Arguments: { a: ['{% $states.input'] } }) }),
    [
      schemaFault(
        '/States/T/Arguments/a/0',
        'A JSONata expression must start with {% and end with %}',
        'End "{% $states.input" as in "{% ... %}", with nothing after it.',
      ),
    ],
  ],
  ['jsonata-expression: numbers', jsonata({ T: task({ TimeoutSeconds: '{% 3 %}' }) }), []],
  [
    'jsonata-expression: a number by an expression in JSONPath',
    machine({ W: { Type: 'Wait', Seconds: '{% 3 %}', ...end } }),
    [schemaFault('/States/W/Seconds', "The field 'Seconds' should be an integer", 'Replace it by an integer: in the Wait state "W" it is "{% 3 %}".')],
  ],
  [
    'jsonata-expression: a text for a number',
    jsonata({
      W: { Type: 'Wait', Seconds: 'soon', Next: 'M' },
      M: { Type: 'Map', ItemProcessor: machine({ I: pass() }), ToleratedFailurePercentage: '5', ItemBatcher: { MaxItemsPerBatch: '7' }, ...end },
    }),
    [
      schemaFault(
        '/States/W/Seconds',
        "The field 'Seconds' should be an integer",
        'Replace it by an integer or by an expression, "{% ... %}": in the Wait state "W" it is "soon".',
      ),
      schemaFault('/States/M/ToleratedFailurePercentage', "The field 'ToleratedFailurePercentage' should be a number", 'Remove the quotes: 5.'),
      schemaFault('/States/M/ItemBatcher/MaxItemsPerBatch', "The field 'MaxItemsPerBatch' should be an integer", 'Remove the quotes: 7.'),
    ],
  ],
  // https://github.com/aws-cloudformation/cfn-lint/issues/4078
  [
    'path: InputPath and OutputPath',
    machine({ A: pass({ InputPath: 'Test', OutputPath: '$.a..' }) }),
    [
      schemaFault('/States/A/InputPath', 'Value must be a valid JSONPath.', 'Change the InputPath "Test": a path begins with "$".'),
      schemaFault('/States/A/OutputPath', 'Value must be a valid JSONPath.', 'Change the OutputPath "$.a..": at character 6, Expected a name after ".".'),
    ],
  ],
  [
    'path: null, the context object, a variable, several places',
    machine({
      A: pass({ InputPath: '$$.Execution.Input', OutputPath: '$.a[*].b', ResultPath: null, Assign: { v: {} }, Next: 'B', End: undefined }),
      B: pass({ InputPath: null, OutputPath: '$v.x' }),
    }),
    [],
  ],
  // https://github.com/aws-cloudformation/cfn-lint/issues/4076
  [
    'path: Variable and the operators that compare with a path',
    choice({ Variable: 'Test', NumericEqualsPath: '$.[', Next: 'D' }),
    [
      schemaFault(
        '/States/C/Choices/0/Variable',
        "Value is not a Reference Path: Reference path didn't start with '$'",
        'Change the Variable "Test": a path begins with "$".',
      ),
      schemaFault(
        '/States/C/Choices/0/NumericEqualsPath',
        'Value is not a Reference Path',
        'Change the NumericEqualsPath "$.[": at character 4, Expected an index, a name in quotes, "*", a slice or "?(...)" between the brackets.',
      ),
    ],
  ],
  // "ResultPath ... MUST be a Reference Path"; no variable, https://docs.aws.amazon.com/step-functions/latest/dg/workflow-variables.html
  ...(
    [
      ['$.a[*]', 'it must lead to one place, by names and indices such as "$.orders[0].id"'],
      ['$$.Execution', 'it must lead into the state\'s input, as "$.result" does'],
      ['$v', 'it must lead into the state\'s input, as "$.result" does'],
    ] as const
  ).map(([ResultPath, reason]): [string, object, Diagnostic[]] => [
    `path: ResultPath ${ResultPath}`,
    machine({ T: task({ ResultPath, Catch: [{ ErrorEquals: ['A'], ResultPath, Next: 'F' }] }), F: { Type: 'Fail' } }),
    ['/States/T/ResultPath', '/States/T/Catch/0/ResultPath'].map((where) =>
      schemaFault(where, 'Value is not a Reference Path', `Change the ResultPath "${ResultPath}": ${reason}.`),
    ),
  ]),
  // https://github.com/floci-io/floci/issues/3733; variables: test_reference_in_map_state[MAP_STATE_REFERENCE_IN_MAX_CONCURRENCY_PATH]
  [
    'path: numbers of a Map take variables, but no context object',
    map({
      Assign: { n: 1 },
      MaxConcurrencyPath: '$n',
      ToleratedFailureCountPath: '$$.Execution.Input.n',
      ItemsPath: '$$.Execution.Input.items',
      ItemBatcher: { MaxItemsPerBatchPath: '$$.n' },
    }),
    [
      schemaFault(
        '/States/M/ToleratedFailureCountPath',
        'Value is not a Reference Path',
        'Change the ToleratedFailureCountPath "$$.Execution.Input.n": the context object cannot be used here.',
      ),
      schemaFault(
        '/States/M/ItemBatcher/MaxItemsPerBatchPath',
        'Value is not a Reference Path',
        'Change the MaxItemsPerBatchPath "$$.n": the context object cannot be used here.',
      ),
    ],
  ],
  [
    'path: ErrorPath and CausePath take intrinsic functions',
    machine({ F: { Type: 'Fail', ErrorPath: "States.Format('{}', $.e)", CausePath: 'cause' } }),
    [
      schemaFault(
        '/States/F/CausePath',
        'Value must be a valid JSONPath or a valid intrinsic function call',
        'Change the CausePath "cause": at character 1, There is no intrinsic function "cause".',
      ),
    ],
  ],
  // AWS: test_illegal_escapes[ESCAPE_SEQUENCES_ILLEGAL_INTRINSIC_FUNCTION_2]
  [
    'payload-template: an escape that is none',
    machine({ IntrinsicEscape: pass({ Parameters: { 'parsed.$': String.raw`States.Format('He said, \"Hello, {}!\"', 'Test \"Name\" Here')` } }) }),
    [
      schemaFault(
        '/States/IntrinsicEscape/Parameters',
        "The value for the field 'parsed.$' must be a valid JSONPath or a valid intrinsic function call",
        String.raw`Change "States.Format('He said, \\\"Hello, {}!\\\"', 'Test \\\"N...: at character 25, In a string only \', \{, \} and \\ are escapes; for a literal value remove ".$" from the name.`,
      ),
    ],
  ],
  [
    'payload-template: in every field that is one',
    machine({
      M: {
        Type: 'Map',
        ItemProcessor: machine({ C: { Type: 'Choice', Choices: [{ ...equals, Next: 'S', Assign: { 'x.$': 'foo' } }], Default: 'S' }, S: { Type: 'Succeed' } }),
        ItemSelector: { list: [{ 'a.$': 3 }] },
        ItemReader: { Resource: 'arn:aws:states:::s3:getObject', Parameters: { 'Bucket.$': '$.[' } },
        ItemBatcher: { BatchInput: { 'b.$': '$.b', c: { 'd.$': '' } } },
        Catch: [{ ErrorEquals: ['A'], Assign: { 'e.$': '$[' }, Next: 'F' }],
        ...end,
      },
      F: { Type: 'Fail' },
    }),
    [
      ['/States/M/ItemSelector/list/0', 'a', '3: it should be a text'],
      [
        '/States/M/ItemReader/Parameters',
        'Bucket',
        '"$.[": at character 4, Expected an index, a name in quotes, "*", a slice or "?(...)" between the brackets',
      ],
      ['/States/M/ItemBatcher/BatchInput/c', 'd', '"": at character 1, There is no intrinsic function ""'],
      ['/States/M/Catch/0/Assign', 'e', '"$[": at character 3, Expected an index, a name in quotes, "*", a slice or "?(...)" between the brackets'],
      ['/States/M/ItemProcessor/States/C/Choices/0/Assign', 'x', '"foo": at character 1, There is no intrinsic function "foo"'],
    ].map(([where, name, what]) =>
      schemaFault(
        where!,
        `The value for the field '${name}.$' must be a valid JSONPath or a valid intrinsic function call`,
        `Change ${what}; for a literal value remove ".$" from the name.`,
      ),
    ),
  ],
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_ValidateStateMachineDefinitionDiagnostic.html
  [
    'no-dollar: a path and a function without .$',
    machine({ T: task({ Parameters: { a: '$.a', list: [{ b: "States.Format('{}', 1)" }], price: '$', c: '$ 5', 'd.$': '$.d' } }) }),
    [
      ['/States/T/Parameters/a', 'a', '$.a'],
      ['/States/T/Parameters/list/0/b', 'b', "States.Format('{}', 1)"],
    ].map(([where, name, text]) =>
      fault(
        'WARNING',
        'NO_DOLLAR',
        where!,
        `The value of the field '${name}' looks like a path or an intrinsic function, but the name does not end with '.$'`,
        `Write "${name}.$": "${text}", or it is passed on as a text.`,
      ),
    ),
  ],
  [
    'no-path: a path in a field that takes a text',
    machine({
      C: { Type: 'Choice', Choices: [{ Variable: '$.a', StringEquals: '$.b', Next: 'F' }], Default: 'F' },
      F: { Type: 'Fail', Error: 'E', Cause: '$.cause' },
    }),
    [
      ['/States/C/Choices/0', 'StringEquals', '$.b'],
      ['/States/F', 'Cause', '$.cause'],
    ].map(([where, name, text]) =>
      fault(
        'WARNING',
        'NO_PATH',
        `${where}/${name}`,
        `The value of the field '${name}' looks like a path, but the name does not end with 'Path'`,
        `Write "${name}Path": "${text}", or it is taken as a text.`,
      ),
    ),
  ],
  // AWS passes it on: test_state_pass_result_jsonpaths
  [
    'pass-result-is-static: a path in a Result',
    machine({ A: pass({ Result: { list: [1, { 'a.$': '$.a' }] } }) }),
    [
      fault(
        'WARNING',
        'PASS_RESULT_IS_STATIC',
        '/States/A/Result',
        'The Result of a Pass state is passed on as it is, paths and all',
        'Use "Parameters" in the Pass state "A" to compute a value.',
      ),
    ],
  ],
])('%s', (_title, definition, diagnostics) => {
  const expected = new Set(diagnostics.map(({ code }) => code));
  const aside = new Set(['variable-unused', 'distributed-only']); // rules of their own, which most of these definitions break on the way
  expect(validate(definition).filter(({ code }) => !aside.has(code) || expected.has(code))).toEqual(diagnostics);
});

test('a path whose filters are nested too deeply is refused', () => {
  const text = `$${'[?(@'.repeat(30_000)}${')]'.repeat(30_000)}`;
  expect(validate(machine({ A: pass({ Parameters: { 'x.$': text } }) }))).toMatchObject([
    { severity: 'ERROR', location: '/States/A/Parameters', fix: expect.stringContaining('it is nested too deeply') as string },
  ]);
});
