import { isArray, type Json } from '../json/json';

/** What needs an escape, or a look at its surroundings, in a JSON text. */
// oxlint-disable-next-line no-control-regex
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Names as they stand in a JSON text: there are few, and they come again and again. */
const names = new Map<string, string>();

function nameOf(key: string): string {
  let name = names.get(key);
  if (name === undefined) {
    if (names.size >= 10_000) names.clear();
    names.set(key, (name = `${JSON.stringify(key)}:`));
  }
  return name;
}

/** Whether a text is the compact JSON text of a value: `JSON.stringify(value) === text`, without writing it. */
export const isTextOf = (value: Json, text: string): boolean => end(value, text, 0) === text.length;

/** Where the value's text ends that begins there; -1 where it is another. */
function end(value: Json, text: string, from: number): number {
  switch (typeof value) {
    case 'string': {
      if (special.test(value)) return literal(JSON.stringify(value), text, from);
      const to = from + value.length + 1;
      return text.charCodeAt(from) === quote && text.charCodeAt(to) === quote && text.startsWith(value, from + 1) ? to + 1 : -1;
    }
    case 'object':
      break;
    default:
      return literal(String(value), text, from);
  }
  if (value === null) return literal('null', text, from);
  let at = from + 1;
  let first = true;
  if (isArray(value)) {
    if (text.charCodeAt(from) !== openArray) return -1;
    for (let i = 0; i < value.length; i++) {
      if (i > 0 && text.charCodeAt(at++) !== comma) return -1;
      at = end(value[i]!, text, at);
      if (at < 0) return -1;
    }
    return text.charCodeAt(at) === closeArray ? at + 1 : -1;
  }
  if (text.charCodeAt(from) !== openObject) return -1;
  for (const key in value) {
    if (!first && text.charCodeAt(at++) !== comma) return -1;
    first = false;
    at = literal(nameOf(key), text, at);
    if (at >= 0) at = end(value[key]!, text, at);
    if (at < 0) return -1;
  }
  return text.charCodeAt(at) === closeObject ? at + 1 : -1;
}

const literal = (part: string, text: string, from: number): number => (text.startsWith(part, from) ? from + part.length : -1);

const [quote, comma, openArray, closeArray, openObject, closeObject] = Array.from('",[]{}', (letter) => letter.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
