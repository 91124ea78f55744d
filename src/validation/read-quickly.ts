import { deepest } from '../json/copy';
import { isArray, isObject, type Json } from '../json/json';
import { mayBeInfinite } from '../json/parse';
import { isEscaped } from './locate';

/**
 * The value of a text that nothing is wrong with: JSON of a depth that is allowed, in which no object has a name twice. undefined for any other, which
 * {@link readDefinitionText} then explains. It takes a fraction of that one's time.
 */
export function readQuickly(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json;
    return members(value, 0) === names(text) && !mayBeInfinite.test(text) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** How many members all objects in a value have; NaN where it is too deep. */
function members(value: Json, depth: number): number {
  if (depth >= deepest) return NaN;
  let count = 0;
  if (isArray(value)) for (const item of value) count += typeof item === 'object' ? members(item, depth + 1) : 0;
  else if (isObject(value))
    for (const name in value) {
      const member = value[name]!;
      count += typeof member === 'object' ? 1 + members(member, depth + 1) : 1;
    }
  return count;
}

/** How many strings in a JSON text are followed by a colon. */
function names(text: string): number {
  let count = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at));
    do at++;
    while (text.charCodeAt(at) <= 0x20);
    if (text.charCodeAt(at) === 0x3a) count++;
  }
  return count;
}
