import fc from 'fast-check';

/**
 * Fields in which `$?` stands for a variable that can be read (or for the execution's input, where there is none), `=?` for the name of the scope's own,
 * `=in` for the execution's input, `=last` for the graph's last state.
 */
export type Fields = Readonly<Record<string, unknown>>;

/** How a query language writes what a state has. What can fail is left out where nothing is to fail. */
export interface Dialect {
  /** What tells a state's language, where its machine has another. */
  readonly mark: Fields;
  /** Where the execution's input is. */
  readonly input: string;
  /** Members that give a child execution the input that this one has. */
  readonly handed: Fields;
  readonly flow: fc.Arbitrary<Fields>;
  readonly assign: fc.Arbitrary<Fields>;
  readonly arguments: fc.Arbitrary<Fields>;
  readonly limits: fc.Arbitrary<Fields>;
  readonly wait: fc.Arbitrary<Fields>;
  readonly fail: fc.Arbitrary<Fields>;
  readonly caught: fc.Arbitrary<Fields>;
  readonly rule: fc.Arbitrary<Fields>;
  readonly items: fc.Arbitrary<Fields>;
  readonly selector: fc.Arbitrary<Fields>;
  readonly batcher: fc.Arbitrary<Fields>;
  readonly reader: Fields;
  readonly writer: Fields;
}

const some = <Values extends Record<string, fc.Arbitrary<unknown>>>(values: Values): fc.Arbitrary<Fields> =>
  fc.record(values, { requiredKeys: [] }) as unknown as fc.Arbitrary<Fields>;
const oneOf = fc.constantFrom<Fields[]>;
const [readerResource, writerResource] = ['arn:aws:states:::s3:getObject', 'arn:aws:states:::s3:putObject'];

export const inJsonPath = (failing: boolean): Dialect => {
  const templates = [
    { 'in.$': '$', where: 'here' },
    { 'id.$': 'States.UUID()', 'time.$': '$$.State.EnteredTime', 'in.$': '=in' },
    { 'of.$': '$?' },
    ...(failing ? [{ 'none.$': '$.none' }] : []),
  ];
  const template = fc.constantFrom(...templates);
  const assign = oneOf({ '=?.$': '$' }, { '=?': { 'n.$': 'States.MathRandom(0, 9)', 'before.$': '$?' } });
  const flow = { InputPath: fc.constantFrom('$', null), ResultPath: fc.constantFrom('$', '$.result', null), Assign: assign };
  return {
    mark: {},
    input: '$$.Execution.Input',
    handed: { 'items.$': '=in.items', 'text.$': '=in.text', 'seconds.$': '=in.seconds' },
    flow: some({ ...flow, Parameters: template }),
    assign,
    arguments: some({ ...flow, Parameters: template, ResultSelector: template }),
    limits: oneOf({ TimeoutSeconds: 5, HeartbeatSeconds: 3 }, { TimeoutSecondsPath: '=in.seconds' }),
    wait: fc.oneof(fc.record({ Seconds: fc.integer({ min: 0, max: 5 }) }), oneOf({ SecondsPath: '=in.seconds' })),
    fail: oneOf({ Error: 'E2', Cause: 'as told' }, { ErrorPath: '=in.text', CausePath: "States.Format('{}', $$.State.Name)" }),
    caught: some({ ResultPath: fc.constantFrom('$', '$.error', null), Assign: fc.constant({ '=?.$': '$.Error' }) }),
    rule: oneOf(
      { Variable: '=in.text', StringEquals: 'input' },
      { Not: { Variable: '$?', IsPresent: true }, Assign: { '=?.$': '$?' } },
      ...(failing ? [{ Variable: '$.none', NumericEquals: 1 }] : []),
    ),
    items: fc.constant({ ItemsPath: '=in.items' }),
    selector: oneOf({ 'item.$': '$$.Map.Item.Value', 'all.$': '$' }, { 'index.$': '$$.Map.Item.Index', 'of.$': '$?', 'id.$': 'States.UUID()' }),
    batcher: oneOf({ MaxItemsPerBatch: 2 }, { MaxInputBytesPerBatch: 200 }),
    reader: { Resource: readerResource, ReaderConfig: { InputType: 'JSON' }, Parameters: { Bucket: 'bucket', 'Key.$': '=in.text' } },
    writer: { Resource: writerResource, Parameters: { Bucket: 'bucket', 'Prefix.$': '=in.text' } },
  };
};

