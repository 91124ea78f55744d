import { deepest } from '../../json/copy';
import { setMember, type Json } from '../../json/json';
import { memoryExceeded, tick } from './bounds';
import { jsonata } from './jsonata.generated';
import { JsonataError } from './jsonata-error';

/**
 * What an expression gives, as plain JSON: the value itself where it is that already, else a copy of what is not. -0 is 0. A number that is none in
 * JSON is a text: AWS answers "Infinity" for `1/0` and ["Infinity"] for `[1/0]` (https://github.com/floci-io/floci/pull/2783).
 */
export function plainJson(value: unknown, level = 0): Json {
  tick(8); // a value that holds others many times has no end
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : String(value);
  if (value === undefined) return null; // an item that is not there, as a group of a regular expression that took no part
  if (jsonata().isFunction(value)) throw new JsonataError('', 'The expression returned a function, which is not a JSON value');
  if (typeof value !== 'object' || value === null) return value as Json;
  if (level >= deepest) throw memoryExceeded();
  return Array.isArray(value) ? plainArray(value, level) : plainObject(value as Record<string, unknown>, level);
}

/** JSONata marks the arrays that it makes. */
const isMarked = (array: unknown[]): boolean => 'sequence' in array || 'cons' in array;

function plainArray(array: unknown[], level: number): Json {
  let plain: Json[] | undefined = isMarked(array) ? [] : undefined;
  for (let i = 0; i < array.length; i++) {
    const item = plainJson(array[i], level + 1);
    if (plain === undefined && !Object.is(item, array[i])) plain = array.slice(0, i) as Json[];
    plain?.push(item);
  }
  return plain ?? (array as Json[]);
}

function plainObject(object: Record<string, unknown>, level: number): Json {
  let plain: Record<string, Json> | undefined;
  for (const key of Object.keys(object)) {
    const member = plainJson(object[key], level + 1);
    if (plain === undefined && !Object.is(member, object[key])) plain = { ...object } as Record<string, Json>;
    if (plain !== undefined) setMember(plain, key, member);
  }
  return plain ?? (object as Json);
}
