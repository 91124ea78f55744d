import type { Shard, StreamSource } from './ports';

/** All shards of a stream. */
export async function shardsOf(stream: StreamSource, StreamArn: string): Promise<Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await stream.describeStream({ StreamArn, ...(last !== undefined && { ExclusiveStartShardId: last }) });
    shards.push(...(StreamDescription?.Shards ?? []));
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}
