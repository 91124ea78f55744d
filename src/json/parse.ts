import { deepest } from './copy';
import type { Json } from './json';

/**
 * JSON.parse, but for a text that goes deeper than values here may ({@link deepest}): what comes later is written again and measured by recursion.
 *
 * @throws SyntaxError
 */
export function parseJson(text: string): Json {
  if (depth(text) > deepest) throw new SyntaxError(`The text has more than ${deepest} levels`);
  return JSON.parse(text) as Json;
}

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

const [quote, backslash, openArray, closeArray, openObject, closeObject] = Array.from('"\\[]{}', (character) => character.charCodeAt(0)) as [
  number,
  number,
  number,
  number,
  number,
  number,
];
