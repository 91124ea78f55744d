import { isArray, isObject, type Json } from '../../json/json';

/** The way from the whole to a part of a value: names, and indices as texts. */
export type Way = readonly string[];

/** The values that hold no others, each with the way to it; an empty list or object is one of them. */
export function leavesOf(value: Json, way: Way = []): { readonly way: Way; readonly value: Json }[] {
  const below = partsOf(value);
  return below.length === 0 ? [{ way, value }] : below.flatMap(([name, part]) => leavesOf(part, [...way, name]));
}

/** Every part of a value, from the whole to its leaves. */
export function placesOf(value: Json, way: Way = []): { readonly way: Way; readonly value: Json }[] {
  return [{ way, value }, ...partsOf(value).flatMap(([name, part]) => placesOf(part, [...way, name]))];
}

const partsOf = (value: Json): [string, Json][] => (isArray(value) || isObject(value) ? Object.entries(value) : []);

/** The value with a part set, or without it where that is undefined; a copy that shares all else. Objects on the way that are missing are made. */
export function withPart(value: Json | undefined, [name, ...rest]: Way, part: Json | undefined): Json {
  if (name === undefined) return part!;
  if (isArray(value)) {
    const index = Number(name);
    return part === undefined && rest.length === 0
      ? value.filter((_, i) => i !== index)
      : value.map((item, i) => (i === index ? withPart(item, rest, part) : item));
  }
  const object = isObject(value) ? value : {};
  const members = Object.entries(object);
  if (part === undefined && rest.length === 0) return Object.fromEntries(members.filter(([key]) => key !== name));
  const changed = withPart(Object.hasOwn(object, name) ? object[name] : undefined, rest, part);
  if (!Object.hasOwn(object, name)) return Object.fromEntries([...members, [name, changed]]);
  return Object.fromEntries(members.map(([key, member]) => [key, key === name ? changed : member]));
}

/** How many names two ways have in common at their ends; '*' is any. */
export function commonEnd(one: Way, other: Way): number {
  let count = 0;
  while (count < one.length && count < other.length) {
    const a = one[one.length - 1 - count]!;
    const b = other[other.length - 1 - count]!;
    if (a !== b && a !== '*' && b !== '*') break;
    count++;
  }
  return count;
}
