import { isArray, type Json } from '../json/json';
import { closeArray, closeObject, colon, comma, openArray, openObject, quote, zero } from '../json/letters';

/** What needs an escape, or a look at its surroundings, in a JSON text. */
// oxlint-disable-next-line no-control-regex
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** 1 for the letters of ASCII that stand for themselves in a JSON text. */
const plain = Uint8Array.from({ length: 128 }, (_, code) => (special.test(String.fromCharCode(code)) ? 0 : 1));

/** The longest string that is compared letter by letter here: the built-in functions are faster with long ones. */
const short = 40;

/** Whether a text is the compact JSON text of a value: `JSON.stringify(value) === text`, without writing it. */
export const isTextOf = (value: Json, text: string): boolean => endOf(value, text, 0) === text.length;

/**
 * Where the value's text ends that begins there; -1 where it is another.
 *
 * @param inner - Finds the end of the text of an object or array within. Default: this function.
 */
export function endOf(value: Json, text: string, from: number, inner: EndOf = endOf): number {
  if (typeof value === 'string') return endOfString(value, text, from);
  if (typeof value === 'number') return endOfNumber(value, text, from);
  if (typeof value !== 'object' || value === null) return endOfLiteral(String(value), text, from);
  let at = from + 1;
  if (isArray(value)) {
    if (text.charCodeAt(from) !== openArray) return -1;
    for (let i = 0; i < value.length; i++) {
      if (i > 0 && text.charCodeAt(at++) !== comma) return -1;
      at = endOfMember(value[i]!, text, at, inner);
      if (at < 0) return -1;
    }
    return text.charCodeAt(at) === closeArray ? at + 1 : -1;
  }
  if (text.charCodeAt(from) !== openObject) return -1;
  let first = true;
  for (const key in value) {
    if (!first && text.charCodeAt(at++) !== comma) return -1;
    first = false;
    at = endOfString(key, text, at);
    if (at < 0 || text.charCodeAt(at) !== colon) return -1;
    at = endOfMember(value[key]!, text, at + 1, inner);
    if (at < 0) return -1;
  }
  return text.charCodeAt(at) === closeObject ? at + 1 : -1;
}

type EndOf = (value: Json, text: string, from: number) => number;

function endOfMember(value: Json, text: string, from: number, inner: EndOf): number {
  if (typeof value === 'number') return endOfNumber(value, text, from);
  if (typeof value === 'string') return endOfString(value, text, from);
  return inner(value, text, from);
}

function endOfString(value: string, text: string, from: number): number {
  const { length } = value;
  const to = from + length + 1;
  if (text.charCodeAt(from) !== quote) return -1;
  if (length > short) {
    if (special.test(value)) return endOfLiteral(JSON.stringify(value), text, from);
    return text.charCodeAt(to) === quote && text.slice(from + 1, to) === value ? to + 1 : -1;
  }
  for (let i = 0; i < length; i++) {
    const code = value.charCodeAt(i);
    if (text.charCodeAt(from + 1 + i) !== code || plain[code] !== 1) return endOfLiteral(JSON.stringify(value), text, from);
  }
  return text.charCodeAt(to) === quote ? to + 1 : -1;
}

function endOfNumber(value: number, text: string, from: number): number {
  if (value >>> 0 !== value) return endOfLiteral(String(value), text, from); // it is not written with digits alone, or with many
  let read = text.charCodeAt(from) - zero;
  if (!(read >= 0 && read <= 9)) return -1;
  let at = from + 1;
  if (read === 0) return value === 0 ? at : -1;
  for (let digit = text.charCodeAt(at) - zero; digit >= 0 && digit <= 9; digit = text.charCodeAt(at) - zero) {
    read = read * 10 + digit;
    at++;
  }
  return read === value ? at : -1;
}

const endOfLiteral = (part: string, text: string, from: number): number => (text.startsWith(part, from) ? from + part.length : -1);
