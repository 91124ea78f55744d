import { expect, test } from 'vitest';
import type { LambdaPorts, StreamRecord } from '../../../src/services/lambda/ports';
import { fixture } from './fixture';

const streamArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/t/stream/s';

/** A stream of several shards, as AWS splits them, of which the in-memory one has one: each a list of ids, some of them ended. */
function stream(shards: { id: string; parent?: string; records: string[]; ended?: true; trimmed?: true }[]): LambdaPorts {
  const record = (id: string): StreamRecord => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: id, Keys: { id: { S: id } } } });
  const of = (id: string) => shards.find((shard) => shard.id === id)!;
  return {
    dynamodb: { watchStream: () => () => undefined },
    dynamodbStreams: {
      describeStream: async ({ ExclusiveStartShardId: after }) => {
        const at = after === undefined ? 0 : shards.findIndex(({ id }) => id === after) + 1;
        const { id, parent } = shards[at]!;
        const Shards = [{ ShardId: id, ...(parent !== undefined && { ParentShardId: parent }) }];
        return { StreamDescription: { Shards, ...(at + 1 < shards.length && { LastEvaluatedShardId: id }) } };
      },
      getShardIterator: async ({ ShardId, SequenceNumber = '' }) => {
        const { trimmed, records } = of(ShardId);
        if (trimmed && SequenceNumber !== '' && SequenceNumber < records[0]!) throw Object.assign(new Error('trimmed'), { name: 'TrimmedDataAccessException' });
        return { ShardIterator: `${ShardId}/${SequenceNumber}` };
      },
      getRecords: async ({ ShardIterator, Limit = 1000 }) => {
        const [shard, after = ''] = ShardIterator.split('/');
        const { records, ended } = of(shard!);
        const rest = records.filter((id) => id > after);
        const isEnd = ended === true && rest.length <= Limit;
        return { Records: rest.slice(0, Limit).map(record), ...(!isEnd && { NextShardIterator: 'next' }) };
      },
    },
  };
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html: "an application must always process a parent shard before it processes a child shard"
test.each([
  ['TRIM_HORIZON', ['ab', 'c', 'd', 'e']],
  ['LATEST', []],
] as const)('from %s on, a shard is read when the one that it came from is done with', async (StartingPosition, expected) => {
  const ports = stream([
    { id: 'one', records: ['a', 'b', 'c'], ended: true },
    { id: 'two', parent: 'one', records: ['d'], ended: true },
    { id: 'three', parent: 'two', records: ['e'] },
  ]);
  const { lambda, clock } = fixture(ports);
  const batches: string[] = [];
  lambda.register('f', ({ Records }: { Records: { dynamodb: { SequenceNumber: string } }[] }) => {
    batches.push(Records.map(({ dynamodb }) => dynamodb.SequenceNumber).join(''));
  });
  const { UUID } = await lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: streamArn, StartingPosition, BatchSize: 2 });
  await clock.advance('1 s');
  expect(batches).toEqual(expected);
  const { checkpoints } = lambda.save() as { checkpoints: [string, object][] };
  expect(Object.fromEntries(checkpoints)).toEqual({
    [`${UUID!}/one`]: { sequenceNumber: 'c', isFinished: true },
    [`${UUID!}/two`]: { sequenceNumber: 'd', isFinished: true },
    [`${UUID!}/three`]: { sequenceNumber: 'e' },
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_GetShardIterator.html: TrimmedDataAccessException
test('where the stream has forgotten the checkpoint, what is left of it is read', async () => {
  const shards: Parameters<typeof stream>[0] = [{ id: 'one', records: ['a'] }];
  const { lambda, clock } = fixture(stream(shards));
  const batches: number[] = [];
  lambda.register('f', ({ Records }: { Records: unknown[] }) => void batches.push(Records.length));
  const { UUID } = await lambda.createEventSourceMapping({ FunctionName: 'f', EventSourceArn: streamArn, StartingPosition: 'TRIM_HORIZON' });
  await clock.advance('1 s');
  await lambda.updateEventSourceMapping({ UUID, Enabled: false });
  shards[0] = { id: 'one', records: ['b', 'c'], trimmed: true };
  await lambda.updateEventSourceMapping({ UUID, Enabled: true });
  await clock.advance('1 s');
  expect(batches).toEqual([1, 2]);
});
