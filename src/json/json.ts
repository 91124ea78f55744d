/** A JSON value. Values are never changed once they are in an execution (I5), so every level is readonly. */
export type Json = null | boolean | number | string | JsonArray | JsonObject;
export type JsonArray = readonly Json[];
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isArray = (value: unknown): value is JsonArray => Array.isArray(value);

/** A JSON object: neither null nor an array. */
export const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Sets a member by its name, also where the name is `__proto__`, which an assignment would take for the prototype. */
export function setMember(object: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__') Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

/** The object with one member set: a new object that shares all else with it. Member by member: a spread is slow where many shapes come by. */
export function withMember(object: JsonObject, key: string, value: Json): JsonObject {
  const copy: Record<string, Json> = {};
  for (const name in object) {
    if (name === '__proto__') setMember(copy, name, object[name]!);
    else copy[name] = object[name]!;
  }
  if (key === '__proto__') setMember(copy, key, value);
  else copy[key] = value;
  return copy;
}

/** An empty array with room for two items. One that grows from nothing takes room for seventeen, however few come. */
export function smallArray<T>(): T[] {
  const array = two.slice() as T[];
  array.pop();
  array.pop();
  return array;
}

const two: unknown[] = [null, null];
