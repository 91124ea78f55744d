import { deepest } from './copy';
import type { Json } from './json';
import { backslash, closeArray, closeObject, openArray, openObject, quote } from './letters';

/**
 * JSON.parse, but for two kinds of text. One that goes deeper than values here may ({@link deepest}) is refused: what comes later is written again and
 * measured by recursion. A number beyond the range of a double, such as 1e999, becomes what AWS writes for an infinite one, the text "Infinity" or
 * "-Infinity" (https://github.com/floci-io/floci/pull/2783): an infinity is no JSON.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): Json {
  if (depth(text) > deepest) throw new SyntaxError(`The text has more than ${deepest} levels`);
  const value = JSON.parse(text) as Json;
  return mayBeInfinite.test(text) && hasInfinity(value) ? (JSON.parse(text, (_name, part: Json) => (isInfinite(part) ? String(part) : part)) as Json) : value;
}

/** What a JSON text holds; a text that is none, and what is no text, as it is. */
export function parsedOrText(text: Json): Json;
export function parsedOrText(text: Json | undefined): Json | undefined;
export function parsedOrText(text: Json | undefined): Json | undefined {
  if (typeof text !== 'string') return text;
  try {
    return parseJson(text);
  } catch {
    return text;
  }
}

/** A number has to be written so to be out of range; what matches may also be a part of a text. */
export const mayBeInfinite = /[eE]\+?\d{3}|(?<!\d)\d{309}/;

const isInfinite = (value: Json): boolean => value === Infinity || value === -Infinity;
const hasInfinity = (value: Json): boolean => (typeof value === 'object' && value !== null ? Object.values(value).some(hasInfinity) : isInfinite(value));

/** The brackets that are open at most, strings left out. A text that is no JSON has some depth, too. */
function depth(text: string): number {
  if (text.length <= deepest) return 0;
  let open = 0;
  let most = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (quoted) {
      if (code === backslash) i++;
      else if (code === quote) quoted = false;
    } else if (code === quote) quoted = true;
    else if (code === openArray || code === openObject) most = Math.max(most, ++open);
    else if (code === closeArray || code === closeObject) open--;
  }
  return most;
}
