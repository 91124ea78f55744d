import { type AttributeValue, typeOf } from '../attribute-value';
import { validation } from '../errors';
import type { Condition, Operand, Path as BoundPath } from '../expressions/ast';
import type { Translation } from '../legacy/translation';
import type { Expression, Path } from './ast';
import { constantOf, type Parameters } from './constant';

const MOST_IN_LIST = 100;

/** The types of DynamoDB that a type of PartiQL after IS means. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  null: ['NULL'],
  bool: ['BOOL'],
  boolean: ['BOOL'],
  char: ['S'],
  varchar: ['S'],
  character: ['S'],
  string: ['S'],
  symbol: ['S'],
  clob: ['B'],
  blob: ['B'],
  struct: ['M'],
  tuple: ['M'],
  list: ['L'],
  bag: ['SS', 'NS', 'BS'],
};
const NUMBER = ['N'];

/** Functions of conditions. See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-functions.html */
const FUNCTIONS: ReadonlySet<string> = new Set(['begins_with', 'contains', 'attribute_type']);

/** Turns conditions of PartiQL into those of DynamoDB's expressions, with placeholders for all names and values. */
export class ConditionTranslator {
  constructor(
    private readonly translation: Translation,
    private readonly parameters: Parameters,
  ) {}

  /** @throws ValidationException for what is no condition */
  condition(expression: Expression): Condition {
    switch (expression.kind) {
      case 'infix': {
        const { operator, left, right } = expression;
        if (operator === 'and' || operator === 'or') return { kind: operator, left: this.condition(left), right: this.condition(right) };
        if (operator === '+' || operator === '-') break;
        if (right.kind === 'missing' && (operator === '=' || operator === '<>')) return this.exists(left, operator === '<>');
        return { kind: 'compare', operator, left: this.operand(left), right: this.operand(right) };
      }
      case 'not':
        return { kind: 'not', condition: this.condition(expression.operand) };
      case 'between': {
        const [operand, lower, upper] = [this.operand(expression.operand), this.operand(expression.lower), this.operand(expression.upper)];
        return { kind: 'between', operand, lower, upper };
      }
      case 'in':
        return { kind: 'in', operand: this.operand(expression.operand), list: this.list(expression.list) };
      case 'is':
        return this.is(expression.operand, expression.type);
      case 'call': {
        const { name, operands } = expression;
        if (!FUNCTIONS.has(name)) throw unknownFunction(name);
        return { kind: 'function', name, operands: operands.map((operand) => this.operand(operand)) };
      }
      default:
    }
    throw validation('Unsupported operation in the WHERE clause: a condition is needed');
  }

  private is(operand: Expression, type: string): Condition {
    if (type === 'missing') return this.exists(operand, false);
    const tests = (Object.hasOwn(TYPES, type) ? TYPES[type]! : NUMBER).map((name): Condition => {
      return { kind: 'function', name: 'attribute_type', operands: [this.operand(operand), this.translation.value({ S: name })] };
    });
    return tests.reduce((left, right) => ({ kind: 'or', left, right }));
  }

  private exists(operand: Expression, exists: boolean): Condition {
    return { kind: 'function', name: exists ? 'attribute_exists' : 'attribute_not_exists', operands: [this.operand(operand)] };
  }

  private list(expression: Expression): Operand[] {
    const members =
      expression.kind === 'list' || expression.kind === 'bag'
        ? expression.members.map((member) => this.operand(member))
        : membersOf(constantOf(expression, this.parameters)).map((value) => this.translation.value(value));
    if (members.length > MOST_IN_LIST) throw tooManyInList(MOST_IN_LIST, members.length);
    return members;
  }

  /** A value, a path, or the size of one. */
  operand(expression: Expression): Operand {
    const value = constantOf(expression, this.parameters);
    if (value !== undefined) return this.translation.value(value);
    if (expression.kind === 'path') return this.path(expression);
    if (expression.kind !== 'call') throw validation('Unsupported operation in an operand: a path, a value or a function is needed');
    if (expression.name !== 'size') throw unknownFunction(expression.name);
    return { kind: 'function', name: 'size', operands: expression.operands.map((operand) => this.operand(operand)) };
  }

  path({ steps }: Path): BoundPath {
    const [first, ...rest] = steps;
    const bound = (step: string): string => this.translation.path(step).steps[0];
    return { kind: 'path', steps: [bound(first), ...rest.map((step) => (typeof step === 'number' ? step : bound(step)))] };
  }
}

/** The members of a list or of a set that is given as one value. */
export function membersOf(value: AttributeValue | undefined): readonly AttributeValue[] {
  if (value?.L !== undefined) return value.L;
  const members = value?.SS ?? value?.NS ?? value?.BS;
  if (members === undefined) throw validation('The IN operator needs a list of values');
  const type = typeOf(value!).charAt(0);
  return members.map((member) => ({ [type]: member }) as unknown as AttributeValue);
}

export const unknownFunction = (name: string): Error => validation(`Invalid function name; function: ${name}`);

export const tooManyInList = (most: number, count: number): Error =>
  validation(`Invalid number of operands to the IN operator; maximum number of operands: ${most}, number of operands: ${count}`);
