import { child, type Pointer } from './pointer';
import { setMember, type Json, type JsonObject } from './json';

/** What in a value is no JSON, and where. */
export interface NotJson {
  readonly where: Pointer;
  /** In plain words, such as 'a function' or 'a cycle'. */
  readonly found: string;
}

class Found extends Error {
  constructor(readonly at: NotJson) {
    super(at.found);
  }
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
};

/**
 * A deep copy as the wire would make it, at a fraction of the price: members that are undefined are left out, and what has a `toJSON` is what that
 * gives, as with JSON.stringify. Unlike JSON.stringify it drops and rounds nothing silently: a function, a symbol, a BigInt, NaN, an infinity, a
 * cycle, undefined where a value must be, or more than {@link deepest} levels, is handed to `refuse`.
 *
 * @param refuse - Makes the error to throw.
 */
export function copyJson(value: unknown, refuse: (what: NotJson) => Error): Json {
  try {
    return copy(value, 0);
  } catch (thrown) {
    if (thrown !== deep && !(thrown instanceof Found)) throw thrown;
  }
  try {
    return copyWithPath(value, '', new Set());
  } catch (thrown) {
    if (thrown instanceof Found) throw refuse(thrown.at);
    throw thrown;
  }
}

/** Thrown where the fast way stops: too deep to be sure that there is no cycle, or something odd that needs its place named. */
const deep = new Error('odd or deep');
const fastDepth = 200;

/** Levels of nesting that a copy takes: a limit of its own, so that it does not depend on how much of the stack is left. */
export const deepest = 1000;

/** What {@link NotJson.found} is for a value that goes deeper. */
export const tooManyLevels = `more than ${deepest} levels`;

function copy(value: unknown, depth: number): Json {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value === 0 ? 0 : value; // -0 is 0 in JSON
      throw deep;
    case 'object':
      break;
    default:
      throw deep;
  }
  if (value === null) return null;
  if (depth > fastDepth) throw deep;
  if (typeof (value as { toJSON?: unknown }).toJSON === 'function') throw deep;
  if (Array.isArray(value)) {
    const list = value.slice() as Json[];
    for (let i = 0; i < list.length; i++) list[i] = copy(list[i], depth + 1);
    return list;
  }
  if (!isPlain(value)) throw deep;
  const object: Record<string, Json> = {}; // member by member: a spread is slow where many shapes come by
  for (const key in value) {
    const member = (value as Record<string, unknown>)[key];
    if (member === undefined || key === '__proto__') throw deep;
    if (typeof member === 'string' || typeof member === 'boolean') object[key] = member;
    else object[key] = copy(member, depth + 1);
  }
  return object;
}

/** The careful way: deeper, cycles found, the place of what is odd known. */
function copyWithPath(value: unknown, where: Pointer, above: Set<object>): Json {
  const odd = (found: string): Found => new Found({ where, found });
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      if (Number.isFinite(value)) return value === 0 ? 0 : value;
      throw odd(String(value));
    case 'undefined':
      throw odd('undefined');
    case 'function':
      throw odd('a function');
    case 'symbol':
      throw odd('a symbol');
    case 'bigint':
      throw odd('a BigInt');
    case 'object':
      break;
  }
  if (value === null) return null;
  if (above.has(value)) throw odd('a cycle');
  if (above.size >= deepest) throw odd(tooManyLevels);
  above.add(value);
  let result: Json;
  const toJson = (value as { toJSON?: unknown }).toJSON;
  if (typeof toJson === 'function') result = copyWithPath(toJson.call(value) as unknown, where, above);
  else if (value instanceof Number || value instanceof String || value instanceof Boolean) result = value.valueOf();
  else if (Array.isArray(value)) {
    const list: Json[] = [];
    for (let i = 0; i < value.length; i++) list.push(copyWithPath(value[i], child(where, i), above));
    result = list;
  } else {
    const object: Record<string, Json> = {};
    for (const key of Object.keys(value)) {
      const member = (value as Record<string, unknown>)[key];
      if (member !== undefined) setMember(object, key, copyWithPath(member, child(where, key), above));
    }
    result = object;
  }
  above.delete(value);
  return result;
}

/** A deep copy of what is known to be JSON. */
export function copyKnownJson<T extends Json>(value: T): T {
  return copyKnown(value) as T;
}

function copyKnown(value: Json): Json {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const list = (value as Json[]).slice();
    for (let i = 0; i < list.length; i++) {
      const item = list[i]!;
      if (typeof item === 'object' && item !== null) list[i] = copyKnown(item);
    }
    return list;
  }
  const object: Record<string, Json> = {};
  for (const key in value as JsonObject) {
    const member = (value as JsonObject)[key]!;
    if (key === '__proto__') setMember(object, key, copyKnown(member));
    else object[key] = typeof member === 'object' && member !== null ? copyKnown(member) : member;
  }
  return object;
}
