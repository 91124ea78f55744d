import { isArray, isObject, type Json } from '../json/json';
import { child, type Pointer } from '../json/pointer';
import type { Scope } from './scope';
import { TemplateError } from './template-error';

/**
 * Whether a function of conditions holds.
 * See https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/intrinsic-function-reference-conditions.html
 *
 * @param named - Whether the condition of a name holds.
 */
export function holds(value: Json, where: Pointer, scope: Scope, named: (name: string, where: Pointer) => boolean): boolean {
  const [name = '', more] = isObject(value) ? Object.keys(value) : [];
  const argument = isObject(value) && more === undefined ? value[name] : undefined;
  const at = child(where, name);
  if (name === 'Condition' && typeof argument === 'string') return named(argument, at);
  if (name === 'Fn::Equals' && isArray(argument) && argument.length === 2) {
    const [left, right] = argument.map((side, i) => comparable(scope.evaluate(side, child(at, i)), at, scope));
    return left === right;
  }
  if (isArray(argument) && argument.length > 0) {
    const each = (item: Json, i: number): boolean => scope.condition(item, child(at, i));
    if (name === 'Fn::Not' && argument.length === 1) return !each(argument[0]!, 0);
    if (name === 'Fn::And') return argument.every(each);
    if (name === 'Fn::Or') return argument.some(each);
  }
  throw new TemplateError(
    'This is no condition.',
    where,
    'Write { "Fn::Equals": [value, value] }, { "Condition": "Name" }, or Fn::And, Fn::Or or Fn::Not with a list of conditions.',
  );
}

/** Values are compared as texts, so that `true` and "true" are equal. */
const comparable = (value: Json | undefined, where: Pointer, scope: Scope): string => (typeof value === 'object' ? scope.json(value, where) : String(value));
