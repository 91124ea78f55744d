import type { AttributeValue } from '../attribute-value';
import type { ReadPath } from '../read-path';
import { orderText } from '../values/order-text';
import type { Expression } from './ast';
import { constantOf, type Parameters } from './constant';
import { tooManyInList } from './to-condition';
import { attributeOf, equalTo, equalToOneOf } from './where';

/** "at max 50 hash attribute values": https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html */
const MOST_HASH_VALUES = 50;

/** How a WHERE clause narrows what is read. Without `hashes` all is read, and every condition is a filter. */
export interface KeyTerms {
  /** The partition keys that are read, each as conditions on all of its attributes. */
  readonly hashes: readonly (readonly Expression[])[];
  /** Conditions on the sort key. */
  readonly range: readonly Expression[];
  /** All other conditions. */
  readonly filter: readonly Expression[];
}

/**
 * Chooses the key conditions: the partition key by equality, IN, or OR of equalities, then the sort key by what a Query can do.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html#ql-reference.select.parameters
 */
export function keyTerms(conditions: readonly Expression[], path: ReadPath, parameters: Parameters): KeyTerms | undefined {
  const filter = [...conditions];
  const taken = (test: (condition: Expression) => boolean): Expression | undefined => {
    const at = filter.findIndex(test);
    return at === -1 ? undefined : filter.splice(at, 1)[0]!;
  };
  const hashes = path.hash.length === 1 ? oneOf(path.hash[0]!.name, filter, parameters) : undefined;
  const equal = hashes === undefined ? path.hash.map(({ name }) => taken((condition) => equalTo(name, condition, parameters) !== undefined)) : [];
  if (hashes === undefined && equal.includes(undefined)) return undefined;
  const range: Expression[] = [];
  for (const { name } of path.range) {
    const found = taken((condition) => equalTo(name, condition, parameters) !== undefined);
    const last = found ?? taken((condition) => isRange(name, condition, parameters));
    if (last !== undefined) range.push(last);
    if (found === undefined) break;
  }
  return { hashes: hashes ?? [equal as Expression[]], range, filter };
}

/** A partition key of one attribute: takes the condition out, and gives one for each of its values. */
function oneOf(name: string, filter: Expression[], parameters: Parameters): Expression[][] | undefined {
  const at = filter.findIndex((condition) => equalToOneOf(name, condition, parameters) !== undefined);
  if (at === -1) return undefined;
  const values = new Map<string, AttributeValue>();
  for (const value of equalToOneOf(name, filter[at]!, parameters)!) values.set(textOf(value), value);
  if (values.size > MOST_HASH_VALUES) throw tooManyInList(MOST_HASH_VALUES, values.size);
  filter.splice(at, 1);
  const path: Expression = { kind: 'path', steps: [name] };
  return [...values.values()].map((value) => [{ kind: 'infix', operator: '=', left: path, right: { kind: 'literal', value } }]);
}

/** A text that tells the values of keys apart; what can be no key is refused later. */
const textOf = (value: AttributeValue): string =>
  value.S === undefined && value.N === undefined && value.B === undefined ? JSON.stringify(value) : `${Object.keys(value)[0]!}${orderText(value)}`;

const RANGE_OPERATORS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** Whether a condition holds an attribute against values in a way that a Query can use. */
function isRange(name: string, condition: Expression, parameters: Parameters): boolean {
  const isName = (expression: Expression | undefined): boolean => expression !== undefined && attributeOf(expression) === name;
  const isValue = (expression: Expression | undefined): boolean => expression !== undefined && constantOf(expression, parameters) !== undefined;
  switch (condition.kind) {
    case 'infix': {
      const { operator, left, right } = condition;
      return RANGE_OPERATORS.has(operator) && ((isName(left) && isValue(right)) || (isName(right) && isValue(left)));
    }
    case 'between':
      return isName(condition.operand) && isValue(condition.lower) && isValue(condition.upper);
    case 'call':
      return condition.name === 'begins_with' && condition.operands.length === 2 && isName(condition.operands[0]) && isValue(condition.operands[1]);
    default:
      return false;
  }
}
