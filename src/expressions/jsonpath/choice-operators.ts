import type { Json } from '../../json/json';
import { compareTimestamps, isTimestamp } from '../../json/timestamp';

/** Whether a value and an operand are of the operator's type and stand in its relation; "if the types differ the comparison is false". */
type Comparison = (value: Json, operand: Json) => boolean;

const relations = {
  Equals: (order: number) => order === 0,
  LessThan: (order: number) => order < 0,
  GreaterThan: (order: number) => order > 0,
  LessThanEquals: (order: number) => order <= 0,
  GreaterThanEquals: (order: number) => order >= 0,
} as const;

type Relation = keyof typeof relations;

const order = <T extends string | number>(a: T, b: T): number => (a < b ? -1 : a > b ? 1 : 0);

const strings =
  (holds: (order: number) => boolean): Comparison =>
  (value, operand) =>
    typeof value === 'string' && typeof operand === 'string' && holds(order(value, operand));
const numbers =
  (holds: (order: number) => boolean): Comparison =>
  (value, operand) =>
    typeof value === 'number' && typeof operand === 'number' && holds(order(value, operand));
const timestamps =
  (holds: (order: number) => boolean): Comparison =>
  (value, operand) =>
    typeof value === 'string' && typeof operand === 'string' && isTimestamp(value) && isTimestamp(operand) && holds(compareTimestamps(value, operand));

/**
 * The operators that compare `Variable` with an operand; each but StringMatches has a form whose operand is a path, with "Path" after its name.
 * Spec: https://states-language.net/#choice-state "Comparison operators"
 */
export const comparisons: Readonly<Record<string, Comparison>> = Object.assign(Object.create(null) as Record<string, Comparison>, {
  ...family('String', strings),
  ...family('Numeric', numbers),
  ...family('Timestamp', timestamps),
  BooleanEquals: ((value, operand) => typeof value === 'boolean' && value === operand) satisfies Comparison,
  StringMatches: ((value, operand) => typeof value === 'string' && typeof operand === 'string' && stringMatches(value, operand)) satisfies Comparison,
});

function family(type: string, compare: (holds: (order: number) => boolean) => Comparison): Record<string, Comparison> {
  return Object.fromEntries((Object.keys(relations) as Relation[]).map((relation) => [`${type}${relation}`, compare(relations[relation])]));
}

/**
 * The operators that ask what `Variable` is, and compare the answer with true or false. IsPresent, which asks whether it is there at all, is the
 * rule's own affair.
 */
export const typeTests: Readonly<Record<string, (value: Json) => boolean>> = Object.assign(Object.create(null) as Record<string, (value: Json) => boolean>, {
  IsNull: (value: Json) => value === null,
  IsNumeric: (value: Json) => typeof value === 'number',
  IsString: (value: Json) => typeof value === 'string',
  IsBoolean: (value: Json) => typeof value === 'boolean',
  IsTimestamp: (value: Json) => typeof value === 'string' && isTimestamp(value),
});

/**
 * StringMatches: "`*` matches zero or more characters; no other characters have any special meaning. `\\` escapes a `*` or itself."
 * Takes time linear in the text for each star at the worst.
 */
function stringMatches(text: string, pattern: string): boolean {
  const pieces = literalPieces(pattern);
  const [first = '', ...rest] = pieces;
  if (rest.length === 0) return text === first;
  const last = rest.pop()!;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const piece of rest) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return at <= end;
}

/** The literal texts between the stars. */
function literalPieces(pattern: string): string[] {
  const pieces = [''];
  for (let i = 0; i < pattern.length; i++) {
    let character = pattern[i]!;
    if (character === '*') {
      pieces.push('');
      continue;
    }
    if (character === '\\' && (pattern[i + 1] === '*' || pattern[i + 1] === '\\')) character = pattern[++i]!;
    pieces[pieces.length - 1] += character;
  }
  return pieces;
}
