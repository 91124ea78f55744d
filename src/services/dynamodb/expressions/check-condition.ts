import { type AttributeValue, typeOf, type ValueType } from '../attribute-value';
import { compareValues } from '../values/compare-values';
import type { Condition, FunctionCall, Operand } from './ast';
import { samePath, shownSteps } from './document-path';
import { ExpressionFault } from './expression-fault';
import { checkCall, operandsOf } from './functions';
import type { Placeholders } from './placeholders';

const ORDERED: readonly ValueType[] = ['S', 'N', 'B'];
const PREFIXED: readonly ValueType[] = ['S', 'B'];
const SIZED: readonly ValueType[] = ['S', 'B', 'SS', 'NS', 'BS', 'M', 'L'];
const TYPES: readonly string[] = ['B', 'NULL', 'SS', 'BOOL', 'L', 'BS', 'N', 'NS', 'S', 'M'];

/**
 * Checks what is wrong with a condition whatever item it is tried on: its functions, and the types of the values that stand in it.
 *
 * @throws ExpressionFault
 */
export function checkCondition(condition: Condition, placeholders: Placeholders): void {
  switch (condition.kind) {
    case 'and':
    case 'or':
      checkCondition(condition.left, placeholders);
      checkCondition(condition.right, placeholders);
      return;
    case 'not':
      checkCondition(condition.condition, placeholders);
      return;
    case 'compare':
      checkOperand(condition.left, placeholders);
      checkOperand(condition.right, placeholders);
      checkDistinct(condition.operator, condition.left, [condition.right], placeholders);
      if (condition.operator === '=' || condition.operator === '<>') return;
      checkType(condition.operator, condition.left, ORDERED, placeholders);
      checkType(condition.operator, condition.right, ORDERED, placeholders);
      return;
    case 'between':
      for (const operand of [condition.operand, condition.lower, condition.upper]) {
        checkOperand(operand, placeholders);
        checkType('BETWEEN', operand, ORDERED, placeholders);
      }
      checkBounds(condition.lower, condition.upper, placeholders);
      return;
    case 'in':
      for (const operand of [condition.operand, ...condition.list]) checkOperand(operand, placeholders);
      checkDistinct('IN', condition.operand, condition.list, placeholders);
      return;
    case 'function':
      checkConditionCall(condition, placeholders);
  }
}

function checkConditionCall(call: FunctionCall, placeholders: Placeholders): void {
  checkCall(call, 'condition');
  for (const operand of call.operands) checkOperand(operand, placeholders);
  const [first, second] = operandsOf(call);
  if (call.name === 'begins_with') {
    checkType(call.name, first, PREFIXED, placeholders);
    checkType(call.name, second, PREFIXED, placeholders);
  }
  if (call.name === 'begins_with' || call.name === 'contains') checkDistinct(call.name, first, [second], placeholders);
  if (call.name !== 'attribute_type') return;
  if (second.kind !== 'value')
    throw new ExpressionFault('Incorrect operand type for operator or function; operator or function: attribute_type, operand type: PATH');
  checkType(call.name, second, ['S'], placeholders);
  const type = placeholders.value(second).S!;
  if (!TYPES.includes(type)) throw new ExpressionFault(`Invalid attribute type name found; type: ${type}, valid types: {${TYPES.join(',')}}`);
}

function checkOperand(operand: Operand, placeholders: Placeholders): void {
  if (operand.kind !== 'function') return;
  checkCall(operand, 'value');
  const [inside] = operandsOf(operand);
  checkOperand(inside, placeholders);
  checkType(operand.name, inside, SIZED, placeholders);
}

/** A value that the request gives, or a size, must have one of the types; what an item holds is seen when it is tried. */
function checkType(operator: string, operand: Operand, allowed: readonly ValueType[], placeholders: Placeholders): void {
  if (operand.kind === 'path') return;
  const type = operand.kind === 'function' ? 'N' : typeOf(placeholders.value(operand));
  if (allowed.includes(type)) return;
  throw new ExpressionFault(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`);
}

function checkDistinct(operator: string, first: Operand, others: readonly Operand[], placeholders: Placeholders): void {
  if (first.kind !== 'path') return;
  for (const other of others) {
    if (other.kind !== 'path') continue;
    const steps = placeholders.steps(first);
    if (!samePath(steps, placeholders.steps(other))) continue;
    throw new ExpressionFault(
      `The first operand must be distinct from the remaining operands for this operator or function; operator: ${operator}, first operand: ${shownSteps(steps)}`,
    );
  }
}

function checkBounds(lower: Operand, upper: Operand, placeholders: Placeholders): void {
  if (lower.kind !== 'value' || upper.kind !== 'value') return;
  const [low, high] = [placeholders.value(lower), placeholders.value(upper)];
  const order = compareValues(low, high);
  const shown = `lower bound operand: ${shownValue(low)}, upper bound operand: ${shownValue(high)}`;
  if (order === undefined) throw new ExpressionFault(`The BETWEEN operator requires same data type for lower and upper bounds; ${shown}`);
  if (order > 0) throw new ExpressionFault(`The BETWEEN operator requires upper bound to be greater than or equal to lower bound; ${shown}`);
}

const shownValue = (value: AttributeValue): string => `AttributeValue: {${typeOf(value)}:${value.S ?? value.N ?? Buffer.from(value.B!).toString('base64')}}`;
