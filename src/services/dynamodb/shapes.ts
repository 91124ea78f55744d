/**
 * The inputs and outputs of the DynamoDB actions, as the AWS SDK v3 client for DynamoDB has them.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
import type { Item } from './attribute-value';
import type { LegacyCondition, LegacyProjection, LegacyQuery, LegacyScan, LegacyUpdate } from './legacy/legacy-shapes';

export type * from './backups/continuous-backups-shapes';
export type * from './batches/batch-shapes';
export type * from './legacy/legacy-shapes';
export type * from './partiql/partiql-shapes';
export type * from './time-to-live/time-to-live-shapes';
export type * from './transactions/transaction-shapes';

export type * from './table-shapes';

/** What an SDK client tells of a call beside its result. */
export interface MetadataBearer {
  $metadata: { httpStatusCode?: number | undefined; requestId?: string | undefined };
}

export type ReturnConsumedCapacity = 'INDEXES' | 'TOTAL' | 'NONE';
export type ReturnValue = 'NONE' | 'ALL_OLD' | 'UPDATED_OLD' | 'ALL_NEW' | 'UPDATED_NEW';
type Select = 'ALL_ATTRIBUTES' | 'ALL_PROJECTED_ATTRIBUTES' | 'SPECIFIC_ATTRIBUTES' | 'COUNT';

/** Capacity units: one unit reads 4 KB (half a unit, where eventually consistent) or writes 1 KB. Transactions tell which of both they are. */
export interface Capacity {
  CapacityUnits?: number | undefined;
  ReadCapacityUnits?: number | undefined;
  WriteCapacityUnits?: number | undefined;
}
export interface ConsumedCapacity extends Capacity {
  /** As the request names the table. */
  TableName?: string | undefined;
  Table?: Capacity | undefined;
  LocalSecondaryIndexes?: Record<string, Capacity> | undefined;
  GlobalSecondaryIndexes?: Record<string, Capacity> | undefined;
}

/** How large the items with one partition key are, with their copies in local secondary indexes. */
export interface ItemCollectionMetrics {
  ItemCollectionKey?: Item | undefined;
  /** A lower and an upper bound, in gigabytes. */
  SizeEstimateRangeGB?: number[] | undefined;
}

export interface Expressions {
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ExpressionAttributeValues?: Item | undefined;
}

export interface DescribeLimitsOutput {
  AccountMaxReadCapacityUnits?: number | undefined;
  AccountMaxWriteCapacityUnits?: number | undefined;
  TableMaxReadCapacityUnits?: number | undefined;
  TableMaxWriteCapacityUnits?: number | undefined;
}
export interface DescribeEndpointsOutput {
  Endpoints: { Address: string | undefined; CachePeriodInMinutes: number | undefined }[] | undefined;
}

interface ConditionalWrite extends Expressions, LegacyCondition {
  TableName: string | undefined;
  ConditionExpression?: string | undefined;
  ReturnValues?: ReturnValue | undefined;
  /** ALL_OLD: a ConditionalCheckFailedException carries the item as `Item`. */
  ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** SIZE: of a table with local secondary indexes, how large the item collection is. */
  ReturnItemCollectionMetrics?: 'SIZE' | 'NONE' | undefined;
}
interface WriteOutput {
  Attributes?: Item | undefined;
  ConsumedCapacity?: ConsumedCapacity | undefined;
  ItemCollectionMetrics?: ItemCollectionMetrics | undefined;
}

export interface PutItemInput extends ConditionalWrite {
  Item: Item | undefined;
}
export interface PutItemOutput extends WriteOutput {}

export interface DeleteItemInput extends ConditionalWrite {
  Key: Item | undefined;
}
export interface DeleteItemOutput extends WriteOutput {}

export interface UpdateItemInput extends ConditionalWrite, LegacyUpdate {
  Key: Item | undefined;
  UpdateExpression?: string | undefined;
}
export interface UpdateItemOutput extends WriteOutput {}

export interface GetItemInput extends LegacyProjection {
  TableName: string | undefined;
  Key: Item | undefined;
  ConsistentRead?: boolean | undefined;
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
export interface GetItemOutput {
  Item?: Item | undefined;
  ConsumedCapacity?: ConsumedCapacity | undefined;
}

interface PageInput extends Expressions, LegacyProjection {
  TableName: string | undefined;
  IndexName?: string | undefined;
  Select?: Select | undefined;
  /** How many items are looked at, before the filter. */
  Limit?: number | undefined;
  ConsistentRead?: boolean | undefined;
  ExclusiveStartKey?: Item | undefined;
  FilterExpression?: string | undefined;
  ProjectionExpression?: string | undefined;
  ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
}
export interface QueryInput extends PageInput, LegacyQuery {
  KeyConditionExpression?: string | undefined;
  ScanIndexForward?: boolean | undefined;
}
export interface ScanInput extends PageInput, LegacyScan {
  Segment?: number | undefined;
  TotalSegments?: number | undefined;
}
export interface PageOutput {
  Items?: Item[] | undefined;
  Count?: number | undefined;
  ScannedCount?: number | undefined;
  LastEvaluatedKey?: Item | undefined;
  ConsumedCapacity?: ConsumedCapacity | undefined;
}
