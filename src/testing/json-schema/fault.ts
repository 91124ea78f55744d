import { cut } from '../../errors/cut';
import { isArray, type Json } from '../../json/json';
import type { Pointer } from '../../json/pointer';
import type { ErrorObject } from './ajv-package';

/** What does not fit a schema. */
export interface SchemaFault {
  /** In the value; '' is the whole of it. */
  readonly where: Pointer;
  /** What is there: its JSON text, shortened, or 'missing'. */
  readonly found: string;
  /** What the schema wants there. */
  readonly expected: string;
  /** The keyword's place in the schema. */
  readonly schema: Pointer;
}

/** As a sentence without its full stop: '/amount is "12", expected a number (schema /properties/amount/type)'. */
export const faultText = ({ where, found, expected, schema }: SchemaFault): string =>
  `${where || 'the value'} is ${found}, expected ${expected} (schema ${schema || '/'})`;

/** A value as a message shows it. */
export const shown = (value: Json): string => cut(JSON.stringify(value), 80);

const list = (values: readonly string[], last: string): string =>
  values.length < 2 ? values.join('') : `${values.slice(0, -1).join(', ')} ${last} ${values.at(-1)!}`;

const types: Readonly<Record<string, string>> = {
  null: 'null',
  boolean: 'true or false',
  integer: 'a whole number',
  number: 'a number',
  string: 'a string',
  array: 'an array',
  object: 'an object',
};
export const typesText = (type: Json): string =>
  list(
    (isArray(type) ? type : [type]).map((name) => types[String(name)] ?? String(name)),
    'or',
  );

export const plural = (count: unknown, one: string, many = `${one}s`): string => `${String(count)} ${count === 1 ? one : many}`;
const relations: Readonly<Record<string, string>> = { '>=': 'at least', '<=': 'at most', '>': 'more than', '<': 'less than' };
type Expected = (params: Readonly<Record<string, unknown>>, operand: Json) => string;
const bound: Expected = ({ comparison, limit }) => `a number of ${relations[String(comparison)]!} ${String(limit)}`;

/** What the keywords want that say something about the value itself, in the words of a message. */
const wanted: Readonly<Record<string, Expected>> = {
  type: (_params, operand) => typesText(operand),
  enum: (_params, operand) => `${(operand as readonly Json[]).length > 1 ? 'one of ' : ''}${(operand as readonly Json[]).map(shown).join(', ')}`,
  const: (_params, operand) => shown(operand),
  minimum: bound,
  maximum: bound,
  exclusiveMinimum: bound,
  exclusiveMaximum: bound,
  multipleOf: (_params, operand) => `a multiple of ${String(operand)}`,
  minLength: ({ limit }) => `a string of at least ${plural(limit, 'character')}`,
  maxLength: ({ limit }) => `a string of at most ${plural(limit, 'character')}`,
  pattern: (_params, operand) => `a string that matches ${String(operand)}`,
  format: (_params, operand) => `a string of the format ${String(operand)}`,
  minItems: ({ limit }) => `at least ${plural(limit, 'item')}`,
  maxItems: ({ limit }) => `at most ${plural(limit, 'item')}`,
  uniqueItems: ({ i, j }) => `items that differ, and items ${String(j)} and ${String(i)} are equal`,
  contains: ({ minContains, maxContains }) =>
    maxContains === undefined
      ? `at least ${plural(minContains, 'item')} that fits "contains"`
      : `${String(minContains)} to ${plural(maxContains, 'item')} that fit "contains"`,
  minProperties: ({ limit }) => `at least ${plural(limit, 'property', 'properties')}`,
  maxProperties: ({ limit }) => `at most ${plural(limit, 'property', 'properties')}`,
  not: () => 'a value that does not fit "not"',
  oneOf: ({ passingSchemas }) =>
    `a value that fits one alternative, and it fits alternatives ${list((passingSchemas as readonly number[]).map(String), 'and')}`,
  unevaluatedItems: ({ limit }) => `at most ${plural(limit, 'item')}`,
  items: ({ limit }) => `at most ${plural(limit, 'item')}`,
  additionalItems: ({ limit }) => `at most ${plural(limit, 'item')}`,
};

/** What a keyword of a schema wants of the value itself; undefined for one that speaks of the value's parts. */
export const expectedBy = ({ keyword, params }: ErrorObject, operand: Json): string | undefined => wanted[keyword]?.(params, operand);
