import { Constraints } from '../constraints';
import { changeRecord } from './kept-record';
import { iteratorText, readIterator, refuseTrimmed } from './shard-iterator';
import type { ChangeRecord, GetRecordsInput, GetRecordsOutput } from './stream-shapes';
import { checkLength, type StreamsAccount } from './streams-account';

const MOST = 1000;
const MOST_BYTES = 1024 * 1024;

/**
 * "GetRecords can retrieve a maximum of 1 MB of data or 1000 stream records, whichever comes first." A stream that is switched off gives no further
 * iterator once all has been read.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html
 */
export function getRecords({ streams, clock, region }: StreamsAccount, { ShardIterator, Limit = MOST }: GetRecordsInput): GetRecordsOutput {
  const constraints = new Constraints();
  constraints.required(ShardIterator, 'shardIterator');
  checkLength(constraints, ShardIterator, 'shardIterator', 1, 2048);
  constraints.within(Limit, 'limit', 1, MOST);
  constraints.check();
  const now = clock.now();
  const iterator = readIterator(String(ShardIterator), now);
  const stream = streams.get(iterator.arn);
  refuseTrimmed(stream, iterator.after);
  const records: ChangeRecord[] = [];
  let after = iterator.after;
  let bytes = 0;
  let isFull = false;
  stream.records.upwards(after, (record) => {
    if (record.sortText === iterator.after) return true;
    isFull = records.length === Limit || (bytes += record.size) > MOST_BYTES;
    if (isFull && records.length > 0) return false;
    records.push(changeRecord(stream.settings, region, record));
    after = record.sortText;
    return true;
  });
  const output: GetRecordsOutput = { Records: records };
  if (stream.closed === undefined || isFull) output.NextShardIterator = iteratorText({ arn: iterator.arn, after, at: now });
  return output;
}
