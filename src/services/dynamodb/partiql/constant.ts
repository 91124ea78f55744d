import { setMember } from '../../../json/json';
import { type AttributeValue, type Item, typeOf } from '../attribute-value';
import { invalidParameter } from '../errors';
import { addNumbers, subtractNumbers } from '../values/decimal';
import { normalValue } from '../values/normal-value';
import type { Expression } from './ast';

/** The parameters of a request, in normal form. */
export type Parameters = readonly AttributeValue[];

/**
 * The value of an expression that does not look at the item; undefined for one that does.
 *
 * @throws ValidationException for what is no value, such as a set of members of several types
 */
export function constantOf(expression: Expression, parameters: Parameters): AttributeValue | undefined {
  const value = raw(expression, parameters);
  return value === undefined || isPlain(expression) ? value : normalValue(value);
}

/** Literals and parameters are in normal form. */
const isPlain = ({ kind }: Expression): boolean => kind === 'literal' || kind === 'parameter';

function raw(expression: Expression, parameters: Parameters): AttributeValue | undefined {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'parameter':
      return parameters[expression.index];
    case 'list': {
      const L = all(expression.members, parameters);
      return L && { L };
    }
    case 'bag': {
      const members = all(expression.members, parameters);
      return members && setOf(members);
    }
    case 'tuple': {
      const M: Item = {};
      for (const [name, member] of expression.members) {
        const value = raw(member, parameters);
        if (value === undefined) return undefined;
        setMember(M, name, value);
      }
      return { M };
    }
    case 'infix':
      return expression.operator === '+' || expression.operator === '-'
        ? sumOf(expression.operator, [expression.left, expression.right], parameters)
        : undefined;
    default:
      return undefined;
  }
}

function all(expressions: readonly Expression[], parameters: Parameters): AttributeValue[] | undefined {
  const values: AttributeValue[] = [];
  for (const expression of expressions) {
    const value = raw(expression, parameters);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

/** `<<…>>`: a set of texts, numbers or binary values. */
function setOf(members: readonly AttributeValue[]): AttributeValue {
  const types = new Set(members.map(typeOf));
  const [type = 'S'] = types;
  if (types.size > 1 || (type !== 'S' && type !== 'N' && type !== 'B')) {
    throw invalidParameter('A set may only contain values of one type: string, number or binary');
  }
  return { [`${type}S`]: members.map((member) => member[type]!) } as unknown as AttributeValue;
}

function sumOf(operator: '+' | '-', operands: readonly [Expression, Expression], parameters: Parameters): AttributeValue | undefined {
  const [left, right] = operands.map((operand) => raw(operand, parameters));
  if (left === undefined || right === undefined) return undefined;
  if (left.N === undefined || right.N === undefined) throw incorrectOperand(operator, left.N === undefined ? left : right);
  return { N: operator === '+' ? addNumbers(left.N, right.N) : subtractNumbers(left.N, right.N) };
}

export const incorrectOperand = (operator: string, value: AttributeValue): Error =>
  invalidParameter(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${typeOf(value)}`);
