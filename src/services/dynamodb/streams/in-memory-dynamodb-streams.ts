import { type Answer, answer } from '../../../api/answer';
import { describeStream } from './describe-stream';
import { getRecords } from './get-records';
import { getShardIterator } from './get-shard-iterator';
import { listStreams } from './list-streams';
import type * as Shapes from './stream-shapes';
import type { StreamsAccount } from './streams-account';

/**
 * The streams of the tables of one account: methods, inputs and outputs are those of the AWS SDK v3 client `DynamoDBStreams`.
 *
 * A stream has one shard, which ends when the stream is switched off. Its records can be read for 24 hours, in the order of the changes.
 */
export class InMemoryDynamoDbStreams {
  /** @internal Use `InMemoryDynamoDb.streams`. */
  constructor(private readonly account: StreamsAccount) {}

  listStreams(input: Shapes.ListStreamsInput = {}): Answer<Shapes.ListStreamsOutput> {
    return answer(this.account, listStreams, input);
  }

  describeStream(input: Shapes.DescribeStreamInput): Answer<Shapes.DescribeStreamOutput> {
    return answer(this.account, describeStream, input);
  }

  getShardIterator(input: Shapes.GetShardIteratorInput): Answer<Shapes.GetShardIteratorOutput> {
    return answer(this.account, getShardIterator, input);
  }

  getRecords(input: Shapes.GetRecordsInput): Answer<Shapes.GetRecordsOutput> {
    return answer(this.account, getRecords, input);
  }
}
