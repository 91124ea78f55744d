import { typeOf } from '../attribute-value';
import { validation } from '../errors';
import type { Operand, Path as BoundPath, SetAction, Sum, Update, ValueAction } from '../expressions/ast';
import type { Translation } from '../legacy/translation';
import type { Action, Call, Expression } from './ast';
import { constantOf, incorrectOperand, type Parameters } from './constant';
import { type ConditionTranslator, unknownFunction } from './to-condition';

const SETS: ReadonlySet<string> = new Set(['SS', 'NS', 'BS']);

/**
 * The actions of an UPDATE statement as an update: `set_add` adds to a set, `set_delete` takes out of it.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html
 *
 * @throws ValidationException
 */
export function toUpdate(actions: readonly Action[], parameters: Parameters, translation: Translation, translator: ConditionTranslator): Update {
  const set: SetAction[] = [];
  const remove: BoundPath[] = [];
  const add: ValueAction[] = [];
  const del: ValueAction[] = [];
  for (const { path: target, value } of actions) {
    const path = translator.path(target);
    if (value === undefined) remove.push(path);
    else if (value.kind === 'call' && (value.name === 'set_add' || value.name === 'set_delete')) {
      const members = translation.value(setOperand(value, parameters));
      (value.name === 'set_add' ? add : del).push({ path, value: members });
    } else set.push({ path, value: toValue(value, parameters, translation, translator) });
  }
  return { set, remove, add, delete: del };
}

/** The set that is added or taken out. The parser has seen that the first operand is what is assigned to. */
function setOperand({ name, operands }: Call, parameters: Parameters): NonNullable<ReturnType<typeof constantOf>> {
  const value = operands[1] && constantOf(operands[1], parameters);
  if (operands.length !== 2 || value === undefined) throw wrongCount(name, operands.length);
  if (!SETS.has(typeOf(value))) throw incorrectOperand(name, value);
  return value;
}

function toValue(expression: Expression, parameters: Parameters, translation: Translation, translator: ConditionTranslator): Operand | Sum {
  const operand = (part: Expression): Operand => {
    const value = constantOf(part, parameters);
    if (value !== undefined) return translation.value(value);
    if (part.kind === 'path') return translator.path(part);
    if (part.kind !== 'call') throw validation('Unsupported operation in a SET clause: a path, a value, a sum of two or a function is needed');
    if (part.name !== 'list_append') throw unknownFunction(part.name);
    return { kind: 'function', name: part.name, operands: part.operands.map(operand) };
  };
  const isSum = expression.kind === 'infix' && (expression.operator === '+' || expression.operator === '-');
  if (!isSum || constantOf(expression, parameters) !== undefined) return operand(expression);
  const { operator, left, right } = expression as { operator: '+' | '-'; left: Expression; right: Expression };
  return { kind: operator, left: operand(left), right: operand(right) };
}

const wrongCount = (name: string, count: number): Error =>
  validation(`Incorrect number of operands for operator or function; operator or function: ${name}, number of operands: ${count}`);
