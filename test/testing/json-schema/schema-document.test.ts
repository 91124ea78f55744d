import { expect, test } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error';
import type { Json } from '../../../src/json/json';
import { optionalPackage } from '../../../src/testing/optional-package';
import type { JsonSchema } from '../../../src/testing/json-schema/schema';
import { SchemaDocument } from '../../../src/testing/json-schema/schema-document';

test.each<[title: string, schema: unknown, message: string]>([
  ['what is none', 'string', 'The schema is no JSON Schema.\n  at /\n  Give an object, true or false.'],
  [
    'an unknown type',
    { properties: { a: { type: 'text' } } },
    'The schema is no valid JSON Schema: /properties/a/type must be equal to one of the allowed values.',
  ],
  ['items of draft-07 in 2020-12', { items: [{}] }, 'The schema is no valid JSON Schema: /items must be object,boolean.'],
  ['another draft', { $schema: 'http://json-schema.org/draft-04/schema#' }, 'The schema is of "http://json-schema.org/draft-04/schema#".'],
  ['a reference to nothing', { properties: { a: { $ref: '#/$defs/b' } } }, 'The schema refers to "#/$defs/b", which is not in it.\n  at /properties/a/$ref'],
  [
    'a reference to elsewhere',
    { items: { $ref: 'https://example.org/a' } },
    'The schema refers to "https://example.org/a", which is not in it.\n  at /items/$ref',
  ],
  ['a reference that is no URI', { $ref: 'http://' }, 'The schema refers to "http://", which is not in it.'],
  ['a pattern that is none', { pattern: '(' }, 'The schema cannot be compiled: Invalid regular expression: /(/u: Unterminated group.'],
])('a schema that is refused: %s', (_title, schema, message) => {
  const make = (): unknown => new SchemaDocument(schema as JsonSchema, 'The schema');
  expect(make).toThrow(UsageError);
  expect(make).toThrow(message);
});

/** Source: https://json-schema.org/draft/2020-12/json-schema-core#section-8.2; draft-07 core section 8.2.3 for anchors in `$id`. */
test.each<[title: string, schema: JsonSchema, place: string]>([
  ['the whole', { $ref: '#' }, ''],
  ['a pointer', { $ref: '#/$defs/a~1b', $defs: { 'a/b': {} } }, '/$defs/a~1b'],
  ['a pointer with percents', { $ref: '#/$defs/a%20b', $defs: { 'a b': {} } }, '/$defs/a b'],
  ['an anchor', { $ref: '#x', $defs: { a: { $anchor: 'x' } } }, '/$defs/a'],
  [
    'an anchor of draft-07',
    { $schema: 'http://json-schema.org/draft-07/schema#', allOf: [{ $ref: '#x' }], definitions: { a: { $id: '#x' } } },
    '/definitions/a',
  ],
  ['an identifier', { $ref: 'a', $defs: { a: { $id: 'a' } } }, '/$defs/a'],
  ['an identifier relative to the document’s', { $id: 'https://example.org/x/y', $ref: 'https://example.org/x/a', $defs: { a: { $id: 'a' } } }, '/$defs/a'],
  ['an anchor in an embedded schema', { $ref: 'a#x', $defs: { a: { $id: 'a', items: { $anchor: 'x' } } } }, '/$defs/a/items'],
])('a reference: %s', (_title, schema, place) => {
  const keywords = schema as { readonly $ref?: string; readonly allOf?: readonly { readonly $ref: string }[] };
  const document = new SchemaDocument(schema, 'The schema');
  expect(document.target(keywords.allOf === undefined ? '' : '/allOf/0', keywords.$ref ?? keywords.allOf![0]!.$ref)).toBe(place);
});

test('what is relative to an embedded schema', () => {
  const schema = { $defs: { a: { $id: 'a', items: { $ref: '#/$defs/b' }, $defs: { b: { type: 'string' } } } }, $ref: 'a' } as const;
  const document = new SchemaDocument(schema, 'The schema');
  expect(document.target('/$defs/a/items', '#/$defs/b')).toBe('/$defs/a/$defs/b');
  expect([document.valid('', ['a']), document.valid('', [1]), document.valid('/$defs/a/items', 1)]).toEqual([true, false, false]);
});

test('constants that look like references are none', () => {
  const value: Json = { $ref: '#/nowhere' };
  const document = new SchemaDocument({ const: value, examples: [value], default: value, properties: { a: { enum: [value] } } }, 'The schema');
  expect(document.valid('', value)).toBe(true);
});

test('parts of a document answer on their own', () => {
  const document = new SchemaDocument({ properties: { a: true, b: false, c: { $ref: '#/$defs/d' } }, $defs: { d: { type: 'null' } } }, 'The schema');
  expect(['a', 'b', 'c'].map((name) => document.valid(`/properties/${name}`, 1))).toEqual([true, false, false]);
});

test.each<[title: string, schema: JsonSchema, value: Json, message: string]>([
  ['leads to itself', { anyOf: [{ $ref: '#' }] }, 1, 'The schema cannot be checked: Maximum call stack size exceeded.'],
  [
    'ajv 8 fails on',
    { anyOf: [{ unevaluatedProperties: false, pattern: '^a' }], patternProperties: { '^a': {} } },
    { aA: 1 },
    'The schema cannot be checked: ',
  ],
])('a schema that %s is told of', (_title, schema, value, message) => {
  const document = new SchemaDocument(schema, 'The schema');
  expect(() => document.valid('', value)).toThrow(UsageError);
  expect(() => document.errors('', value)).toThrow(message);
});

test('a package that is not installed is named', () => {
  const missing = (): never => {
    throw new Error("Cannot find module 'ajv'");
  };
  const load = (): unknown => optionalPackage('ajv/dist/2020', 'A JSON Schema', missing);
  expect(load).toThrow(UsageError);
  expect(load).toThrow('A JSON Schema needs the package "ajv", which is not there.\n  at /\n  Install it with "npm install --save-dev ajv".');
  expect(() => optionalPackage('no-such-package-at-all', 'This')).toThrow('This needs the package "no-such-package-at-all"');
});
