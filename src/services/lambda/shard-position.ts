import type { Account } from './account';
import type { StreamRecord, StreamSource } from './ports';
import { shardsOf } from './shards';

/** Records that one request reads: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetRecords.html */
const requestRecords = 1000;

/** The records of a shard after one of them, or from its beginning; and whether the shard has ended behind them. */
export async function recordsAfter(
  stream: StreamSource,
  StreamArn: string,
  ShardId: string,
  sequenceNumber: string | undefined,
  most: number,
): Promise<{ records: StreamRecord[]; isEnd: boolean }> {
  const ShardIterator = await iteratorAfter(stream, StreamArn, ShardId, sequenceNumber);
  if (ShardIterator === undefined) return { records: [], isEnd: true };
  const { Records = [], NextShardIterator } = await stream.getRecords({ ShardIterator, Limit: Math.min(most, requestRecords) });
  return { records: Records, isEnd: NextShardIterator === undefined };
}

async function iteratorAfter(stream: StreamSource, StreamArn: string, ShardId: string, SequenceNumber: string | undefined): Promise<string | undefined> {
  const start = { StreamArn, ShardId };
  if (SequenceNumber !== undefined) {
    try {
      return (await stream.getShardIterator({ ...start, ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber })).ShardIterator;
    } catch (thrown) {
      // The record is older than the stream keeps any: what is left of it comes after.
      if ((thrown as Error).name !== 'TrimmedDataAccessException') throw thrown;
    }
  }
  return (await stream.getShardIterator({ ...start, ShardIteratorType: 'TRIM_HORIZON' })).ShardIterator;
}

/** Notes that a mapping is done with all that is in its stream now: what LATEST means. */
export async function skipToLatest({ mappings }: Account, stream: StreamSource, uuid: string, streamArn: string): Promise<void> {
  for (const { ShardId = '' } of await shardsOf(stream, streamArn)) {
    let last: string | undefined;
    let ended = false;
    for (let more = true; more;) {
      const { records, isEnd } = await recordsAfter(stream, streamArn, ShardId, last, requestRecords);
      last = records.at(-1)?.dynamodb?.SequenceNumber ?? last;
      ended = isEnd;
      more = records.length > 0 && !isEnd;
    }
    if (last !== undefined || ended) {
      mappings.checkpoints.set(`${uuid}/${ShardId}`, { ...(last !== undefined && { sequenceNumber: last }), ...(ended && { isFinished: true }) });
    }
  }
}
