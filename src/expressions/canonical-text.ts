import { isArray, type Json, type JsonObject } from '../json/json';

/** A JSON text that equal values share: an object's members are in the order of their names. */
export function canonicalText(value: Json): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const object: JsonObject = value;
  const members = Object.keys(object)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalText(object[key]!)}`);
  return `{${members.join(',')}}`;
}

/** Whether two JSON values are equal: the order of an object's members does not matter. */
export const equalJson = (a: Json, b: Json): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null && canonicalText(a) === canonicalText(b));
