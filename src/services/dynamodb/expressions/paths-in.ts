import type { Condition, Operand, Path } from './ast';

/** The paths that stand in a condition. */
export function* pathsIn(condition: Condition): Generator<Path> {
  switch (condition.kind) {
    case 'and':
    case 'or':
      yield* pathsIn(condition.left);
      yield* pathsIn(condition.right);
      return;
    case 'not':
      yield* pathsIn(condition.condition);
      return;
    case 'compare':
      yield* inOperands([condition.left, condition.right]);
      return;
    case 'between':
      yield* inOperands([condition.operand, condition.lower, condition.upper]);
      return;
    case 'in':
      yield* inOperands([condition.operand, ...condition.list]);
      return;
    case 'function':
      yield* inOperands(condition.operands);
  }
}

function* inOperands(operands: readonly Operand[]): Generator<Path> {
  for (const operand of operands) {
    if (operand.kind === 'path') yield operand;
    else if (operand.kind === 'function') yield* inOperands(operand.operands);
  }
}
