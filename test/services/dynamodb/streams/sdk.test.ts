import { DuplicateItemException, DynamoDB, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreams, ExpiredIteratorException, ResourceNotFoundException } from '@aws-sdk/client-dynamodb-streams';
import { expect, test } from 'vitest';
import { virtualClock } from '../../../../src/clock/virtual-clock';
import { LocalAws } from '../../../../src/local/local-aws';

const config = { region: 'us-east-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' }, maxAttempts: 1 };

test("the SDK's own clients write through PartiQL and read the stream, and get their own exceptions", async () => {
  const clock = virtualClock({ start: '2026-01-01T00:00:00Z' });
  const requestHandler = new LocalAws({ clock }).requestHandler();
  const dynamodb = new DynamoDB({ ...config, requestHandler });
  const streams = new DynamoDBStreams({ ...config, requestHandler });
  const { TableDescription } = await dynamodb.createTable({
    TableName: 'Orders',
    AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'B' }],
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  const StreamArn = TableDescription!.LatestStreamArn!;
  const p = { B: Uint8Array.of(1, 255) };
  const insert = { Statement: "INSERT INTO Orders VALUE {'p': ?, 's': <<'a'>>}", Parameters: [p] };
  expect((await dynamodb.executeStatement(insert)).Items).toEqual([]);
  await expect(dynamodb.executeStatement(insert)).rejects.toThrow(DuplicateItemException);
  const failed = dynamodb.executeTransaction({ TransactStatements: [insert] });
  await expect(failed).rejects.toThrow(TransactionCanceledException);
  await expect(failed).rejects.toMatchObject({ CancellationReasons: [{ Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' }] });
  const batch = await dynamodb.batchExecuteStatement({ Statements: [{ Statement: 'SELECT s FROM Orders WHERE p = ?', Parameters: [p] }] });
  expect(batch.Responses).toEqual([{ TableName: 'Orders', Item: { s: { SS: ['a'] } } }]);

  expect((await streams.listStreams({})).Streams).toEqual([{ StreamArn, TableName: 'Orders', StreamLabel: TableDescription!.LatestStreamLabel }]);
  const { StreamDescription } = await streams.describeStream({ StreamArn });
  expect(StreamDescription!.CreationRequestDateTime).toEqual(new Date('2026-01-01T00:00:00Z'));
  const ShardId = StreamDescription!.Shards![0]!.ShardId!;
  const { ShardIterator } = await streams.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
  const { Records, NextShardIterator } = await streams.getRecords({ ShardIterator });
  expect(Records).toHaveLength(1);
  expect(Records![0]).toMatchObject({
    eventName: 'INSERT',
    dynamodb: { ApproximateCreationDateTime: new Date('2026-01-01T00:00:00Z'), Keys: { p }, NewImage: { p, s: { SS: ['a'] } } },
  });
  await clock.advance(15 * 60 * 1000);
  await expect(streams.getRecords({ ShardIterator: NextShardIterator })).rejects.toThrow(ExpiredIteratorException);
  await expect(streams.describeStream({ StreamArn: StreamArn.replace('Orders', 'Nope00') })).rejects.toThrow(ResourceNotFoundException);
});
