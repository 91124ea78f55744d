import type { Item } from '../attribute-value';
import type { LegacyProjection } from '../legacy/legacy-shapes';
import type { ConsumedCapacity, ItemCollectionMetrics, ReturnConsumedCapacity } from '../shapes';

/** Keys of one table, and what of their items is wanted. */
export interface KeysAndAttributes extends LegacyProjection {
  Keys: Item[] | undefined;
  ConsistentRead?: boolean | undefined;
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
}
export interface BatchGetItemInput {
  /** By the table's name or ARN. At most 100 keys in all. */
  RequestItems: Record<string, KeysAndAttributes> | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
export interface BatchGetItemOutput {
  Responses?: Record<string, Item[]> | undefined;
  /** What is left when the answer has 16 MB: the next request. */
  UnprocessedKeys?: Record<string, KeysAndAttributes> | undefined;
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
}

/** One of both. */
export interface WriteRequest {
  PutRequest?: { Item: Item | undefined } | undefined;
  DeleteRequest?: { Key: Item | undefined } | undefined;
}
export interface BatchWriteItemInput {
  /** By the table's name or ARN. At most 25 requests in all. */
  RequestItems: Record<string, WriteRequest[]> | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  ReturnItemCollectionMetrics?: 'SIZE' | 'NONE' | undefined;
}
export interface BatchWriteItemOutput {
  /** Always empty: nothing is throttled here. */
  UnprocessedItems?: Record<string, WriteRequest[]> | undefined;
  ItemCollectionMetrics?: Record<string, ItemCollectionMetrics[]> | undefined;
  ConsumedCapacity?: ConsumedCapacity[] | undefined;
}
