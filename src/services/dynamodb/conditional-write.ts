import { conditionalCheckFailed } from './errors';
import type { Condition } from './expressions/ast';
import { checkCondition } from './expressions/check-condition';
import { holds } from './expressions/evaluate-condition';
import { conditionOf } from './expressions/expression-cache';
import type { Placeholders } from './expressions/placeholders';
import { checkTableName, Constraints, NONE_OR_ALL_OLD, NONE_OR_SIZE, RETURN_CONSUMED_CAPACITY, RETURN_VALUES } from './constraints';
import type { DeleteItemInput, PutItemInput, UpdateItemInput } from './shapes';
import type { StoredItem } from './table';
import { WRITE_ITEM } from './item-forms';
import { checkForm } from './request-form';
import { refuseUnsupported } from './unsupported';
import { copyItem } from './values/copy-value';

type ConditionalInput = PutItemInput | DeleteItemInput | UpdateItemInput;

/** The form of a request that writes one item. @throws ValidationException, UnsupportedOperation */
export function checkWrite(input: ConditionalInput, needed: 'Item' | 'Key'): void {
  checkForm(input, WRITE_ITEM);
  const constraints = new Constraints();
  checkTableName(constraints, input.TableName);
  constraints.required((input as Partial<Record<'Item' | 'Key', unknown>>)[needed], needed === 'Item' ? 'item' : 'key');
  constraints.oneOf(input.ReturnValues, 'returnValues', RETURN_VALUES);
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.oneOf(input.ReturnItemCollectionMetrics, 'returnItemCollectionMetrics', NONE_OR_SIZE);
  constraints.oneOf(input.ReturnValuesOnConditionCheckFailure, 'returnValuesOnConditionCheckFailure', NONE_OR_ALL_OLD);
  constraints.check();
  refuseUnsupported(input);
}

type Conditional = Pick<ConditionalInput, 'ConditionExpression' | 'ReturnValuesOnConditionCheckFailure'>;

export const openCondition = (input: Conditional, placeholders: Placeholders): Condition | undefined =>
  placeholders.open('ConditionExpression', input.ConditionExpression, conditionOf, (tree) => checkCondition(tree, placeholders));

const NOTHING = {};

/** @throws ConditionalCheckFailedException where the condition does not hold for the item that is there, or for none */
export function checkHolds(input: Conditional, condition: Condition | undefined, before: StoredItem | undefined, placeholders: Placeholders): void {
  if (condition === undefined || holds(condition, before?.item ?? NOTHING, placeholders)) return;
  const shown = input.ReturnValuesOnConditionCheckFailure === 'ALL_OLD' && before !== undefined ? copyItem(before.item) : undefined;
  throw conditionalCheckFailed(shown);
}
