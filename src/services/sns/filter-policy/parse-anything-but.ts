import { numberOf } from './parse-numeric';
import { wildcardOf } from './parse-wildcard';
import type { Pattern } from './pattern';
import type { TokenCursor } from './token-cursor';

const notInList = 'Inside anything but list, start|null|boolean is not supported.';
const mixed = 'Inside anything but list, either all values are number or string, mixed type is not supported';
const tooMany = 'Too many elements in numeric expression';

/** `"anything-but": …`, of which the name has been read: a value, a list of them, or `{"prefix": …}` and the like. */
export function parseAnythingBut(cursor: TokenCursor): Pattern {
  const nested = cursor.next().kind === '{';
  const but = nested ? patterns(cursor) : values(cursor);
  cursor.close(tooMany);
  return { kind: 'anything-but', but };
}

/** Strings or numbers: one, or a list of one kind. */
function values(cursor: TokenCursor): Pattern[] {
  const { kind } = cursor.token;
  if (kind === 'string' || kind === 'number') return [valueOf(cursor)];
  if (kind !== '[') throw cursor.fault('Value of anything-but must be an array or single string/number value.');
  const found: Pattern[] = [];
  const kinds = new Set<string>();
  while (cursor.next().kind !== ']') {
    kinds.add(cursor.token.kind);
    found.push(valueOf(cursor));
  }
  if (kinds.size !== 1) throw cursor.fault(mixed);
  return found;
}

function valueOf(cursor: TokenCursor): Pattern {
  const { kind, text } = cursor.token;
  if (kind === 'string') return { kind: 'equals', value: text };
  return { kind: 'equals', value: numberOf(cursor, notInList) };
}

/** `{"prefix": "a"}` or `{"prefix": ["a", "b"]}`. */
function patterns(cursor: TokenCursor): Pattern[] {
  const { kind, text: type } = cursor.next();
  if (kind !== 'name') throw cursor.fault('Anything-But expression name not found');
  if (type !== 'prefix' && type !== 'suffix' && type !== 'equals-ignore-case' && type !== 'wildcard') {
    throw cursor.fault(`Unsupported anything-but pattern: ${type}`);
  }
  const found = texts(cursor, type).map((text): Pattern => (type === 'wildcard' ? wildcardOf(text) : { kind: type, value: text }));
  cursor.close('Only one key allowed in match expression');
  return found;
}

function texts(cursor: TokenCursor, type: string): string[] {
  const fault = type === 'prefix' || type === 'suffix' ? 'prefix/suffix match pattern must be a string' : `${type} match pattern must be a string`;
  const one = (): string => {
    const { kind, text } = cursor.token;
    if (kind !== 'string') throw cursor.fault(fault);
    if (text === '' && type !== 'equals-ignore-case') throw cursor.fault('Null prefix/suffix not allowed', true);
    return text;
  };
  if (cursor.next().kind !== '[') return [one()];
  const found: string[] = [];
  while (cursor.next().kind !== ']') found.push(one());
  if (found.length === 0) throw cursor.fault('Empty arrays are not allowed');
  return found;
}
