import type { AttributeValue } from '../attribute-value';
import { invalidParameter, validation } from '../errors';
import { type KeySchema, refuseEmptyKey } from '../key-schema';
import { bytesOrder, orderText, utf8Order } from '../values/order-text';
import type { Comparator, Condition, Operand } from './ast';
import type { Placeholders } from './placeholders';

/** What a sort key's text is held against. Both ends are part of it unless they are said to be excluded. */
export interface KeyRange {
  readonly from?: string;
  readonly to?: string;
  readonly excluding?: boolean;
  readonly prefix?: string;
}

export interface KeyCondition {
  readonly hash: AttributeValue;
  readonly range: KeyRange;
}

interface Term {
  readonly name: string;
  readonly operator: Comparator | 'BETWEEN' | 'begins_with';
  readonly values: readonly AttributeValue[];
}

/**
 * Reads a checked condition as a key condition: the partition key equal to a value and, if given, one condition on the sort key.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
 *
 * @throws ValidationException
 */
export function keyCondition(condition: Condition, schema: KeySchema, placeholders: Placeholders): KeyCondition {
  const terms = new Map<string, Term>();
  for (const term of termsOf(condition, placeholders)) {
    if (terms.has(term.name)) throw validation('KeyConditionExpressions must only contain one condition per key');
    terms.set(term.name, term);
  }
  const hash = terms.get(schema.hash.name);
  if (hash === undefined) throw missed(schema.hash.name);
  const range = schema.range === undefined ? undefined : terms.get(schema.range.name);
  if (terms.size > (range === undefined ? 1 : 2)) throw schema.range === undefined || terms.size > 2 ? notSupported() : missed(schema.range.name);
  if (hash.operator !== '=') throw notSupported();
  for (const [key, term] of [[schema.hash, hash] as const, ...(range === undefined ? [] : [[schema.range!, range] as const])]) {
    for (const value of term.values) {
      if (value[key.type] === undefined) throw invalidParameter('Condition parameter type does not match schema type');
      refuseEmptyKey(key.name, value);
    }
  }
  return { hash: hash.values[0]!, range: range === undefined ? {} : rangeOf(range) };
}

const notSupported = (): Error => validation('Query key condition not supported');
const missed = (name: string): Error => validation(`Query condition missed key schema element: ${name}`);
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

const MIRRORED: Readonly<Record<Comparator, Comparator>> = { '=': '=', '<>': '<>', '<': '>', '<=': '>=', '>': '<', '>=': '<=' };

function comparison(operator: Comparator, left: Operand, right: Operand, placeholders: Placeholders): Term {
  if (operator === '<>') throw invalidOperator(operator);
  return left.kind === 'value' && right.kind === 'path' ? term(MIRRORED[operator], right, [left], placeholders) : term(operator, left, [right], placeholders);
}

function term(operator: Term['operator'], key: Operand, values: readonly Operand[], placeholders: Placeholders): Term {
  for (const operand of [key, ...values]) if (operand.kind === 'function') throw invalidOperator(operand.name);
  if (key.kind !== 'path') throw validation('Invalid condition in KeyConditionExpression: No key attribute specified');
  if (key.steps.length > 1) throw validation('KeyConditionExpressions cannot have conditions on nested attributes');
  const operands = values.map((operand) => {
    if (operand.kind !== 'value') throw validation('Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition');
    return placeholders.value(operand);
  });
  return { name: placeholders.name(key.steps[0]), operator, values: operands };
}

function rangeOf({ operator, values }: Term): KeyRange {
  const [value, upper] = values as [AttributeValue, AttributeValue];
  if (operator === 'begins_with') return { prefix: value.S === undefined ? bytesOrder(value.B!) : utf8Order(value.S) };
  const text = orderText(value);
  switch (operator) {
    case '<':
      return { to: text, excluding: true };
    case '<=':
      return { to: text };
    case '>':
      return { from: text, excluding: true };
    case '>=':
      return { from: text };
    case 'BETWEEN':
      return { from: text, to: orderText(upper) };
    default:
      return { from: text, to: text };
  }
}

/** Negative below a range, zero within it, positive above it. */
export function placeIn(range: KeyRange, text: string): number {
  const { from, to, prefix } = range;
  if (prefix !== undefined) return text.startsWith(prefix) ? 0 : text < prefix ? -1 : 1;
  if (from !== undefined && (text < from || (range.excluding === true && text === from))) return -1;
  if (to !== undefined && (text > to || (range.excluding === true && text === to))) return 1;
  return 0;
}

/** Where to begin from above: a text that nothing within the range is after; undefined for the end of the partition. */
export function upperEnd({ to, prefix }: KeyRange): string | undefined {
  if (prefix === undefined) return to;
  for (let end = prefix.length; end > 0; end--) {
    const unit = prefix.charCodeAt(end - 1);
    if (unit < 0xffff) return prefix.slice(0, end - 1) + String.fromCharCode(unit + 1);
  }
  return undefined;
}
