import { type AttributeValue, type Item, typeOf } from '../attribute-value';
import { compareValues } from '../values/compare-values';
import { equalValues, setMembers } from '../values/equal-values';
import { bytesOrder } from '../values/order-text';
import type { Comparator, Condition, FunctionCall, Operand } from './ast';
import { valueAt } from './document-path';
import { operandsOf } from './functions';
import type { Placeholders } from './placeholders';

/** Whether a checked condition holds for an item. An item that does not exist is `{}`. */
export function holds(condition: Condition, item: Readonly<Item>, placeholders: Placeholders): boolean {
  switch (condition.kind) {
    case 'and':
      return holds(condition.left, item, placeholders) && holds(condition.right, item, placeholders);
    case 'or':
      return holds(condition.left, item, placeholders) || holds(condition.right, item, placeholders);
    case 'not':
      return !holds(condition.condition, item, placeholders);
    case 'compare':
      return compares(condition.operator, valueOf(condition.left, item, placeholders), valueOf(condition.right, item, placeholders));
    case 'between': {
      const value = valueOf(condition.operand, item, placeholders);
      return compares('>=', value, valueOf(condition.lower, item, placeholders)) && compares('<=', value, valueOf(condition.upper, item, placeholders));
    }
    case 'in': {
      const value = valueOf(condition.operand, item, placeholders);
      return condition.list.some((member) => compares('=', value, valueOf(member, item, placeholders)));
    }
    case 'function':
      return functionHolds(condition, item, placeholders);
  }
}

/** What is missing is unequal to everything, and has no order. */
function compares(operator: Comparator, left: AttributeValue | undefined, right: AttributeValue | undefined): boolean {
  if (left === undefined || right === undefined) return operator === '<>';
  if (operator === '=') return equalValues(left, right);
  if (operator === '<>') return !equalValues(left, right);
  const order = compareValues(left, right);
  if (order === undefined) return false;
  if (operator === '<') return order < 0;
  if (operator === '<=') return order <= 0;
  return operator === '>' ? order > 0 : order >= 0;
}

function valueOf(operand: Operand, item: Readonly<Item>, placeholders: Placeholders): AttributeValue | undefined {
  if (operand.kind === 'value') return placeholders.value(operand);
  if (operand.kind === 'path') return valueAt(operand, item, placeholders);
  const sized = valueOf(operandsOf(operand)[0], item, placeholders);
  const size = sized === undefined ? undefined : sizeOf(sized);
  return size === undefined ? undefined : { N: String(size) };
}

/** size(): the length of a text or of binary data, the number of members of what has members; numbers, booleans and NULL have none. */
function sizeOf(value: AttributeValue): number | undefined {
  if (value.M !== undefined) return Object.keys(value.M).length;
  return (value.S ?? value.B ?? value.L ?? value.SS ?? value.NS ?? value.BS)?.length;
}

function functionHolds(call: FunctionCall, item: Readonly<Item>, placeholders: Placeholders): boolean {
  const [first, second] = operandsOf(call);
  const value = valueOf(first, item, placeholders);
  if (call.name === 'attribute_exists') return value !== undefined;
  if (call.name === 'attribute_not_exists') return value === undefined;
  const other = valueOf(second, item, placeholders);
  if (value === undefined || other === undefined) return false;
  if (call.name === 'attribute_type') return typeOf(value) === other.S;
  return call.name === 'begins_with' ? beginsWith(value, other) : contains(value, other);
}

function beginsWith(value: AttributeValue, prefix: AttributeValue): boolean {
  if (value.S !== undefined && prefix.S !== undefined) return value.S.startsWith(prefix.S);
  return value.B !== undefined && prefix.B !== undefined && bytesOrder(value.B).startsWith(bytesOrder(prefix.B));
}

/** A part of a text or of binary data, a member of a set, or an element of a list. */
function contains(value: AttributeValue, part: AttributeValue): boolean {
  if (value.S !== undefined) return part.S !== undefined && value.S.includes(part.S);
  if (value.B !== undefined) return part.B !== undefined && bytesOrder(value.B).includes(bytesOrder(part.B));
  if (value.L !== undefined) return value.L.some((element) => equalValues(element, part));
  const member = value.SS !== undefined ? part.S : value.NS !== undefined ? part.N : part.B === undefined ? undefined : bytesOrder(part.B);
  return member !== undefined && setMembers(value)?.includes(member) === true;
}
