import { Constraints } from '../constraints';
import type { KeySchemaElement } from '../shapes';
import type { DescribeStreamInput, DescribeStreamOutput } from './stream-shapes';
import { checkShardId, checkStreamArn, type StreamsAccount } from './streams-account';

/** A stream here has one shard, which has no parent and no children. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_DescribeStream.html */
export function describeStream({ streams }: StreamsAccount, input: DescribeStreamInput): DescribeStreamOutput {
  const { StreamArn, Limit, ExclusiveStartShardId, ShardFilter } = input;
  const constraints = new Constraints();
  constraints.required(StreamArn, 'streamArn');
  checkStreamArn(constraints, StreamArn);
  constraints.within(Limit, 'limit', 1, 100);
  checkShardId(constraints, ExclusiveStartShardId, 'exclusiveStartShardId');
  if (ShardFilter !== undefined) {
    constraints.oneOf(ShardFilter.Type, 'shardFilter.type', ['CHILD_SHARDS']);
    checkShardId(constraints, ShardFilter.ShardId, 'shardFilter.shardId');
  }
  constraints.check();
  const { settings, shardId, closed } = streams.get(StreamArn!);
  const { arn, label, tableName, keySchema, viewType, created, start } = settings;
  const range = { StartingSequenceNumber: start, ...(closed && { EndingSequenceNumber: closed.end }) };
  const isAsked = ShardFilter?.Type !== 'CHILD_SHARDS' && shardId > (ExclusiveStartShardId ?? '');
  return {
    StreamDescription: {
      StreamArn: arn,
      StreamLabel: label,
      StreamStatus: closed === undefined ? 'ENABLED' : 'DISABLED',
      StreamViewType: viewType,
      CreationRequestDateTime: new Date(created),
      TableName: tableName,
      KeySchema: structuredClone(keySchema) as KeySchemaElement[],
      Shards: isAsked ? [{ ShardId: shardId, SequenceNumberRange: range }] : [],
    },
  };
}