export const inJsonata = (failing: boolean): Dialect => {
  const value = fc.constantFrom<unknown[]>(
    '{% $states.input %}',
    { in: '{% $states.input %}', id: '{% $uuid() %}', time: '{% [$now(), $millis(), $states.context.State.EnteredTime] %}' },
    ['{% $random() %}', '{% $? %}', 1],
    '{% $shuffle([1..4]).{ "n": $, "of": $? } %}',
    '{% =in.items ~> $map(function($v, $i) { $i & $type($v) }) %}',
    ...(failing ? ['{% $states.input.none %}', { a: ['{% $error("on purpose") %}'] }] : []),
  );
  const result = failing ? fc.oneof(value, fc.constant('{% $states.result %}')) : value;
  const assign: fc.Arbitrary<Fields> = fc.oneof(fc.record({ '=?': value }), fc.constant({ '=?': { before: '{% $? %}', n: '{% $random() %}' } }));
  return {
    mark: { QueryLanguage: 'JSONata' },
    input: '$states.context.Execution.Input',
    handed: { items: '{% =in.items %}', text: '{% =in.text %}', seconds: '{% =in.seconds %}' },
    flow: some({ Output: value, Assign: assign }),
    assign,
    arguments: some({ Arguments: value, Output: result, Assign: assign }),
    limits: oneOf({ TimeoutSeconds: '{% 2 + 3 %}', HeartbeatSeconds: 3 }, { TimeoutSeconds: '{% =in.seconds %}' }),
    wait: fc.oneof(
      fc.record({ Seconds: fc.integer({ min: 0, max: 5 }) }),
      oneOf({ Seconds: '{% $floor($random() * 5) %}' }, { Timestamp: '{% $fromMillis($millis() + 2000) %}' }),
    ),
    fail: oneOf({ Error: '{% "E" & 2 %}', Cause: '{% $states.context.State.Name %}' }, { Error: '{% $states.input.none %}' }),
    caught: some({
      Output: fc.constantFrom('{% $states.errorOutput %}', { of: '{% $? %}' }),
      Assign: fc.constant({ '=?': '{% $states.errorOutput.Error %}' }),
    }),
    rule: fc.oneof(
      oneOf({ Condition: '{% $exists($states.input) and $random() < 0.5 %}' }, { Condition: false }, { Condition: '{% $count($?) > 0 %}' }),
      fc.record({ Condition: fc.constant('{% true %}'), Output: value, Assign: assign }),
      ...(failing ? [oneOf({ Condition: '{% $states.input %}' })] : []),
    ),
    items: oneOf({ Items: '{% =in.items %}' }, { Items: [1, '{% $? %}', { a: '{% $uuid() %}' }], MaxConcurrency: '{% 1 + 1 %}' }),
    selector: oneOf({ item: '{% $states.context.Map.Item.Value %}', all: '{% $states.input %}' }, { id: '{% $uuid() %}', of: '{% $? %}' }),
    batcher: oneOf({ MaxItemsPerBatch: '{% 1 + 1 %}' }, { MaxInputBytesPerBatch: 200 }),
    reader: { Resource: readerResource, ReaderConfig: { InputType: 'JSON', MaxItems: '{% 1 + 3 %}' }, Arguments: { Bucket: 'bucket', Key: '{% "k" & 1 %}' } },
    writer: { Resource: writerResource, Arguments: { Bucket: 'bucket', Prefix: '{% $states.context.State.Name %}' } },
  };
};
