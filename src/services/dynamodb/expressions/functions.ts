import type { FunctionCall, Operand } from './ast';
import { ExpressionFault } from './expression-fault';

/** Where a function may stand, and how many operands it takes; whether the first of them must be a path. */
interface FunctionForm {
  readonly use: 'condition' | 'value' | 'update';
  readonly operands: number;
  readonly ofPath: boolean;
}

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html#Expressions.OperatorsAndFunctions.Functions */
const FUNCTIONS: ReadonlyMap<string, FunctionForm> = new Map<string, FunctionForm>([
  ['attribute_exists', { use: 'condition', operands: 1, ofPath: true }],
  ['attribute_not_exists', { use: 'condition', operands: 1, ofPath: true }],
  ['attribute_type', { use: 'condition', operands: 2, ofPath: true }],
  ['begins_with', { use: 'condition', operands: 2, ofPath: false }],
  ['contains', { use: 'condition', operands: 2, ofPath: false }],
  ['size', { use: 'value', operands: 1, ofPath: false }],
  ['if_not_exists', { use: 'update', operands: 2, ofPath: true }],
  ['list_append', { use: 'update', operands: 2, ofPath: false }],
]);

/**
 * Checks that a function exists, may stand where it does, and has as many operands as it takes.
 *
 * @throws ExpressionFault
 */
export function checkCall({ name, operands }: FunctionCall, use: FunctionForm['use']): void {
  const form = FUNCTIONS.get(name);
  if (form === undefined) throw new ExpressionFault(`Invalid function name; function: ${name}`);
  if (use === 'update' && form.use !== 'update') throw new ExpressionFault(`The function is not allowed in an update expression; function: ${name}`);
  if (use !== 'update' && form.use === 'update') throw new ExpressionFault(`The function is not allowed in a condition expression; function: ${name}`);
  if (use !== form.use) throw new ExpressionFault(`The function is not allowed to be used this way in an expression; function: ${name}`);
  if (operands.length !== form.operands) {
    throw new ExpressionFault(`Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${operands.length}`);
  }
  if (form.ofPath && operands[0]!.kind !== 'path') throw new ExpressionFault(`Operator or function requires a document path; operator or function: ${name}`);
}

/** The first and, where there is one, the second operand of a checked call. */
export const operandsOf = (call: FunctionCall): readonly [Operand, Operand] => call.operands as readonly Operand[] as readonly [Operand, Operand];
