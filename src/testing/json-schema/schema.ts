import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { tokens, type Pointer } from '../../json/pointer';

/** A JSON Schema as it is written: of draft 2020-12, or of draft-07 where its `$schema` says so. See https://json-schema.org/specification */
export type JsonSchema = boolean | { readonly [keyword: string]: unknown };

/** The schema as an object: `true` is `{}`, and `false` is what nothing fits. */
export const keywordsOf = (schema: JsonSchema): JsonObject => (typeof schema === 'boolean' ? (schema ? {} : { not: {} }) : (schema as JsonObject));

export const isSchema = (value: unknown): value is JsonSchema => typeof value === 'boolean' || isObject(value);

/** The value at a pointer; undefined where there is none. */
export function valueAt(value: Json, where: Pointer): Json | undefined {
  let at: Json | undefined = value;
  for (const token of tokens(where)) {
    if (isArray(at)) at = at[Number(token)];
    else if (isObject(at) && Object.hasOwn(at, token)) at = at[token];
    else return undefined;
  }
  return at;
}

/** JSON Schema's name of a value's type; a whole number is a 'number' here. */
export function typeOf(value: Json): 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object' {
  if (value === null) return 'null';
  if (isArray(value)) return 'array';
  return typeof value as 'boolean' | 'number' | 'string' | 'object';
}
