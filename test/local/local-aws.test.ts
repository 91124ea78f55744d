import { systemClock, virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { expect, test } from 'vitest';

test('its services share one clock, region, account and seed', async () => {
  const clock = virtualClock({ start: 0 });
  const aws = new LocalAws({ clock, region: 'eu-west-1', accountId: '999999999999', seed: 7 });
  expect(aws.clock).toBe(clock);
  const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'Q' });
  expect(QueueUrl).toContain('/999999999999/Q');
  const { Attributes } = await aws.sqs.getQueueAttributes({ QueueUrl: QueueUrl!, AttributeNames: ['QueueArn'] });
  expect(Attributes).toEqual({ QueueArn: 'arn:aws:sqs:eu-west-1:999999999999:Q' });
  const { TableDescription } = await aws.dynamodb.createTable({
    TableName: 'Tab',
    AttributeDefinitions: [{ AttributeName: 'k', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'k', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  expect(TableDescription).toMatchObject({ TableArn: 'arn:aws:dynamodb:eu-west-1:999999999999:table/Tab', CreationDateTime: new Date(0) });
  await aws.s3.createBucket({ Bucket: 'bucket' });
  await aws.s3.putObject({ Bucket: 'bucket', Key: 'k', Body: 'v' });
  expect((await aws.s3.headObject({ Bucket: 'bucket', Key: 'k', ExpectedBucketOwner: '999999999999' })).LastModified).toEqual(new Date(0));
  // Only us-east-1 lets a bucket be created again.
  await expect(aws.s3.createBucket({ Bucket: 'bucket' })).rejects.toMatchObject({ name: 'BucketAlreadyOwnedByYou' });
});

test('by default: real time, us-east-1, 123456789012', async () => {
  const aws = new LocalAws();
  expect(aws.clock).toBe(systemClock);
  const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'Q' });
  const { Attributes } = await aws.sqs.getQueueAttributes({ QueueUrl: QueueUrl!, AttributeNames: ['QueueArn'] });
  expect(Attributes).toEqual({ QueueArn: 'arn:aws:sqs:us-east-1:123456789012:Q' });
});

test('ids follow from the seed', async () => {
  const idOf = async (seed?: number): Promise<string | undefined> => {
    const { sqs } = new LocalAws({ clock: virtualClock(), ...(seed !== undefined && { seed }) });
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'Q' });
    return (await sqs.sendMessage({ QueueUrl: QueueUrl!, MessageBody: 'b' })).MessageId;
  };
  expect(await idOf(1)).toBe(await idOf(1));
  expect(await idOf()).toBe(await idOf(0));
  expect(await idOf(2)).not.toBe(await idOf(1));
});
