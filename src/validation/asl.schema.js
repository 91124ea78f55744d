/**
 * The shape of a definition as JSON Schemas: one for each state type and for each kind of container, with the fields of both query languages.
 * What holds between fields is in rules/. Sources: https://states-language.net/ and
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-amazon-states-language.html, limits from
 * https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */

const any = {};
const string = { type: 'string' };
const boolean = { type: 'boolean' };
const object = { type: 'object' };
const path = { type: ['string', 'null'] };
const list = (items, minItems = 0) => ({ type: 'array', items, minItems });
const oneOf = (...values) => ({ enum: values });
const ref = (name) => ({ $ref: `#/definitions/${name}` });
const closed = (properties, ...required) => ({ type: 'object', properties, required, additionalProperties: false });

/** A number, or in JSONata the text of an expression (rules/number-field.ts). */
const integer = (minimum, maximum) => ({ type: ['integer', 'string'], minimum, maximum });
const decimal = (minimum, maximum) => ({ type: ['number', 'string'], minimum, maximum });
const most = 99_999_999;

const relations = ['Equals', 'LessThan', 'GreaterThan', 'LessThanEquals', 'GreaterThanEquals'];
const comparisons = (kind, literal) => Object.fromEntries(relations.flatMap((r) => [[`${kind}${r}`, literal], [`${kind}${r}Path`, string]])); // prettier-ignore

const graph = { Comment: string, StartAt: string, States: { type: 'object', minProperties: 1 } };

/** The fields that several state types have: checked by one function, so that the code stays small. */
const shared = {
  Type: string,
  Comment: string,
  QueryLanguage: oneOf('JSONPath', 'JSONata'),
  InputPath: path,
  OutputPath: path,
  Output: any,
  Next: string,
  End: boolean,
  Assign: object,
  Parameters: any,
  Arguments: any,
  ResultSelector: object,
  ResultPath: path,
  Retry: list(ref('Retrier')),
  Catch: list(ref('Catcher')),
};
const every = ['Type', 'Comment', 'QueryLanguage'];
const flow = ['InputPath', 'OutputPath', 'Output'];
const step = [...flow, 'Next', 'End', 'Assign'];
const work = [...step, 'Parameters', 'Arguments', 'ResultSelector', 'ResultPath', 'Retry', 'Catch'];

/** A state type: which of the shared fields it has, and its own. */
const stateType = (sharedFields, own = {}, ...required) => ({
  allOf: [ref('SharedFields')],
  ...closed({ ...Object.fromEntries([...every, ...sharedFields].map((name) => [name, true])), ...own }, ...required),
});

