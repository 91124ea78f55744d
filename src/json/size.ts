import type { Json } from './json';

/** Containers of at least this many bytes have their size remembered: values never change (I5), so it is counted once however often they are shared. */
const worthRemembering = 256;
const remembered = new WeakMap<object, number>();

/**
 * The bytes of a value as compact JSON in UTF-8, as `Buffer.byteLength(JSON.stringify(value))` counts them.
 * AWS's payload quota is measured so: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 */
export function jsonSize(value: Json): number {
  switch (typeof value) {
    case 'string':
      return stringSize(value);
    case 'number':
      return numberSize(value);
    case 'boolean':
      return value ? 4 : 5;
    default:
      return value === null ? 4 : containerSize(value);
  }
}

function containerSize(value: Exclude<Json, string | number | boolean | null>): number {
  const known = remembered.get(value);
  if (known !== undefined) return known;
  let bytes = 2;
  if (Array.isArray(value)) {
    for (const item of value) bytes += jsonSize(item) + 1;
    if (value.length > 0) bytes -= 1;
  } else {
    const object = value as { readonly [key: string]: Json };
    for (const key in object) bytes += stringSize(key) + jsonSize(object[key]!) + 2;
    if (bytes > 2) bytes -= 1;
  }
  if (bytes >= worthRemembering) remembered.set(value, bytes);
  return bytes;
}

function numberSize(value: number): number {
  if (!Number.isInteger(value) || value < 0 || value >= 1e6) return String(value).length;
  return value < 1000 ? (value < 10 ? 1 : value < 100 ? 2 : 3) : value < 10_000 ? 4 : value < 100_000 ? 5 : 6;
}

/** The quotes, the escapes that JSON.stringify makes (a lone surrogate becomes \udXXX), and UTF-8 for the rest. */
function stringSize(text: string): number {
  let bytes = text.length + 2;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) {
      if (code === 0x22 || code === 0x5c) bytes += 1;
      else if (code < 0x20) bytes += code === 8 || code === 9 || code === 10 || code === 12 || code === 13 ? 1 : 5;
    } else if (code < 0x800) bytes += 1;
    else if (code < 0xd800 || code > 0xdfff) bytes += 2;
    else if (code < 0xdc00 && isLow(text.charCodeAt(i + 1))) {
      bytes += 2; // a pair is four bytes for two code units
      i++;
    } else bytes += 5;
  }
  return bytes;
}

const isLow = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;

/**
 * An upper bound of {@link jsonSize} that is cheaper to have: no text is looked into and no number is written.
 * A container whose size is remembered counts exactly.
 */
export function jsonBound(value: Json): number {
  if (typeof value === 'string') return 6 * value.length + 2;
  if (typeof value !== 'object') return longestNumber;
  if (value === null) return 4;
  let bytes = 2;
  if (Array.isArray(value)) {
    if (value.length > 32) return containerSize(value);
    for (let i = 0; i < value.length; i++) bytes += jsonBound(value[i] as Json) + 1;
  } else for (const key in value) bytes += 6 * key.length + 4 + jsonBound((value as { readonly [key: string]: Json })[key]!);
  return bytes;
}

/** The bound of a value of which nothing is known. It is kept in executions, and JSON has no Infinity (I2). */
export const anySize = Number.MAX_SAFE_INTEGER;

/** The longest text of a number in JavaScript, such as -1.2345678901234567e-123. */
const longestNumber = 25;

/**
 * An upper bound of {@link jsonSize} at a small, bounded cost: exact for a value that is small, else what is known of the value it was taken from.
 *
 * @param within - A bound of a value that `value` is a part of.
 */
export function sizeBound(value: Json, within: number): number {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' ? Math.min(within, 6 * value.length + 2) : longestNumber;
  if (within <= smallEnough) return within;
  return isSmall(value) ? Math.min(within, jsonSize(value)) : within;
}

const smallEnough = 16 * 1024;

/** Few members, none of them a container or a long string. */
function isSmall(value: object): boolean {
  let members = 0;
  for (const member of Object.values(value)) {
    if (++members > 8 || (typeof member === 'object' && member !== null) || (typeof member === 'string' && member.length > 64)) return false;
  }
  return true;
}
