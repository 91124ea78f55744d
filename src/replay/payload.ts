import type { Json } from '../json/json';
import { parseJson } from '../json/parse';
import { backslash, colon, dot, lowerE, minus, nine, quote, space, upperE, zero } from '../json/letters';

export interface Payload {
  readonly value: Json;
  /** Its text where that is not the compact one. */
  readonly text: string | null;
}

/** A payload's value, with its text where that is not the compact one. */
export function payloadOf(text: string): Payload {
  if (isCompact(text)) return { value: JSON.parse(text) as Json, text: null };
  const value = parseJson(text);
  return { value, text: JSON.stringify(value) === text ? null : text };
}

/** The longest text that is looked at: no payload of so few letters has too many levels. */
const longest = 1000;

/**
 * Whether a JSON text is for sure what JSON.stringify writes of its value, and has no number out of range; most are. One with an escape, with a number
 * that is no plain integer, or with a name that begins with a digit can be, too.
 */
function isCompact(text: string): boolean {
  if (text.length > longest) return false;
  let digits = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === quote) {
      const end = text.indexOf('"', i + 1);
      const first = text.charCodeAt(i + 1);
      if (text.charCodeAt(end + 1) === colon && first >= zero && first <= nine) return false;
      for (let within = i + 1; within < end; within++) if (text.charCodeAt(within) === backslash) return false;
      i = end;
      if (end < 0) return false;
    } else if (code >= zero && code <= nine) {
      if (++digits > safeDigits) return false;
    } else if (code <= space || code === dot || code === minus || code === upperE || (code === lowerE && digits > 0)) return false;
    else digits = 0;
  }
  return true;
}

const safeDigits = 15;
