import type { Item } from '../attribute-value';
import type { ConsumedCapacity, Expressions, ItemCollectionMetrics, ReturnConsumedCapacity } from '../shapes';

interface TransactAction extends Expressions {
  TableName: string | undefined;
  ConditionExpression?: string | undefined;
  /** ALL_OLD: where the condition does not hold, the cancellation reason carries the item. */
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined;
}
export interface ConditionCheck extends TransactAction {
  Key: Item | undefined;
  ConditionExpression: string | undefined;
}
export interface Put extends TransactAction {
  Item: Item | undefined;
}
export interface Delete extends TransactAction {
  Key: Item | undefined;
}
export interface Update extends TransactAction {
  Key: Item | undefined;
  UpdateExpression: string | undefined;
}

/** One of the four. */
export interface TransactWriteItem {
  ConditionCheck?: ConditionCheck | undefined;
  Put?: Put | undefined;
  Delete?: Delete | undefined;
  Update?: Update | undefined;
}
export interface TransactWriteItemsInput {
  /** At most 100. */
  TransactItems: TransactWriteItem[] | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  ReturnItemCollectionMetrics?: 'SIZE' | 'NONE' | undefined;
  /** For ten minutes the same transaction under the same token changes nothing more. At most 36 letters. */
  ClientRequestToken?: string | undefined;
}
export interface TransactWriteItemsOutput {
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
  ItemCollectionMetrics?: Record<string, ItemCollectionMetrics[]> | undefined;
}

export interface TransactGetItem {
  Get:
    | {
        TableName: string | undefined;
        Key: Item | undefined;
        ProjectionExpression?: string | undefined;
        ExpressionAttributeNames?: Record<string, string> | undefined;
      }
    | undefined;
}
export interface TransactGetItemsInput {
  /** At most 100. */
  TransactItems: TransactGetItem[] | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
export interface TransactGetItemsOutput {
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
  /** In the order of the request; without an item where there is none. */
  Responses?: { Item?: Item | undefined }[] | undefined;
}

/** Why an action cancelled its transaction; `Code` is 'None' where it did not. */
export interface CancellationReason {
  Code?: string | undefined;
  Message?: string | undefined;
  Item?: Item | undefined;
}
