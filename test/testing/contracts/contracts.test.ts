import { expect, test } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error';
import type { Json } from '../../../src/json/json';
import { mergeContracts } from '../../../src/testing/contracts/contract-data';
import { contractReport, contractText } from '../../../src/testing/contracts/contract-report';
import { Contracts } from '../../../src/testing/contracts/contracts';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';

/** What no value was, after these were sent. */
function unseen(schema: JsonSchema, values: readonly Json[]): string[] {
  const contracts = new Contracts({ Pay: { input: schema } });
  for (const value of values) expect(contracts.checkInput('Pay', value)).toBeNull();
  return contracts.report().contracts[0]!.unseen.map(({ text }) => text);
}

const optional: JsonSchema = { properties: { a: {}, b: {} }, required: ['b'] };
const tree: JsonSchema = { type: 'object', properties: { leaf: { type: 'boolean' }, below: { type: 'array', items: { $ref: '#' } } } };
const draft07 = 'http://json-schema.org/draft-07/schema#';

test.each<[title: string, schema: JsonSchema, values: Json[], unseen: string[]]>([
  ['an optional property that is never there', optional, [{ b: 1 }], ['/a was never there']],
  ['an optional property that is always there', optional, [{ a: 1, b: 1 }], ['/a was always there']],
  ['an optional property both ways', optional, [{ b: 1 }, { a: 1, b: 1 }], []],
  ['a property that cannot be there', { properties: { a: false } }, [{}], []],
  ['no value at all', optional, [], ['/a was never there', '/a was always there']],
  ['members of an enum', { enum: ['a', 1, { b: [null] }] }, [1], ['the value was never "a"', 'the value was never {"b":[null]}']],
  ['an enum’s object', { enum: [{ b: [null], c: 1 }] }, [{ c: 1, b: [null] }], []],
  ['constants', { properties: { a: { const: 'x' } }, required: ['a'] }, [], ['/a was never "x"']],
  ['types', { type: ['integer', 'string', 'null'] }, [1], ['the value was never a string', 'the value was never null']],
  ['booleans', { items: { type: 'boolean' } }, [[true], [true, true], []], ['/* was never false']],
  ['an array that is never empty', { type: 'array' }, [[1]], ['the value was never empty']],
  ['an array that is always empty', { type: 'array', items: {} }, [[]], ['the value never had an item']],
  ['an array that cannot be empty', { type: 'array', minItems: 2 }, [[1, 2, 3]], ['the value was never 2 items long, its minItems']],
  ['an array that must contain something', { type: 'array', contains: { const: 1 } }, [[1]], []],
  ['an array that cannot be filled', { type: 'array', items: false }, [[]], []],
  ['optional items', { type: 'array', prefixItems: [{}, {}], minItems: 1 }, [[1]], ['the value never had an item 1']],
  [
    'optional items of draft-07',
    { $schema: draft07, items: [{}, {}], minItems: 1, additionalItems: { type: 'boolean' } },
    [[1]],
    ['the value never had an item 1', '/* was never true', '/* was never false'],
  ],
  ['bounds of numbers', { minimum: 1, maximum: 5 }, [1, 3], ['the value was never 5, its maximum']],
  ['open bounds of whole numbers', { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 9 }, [1], ['the value was never 8, its exclusiveMaximum']],
  ['open bounds of numbers, which nothing touches', { type: 'number', exclusiveMinimum: 0 }, [5], []],
  ['bounds of strings, counted in code points', { minLength: 1, maxLength: 2 }, ['😀'], ['the value was never 2 characters long, its maxLength']],
  ['bounds of arrays', { maxItems: 2 }, [[1]], ['the value was never 2 items long, its maxItems']],
  ['bounds of objects', { minProperties: 1, maxProperties: 2 }, [{ a: 1 }], ['the value was never of 2 properties, its maxProperties']],
  [
    'values of another type than the bounds',
    { minimum: 1, minLength: 1, minItems: 1, minProperties: 1 },
    [null],
    [
      'the value was never 1, its minimum',
      'the value was never 1 character long, its minLength',
      'the value was never 1 item long, its minItems',
      'the value was never of 1 property, its minProperties',
    ],
  ],
  ['a length of 0 is no bound', { minLength: 0, maxLength: 1 }, ['a'], []],
  [
    'pattern properties',
    { properties: { x: {} }, required: ['x'], patternProperties: { '^x-': { type: 'boolean' } } },
    [{ x: 1 }],
    ['the value never had a property that matches ^x-', '/* was never true', '/* was never false'],
  ],
  [
    'additional properties',
    { properties: { a: {} }, required: ['a'], patternProperties: { '^x': {} }, additionalProperties: {} },
    [{ a: 1, x: 1 }],
    ['the value never had an additional property'],
  ],
  ['additional properties that were there', { additionalProperties: { enum: [1, 2] } }, [{ b: 1 }], ['/* was never 2']],
  ['no additional properties', { additionalProperties: false }, [{}], []],
  [
    'alternatives',
    { anyOf: [{ type: 'string' }, { title: 'Amount', type: 'number' }, { $ref: '#/$defs/none' }, false], $defs: { none: { type: 'null' } } },
    ['a'],
    ['the value never fitted anyOf/1 (Amount)', 'the value never fitted anyOf/2 (#/$defs/none)'],
  ],
  [
    'what an alternative has',
    { oneOf: [{ type: 'boolean' }, { type: 'array', items: { enum: [1] } }] },
    [true, []],
    ['the value was never false', 'the value never had an item', '/* was never 1'],
  ],
  ['a condition that never held', { if: { const: 1 }, then: { type: 'number' } }, [2], ['the condition "if" of the value never held']],
  [
    'a condition that always held',
    { if: { type: 'boolean' }, else: { type: 'boolean' } },
    [true],
    ['the condition "if" of the value always held', 'the value was never true', 'the value was never false'],
  ],
  ['a condition from which nothing follows', { if: { const: 1 } }, [2], []],
  ['allOf', { allOf: [{ properties: { a: {} } }] }, [{}], ['/a was never there']],
  ['dependent schemas', { dependentSchemas: { a: { properties: { b: {} } } } }, [{ b: 1 }], ['/b was never there', '/b was always there']],
  ['a recursive schema is counted once', tree, [{ below: [{ leaf: true }] }], ['/leaf was never false', '/below was never empty']],
  ['names that a pointer escapes', { properties: { 'a/b': { properties: { c: {} } } }, required: ['a/b'] }, [{ 'a/b': {} }], ['/a~1b/c was never there']],
])('%s', (_title, schema, values, texts) => {
  expect(unseen(schema, values)).toEqual(texts);
});

