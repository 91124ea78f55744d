import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error';
import { isArray, isObject, type Json } from '../../../src/json/json';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { SchemaDocument } from '../../../src/testing/json-schema/schema-document';
import { arbitraryOf } from '../../../src/testing/generated-inputs/arbitrary';

const draft07 = 'http://json-schema.org/draft-07/schema#';
const names = (value: Json): string => (isObject(value) ? Object.keys(value).toSorted().join('') : 'none');
const kind = (value: Json): string => (isArray(value) ? 'array' : value === null ? 'null' : typeof value);
const size = (value: Json): string => String(isArray(value) ? value.length : String(value).length);
const text = (value: Json): string => JSON.stringify(value);

/** Of each schema some values of every sort that it has are generated: all of these, and, unless others may come, no more. */
const schemas: [title: string, schema: JsonSchema, sort: (value: Json) => string, sorts: string[], others?: 'and others'][] = [
  ['true', true, kind, ['array', 'boolean', 'null', 'number', 'object', 'string']],
  [
    'an array of anything',
    { type: 'array' },
    (value) => kind(isArray(value) && value.length > 0 ? value[0]! : 'none'),
    ['array', 'boolean', 'null', 'number', 'object', 'string'],
  ],
  ['types', { type: ['string', 'null', 'array'] }, kind, ['array', 'null', 'string']],
  ['a type among others', { allOf: [{ type: ['integer', 'string'] }, { type: ['number', 'null'] }] }, (value) => String(Number.isInteger(value)), ['true']],
  ['no object fits, and no type is named', { required: ['a'], properties: { a: false } }, kind, ['array', 'boolean', 'null', 'number', 'string']],
  ['boolean', { type: 'boolean' }, text, ['false', 'true']],
  ['enum', { enum: ['a', 1, null, { b: [] }] }, text, ['"a"', '1', 'null', '{"b":[]}']],
  ['enum under other keywords', { enum: ['a', 1, 2, 3], type: 'integer', minimum: 2 }, text, ['2', '3']],
  ['enums', { allOf: [{ enum: [1, 2, 3] }, { enum: [2, 3, 4] }], not: { const: 3 } }, text, ['2']],
  ['const', { const: [1] }, text, ['[1]']],
  ['bounds', { type: 'integer', minimum: -1, maximum: 1 }, text, ['-1', '0', '1']],
  ['open bounds', { type: 'integer', exclusiveMinimum: -1, exclusiveMaximum: 2 }, text, ['0', '1']],
  ['bounds without a type', { minimum: 1, maximum: 1 }, text, ['1']],
  ['bounds of numbers', { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.03 }, text, ['0.01', '0.02'], 'and others'],
  ['a high lower bound', { type: 'integer', minimum: 5e9 }, (value) => String((value as number) >= 5e9), ['true']],
  ['a low upper bound', { type: 'number', maximum: -5e9 }, (value) => String((value as number) <= -5e9), ['true']],
  ['multipleOf', { type: 'integer', multipleOf: 3, minimum: 1, maximum: 10 }, text, ['3', '6', '9']],
  [
    'multipleOf of decimals, as ajv divides: 0.3 / 0.1 is no whole number',
    { type: 'number', multipleOf: 0.1, minimum: 0.1, maximum: 0.4 },
    text,
    ['0.1', '0.2', '0.4'],
  ],
  ['two multipleOf', { allOf: [{ multipleOf: 4 }, { multipleOf: 6 }], minimum: 1, maximum: 24 }, text, ['12', '24']],
  ['whole numbers that are multiples of a half', { type: 'integer', multipleOf: 0.5, minimum: 0, maximum: 1 }, text, ['0', '1']],
  ['lengths', { type: 'string', minLength: 1, maxLength: 3 }, (value) => String([...(value as string)].length), ['1', '2', '3']],
  ['pattern', { type: 'string', pattern: '^[ab]?$' }, text, ['""', '"a"', '"b"']],
  ['pattern with a length', { pattern: '^[ab]+$', minLength: 11, maxLength: 12 }, size, ['11', '12']],
  ['pattern with a least length', { pattern: '^\\d*$', minLength: 11 }, (value) => String((value as string).length >= 11), ['true']],
  ['two patterns', { allOf: [{ pattern: '^[abc]$' }, { pattern: '^[bcd]$' }] }, text, ['"b"', '"c"']],
  ['items', { type: 'array', items: { enum: [1] }, maxItems: 2 }, text, ['[1,1]', '[1]', '[]']],
  ['minItems', { type: 'array', items: { enum: [1] }, minItems: 3, maxItems: 4 }, size, ['3', '4']],
  ['prefixItems', { prefixItems: [{ const: 1 }, { const: 2 }], items: { const: 3 }, minItems: 1, maxItems: 3 }, text, ['[1,2,3]', '[1,2]', '[1]']],
  ['no more items', { type: 'array', prefixItems: [{ const: 1 }], items: false }, text, ['[1]', '[]']],
  ['an item that cannot be', { type: 'array', prefixItems: [{ const: 1 }, false] }, text, ['[1]', '[]']],
  ['items of draft-07', { $schema: draft07, type: 'array', items: [{ const: 1 }], additionalItems: { const: 2 }, maxItems: 2 }, text, ['[1,2]', '[1]', '[]']],
  ['no additional items of draft-07', { $schema: draft07, type: 'array', items: [{ const: 1 }], additionalItems: false }, text, ['[1]', '[]']],
  ['unevaluatedItems', { type: 'array', allOf: [{ prefixItems: [{ const: 1 }] }], unevaluatedItems: false }, text, ['[1]', '[]']],
  ['unevaluatedItems with a schema', { type: 'array', prefixItems: [{ const: 1 }], unevaluatedItems: { const: 2 }, maxItems: 2 }, text, ['[1,2]', '[1]', '[]']],
  ['uniqueItems', { type: 'array', items: { enum: [1, 2] }, uniqueItems: true }, text, ['[1,2]', '[1]', '[2,1]', '[2]', '[]']],
  ['uniqueItems, all of them', { type: 'array', items: { enum: [1, 2, 3] }, uniqueItems: true, minItems: 3 }, size, ['3']],
  ['contains', { type: 'array', items: { enum: [1, 2] }, contains: { const: 2 }, maxItems: 1 }, text, ['[2]']],
  [
    'minContains and maxContains',
    { type: 'array', items: { enum: [1, 2] }, contains: { const: 2 }, minContains: 2, maxContains: 2, maxItems: 3 },
    size,
    ['2', '3'],
  ],
  ['contains nothing', { type: 'array', items: { const: 1 }, contains: { const: 2 }, minContains: 0, maxItems: 1 }, text, ['[1]', '[]']],
  ['properties', { properties: { a: {}, b: {} }, required: ['b'] }, names, ['ab', 'b']],
  ['a required property without a schema', { type: 'object', required: ['a'] }, names, ['a']],
  ['properties that cannot be', { properties: { a: false, b: { allOf: [{ type: 'null' }, { type: 'string' }] }, c: {} } }, names, ['', 'c']],
  ['additionalProperties', { properties: { a: {} }, required: ['a'], additionalProperties: { const: 1 }, maxProperties: 1 }, names, ['a']],
  ['additional properties with names', { additionalProperties: { const: 1 }, propertyNames: { enum: ['x', 'y'] } }, names, ['', 'x', 'xy', 'y']],
  [
    'additional properties that a second schema forbids',
    { allOf: [{ properties: { a: {}, b: {} } }, { properties: { a: {} }, additionalProperties: false }] },
    names,
    ['', 'a'],
  ],
  ['patternProperties', { patternProperties: { '^[xy]$': { const: 1 } }, additionalProperties: false }, names, ['', 'x', 'xy', 'y']],
  [
    'a property with a pattern, too',
    { properties: { x: { enum: [1, 2] } }, patternProperties: { '^x': { enum: [2, 3] } }, required: ['x'], maxProperties: 1 },
    text,
    ['{"x":2}'],
  ],
  ['minProperties', { properties: { a: {}, b: {}, c: {} }, minProperties: 2, additionalProperties: false }, names, ['ab', 'abc', 'ac', 'bc']],
  ['minProperties that are not named', { type: 'object', minProperties: 2 }, (value) => String(names(value).length >= 2), ['true']],
  ['maxProperties', { properties: { a: {}, b: {}, c: {} }, maxProperties: 1 }, names, ['', 'a', 'b', 'c']],
  ['propertyNames', { properties: { a: {}, bc: {} }, propertyNames: { maxLength: 1 } }, names, ['', 'a']],
  ['dependentRequired', { properties: { a: {}, b: {}, c: {} }, dependentRequired: { a: ['b'], b: ['c'] } }, names, ['', 'abc', 'bc', 'c']],
  ['dependentSchemas', { properties: { a: {} }, dependentSchemas: { a: { required: ['b'] } } }, names, ['', 'ab']],
  [
    'dependencies of draft-07',
    { $schema: draft07, properties: { a: {}, b: {} }, dependencies: { a: ['b'], b: { required: ['c'] } } },
    names,
    ['', 'abc', 'bc'],
  ],
  ['unevaluatedProperties', { allOf: [{ properties: { a: {} } }], unevaluatedProperties: false }, names, ['', 'a']],
  ['unevaluatedProperties with a schema', { unevaluatedProperties: { const: 1 }, propertyNames: { const: 'z' } }, names, ['', 'z']],
  [
    '__proto__ is a name',
    { type: 'object', required: ['__proto__'], properties: JSON.parse('{"__proto__":{"const":1}}') as object },
    text,
    ['{"__proto__":1}'],
  ],
  ['anyOf', { anyOf: [{ const: 1 }, { type: 'null' }, false] }, text, ['1', 'null']],
  ['anyOf beside properties', { properties: { a: {}, b: {} }, anyOf: [{ required: ['a'] }, { required: ['b'] }] }, names, ['a', 'ab', 'b']],
  [
    'anyOf with an alternative that cannot be',
    { type: 'string', anyOf: [{ type: 'number' }, { enum: ['a'] }, { minLength: 2, maxLength: 1 }, { const: 1 }] },
    text,
    ['"a"'],
  ],
  ['oneOf', { oneOf: [{ enum: [1, 2] }, { enum: [2, 3] }] }, text, ['1', '3']],
  ['not', { enum: [1, 2, 3], not: { minimum: 3 } }, text, ['1', '2']],
  ['not, of anything', { not: { type: ['string', 'number', 'array', 'object'] } }, text, ['false', 'null', 'true']],
  [
    'if, then and else',
    {
      properties: { k: { enum: [1, 2] }, x: {} },
      required: ['k'],
      if: { properties: { k: { const: 1 } } },
      then: { required: ['x'] },
      else: { properties: { x: false } },
    },
    (value) => `${names(value)}${String((value as { k: number }).k)}`,
    ['k2', 'kx1'],
  ],
  ['if without else', { enum: [1, 2, 3], if: { minimum: 2 }, then: { maximum: 2 } }, text, ['1', '2']],
  ['$ref and $defs', { $ref: '#/$defs/a', $defs: { a: { enum: [1, 2] } } }, text, ['1', '2']],
  [
    'a list that ends',
    { $ref: '#/$defs/l', $defs: { l: { anyOf: [{ type: 'null' }, { properties: { n: { $ref: '#/$defs/l' } }, required: ['n'] }] } } },
    text,
    ['null', '{"n":null}'],
    'and others',
  ],
  ['a tree', { type: 'object', properties: { a: { $ref: '#' }, b: { type: 'array', items: { $ref: '#' } } } }, names, ['', 'a', 'ab', 'b']],
  ['a recursive schema that does not end early', deep(8), (value) => String(JSON.stringify(value).length > 40), ['true']],
  [
    'additional properties of a recursive schema',
    { type: 'object', additionalProperties: { $ref: '#' } },
    (value) => String(names(value) === ''),
    ['false', 'true'],
  ],
  [
    'schemas that are only reached through one another',
    { $ref: '#/$defs/a', $defs: { a: { items: { $ref: '#/$defs/b' }, maxItems: 1 }, b: { items: { $ref: '#/$defs/a' }, maxItems: 1 } } },
    text,
    ['[[]]', '[]'],
    'and others',
  ],
];

