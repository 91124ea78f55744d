import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DefinitionError } from '../../../src/errors/definition-error';
import { UsageError } from '../../../src/errors/usage-error';
import type { JsonObject } from '../../../src/json/json';
import { exploreChoices, type ExploreOptions } from '../../../src/testing/generated-inputs/explore-choices';
import { exploreText, inputsOf, type ExploreReport } from '../../../src/testing/generated-inputs/explore-report';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { TestStateMachine } from '../../../src/testing/test-state-machine';
import { parse } from '../../../src/validation/parse';

const end = { Type: 'Succeed' };
/** A Choice state C, then D. */
const choice = (choices: readonly object[], more: object = {}): JsonObject =>
  ({ StartAt: 'C', States: { C: { Type: 'Choice', Choices: choices.map((rule) => ({ ...rule, Next: 'D' })), Default: 'D', ...more }, D: end } }) as JsonObject;
const jsonata = (...conditions: string[]): JsonObject => ({
  QueryLanguage: 'JSONata',
  ...choice(conditions.map((condition) => ({ Condition: `{% ${condition} %}` }))),
});
const object = (properties: object, ...required: string[]): JsonSchema => ({ type: 'object', properties, required, additionalProperties: false });
const integer = { type: 'integer' };
const string = { type: 'string' };
const lambda = (name: string, more: object = {}): object => ({ Type: 'Task', Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`, ...more });

/** Each case of a report, run alone with the mocks that the report gives, passes the point that it is given for. */
async function checkReached(definition: object, report: ExploreReport, options: Partial<ExploreOptions> = {}): Promise<void> {
  const { points } = parse(definition);
  const cases = inputsOf(report);
  for (const [index, { where, outcome }] of report.reached.entries()) {
    const hits: number[] = [];
    const [, input, mocks] = cases[index]!;
    const { handlers = {}, mocks: others = {} } = options;
    await new TestStateMachine(definition, { handlers, mocks: { ...others, ...mocks }, fieldValidationMode: 'NONE', coverage: { hitsOf: () => hits } }).execute(
      input,
    );
    const place = points.findIndex((point) => point.where === where && point.outcome === outcome);
    expect([where, outcome, hits[place]]).toEqual([where, outcome, expect.any(Number)]);
  }
}

/** Rules of which both outcomes, and the Default, are to be reached, and what is missed. The operators are those of https://states-language.net/#choice-state */
test.each<[title: string, definition: JsonObject, input: JsonSchema, missed: [text: string, reason: string][]]>([
  ['a number', choice([{ Variable: '$.a', NumericEquals: 123_456 }]), object({ a: integer }, 'a'), []],
  [
    'a number that is no whole one',
    choice([
      { Variable: '$.a', NumericGreaterThan: 99.5 },
      { Variable: '$.a', NumericLessThanEquals: -1e6 },
    ]),
    object({ a: { type: 'number' } }, 'a'),
    [],
  ],
  ['a string', choice([{ Variable: '$.a', StringEquals: 'order-accepted' }]), object({ a: string }, 'a'), []],
  [
    'a string by its order',
    choice([
      { Variable: '$.a', StringLessThan: 'mmmm' },
      { Variable: '$.a', StringLessThan: 'mmmma' },
    ]),
    object({ a: string }, 'a'),
    [],
  ],
  ['a string by its pattern', choice([{ Variable: '$.a', StringMatches: 'log-*.t\\*xt' }]), object({ a: string }, 'a'), []],
  ['a boolean', choice([{ Variable: '$.a', BooleanEquals: true }]), object({ a: { type: 'boolean' } }, 'a'), []],
  [
    'a time',
    choice([
      { Variable: '$.a', TimestampGreaterThan: '2060-01-01T00:00:00Z' },
      { Variable: '$.a', TimestampEquals: '2059-12-31T23:59:59Z' },
    ]),
    object({ a: { type: 'string', format: 'date-time' } }, 'a'),
    [],
  ],
  [
    'presence',
    choice([
      { Variable: '$.a.b', IsPresent: true },
      { Variable: '$.c', IsPresent: false },
    ]),
    object({ a: object({ b: {} }), c: {} }, 'a'),
    [],
  ],
  [
    'types',
    choice([
      { Variable: '$.a', IsNull: true },
      { Variable: '$.a', IsNumeric: true },
      { Variable: '$.a', IsBoolean: true },
      { Variable: '$.a', IsTimestamp: true },
      { Variable: '$.a', IsString: false },
    ]),
    object({ a: {} }, 'a'),
    [],
  ],
  [
    'a path',
    choice([
      { Variable: '$.a', NumericGreaterThanPath: '$.b' },
      { Variable: '$.a', NumericEqualsPath: '$.b' },
    ]),
    object({ a: integer, b: integer }, 'a', 'b'),
    [],
  ],
  ['a path of strings', choice([{ Variable: '$.a', StringEqualsPath: '$.b.c' }]), object({ a: string, b: object({ c: string }, 'c') }, 'a', 'b'), []],
  [
    'And, Or and Not',
    choice([
      {
        And: [
          { Variable: '$.a', NumericGreaterThan: 1000 },
          { Not: { Variable: '$.b', StringEquals: 'x' } },
          {
            Or: [
              { Variable: '$.c', IsPresent: false },
              { Variable: '$.c', BooleanEquals: true },
            ],
          },
        ],
      },
      { Or: [{ Variable: '$.a', NumericEquals: -77 }, { And: [{ Variable: '$.b', StringEquals: 'y' }] }] },
    ]),
    object({ a: integer, b: string, c: { type: 'boolean' } }, 'a', 'b'),
    [],
  ],
  [
    'an item of a list',
    choice([{ Variable: '$.a[1].b', NumericEquals: 777 }]),
    object({ a: { type: 'array', minItems: 2, items: object({ b: integer }, 'b') } }, 'a'),
    [],
  ],
  ['behind InputPath', choice([{ Variable: '$.b', NumericEquals: 777 }], { InputPath: '$.a' }), object({ a: object({ b: integer }, 'b') }, 'a'), []],
  [
    'a name that a state before it gives',
    {
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Parameters: { 'other.$': '$.a' }, Next: 'C' },
        ...(choice([{ Variable: '$.other', NumericEquals: 777 }])['States'] as JsonObject),
      },
    },
    object({ a: integer, x: string }, 'a'),
    [],
  ],
  [
    'a length that a state before it counts',
    {
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Parameters: { 'count.$': 'States.ArrayLength($.a)' }, Next: 'C' },
        ...(choice([{ Variable: '$.count', NumericGreaterThan: 12 }])['States'] as JsonObject),
      },
    },
    object({ a: { type: 'array', items: integer } }, 'a'),
    [],
  ],
  [
    'a variable',
    {
      StartAt: 'P',
      States: {
        P: { Type: 'Pass', Assign: { 'limit.$': '$.limit' }, Next: 'C' },
        ...(choice([{ Variable: '$limit', NumericEquals: 777 }])['States'] as JsonObject),
      },
    },
    object({ limit: integer }, 'limit'),
    [],
  ],
  [
    'JSONata: comparisons',
    jsonata("$states.input.a > 4000 and $states.input.b = 'X-1'", '$states.input.a = -77', '7 = $states.input.a'),
    object({ a: integer, b: string }, 'a', 'b'),
    [],
  ],
  [
    'JSONata: functions',
    jsonata("$contains($states.input.a, 'refund')", '$length($states.input.a) > 30', '$exists($states.input.b)'),
    object({ a: { type: 'string', maxLength: 40 }, b: {} }, 'a'),
    [],
  ],
  [
    'JSONata: a list',
    jsonata("$states.input.a in ['one', 'two']", '$count($states.input.b) >= 9'),
    object({ a: string, b: { type: 'array', items: integer } }, 'a', 'b'),
    [],
  ],
  ['JSONata: a filter', jsonata('$exists($states.input.a[b = 777])'), object({ a: { type: 'array', items: object({ b: integer }, 'b') } }, 'a'), []],
  ['JSONata: two paths', jsonata('$states.input.a = $states.input.b'), object({ a: integer, b: integer }, 'a', 'b'), []],
  [
    'JSONata: a boolean, and not',
    jsonata('$states.input.a', '$not($states.input.b = null)'),
    object({ a: { type: 'boolean' }, b: { type: ['null', 'string'] } }, 'a', 'b'),
    [],
  ],
  [
    'JSONata: a variable',
    {
      ...jsonata('$limit.x = 777'),
      StartAt: 'P',
      States: { P: { Type: 'Pass', Assign: { limit: '{% $states.input %}' }, Next: 'C' }, ...(jsonata('$limit.x = 777')['States'] as JsonObject) },
    },
    object({ x: integer }, 'x'),
    [],
  ],
  [
    'a schema with alternatives, references and conditions',
    choice([
      {
        And: [
          { Variable: '$.pay.card', IsPresent: true },
          { Variable: '$.pay.card', StringEquals: 'visa-4242' },
        ],
      },
      {
        And: [
          { Variable: '$.pay.iban', IsPresent: true },
          { Variable: '$.pay.iban', StringEquals: 'DE-777' },
        ],
      },
      {
        And: [
          { Variable: '$.code', IsPresent: true },
          { Variable: '$.code', StringEquals: 'code-777' },
        ],
      },
    ]),
    {
      type: 'object',
      required: ['pay', 'kind'],
      properties: { pay: { anyOf: [{ $ref: '#/$defs/card' }, { allOf: [{ $ref: '#/$defs/bank' }] }] }, kind: { enum: ['a', 'b'] } },
      if: { properties: { kind: { const: 'a' } } },
      then: { properties: { code: { type: 'string' } } },
      $defs: { card: object({ card: string }, 'card'), bank: object({ iban: string }, 'iban') },
    },
    [],
  ],
  ...(
    [
      ['<', '-7', 'minimum', -7, -8],
      ['<=', '-7', 'minimum', -6, -7],
      ['>=', '7', 'maximum', 6, 7],
      ['=', '7', 'maximum', 6, 7],
    ] as const
  ).map(([relation, constant, bound, limit, wanted]): [string, JsonObject, JsonSchema, [string, string][]] => [
    `JSONata: ${relation} what the schema does not allow`,
    jsonata(`$states.input.a ${relation} ${constant}`),
    object({ a: { type: 'integer', [bound]: limit } }, 'a'),
    [
      [
        `C: $states.input.a ${relation} ${constant} is true`,
        `The schema wants a number of at ${bound === 'minimum' ? 'least' : 'most'} ${limit} at /a (/properties/a/${bound}), and the rule ${wanted} or the like.`,
      ],
    ],
  ]),
  [
    'JSONata: != what is the only one that the schema allows',
    jsonata("$states.input.a != 'x'"),
    object({ a: { const: 'x' } }, 'a'),
    [["C: $states.input.a != 'x' is true", 'The schema wants "x" at /a (/properties/a/const), and the rule "" or the like.']],
  ],
  [
    'what the schema does not allow',
    choice([{ Variable: '$.a', NumericGreaterThan: 1000 }]),
    object({ a: { type: 'integer', maximum: 500 } }, 'a'),
    [['C: $.a > 1000 is true', 'The schema wants a number of at most 500 at /a (/properties/a/maximum), and the rule 1001 or the like.']],
  ],
  [
    'JSONata: what the schema does not allow',
    jsonata("$states.input.a = 'gold'"),
    object({ a: { enum: ['silver', 'bronze'] } }, 'a'),
    [["C: $states.input.a = 'gold' is true", 'The schema wants one of "silver", "bronze" at /a (/properties/a/enum), and the rule "gold" or the like.']],
  ],
  [
    'one of two that the schema does not allow, and both',
    choice([
      {
        Or: [
          { Variable: '$.a', NumericEquals: 7 },
          { Variable: '$.b', StringEquals: 'x' },
        ],
      },
      {
        Or: [
          { Variable: '$.a', NumericEquals: 7 },
          { Variable: '$.a', NumericEquals: 8 },
        ],
      },
    ]),
    object({ a: { type: 'integer', maximum: 5 }, b: string }, 'a', 'b'),
    [
      [
        'C: $.a = 7 or $.a = 8 is true',
        'The schema wants a number of at most 5 at /a (/properties/a/maximum), and the rule 7 or the like. The schema wants a number of at most 5 at /a (/properties/a/maximum), and the rule 8 or the like.',
      ],
    ],
  ],
  [
    'what the schema does not have',
    choice([{ Variable: '$.order.vip', IsPresent: true }]),
    object({ a: integer }),
    [['C: $.order.vip IsPresent true is true', 'The schema has no /order/vip.']],
  ],
  [
    'what contradicts itself',
    choice([
      {
        And: [
          { Variable: '$.a', NumericGreaterThan: 7 },
          { Variable: '$.a', NumericLessThan: 7 },
        ],
      },
    ]),
    object({ a: integer }, 'a'),
    [['C: $.a > 7 and $.a < 7 is true', 'No generated value made $.a > 7 and $.a < 7 hold.']],
  ],
  [
    'what always holds',
    choice([
      { Variable: '$.a', IsPresent: true },
      { Variable: '$.a', NumericEquals: 1 },
    ]),
    object({ a: integer }, 'a'),
    [
      ['C: Default', 'In every execution that came here a rule held, or failed.'],
      ['C: $.a IsPresent true is false', 'No generated value made $.a IsPresent true fail.'],
      ['C: $.a = 1 is true', 'In every execution that came here an earlier rule held.'],
      ['C: $.a = 1 is false', 'In every execution that came here an earlier rule held.'],
    ],
  ],
  [
    'constant conditions',
    { ...jsonata(), States: { C: { Type: 'Choice', Choices: [{ Condition: false, Next: 'D' }], Default: 'D' }, D: end } } as JsonObject,
    {},
    [['C: false is true', 'No generated value made false hold.']],
  ],
])('%s', async (_title, definition, input, missed) => {
  const report = await exploreChoices(definition, { input });
  expect(report.missed.map(({ text, reason }) => [text, reason])).toEqual(missed);
  expect(report.reached.length + report.missed.length).toBe(
    parse(definition).points.filter(({ kind, where }) => kind === 'rule' || where.endsWith('/Default')).length,
  );
  await checkReached(definition, report);
});

const order = object(
  {
    orderId: { type: 'string', pattern: '^[0-9]{6}$' },
    customerId: string,
    itemList: { type: 'array', minItems: 1, items: object({ quantity: integer }, 'quantity') },
  },
  'orderId',
  'customerId',
  'itemList',
);
const orderResults = {
  'dynamodb:updateItem': object({}),
  CheckPurchase: object(
    {
      valid: { type: 'boolean' },
      amount: { type: 'string', pattern: '^[0-9]{1,3}$' },
      reasons: { type: 'array', minItems: 1, items: { type: 'string', minLength: 1 } },
      explanation: string,
    },
    'valid',
    'amount',
    'reasons',
    'explanation',
  ),
  'lambda:AuthorizePayment': object(
    { paymentStatus: { enum: ['AUTHORIZED', 'DECLINED'] }, authorizationCode: { type: ['string', 'null'] } },
    'paymentStatus',
    'authorizationCode',
  ),
  RecordPurchase: object({}),
} satisfies Record<string, JsonSchema>;
const orders = JSON.parse(readFileSync('asl/order-processing.asl.json', 'utf8')) as JsonObject;

test('the order workflow: every rule, Default and Catcher is reached', { timeout: 20_000 }, async () => {
  const report = await exploreChoices(orders, { input: order, results: orderResults });
  expect(report.missed).toEqual([]);
  expect(report.reached.map(({ kind }) => kind).toSorted()).toEqual([...Array(13).fill('catcher'), ...Array(2).fill('default'), ...Array(4).fill('rule')]);
  await checkReached(orders, report);
  // The same seed gives the same report.
  expect(await exploreChoices(orders, { input: order, results: orderResults })).toEqual(report);
  expect((await exploreChoices(orders, { input: order, results: orderResults, seed: 2 })).reached).not.toEqual(report.reached);
});

test('the order workflow: a payment that is never authorised', async () => {
  const declined = {
    ...orderResults,
    'lambda:AuthorizePayment': object({ paymentStatus: { const: 'DECLINED' }, authorizationCode: { type: 'null' } }, 'paymentStatus', 'authorizationCode'),
  };
  const { missed } = await exploreChoices(orders, { input: order, results: declined, runs: 400 });
  expect(missed.map(({ text, where, reason }) => [text, where, reason])).toEqual(
    expect.arrayContaining([
      [
        'IsPaymentAuthorized: $.payment.paymentStatus = "AUTHORIZED" is true',
        '/States/IsPaymentAuthorized/Choices/0',
        'The schema wants "DECLINED" at /payment/paymentStatus (/properties/paymentStatus/const), and the rule "AUTHORIZED" or the like.',
      ],
      ['RecordPurchase: Catch States.ALL', '/States/RecordPurchase/Catch/0', 'The state "RecordPurchase" was never entered.'],
    ]),
  );
});

const rating = (more: object = {}): object => ({
  StartAt: 'Rate',
  States: {
    Rate: lambda('Rate', { ResultPath: '$.rating', Next: 'C', ...more }),
    ...(choice([{ Variable: '$.rating.score', NumericGreaterThan: 9000 }])['States'] as JsonObject),
  },
});

test('results of Tasks: by schema, by handler, by mock', async () => {
  const input = object({});
  const caught = rating({
    Catch: [
      { ErrorEquals: ['Busy'], Next: 'D' },
      { ErrorEquals: ['States.Timeout'], Next: 'D' },
      { ErrorEquals: ['States.ALL'], Next: 'D' },
    ],
  });
  const results = { Rate: object({ score: integer }, 'score') };
  const generated = await exploreChoices(caught, { input, results });
  expect(generated.missed).toEqual([]);
  expect(generated.reached.map(({ text, results }) => [text, JSON.stringify(results['Rate']![0])])).toEqual([
    ['Rate: Catch Busy', '{"Throw":{"Error":"Busy","Cause":"{\\"errorType\\":\\"Busy\\",\\"errorMessage\\":\\"generated\\"}"}}'],
    ['Rate: Catch States.Timeout', '{"Throw":{"Error":"States.Timeout","Cause":"{\\"errorType\\":\\"States.Timeout\\",\\"errorMessage\\":\\"generated\\"}"}}'],
    [
      'Rate: Catch States.ALL',
      '{"Throw":{"Error":"States.TaskFailed","Cause":"{\\"errorType\\":\\"States.TaskFailed\\",\\"errorMessage\\":\\"generated\\"}"}}',
    ],
    ['C: Default', '{"Return":{"score":0}}'],
    ['C: $.rating.score > 9000 is true', '{"Return":{"score":9001}}'],
    ['C: $.rating.score > 9000 is false', '{"Return":{"score":0}}'],
  ]);
  await checkReached(caught, generated);

  const handled = await exploreChoices(caught, { input, handlers: { Rate: () => ({ score: 9001 }) }, runs: 50 });
  expect(handled.reached.map(({ text }) => text)).toEqual(['C: $.rating.score > 9000 is true']);
  expect(handled.missed[0]).toMatchObject({
    text: 'Rate: Catch Busy',
    reason: 'No Task of "Rate" has a schema under "results", so that none was made to fail.',
  });
  const mocked = await exploreChoices(caught, { input, mocks: { Rate: () => ({ score: 1 }) }, runs: 50 });
  expect(mocked.reached.map(({ text }) => text)).toEqual(['C: Default', 'C: $.rating.score > 9000 is false']);
});

test('Map, Parallel and Retry: what fails inside is caught outside, and only after the last attempt', async () => {
  const inside = { StartAt: 'Rate', States: { Rate: lambda('Rate', { Retry: [{ ErrorEquals: ['Busy'], MaxAttempts: 2 }], End: true }) } };
  const definition = {
    StartAt: 'Each',
    States: {
      Each: { Type: 'Map', ItemsPath: '$.items', ItemProcessor: inside, ResultPath: '$.each', Catch: [{ ErrorEquals: ['Busy'], Next: 'Done' }], Next: 'Both' },
      Both: {
        Type: 'Parallel',
        Branches: [{ StartAt: 'B', States: { B: choiceState('$.items[0]', 12_345), Win: { Type: 'Succeed' }, Lose: { Type: 'Fail', Error: 'Lost' } } }],
        Catch: [
          { ErrorEquals: ['Lost'], Next: 'Done' },
          { ErrorEquals: ['Never'], Next: 'Done' },
        ],
        End: true,
      },
      Done: end,
    },
  };
  const input = object({ items: { type: 'array', minItems: 1, items: integer } }, 'items');
  const report = await exploreChoices(definition, { input, results: { Rate: object({}) } });
  expect(report.reached.map(({ text }) => text)).toEqual([
    'Each: Catch Busy',
    'Both: Catch Lost',
    'B: Default',
    'B: $.items[0] = 12345 is true',
    'B: $.items[0] = 12345 is false',
  ]);
  expect(report.missed.map(({ text, reason }) => [text, reason])).toEqual([
    ['Both: Catch Never', 'No execution failed here with an error that it takes and no Catcher before it does.'],
  ]);
  await checkReached(definition, report);
});

const choiceState = (variable: string, equal: number): object => ({
  Type: 'Choice',
  Choices: [{ Variable: variable, NumericEquals: equal, Next: 'Win' }],
  Default: 'Lose',
});

test('an answer that has to change from call to call', async () => {
  const definition = {
    StartAt: 'Poll',
    States: {
      Poll: lambda('Poll', { ResultPath: '$.job', Next: 'IsDone' }),
      IsDone: { Type: 'Choice', Choices: [{ Variable: '$.job.status', StringEquals: 'DONE', Next: 'Done' }], Default: 'Wait' },
      Wait: { Type: 'Wait', Seconds: 60, Next: 'Poll' },
      Done: end,
    },
  };
  const report = await exploreChoices(definition, { input: object({}), results: { Poll: object({ status: { enum: ['PENDING', 'DONE'] } }, 'status') } });
  expect(report.missed).toEqual([]);
});

test('twenty rules', async () => {
  const names = Array.from({ length: 20 }, (_, index) => `n${index}`);
  const definition = choice(
    names.map((name, index) => ({
      And: [
        { Variable: `$.${name}`, NumericGreaterThan: 1e6 * (index + 1) },
        { Variable: '$.kind', StringEquals: `kind-${index}` },
      ],
    })),
  );
  const report = await exploreChoices(definition, {
    input: object({ kind: string, ...Object.fromEntries(names.map((name) => [name, integer])) }, 'kind', ...names),
  });
  expect(report.missed).toEqual([]);
  expect(report.reached).toHaveLength(41);
  expect(report.runs).toBeLessThanOrEqual(1000);
});

test('the report as text', async () => {
  const report = await exploreChoices(rating({ Catch: [{ ErrorEquals: ['Busy'], Next: 'D' }] }), {
    input: object({ note: { type: 'string', minLength: 130 } }, 'note'),
    results: { Rate: object({ score: { type: 'integer', minimum: 0, maximum: 10 } }, 'score') },
    runs: 100,
  });
  expect(exploreText(report)).toMatchInlineSnapshot(`
    "Choices: 3 of 4 reached in 100 executions (seed 1).
      Rate: Catch Busy
        input {"note":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        Rate fails with Busy
      C: Default
        input {"note":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        Rate returns {"score":0}
      C: $.rating.score > 9000 is false
        input {"note":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…
        Rate returns {"score":0}
    Not reached:
      C: $.rating.score > 9000 is true
        The schema wants a number of at most 10 at /rating/score (/properties/score/maximum), and the rule 9001 or the like. (/States/C/Choices/0)"
  `);
});

test('what cannot be explored is refused', async () => {
  const input = object({});
  await expect(exploreChoices(rating(), { input })).rejects.toThrow(DefinitionError);
  await expect(exploreChoices(rating(), { input, results: { Rote: {} } })).rejects.toThrow(UsageError);
  await expect(exploreChoices(rating(), { input, results: { Rote: {} } })).rejects.toThrow(
    'A schema of results is given for "Rote", which is neither a Task state of the machine nor a resource that it calls.\n  at /Rote\n  Did you mean "Rate"?',
  );
  await expect(exploreChoices(rating(), { input: false, results: { Rate: {} } })).rejects.toThrow('The schema of the input: no value was found that fits it.');
  await expect(exploreChoices(rating(), { input, results: { Rate: {} }, runs: 0 })).rejects.toThrow(UsageError);
  await expect(exploreChoices(rating(), { input, results: { Rate: {} }, seed: 0.5 })).rejects.toThrow(UsageError);
});

test('a definition as a text, and no choice at all', async () => {
  expect(await exploreChoices(JSON.stringify({ StartAt: 'D', States: { D: end } }), { input: {}, runs: 10 })).toEqual({
    seed: 1,
    runs: 10,
    reached: [],
    missed: [],
  });
});
