import { validation } from '../errors';
import type { Condition } from '../expressions/ast';
import { conditionsOf } from './conditions';
import type { AttributeCondition, ComparisonOperator } from './legacy-shapes';
import { entriesOf, type Translation } from './translation';

const INDEXABLE: ReadonlySet<ComparisonOperator | undefined> = new Set(['EQ', 'LE', 'LT', 'GE', 'GT', 'BEGINS_WITH', 'BETWEEN']);

/**
 * `KeyConditions` as a key condition: of the partition key and, if given, of the sort key.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.KeyConditions.html
 *
 * @throws ValidationException
 */
export function keyConditions(conditions: Readonly<Record<string, AttributeCondition>>, translation: Translation): Condition {
  const all = conditionsOf(conditions, 'keyConditions', 'AND', translation);
  const entries = entriesOf(conditions);
  if (all === undefined || entries.length > 2) throw validation('Conditions can be of length 1 or 2 only');
  for (const [, { ComparisonOperator }] of entries) {
    if (!INDEXABLE.has(ComparisonOperator)) throw validation('Attempted conditional constraint is not an indexable operation');
  }
  return all;
}
