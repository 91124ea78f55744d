import { greatest, type Pattern } from './pattern';
import type { TokenCursor } from './token-cursor';

const tooMany = 'Too many elements in numeric expression';
const outOfRange = 'Value must be between -1.0E9 and 1.0E9, inclusive';

/** `"numeric": [">", 0, "<=", 150]`, of which the name has been read. */
export function parseNumeric(cursor: TokenCursor): Pattern {
  if (cursor.next().kind !== '[') throw cursor.fault('Value of numeric must be an array.');
  const { kind, text: operator } = cursor.next();
  if (kind !== 'string') throw cursor.fault(`Invalid member in numeric match: ${operator}`);
  const range = firstRange(cursor, operator);
  cursor.close(tooMany);
  return range;
}

function firstRange(cursor: TokenCursor, operator: string): Pattern {
  cursor.next();
  if (!['=', '<', '<=', '>', '>='].includes(operator)) throw cursor.fault(`Unrecognized numeric range operator: ${operator}`);
  const value = numberOf(cursor, `Value of ${operator === '=' ? 'equals' : operator} must be numeric`);
  const range = { kind: 'numeric' as const, least: -greatest, most: greatest, openLeast: false, openMost: false };
  const ends = cursor.next().kind === ']';
  if (operator === '>' || operator === '>=') {
    const lower = { ...range, least: value, openLeast: operator === '>' };
    return ends ? lower : upperEnd(cursor, lower);
  }
  if (!ends) throw cursor.fault(tooMany);
  return operator === '=' ? { ...range, least: value, most: value } : { ...range, most: value, openMost: operator === '<' };
}

function upperEnd(cursor: TokenCursor, lower: Pattern & { kind: 'numeric' }): Pattern {
  const { kind, text: operator } = cursor.token;
  if (kind !== 'string') throw cursor.fault(`Bad value in numeric range: ${operator}`);
  if (operator !== '<' && operator !== '<=') throw cursor.fault(`Bad numeric range operator: ${operator}`, true);
  cursor.next();
  const most = numberOf(cursor, `Value of ${operator} must be numeric`);
  if (cursor.next().kind !== ']') throw cursor.fault('Too many terms in numeric range expression');
  if (lower.least >= most) throw cursor.fault('Bottom must be less than top');
  return { ...lower, most, openMost: operator === '<' };
}

/** The number that the cursor stands at. */
export function numberOf(cursor: TokenCursor, message: string): number {
  const { kind, text } = cursor.token;
  if (kind !== 'number') throw cursor.fault(message);
  const value = Number(text);
  if (Math.abs(value) > greatest) throw cursor.fault(outOfRange);
  return value;
}
