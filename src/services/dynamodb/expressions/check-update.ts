import { typeOf, type ValueType } from '../attribute-value';
import { invalidParameter } from '../errors';
import { isSum, type Operand, type SetAction, type Update, type ValueAction } from './ast';
import { refuseOverlap } from './document-path';
import { ExpressionFault } from './expression-fault';
import { checkCall } from './functions';
import type { Placeholders } from './placeholders';

/** The names that AWS's messages about updates give the types. */
export const TYPE_NAMES: Readonly<Record<ValueType, string>> = {
  S: 'STRING',
  N: 'NUMBER',
  B: 'BINARY',
  SS: 'STRING_SET',
  NS: 'NUMBER_SET',
  BS: 'BINARY_SET',
  M: 'MAP',
  L: 'LIST',
  NULL: 'NULL',
  BOOL: 'BOOLEAN',
};

const SETS: readonly ValueType[] = ['SS', 'NS', 'BS'];

/**
 * Checks what is wrong with an update whatever item it is made on.
 *
 * @throws ExpressionFault
 */
export function checkUpdate(update: Update, placeholders: Placeholders): void {
  for (const action of update.set) checkSet(action, placeholders);
  for (const action of update.add) checkType('ADD', action, ['N', ...SETS], placeholders);
  for (const action of update.delete) checkType('DELETE', action, SETS, placeholders);
  refuseOverlap([...update.set.map(({ path }) => path), ...update.remove, ...[...update.add, ...update.delete].map(({ path }) => path)], placeholders);
}

/**
 * "You cannot use UpdateItem to update any primary key attributes."
 *
 * @throws ValidationException
 */
export function refuseKeyChange(update: Update, keyNames: readonly string[], placeholders: Placeholders): void {
  const check = (first: string): void => {
    const name = placeholders.name(first);
    if (keyNames.includes(name)) throw invalidParameter(`Cannot update attribute ${name}. This attribute is part of the key`);
  };
  for (const { path } of update.set) check(path.steps[0]);
  for (const path of update.remove) check(path.steps[0]);
  for (const { path } of update.add) check(path.steps[0]);
  for (const { path } of update.delete) check(path.steps[0]);
}

function checkSet({ value }: SetAction, placeholders: Placeholders): void {
  if (!isSum(value)) {
    checkOperand(value, placeholders);
    return;
  }
  for (const operand of [value.left, value.right]) {
    checkOperand(operand, placeholders);
    checkOperandType(value.kind, operand, 'N', placeholders);
  }
}

function checkOperand(operand: Operand, placeholders: Placeholders): void {
  if (operand.kind !== 'function') return;
  checkCall(operand, 'update');
  for (const inside of operand.operands) {
    checkOperand(inside, placeholders);
    if (operand.name === 'list_append') checkOperandType(operand.name, inside, 'L', placeholders);
  }
}

function checkOperandType(operator: string, operand: Operand, wanted: ValueType, placeholders: Placeholders): void {
  if (operand.kind !== 'value') return;
  const type = typeOf(placeholders.value(operand));
  if (type === wanted) return;
  throw new ExpressionFault(`Incorrect operand type for operator or function; operator or function: ${operator}, operand type: ${type}`);
}

function checkType(clause: 'ADD' | 'DELETE', { value }: ValueAction, allowed: readonly ValueType[], placeholders: Placeholders): void {
  const type = typeOf(placeholders.value(value));
  if (allowed.includes(type)) return;
  throw new ExpressionFault(
    `Incorrect operand type for operator or function; operator: ${clause}, operand type: ${TYPE_NAMES[type]}, typeSet: ALLOWED_FOR_${clause}_OPERAND`,
  );
}
