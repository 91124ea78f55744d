import { Constraints } from '../constraints';
import { invalidParameter } from '../errors';
import type { Condition } from '../expressions/ast';
import { checkOperator, comparison } from './comparison';
import { joint } from './conditions';
import type { AttributeCondition, ConditionalOperator, ExpectedAttributeValue } from './legacy-shapes';
import { entriesOf, joined, type Translation } from './translation';

type Expected = Readonly<Record<string, ExpectedAttributeValue>>;

/**
 * `Expected` as a condition; undefined where there is nothing in it.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Expected.html
 *
 * @throws ValidationException
 */
export function expectedCondition(expected: Expected, operator: ConditionalOperator | undefined, translation: Translation): Condition | undefined {
  const constraints = new Constraints();
  for (const [name, { ComparisonOperator }] of entriesOf(expected)) {
    checkOperator(constraints, ComparisonOperator, `expected.${name}.member.comparisonOperator`);
  }
  constraints.check();
  const all = entriesOf(expected).map(([name, entry]) => comparison(name, asComparison(name, entry), translation));
  return joined(joint(operator), all);
}

function asComparison(name: string, { Value, Exists, ComparisonOperator, AttributeValueList }: ExpectedAttributeValue): AttributeCondition {
  const refuse = (reason: string): Error => invalidParameter(`${reason} for Attribute: ${name}`);
  if (ComparisonOperator !== undefined) {
    if (Exists !== undefined) throw refuse('Exists and ComparisonOperator cannot be used together');
    if (Value !== undefined && AttributeValueList !== undefined) throw refuse('Value and AttributeValueList cannot be used together');
    return { ComparisonOperator, AttributeValueList: Value === undefined ? AttributeValueList : [Value] };
  }
  if (AttributeValueList !== undefined) throw refuse('AttributeValueList can only be used with a ComparisonOperator');
  if (Exists === false) {
    if (Value !== undefined) throw refuse('Value cannot be used when Exists is false');
    return { ComparisonOperator: 'NULL' };
  }
  if (Value === undefined) throw refuse(`Value must be provided when Exists is ${Exists === true ? 'true' : 'null'}`);
  return { ComparisonOperator: 'EQ', AttributeValueList: [Value] };
}