const charge: JsonSchema = {
  type: 'object',
  required: ['amount', 'currency'],
  properties: { amount: { type: 'number' }, currency: { enum: ['EUR', 'USD'] }, coupon: { type: 'string' } },
};

test('a value that does not fit is told of, and is no value that was sent', () => {
  const contracts = new Contracts({ Charge: { input: charge, output: { type: 'null' } }, Other: {} });
  expect(contracts.checkInput('Charge', { amount: '12', currency: 'EUR' })).toEqual({
    name: 'Charge',
    side: 'input',
    faults: [{ where: '/amount', found: '"12"', expected: 'a number', schema: '/properties/amount/type' }],
    text: 'The input of "Charge" does not fit its contract: /amount is "12", expected a number (schema /properties/amount/type).',
  });
  expect(contracts.checkOutput('Charge', 1)?.text).toBe('The output of "Charge" does not fit its contract: the value is 1, expected null (schema /type).');
  expect([contracts.checkOutput('Charge', null), contracts.checkInput('Other', 1), contracts.checkOutput('None', 1)]).toEqual([null, null, null]);
  expect(['Charge', 'Other', 'None'].map((name) => contracts.has(name))).toEqual([true, false, false]);
  expect(contractText(contracts.report())).toBe(
    [
      'Contracts: 0 of 4 parts of the schemas were sent.',
      'Charge, input: 1 value, 1 of them wrong, 0 of 4 parts sent',
      'Charge, output: 2 values, 1 of them wrong, 0 of 0 parts sent',
    ].join('\n'),
  );
});

test('of many faults five are told', () => {
  const contracts = new Contracts({ Pay: { output: { items: { type: 'string' } } } });
  const fault = contracts.checkOutput('Pay', [1, 2, 3, 4, 5, 6, 7]);
  expect(fault?.faults).toHaveLength(7);
  expect(fault?.text).toMatch(/: \/0 is 1, .*; \/4 is 5, expected a string \(schema \/items\/type\); and 2 more\.$/);
});

test('the report as text', () => {
  const contracts = new Contracts({ Charge: { input: charge } });
  contracts.checkInput('Charge', { amount: 1, currency: 'EUR' });
  expect(contractText(contracts.report())).toMatchInlineSnapshot(`
    "Contracts: 2 of 4 parts of the schemas were sent.
    Charge, input: 1 value, 2 of 4 parts sent
      /coupon was never there    (/properties/coupon)
      /currency was never "USD"  (/properties/currency/enum/1)"
  `);
});

test('what several test files have sent is merged', () => {
  const sent = (...values: Json[]): Contracts => {
    const contracts = new Contracts({ Charge: { input: charge } });
    for (const value of values) contracts.checkInput('Charge', value);
    return contracts;
  };
  const first = sent({ amount: 1, currency: 'EUR' }, 1);
  const second = sent({ amount: 1, currency: 'USD', coupon: 'x' }, { amount: 1, currency: 'EUR' });
  const saved = JSON.parse(JSON.stringify([first, second, new Contracts({ Charge: { input: {} } })])) as ReturnType<Contracts['toJSON']>[];
  const merged = mergeContracts(...saved);
  expect(merged.contracts.map(({ values, violations }) => [values, violations])).toEqual([
    [4, 1],
    [0, 0],
  ]);
  expect(merged.contracts[0]!.counts['/properties/currency/enum/0']).toBe(2);
  expect(contractReport(merged)).toMatchObject({ covered: 4, total: 4 });
});

test('who comes first makes no difference to what is merged', () => {
  const [b, a] = ['B', 'A'].map((name) => new Contracts({ [name]: { output: true, input: true } }).toJSON());
  const merged = mergeContracts(b!, a!);
  expect(merged.contracts.map(({ name, side }) => `${name} ${side}`)).toEqual(['A input', 'A output', 'B input', 'B output']);
  expect(mergeContracts(a!, b!)).toEqual(merged);
});

test('a schema that is none is refused when the contracts are made', () => {
  expect(() => new Contracts({ Pay: { input: { type: 'text' } } })).toThrow(UsageError);
  expect(() => new Contracts({ Pay: { input: { type: 'text' } } })).toThrow('The schema of the input of "Pay" is no valid JSON Schema: /type must be');
});
