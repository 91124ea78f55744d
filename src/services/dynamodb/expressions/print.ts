import { type Condition, isSum, type Operand, type Path, type Sum, type Update } from './ast';

/** The text of a path: `a.b[0]`. */
export const printPath = ({ steps }: Path): string => steps.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? step : `.${step}`)).join('');

function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'path':
      return printPath(operand);
    case 'value':
      return operand.name;
    case 'function':
      return `${operand.name}(${operand.operands.map(printOperand).join(', ')})`;
  }
}

const STRENGTH = { or: 1, and: 2, not: 3 } as const;
const strength = ({ kind }: Condition): number => (kind === 'or' || kind === 'and' || kind === 'not' ? STRENGTH[kind] : 4);

/** The text of a condition, with parentheses only where they are needed. Parsed again it gives the same condition. */
export function printCondition(condition: Condition): string {
  const inside = (part: Condition, least: number): string => (strength(part) < least ? `(${printCondition(part)})` : printCondition(part));
  switch (condition.kind) {
    case 'compare':
      return `${printOperand(condition.left)} ${condition.operator} ${printOperand(condition.right)}`;
    case 'between':
      return `${printOperand(condition.operand)} BETWEEN ${printOperand(condition.lower)} AND ${printOperand(condition.upper)}`;
    case 'in':
      return `${printOperand(condition.operand)} IN (${condition.list.map(printOperand).join(', ')})`;
    case 'and':
      return `${inside(condition.left, STRENGTH.and)} AND ${inside(condition.right, STRENGTH.not)}`;
    case 'or':
      return `${inside(condition.left, STRENGTH.or)} OR ${inside(condition.right, STRENGTH.and)}`;
    case 'not':
      return `NOT ${inside(condition.condition, STRENGTH.not)}`;
    case 'function':
      return printOperand(condition);
  }
}

const printValue = (value: Operand | Sum): string =>
  isSum(value) ? `${printOperand(value.left)} ${value.kind} ${printOperand(value.right)}` : printOperand(value);

/** The text of an update. Parsed again it gives the same update. */
export function printUpdate(update: Update): string {
  const clauses: readonly (readonly [string, readonly string[]])[] = [
    ['SET', update.set.map(({ path, value }) => `${printPath(path)} = ${printValue(value)}`)],
    ['REMOVE', update.remove.map(printPath)],
    ['ADD', update.add.map(({ path, value }) => `${printPath(path)} ${value.name}`)],
    ['DELETE', update.delete.map(({ path, value }) => `${printPath(path)} ${value.name}`)],
  ];
  return clauses
    .filter(([, actions]) => actions.length > 0)
    .map(([keyword, actions]) => `${keyword} ${actions.join(', ')}`)
    .join(' ');
}
