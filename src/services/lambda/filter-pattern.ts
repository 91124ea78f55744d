import { isArray, isObject, type Json, type JsonObject } from '../../json/json';
import { parseJson } from '../../json/parse';

/** Whether a value fits; undefined is what is not there. */
type Test = (value: unknown) => boolean;

/**
 * A pattern of the language that event filters share with EventBridge rules: an object fits where all its members do, a list where one of its tests does.
 *
 * @param text - JSON.
 * @throws SyntaxError for what is no pattern
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html
 */
export function filterPattern(text: string): (event: Json) => boolean {
  const pattern = parseJson(text);
  if (!isObject(pattern)) throw wrong(pattern);
  return members(pattern);
}

const wrong = (part: Json): SyntaxError => new SyntaxError(`${JSON.stringify(part)} is no part of an event pattern.`);

function members(pattern: JsonObject): Test {
  const tests = Object.entries(pattern).map(([name, part]): Test => {
    if (name === '$or' && isArray(part) && part.length > 0 && part.every(isObject)) {
      const choices = part.map((choice) => members(choice as JsonObject));
      return (value) => choices.some((choice) => choice(value));
    }
    const test = isObject(part) ? members(part) : isArray(part) && part.length > 0 ? oneOf(part) : undefined;
    if (test === undefined) throw wrong(part);
    return (value) => test(isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined);
  });
  const all: Test = (value) => tests.every((test) => test(value));
  // Of a list of objects one must fit; what is no object has no members.
  return (value) => (isArray(value) ? value.some(all) : all(value));
}

/** "If the value in the event is an array, … it matches if any of the values in the pattern match any of the values in the event." */
function oneOf(parts: readonly Json[]): Test {
  const tests = parts.map(leaf);
  const some: Test = (value) => tests.some((test) => test(value));
  return (value) => (isArray(value) ? value.some(some) : some(value));
}

function leaf(part: Json): Test {
  if (isArray(part)) throw wrong(part);
  if (!isObject(part)) return (value) => value === part;
  const [entry, more] = Object.entries(part);
  if (entry === undefined || more !== undefined) throw wrong(part);
  const [operator, operand] = entry;
  switch (operator) {
    case 'exists':
      if (typeof operand !== 'boolean') throw wrong(part);
      // It speaks of leaves: an object is none.
      return (value) => (value !== undefined && !isObject(value)) === operand;
    case 'anything-but':
      return anythingBut(operand, part);
    case 'numeric':
      return numeric(operand, part);
    default:
      return textTest(operator, operand, part);
  }
}

function textTest(operator: string, operand: Json, part: Json): Test {
  const ignoresCase = isObject(operand) && (operator === 'prefix' || operator === 'suffix');
  const given = ignoresCase ? operand['equals-ignore-case'] : operand;
  if (typeof given !== 'string') throw wrong(part);
  const wanted = ignoresCase ? given.toLowerCase() : given;
  const inText = (test: (text: string) => boolean): Test => {
    return (value) => typeof value === 'string' && test(ignoresCase ? value.toLowerCase() : value);
  };
  switch (operator) {
    case 'prefix':
      return inText((text) => text.startsWith(wanted));
    case 'suffix':
      return inText((text) => text.endsWith(wanted));
    case 'equals-ignore-case':
      return inText((text) => text.toLowerCase() === wanted.toLowerCase());
    case 'wildcard':
      return wildcard(wanted);
    default:
      throw wrong(part);
  }
}

/** A star stands for any letters; a backslash takes the next letter as it is. In time linear in the text for each piece: no expression that backtracks. */
function wildcard(pattern: string): Test {
  const pieces = [''];
  for (let i = 0; i < pattern.length; i++) {
    const letter = pattern.charAt(i);
    if (letter === '*') pieces.push('');
    else pieces[pieces.length - 1] += letter === '\\' ? pattern.charAt(++i) : letter;
  }
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  return (value) => {
    if (typeof value !== 'string' || !value.startsWith(first)) return false;
    if (pieces.length === 1) return value === first;
    let at = first.length;
    for (const piece of pieces.slice(1, -1)) {
      const found = value.indexOf(piece, at);
      if (found < 0) return false;
      at = found + piece.length;
    }
    return value.length - last.length >= at && value.endsWith(last);
  };
}

function anythingBut(operand: Json, part: Json): Test {
  const tests = isObject(operand) ? [leaf(operand)] : (isArray(operand) ? operand : [operand]).map((value) => leaf(simple(value, part)));
  if (tests.length === 0) throw wrong(part);
  return (value) => value !== undefined && !isObject(value) && !tests.some((test) => test(value));
}

function simple(value: Json, part: Json): Json {
  if (typeof value !== 'string' && typeof value !== 'number') throw wrong(part);
  return value;
}

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = {
  '=': (a, b) => a === b,
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

/** One comparison or two, as in [">", 0, "<=", 5]. */
function numeric(operand: Json, part: Json): Test {
  if (!isArray(operand) || (operand.length !== 2 && operand.length !== 4)) throw wrong(part);
  const tests: ((value: number) => boolean)[] = [];
  for (let i = 0; i < operand.length; i += 2) {
    const operator = operand[i];
    const bound = operand[i + 1];
    if (typeof operator !== 'string' || !Object.hasOwn(comparisons, operator) || typeof bound !== 'number') throw wrong(part);
    const compare = comparisons[operator]!;
    tests.push((value) => compare(value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}