/** Schemas that others refer to. */
export const definitions = {
  SharedFields: { type: 'object', properties: shared },
  Retrier: closed(
    {
      ErrorEquals: list(string, 1),
      Comment: string,
      IntervalSeconds: { type: 'integer', minimum: 1, maximum: most },
      MaxAttempts: { type: 'integer', minimum: 0, maximum: most },
      BackoffRate: { type: 'number', minimum: 1 },
      MaxDelaySeconds: { type: 'integer', minimum: 1, maximum: 31_622_400 },
      JitterStrategy: oneOf('FULL', 'NONE'),
    },
    'ErrorEquals',
  ),
  Catcher: closed({ ErrorEquals: list(string, 1), Next: string, Comment: string, ResultPath: path, Assign: object, Output: any }, 'ErrorEquals', 'Next'),
  ChoiceRule: closed({
    And: list(ref('ChoiceRule'), 1),
    Or: list(ref('ChoiceRule'), 1),
    Not: ref('ChoiceRule'),
    Variable: string,
    Condition: { type: ['boolean', 'string'] },
    ...comparisons('String', string),
    ...comparisons('Numeric', { type: 'number' }),
    ...comparisons('Timestamp', string),
    BooleanEquals: boolean,
    BooleanEqualsPath: string,
    StringMatches: string,
    ...Object.fromEntries(['Null', 'Present', 'Numeric', 'String', 'Boolean', 'Timestamp'].map((kind) => [`Is${kind}`, boolean])),
    Next: string,
    Assign: object,
    Comment: string,
    Output: any,
  }),
  ProcessorConfig: closed({ Mode: oneOf('INLINE', 'DISTRIBUTED'), ExecutionType: oneOf('STANDARD', 'EXPRESS') }),
  ItemReader: closed({ Resource: string, Parameters: object, Arguments: any, ReaderConfig: ref('ReaderConfig') }, 'Resource'),
  ReaderConfig: closed({
    InputType: oneOf('CSV', 'JSON', 'JSONL', 'MANIFEST', 'PARQUET'),
    ManifestType: oneOf('S3_INVENTORY', 'ATHENA_DATA'),
    Transformation: oneOf('NONE', 'LOAD_AND_FLATTEN'),
    CSVHeaderLocation: oneOf('FIRST_ROW', 'GIVEN'),
    CSVHeaders: list(string, 1),
    CSVDelimiter: oneOf('COMMA', 'PIPE', 'SEMICOLON', 'SPACE', 'TAB'),
    ItemsPointer: string,
    MaxItems: integer(0, 100_000_000),
    MaxItemsPath: string,
  }),
  ItemBatcher: closed({
    BatchInput: any,
    MaxItemsPerBatch: integer(0),
    MaxItemsPerBatchPath: string,
    MaxInputBytesPerBatch: integer(0, 262_144),
    MaxInputBytesPerBatchPath: string,
  }),
  ResultWriter: { minProperties: 1, ...closed({ Resource: string, Parameters: object, Arguments: any, WriterConfig: ref('WriterConfig') }) },
  WriterConfig: closed({ Transformation: oneOf('NONE', 'COMPACT', 'FLATTEN'), OutputType: oneOf('JSON', 'JSONL') }),
};

/** The schemas that are compiled to functions of their name. */
export const schemas = {
  StateMachine: closed({ ...graph, Version: string, TimeoutSeconds: { type: 'integer', minimum: 1, maximum: most }, QueryLanguage: shared.QueryLanguage }, 'States', 'StartAt'), // prettier-ignore
  Branch: closed(graph, 'States', 'StartAt'),
  ItemProcessor: closed({ ...graph, ProcessorConfig: ref('ProcessorConfig') }, 'States', 'StartAt'),
  Pass: stateType([...step, 'Parameters', 'ResultPath'], { Result: any }),
  Task: stateType(
    work,
    {
      Resource: string,
      Credentials: object,
      TimeoutSeconds: integer(1, most),
      TimeoutSecondsPath: string,
      HeartbeatSeconds: integer(1, most),
      HeartbeatSecondsPath: string,
    },
    'Resource',
  ),
  Choice: stateType([...flow, 'Assign'], { Choices: list(ref('ChoiceRule'), 1), Default: string }, 'Choices'),
  Wait: stateType(step, { Seconds: integer(0, most), SecondsPath: string, Timestamp: string, TimestampPath: string }),
  Succeed: stateType(flow),
  Fail: stateType([], { Error: string, ErrorPath: string, Cause: string, CausePath: string }),
  Parallel: stateType(work, { Branches: list(object, 1) }, 'Branches'),
  Map: stateType(
    work.filter((name) => name !== 'Arguments'),
    {
      ItemProcessor: object,
      Iterator: object,
      ItemsPath: string,
      Items: { type: ['array', 'object', 'string'] },
      ItemSelector: any,
      MaxConcurrency: integer(0),
      MaxConcurrencyPath: string,
      ItemReader: ref('ItemReader'),
      ItemBatcher: ref('ItemBatcher'),
      ResultWriter: ref('ResultWriter'),
      ToleratedFailureCount: integer(0),
      ToleratedFailureCountPath: string,
      ToleratedFailurePercentage: decimal(0, 100),
      ToleratedFailurePercentagePath: string,
      Label: string,
    },
  ),
};
