/**
 * The inputs and outputs of the DynamoDB Streams actions, as the AWS SDK v3 client for DynamoDB Streams has them.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB_Streams.html
 */
import type { Item } from '../attribute-value';
import type { KeySchemaElement } from '../shapes';

export type StreamViewType = 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY';
type StreamStatus = 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED';

export interface ListStreamsInput {
  TableName?: string | undefined;
  Limit?: number | undefined;
  ExclusiveStartStreamArn?: string | undefined;
}
interface StreamSummary {
  StreamArn?: string | undefined;
  TableName?: string | undefined;
  StreamLabel?: string | undefined;
}
export interface ListStreamsOutput {
  Streams?: StreamSummary[] | undefined;
  LastEvaluatedStreamArn?: string | undefined;
}

export interface DescribeStreamInput {
  StreamArn: string | undefined;
  Limit?: number | undefined;
  ExclusiveStartShardId?: string | undefined;
  ShardFilter?: { Type?: 'CHILD_SHARDS' | undefined; ShardId?: string | undefined } | undefined;
}
interface Shard {
  ShardId?: string | undefined;
  SequenceNumberRange?: { StartingSequenceNumber?: string | undefined; EndingSequenceNumber?: string | undefined } | undefined;
  ParentShardId?: string | undefined;
}
interface StreamDescription extends StreamSummary {
  StreamStatus?: StreamStatus | undefined;
  StreamViewType?: StreamViewType | undefined;
  CreationRequestDateTime?: Date | undefined;
  KeySchema?: KeySchemaElement[] | undefined;
  Shards?: Shard[] | undefined;
  LastEvaluatedShardId?: string | undefined;
}
export interface DescribeStreamOutput {
  StreamDescription?: StreamDescription | undefined;
}

export interface GetShardIteratorInput {
  StreamArn: string | undefined;
  ShardId: string | undefined;
  ShardIteratorType: 'TRIM_HORIZON' | 'LATEST' | 'AT_SEQUENCE_NUMBER' | 'AFTER_SEQUENCE_NUMBER' | undefined;
  SequenceNumber?: string | undefined;
}
export interface GetShardIteratorOutput {
  ShardIterator?: string | undefined;
}

export interface GetRecordsInput {
  ShardIterator: string | undefined;
  Limit?: number | undefined;
}
interface StreamRecord {
  /** In whole seconds. */
  ApproximateCreationDateTime?: Date | undefined;
  Keys?: Item | undefined;
  NewImage?: Item | undefined;
  OldImage?: Item | undefined;
  SequenceNumber?: string | undefined;
  SizeBytes?: number | undefined;
  StreamViewType?: StreamViewType | undefined;
}
export interface ChangeRecord {
  eventID?: string | undefined;
  eventName?: 'INSERT' | 'MODIFY' | 'REMOVE' | undefined;
  eventVersion?: string | undefined;
  eventSource?: string | undefined;
  awsRegion?: string | undefined;
  dynamodb?: StreamRecord | undefined;
  /** Of what time to live has deleted. */
  userIdentity?: { PrincipalId?: string | undefined; Type?: string | undefined } | undefined;
}
export interface GetRecordsOutput {
  Records?: ChangeRecord[] | undefined;
  NextShardIterator?: string | undefined;
}
