import type { AttributeValue } from '../attribute-value';
import { invalidParameter, validation } from '../errors';
import { type KeyAttribute, refuseEmptyKey } from '../key-schema';
import type { SortOperator, TextRange } from '../key-text';
import { hashTextOf, rangeOf, type ReadPath } from '../read-path';
import { orderText } from '../values/order-text';
import type { Comparator, Condition, Operand } from './ast';
import type { Placeholders } from './placeholders';

/** Which partition is read, and which part of it. */
export interface KeyCondition {
  readonly hash: string;
  readonly range: TextRange;
}

interface Term {
  readonly name: string;
  readonly operator: SortOperator;
  readonly values: readonly AttributeValue[];
}

/**
 * Reads a checked condition as a key condition: every attribute of the partition key equal to a value, then, from left to right, attributes of the sort key
 * equal to values, of which the last may be held against its value in another way.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html and, for keys of several attributes,
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
 *
 * @throws ValidationException
 */
export function keyCondition(condition: Condition, path: ReadPath, placeholders: Placeholders): KeyCondition {
  const terms = new Map<string, Term>();
  for (const term of termsOf(condition, placeholders)) {
    if (terms.has(term.name)) throw validation('KeyConditionExpressions must only contain one condition per key');
    terms.set(term.name, term);
  }
  const hash = path.hash.map((key) => texts(key, terms.get(key.name) ?? missed(key), true)[0]!);
  const given: KeyAttribute[] = [];
  for (const key of path.range) {
    if (!terms.has(key.name)) break;
    given.push(key);
  }
  const others = terms.size - hash.length - given.length;
  if (others > 0) throw others > 1 || given.length === path.range.length ? notSupported() : missed(path.range[given.length]!);
  const last = given.pop();
  const equal = given.map((key) => texts(key, terms.get(key.name)!, true)[0]!);
  if (last === undefined) return { hash: hashTextOf(hash), range: rangeOf(path, equal) };
  const term = terms.get(last.name)!;
  const [text, upper] = texts(last, term, false);
  return { hash: hashTextOf(hash), range: rangeOf(path, equal, term.operator, text, upper) };
}

/** The texts of a condition's values. */
function texts({ name, type }: KeyAttribute, { operator, values }: Term, mustBeEqual: boolean): string[] {
  if (mustBeEqual && operator !== '=') throw notSupported();
  return values.map((value) => {
    if (value[type] === undefined) throw invalidParameter('Condition parameter type does not match schema type');
    refuseEmptyKey(name, value);
    return orderText(value);
  });
}

const notSupported = (): Error => validation('Query key condition not supported');
const missed = ({ name }: KeyAttribute): never => {
  throw validation(`Query condition missed key schema element: ${name}`);
};
const invalidOperator = (operator: string): Error => validation(`Invalid operator used in KeyConditionExpression: ${operator}`);

function* termsOf(condition: Condition, placeholders: Placeholders): Generator<Term> {
  switch (condition.kind) {
    case 'and':
      yield* termsOf(condition.left, placeholders);
      yield* termsOf(condition.right, placeholders);
      return;
    case 'compare':
      yield comparison(condition.operator, condition.left, condition.right, placeholders);
      return;
    case 'between':
      yield term('BETWEEN', condition.operand, [condition.lower, condition.upper], placeholders);
      return;
    case 'function':
      if (condition.name !== 'begins_with') throw invalidOperator(condition.name);
      yield term('begins_with', condition.operands[0]!, [condition.operands[1]!], placeholders);
      return;
    default:
      throw invalidOperator(condition.kind.toUpperCase());
  }
}

const MIRRORED = { '=': '=', '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const;

function comparison(operator: Comparator, left: Operand, right: Operand, placeholders: Placeholders): Term {
  if (operator === '<>') throw invalidOperator(operator);
  return left.kind === 'value' && right.kind === 'path' ? term(MIRRORED[operator], right, [left], placeholders) : term(operator, left, [right], placeholders);
}

function term(operator: SortOperator, key: Operand, values: readonly Operand[], placeholders: Placeholders): Term {
  for (const operand of [key, ...values]) if (operand.kind === 'function') throw invalidOperator(operand.name);
  if (key.kind !== 'path') throw validation('Invalid condition in KeyConditionExpression: No key attribute specified');
  if (key.steps.length > 1) throw validation('KeyConditionExpressions cannot have conditions on nested attributes');
  const operands = values.map((operand) => {
    if (operand.kind !== 'value') throw validation('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition');
    return placeholders.value(operand);
  });
  return { name: placeholders.name(key.steps[0]), operator, values: operands };
}