/** Each level must have the next one, which only the last does without. */
function deep(levels: number): JsonSchema {
  const level = (rest: number): object => (rest === 0 ? { type: 'null' } : { type: 'object', required: ['next'], properties: { next: level(rest - 1) } });
  return {
    $ref: '#/$defs/top',
    $defs: { top: { anyOf: [{ ...level(levels), properties: { next: { anyOf: [{ $ref: '#/$defs/top' }, level(levels - 1)] } } }] } },
  };
}

describe.each(schemas)('%s', (_title, schema, sort, sorts, others) => {
  test('every value fits, and all sorts come', () => {
    const document = new SchemaDocument(schema, 'The schema');
    const seen = new Set<string>();
    fc.assert(
      fc.property(arbitraryOf(schema, fc), (value) => {
        seen.add(sort(value));
        return document.valid('', value) && JSON.stringify(JSON.parse(JSON.stringify(value))) === JSON.stringify(value) && !Object.is(value, -0);
      }),
      { seed: 1, numRuns: 300 },
    );
    if (others === undefined) expect([...seen].toSorted()).toEqual(sorts);
    else expect([...seen]).toEqual(expect.arrayContaining(sorts));
  });
});

/** Source of the syntax: https://json-schema.org/draft/2020-12/json-schema-validation#section-7.3 */
test.each([
  ['date-time', /^20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/],
  ['date', /^20\d\d-\d\d-\d\d$/],
  ['time', /^\d\d:\d\d:\d\d(\.\d{3})?Z$/],
  ['duration', /^P(\d+D|T\d+S)$/],
  ['email', /^[^@\s]+@[^@\s]+$/],
  ['hostname', /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i],
  ['ipv4', /^\d+\.\d+\.\d+\.\d+$/],
  ['ipv6', /^[0-9a-f:.]+$/i],
  ['uri', /^https?:\/\//],
  ['uri-reference', /^(https?:\/\/|[/?#]|$)/],
  ['uuid', /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/],
  ['json-pointer', /^(\/[a-z0-9]*)*$/],
  ['relative-json-pointer', /^\d(\/[a-z0-9]*)*$/],
  ['regex', /^[a-z0-9]*$/],
  ['of-its-own', /^/],
])('the format %s', (format, syntax) => {
  for (const value of fc.sample(arbitraryOf({ type: 'string', format }, fc), { seed: 1, numRuns: 100 })) expect(value).toMatch(syntax);
});

test.each<[title: string, schema: JsonSchema, message: string]>([
  ['false', false, 'The schema: no value was found that fits it.'],
  ['types that contradict each other', { type: 'string', allOf: [{ type: 'number' }] }, 'The schema: no value was found that fits it.'],
  ['bounds that contradict each other', { type: 'integer', minimum: 2, maximum: 1 }, 'The schema: no value was found that fits it.'],
  [
    'no whole number between bounds',
    { type: 'number', multipleOf: 1, exclusiveMinimum: 1, exclusiveMaximum: 2 },
    'The schema: no value was found that fits it.',
  ],
  ['a required property that cannot be', { type: 'object', required: ['a'], properties: { a: false } }, 'The schema: no value was found that fits it.'],
  ['more required properties than there may be', { type: 'object', required: ['a', 'b'], maxProperties: 1 }, 'The schema: no value was found that fits it.'],
  ['items that cannot be', { type: 'array', items: false, minItems: 1 }, 'The schema: no value was found that fits it.'],
  ['contains what cannot be', { type: 'array', items: { type: 'null' }, contains: { type: 'string' } }, 'The schema: no value was found that fits it.'],
  ['constants that contradict each other', { const: 1, enum: [2] }, 'The schema: no value was found that fits it.'],
  ['what is without end', { type: 'object', required: ['a'], properties: { a: { $ref: '#' } } }, 'The schema: no value was found that fits it.'],
  ['not, which everything fits', { not: {} }, 'The schema: no value was found that fits it.'],
  [
    '$dynamicRef',
    { items: { $dynamicRef: '#x' }, type: 'array' },
    'The schema has the keyword "$dynamicRef", for which no values can be generated.\n  at /items/$dynamicRef',
  ],
  [
    'a pattern with lookbehind',
    { properties: { a: { type: 'string', pattern: '(?<!a)b' } } },
    'The schema has a pattern for which no strings can be generated',
  ],
])('nothing can be generated for %s', (_title, schema, message) => {
  expect(() => arbitraryOf(schema, fc)).toThrow(UsageError);
  expect(() => arbitraryOf(schema, fc)).toThrow(message);
});

test('values shrink to small ones that fit', () => {
  const order: JsonSchema = {
    type: 'object',
    required: ['items'],
    properties: {
      note: { type: 'string' },
      items: { type: 'array', minItems: 1, items: { type: 'object', required: ['n'], properties: { n: { type: 'integer', minimum: 1 } } } },
    },
  };
  const found = fc.check(
    fc.property(arbitraryOf(order, fc), (value) => (value as { items: { n: number }[] }).items.every(({ n }) => n < 100)),
    { seed: 1 },
  );
  expect(found.counterexample).toEqual([{ items: [{ n: 100 }] }]);
});

test('the installed fast-check is taken where none is given', () => {
  expect(fc.sample(arbitraryOf({ const: 1 }), 2)).toEqual([1, 1]);
});
