import { expect, test } from 'vitest';
import { explain } from '../../../src/testing/json-schema/explain';
import { faultText } from '../../../src/testing/json-schema/fault';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { SchemaDocument } from '../../../src/testing/json-schema/schema-document';
import type { Json } from '../../../src/json/json';

const draft07 = 'http://json-schema.org/draft-07/schema#';
const object = (properties: object, required: string[] = [], more: object = {}): JsonSchema => ({ type: 'object', properties, required, ...more });
const payments: JsonSchema = {
  $id: 'https://example.org/payment',
  anyOf: [{ $ref: '#/$defs/card' }, { $ref: 'https://example.org/payment#bank' }, { type: 'null' }],
  $defs: {
    card: object({ kind: { const: 'card' }, number: { type: 'string', minLength: 3 } }, ['kind', 'number']),
    bank: { $anchor: 'bank', ...(object({ kind: { const: 'bank' }, iban: { type: 'string' } }, ['kind', 'iban']) as object) },
  },
};

/** Source of what each keyword asserts: https://json-schema.org/draft/2020-12/json-schema-validation; of draft-07, its section 6. */
test.each<[title: string, schema: JsonSchema, value: Json, faults: string[]]>([
  ['true', true, 1, []],
  ['false', false, 1, ['the value is 1, expected nothing here (schema /)']],
  ['type', { type: 'string' }, 1, ['the value is 1, expected a string (schema /type)']],
  ['types', { type: ['integer', 'null', 'boolean'] }, 1.5, ['the value is 1.5, expected a whole number, null or true or false (schema /type)']],
  [
    'a wrong type hides what follows from it',
    { type: 'object', required: ['a'], minProperties: 1 },
    [],
    ['the value is [], expected an object (schema /type)'],
  ],
  ['enum', { enum: ['a', 1] }, 'b', ['the value is "b", expected one of "a", 1 (schema /enum)']],
  ['enum of one', { enum: ['a'] }, 'b', ['the value is "b", expected "a" (schema /enum)']],
  ['const', { const: { a: 1 } }, 2, ['the value is 2, expected {"a":1} (schema /const)']],
  ['minimum', { minimum: 2 }, 1, ['the value is 1, expected a number of at least 2 (schema /minimum)']],
  ['maximum', { maximum: 2 }, 3, ['the value is 3, expected a number of at most 2 (schema /maximum)']],
  ['exclusiveMinimum', { exclusiveMinimum: 2 }, 2, ['the value is 2, expected a number of more than 2 (schema /exclusiveMinimum)']],
  ['exclusiveMaximum', { exclusiveMaximum: 2 }, 2, ['the value is 2, expected a number of less than 2 (schema /exclusiveMaximum)']],
  ['multipleOf', { multipleOf: 2 }, 3, ['the value is 3, expected a multiple of 2 (schema /multipleOf)']],
  ['minLength', { minLength: 1 }, '', ['the value is "", expected a string of at least 1 character (schema /minLength)']],
  ['maxLength', { maxLength: 2 }, 'abc', ['the value is "abc", expected a string of at most 2 characters (schema /maxLength)']],
  ['pattern', { pattern: '^a' }, 'b', ['the value is "b", expected a string that matches ^a (schema /pattern)']],
  ['format', { format: 'date' }, '2025-02-30', ['the value is "2025-02-30", expected a string of the format date (schema /format)']],
  ['a format that is not known', { format: 'sku' }, 'x', []],
  ['minItems', { minItems: 2 }, [], ['the value is [], expected at least 2 items (schema /minItems)']],
  ['maxItems', { maxItems: 1 }, [1, 2], ['the value is [1,2], expected at most 1 item (schema /maxItems)']],
  ['uniqueItems', { uniqueItems: true }, [1, 2, 1], ['the value is [1,2,1], expected items that differ, and items 0 and 2 are equal (schema /uniqueItems)']],
  ['contains', { contains: { const: 1 } }, [2], ['the value is [2], expected at least 1 item that fits "contains" (schema /contains)']],
  ['maxContains', { contains: { const: 1 }, maxContains: 1 }, [1, 1], ['the value is [1,1], expected 1 to 1 item that fit "contains" (schema /contains)']],
  ['minProperties', { minProperties: 1 }, {}, ['the value is {}, expected at least 1 property (schema /minProperties)']],
  ['maxProperties', { maxProperties: 0 }, { a: 1 }, ['the value is {"a":1}, expected at most 0 properties (schema /maxProperties)']],
  ['propertyNames', { propertyNames: { pattern: '^a' } }, { b: 1 }, ['/b is there, expected a name that fits "propertyNames" (schema /propertyNames)']],
  ['not', { not: { type: 'string' } }, 'a', ['the value is "a", expected a value that does not fit "not" (schema /not)']],
  [
    'what is missing',
    object({ a: { type: 'string' }, b: { enum: [1, 2] }, c: { const: 'c' } }, ['a', 'b', 'c', 'd']),
    {},
    [
      '/a is missing, expected a string (schema /required)',
      '/b is missing, expected one of 1, 2 (schema /required)',
      '/c is missing, expected "c" (schema /required)',
      '/d is missing, expected a value (schema /required)',
    ],
  ],
  ['dependentRequired', { dependentRequired: { a: ['b'] } }, { a: 1 }, ['/b is missing, expected a value, since "a" is there (schema /dependentRequired)']],
  [
    'dependencies of draft-07',
    { $schema: draft07, dependencies: { a: ['b'], c: { properties: { d: false } } } },
    { a: 1, c: 1, d: 1 },
    ['/b is missing, expected a value, since "a" is there (schema /dependencies)', '/d is 1, expected nothing here (schema /dependencies/c/properties/d)'],
  ],
  ['dependentSchemas', { dependentSchemas: { a: { required: ['b'] } } }, { a: 1 }, ['/b is missing, expected a value (schema /dependentSchemas/a/required)']],
  [
    'a misspelt property',
    object({ currency: true }, [], { additionalProperties: false }),
    { curency: 1 },
    ['/curency is 1, expected no property of that name. Did you mean "currency"? (schema /additionalProperties)'],
  ],
  ['unevaluatedProperties', { unevaluatedProperties: false }, { a: 1 }, ['/a is 1, expected no property of that name (schema /unevaluatedProperties)']],
  [
    'items, with names that a pointer escapes',
    { items: { properties: { 'a/b%ä': { type: 'string' } } } },
    [{ 'a/b%ä': 'a' }, { 'a/b%ä': 1 }],
    ['/1/a~1b%ä is 1, expected a string (schema /items/properties/a~1b%ä/type)'],
  ],
  [
    'prefixItems',
    { prefixItems: [{ type: 'string' }], items: false },
    [1, 2],
    ['the value is [1,2], expected at most 1 item (schema /items)', '/0 is 1, expected a string (schema /prefixItems/0/type)'],
  ],
  ['unevaluatedItems', { prefixItems: [true], unevaluatedItems: false }, [1, 2], ['the value is [1,2], expected at most 1 item (schema /unevaluatedItems)']],
  [
    'items of draft-07',
    { $schema: draft07, items: [{ type: 'string' }], additionalItems: { type: 'null' } },
    [1, 2],
    ['/0 is 1, expected a string (schema /items/0/type)', '/1 is 2, expected null (schema /additionalItems/type)'],
  ],
  [
    'no more items of draft-07',
    { $schema: draft07, items: [true], additionalItems: false },
    [1, 2],
    ['the value is [1,2], expected at most 1 item (schema /additionalItems)'],
  ],
  ['patternProperties', { patternProperties: { '^x': { type: 'null' } } }, { x1: 1, y: 1 }, ['/x1 is 1, expected null (schema /patternProperties/^x/type)']],
  [
    'allOf',
    { allOf: [{ minimum: 2 }, { multipleOf: 2 }] },
    1,
    ['the value is 1, expected a number of at least 2 (schema /allOf/0/minimum)', 'the value is 1, expected a multiple of 2 (schema /allOf/1/multipleOf)'],
  ],
  [
    'then',
    { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: false },
    { a: 1 },
    ['/b is missing, expected a value (schema /then/required)'],
  ],
  [
    'else',
    { if: { properties: { a: { const: 1 } } }, then: { required: ['b'] }, else: { required: ['c'] } },
    { a: 2 },
    ['/c is missing, expected a value (schema /else/required)'],
  ],
  ['a recursive schema', { type: ['array', 'string'], items: { $ref: '#' } }, ['a', ['b', [4]]], ['/1/1/0 is 4, expected an array or a string (schema /type)']],
  ['the alternative that comes nearest: a bank', payments, { kind: 'bank' }, ['/iban is missing, expected a string (schema /$defs/bank/required)']],
  [
    'the alternative that comes nearest: a card',
    payments,
    { kind: 'card', number: '1' },
    ['/number is "1", expected a string of at least 3 characters (schema /$defs/card/properties/number/minLength)'],
  ],
  [
    'alternatives that are all far',
    { oneOf: [{ type: 'string' }, { type: 'number' }] },
    true,
    ['the value is true, expected a string, or a number (schema /oneOf)'],
  ],
  ['one alternative', { anyOf: [{ type: 'string' }] }, true, ['the value is true, expected a string (schema /anyOf/0/type)']],
  [
    'two alternatives at once',
    { oneOf: [{ minimum: 1 }, { maximum: 5 }] },
    3,
    ['the value is 3, expected a value that fits one alternative, and it fits alternatives 0 and 1 (schema /oneOf)'],
  ],
  ['a long value', { type: 'string' }, ['a'.repeat(100)], [`the value is ["${'a'.repeat(77)}…, expected a string (schema /type)`]],
  // ajv finds the name in every object.
  ['what has no words', { dependentSchemas: JSON.parse('{"__proto__":false}') as object }, {}, ['the value is {}, expected a value that fits (schema /)']],
])('%s', (_title, schema, value, faults) => {
  expect(explain(new SchemaDocument(schema, 'The schema'), value).map(faultText)).toEqual(faults);
});
