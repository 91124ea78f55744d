import type { AttributeValue, Item } from '../attribute-value';
import { setMember } from '../../../json/json';
import type { Expression } from './ast';
import { constantOf, type Parameters } from './constant';
import { membersOf } from './to-condition';

/** The conditions of a WHERE clause that all must hold. */
export function conjuncts(where: Expression | undefined): Expression[] {
  const found: Expression[] = [];
  const pending = where === undefined ? [] : [where];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'infix' && next.operator === 'and') pending.push(next.right, next.left);
    else found.push(next);
  }
  return found;
}

/** The attribute that is the whole of an expression. */
export const attributeOf = (expression: Expression): string | undefined =>
  expression.kind === 'path' && expression.steps.length === 1 ? expression.steps[0] : undefined;

/** The value to which a condition says that an attribute is equal; undefined where it says something else. */
export function equalTo(name: string, condition: Expression, parameters: Parameters): AttributeValue | undefined {
  if (condition.kind !== 'infix' || condition.operator !== '=') return undefined;
  const { left, right } = condition;
  if (attributeOf(left) === name) return constantOf(right, parameters);
  return attributeOf(right) === name ? constantOf(left, parameters) : undefined;
}

/** The values of which a condition says that an attribute is equal to one: by `=`, by IN, or by OR of such conditions. */
export function equalToOneOf(name: string, condition: Expression, parameters: Parameters): readonly AttributeValue[] | undefined {
  const value = equalTo(name, condition, parameters);
  if (value !== undefined) return [value];
  if (condition.kind === 'infix' && condition.operator === 'or') {
    const left = equalToOneOf(name, condition.left, parameters);
    const right = left && equalToOneOf(name, condition.right, parameters);
    return right && [...left, ...right];
  }
  if (condition.kind !== 'in' || attributeOf(condition.operand) !== name) return undefined;
  const { list } = condition;
  if (list.kind !== 'list' && list.kind !== 'bag') return membersOf(constantOf(list, parameters));
  const values = list.members.map((member) => constantOf(member, parameters));
  return values.includes(undefined) ? undefined : (values as AttributeValue[]);
}

/** A WHERE clause that names one item: the item's key, and what else must hold. */
export interface ItemCondition {
  readonly key: Item;
  readonly others: readonly Expression[];
}

/** Undefined where a key attribute is not said to be equal to a value. */
export function itemCondition(where: Expression | undefined, keyNames: readonly string[], parameters: Parameters): ItemCondition | undefined {
  const others = conjuncts(where);
  const key: Item = {};
  for (const name of keyNames) {
    const at = others.findIndex((condition) => equalTo(name, condition, parameters) !== undefined);
    if (at === -1) return undefined;
    setMember(key, name, equalTo(name, others[at]!, parameters));
    others.splice(at, 1);
  }
  return { key, others };
}
