import { Constraints } from '../constraints';
import { validation } from '../errors';
import type { Condition } from '../expressions/ast';
import { checkOperator, comparison } from './comparison';
import type { AttributeCondition, ConditionalOperator } from './legacy-shapes';
import { entriesOf, joined, type Translation } from './translation';

type Conditions = Readonly<Record<string, AttributeCondition>>;

/**
 * `KeyConditions`, `QueryFilter` or `ScanFilter` as a condition; undefined where there is nothing in it.
 *
 * @param member - What the request calls it, as AWS's messages do: `scanFilter`.
 * @throws ValidationException
 */
export function conditionsOf(
  conditions: Conditions,
  member: string,
  operator: ConditionalOperator | undefined,
  translation: Translation,
): Condition | undefined {
  const constraints = new Constraints();
  for (const [name, condition] of entriesOf(conditions)) {
    const place = `${member}.${name}.member.comparisonOperator`;
    constraints.required(condition.ComparisonOperator, place);
    checkOperator(constraints, condition.ComparisonOperator, place);
  }
  constraints.check();
  const all = entriesOf(conditions).map(([name, condition]) => comparison(name, condition, translation));
  return joined(joint(operator), all);
}

/** How conditions are joined. Default: all must hold. */
export const joint = (operator: ConditionalOperator | undefined): 'and' | 'or' => (operator === 'OR' ? 'or' : 'and');

/** @throws ValidationException for a `ConditionalOperator` that does not exist, or that joins fewer than two conditions */
export function checkConditionalOperator(operator: ConditionalOperator | undefined, joined: object | undefined): void {
  if (operator === undefined) return;
  const constraints = new Constraints();
  constraints.oneOf(operator, 'conditionalOperator', ['OR', 'AND']);
  constraints.check();
  if (joined === undefined) throw validation('ConditionalOperator cannot be used without Filter or Expected');
  if (Object.keys(joined).length < 2) throw validation('ConditionalOperator can only be used when Filter or Expected has two or more elements');
}
