import { Constraints } from '../constraints';
import { resourceNotFound, validation } from '../errors';
import { numberBefore, sequenceNumber } from './sequence-number';
import { iteratorText, refuseTrimmed } from './shard-iterator';
import type { Stream } from './stream';
import type { GetShardIteratorInput, GetShardIteratorOutput } from './stream-shapes';
import { checkLength, checkShardId, checkStreamArn, type StreamsAccount } from './streams-account';

const TYPES = ['AFTER_SEQUENCE_NUMBER', 'LATEST', 'AT_SEQUENCE_NUMBER', 'TRIM_HORIZON'];

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html */
export function getShardIterator(account: StreamsAccount, input: GetShardIteratorInput): GetShardIteratorOutput {
  const { StreamArn, ShardId, ShardIteratorType, SequenceNumber } = input;
  const constraints = new Constraints();
  constraints.required(StreamArn, 'streamArn');
  checkStreamArn(constraints, StreamArn);
  constraints.required(ShardId, 'shardId');
  checkShardId(constraints, ShardId);
  constraints.required(ShardIteratorType, 'shardIteratorType');
  constraints.oneOf(ShardIteratorType, 'shardIteratorType', TYPES);
  checkLength(constraints, SequenceNumber, 'sequenceNumber', 21, 40);
  constraints.check();
  const stream = account.streams.get(StreamArn!);
  // https://github.com/ironSource/node-dynamodb-stream/issues/16, on AWS
  if (stream.shardId !== ShardId) throw resourceNotFound('Requested resource not found: Shard does not exist');
  const after = place(account, stream, input);
  refuseTrimmed(stream, after);
  return { ShardIterator: iteratorText({ arn: StreamArn!, after, at: account.clock.now() }) };
}

function place({ streams }: StreamsAccount, stream: Stream, { ShardIteratorType, SequenceNumber }: GetShardIteratorInput): string {
  if (ShardIteratorType === 'TRIM_HORIZON') return stream.trimmed;
  if (ShardIteratorType === 'LATEST') return sequenceNumber(streams.counter.value);
  if (SequenceNumber === undefined) throw validation(`SequenceNumber is required for ShardIteratorType ${ShardIteratorType!}`);
  if (!/^\d+$/.test(SequenceNumber)) throw validation('Invalid SequenceNumber');
  return ShardIteratorType === 'AT_SEQUENCE_NUMBER' ? numberBefore(SequenceNumber) : SequenceNumber;
}
