import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../src/clock/virtual-clock';
import { UsageError } from '../../src/errors/usage-error';
import { LocalAws } from '../../src/local/local-aws';
import { fromSaved, toSaved } from '../../src/local/saved-value';
import type { SavedAws } from '../../src/local/snapshot';

const account = 'arn:aws:sqs:us-east-1:123456789012:';

/** A little of everything. */
async function world() {
  const clock = virtualClock();
  const aws = new LocalAws({ clock });
  const { QueueUrl } = await aws.sqs.createQueue({ QueueName: 'orders' });
  await aws.sqs.sendMessage({ QueueUrl, MessageBody: 'first' });
  await aws.dynamodb.createTable({
    TableName: 'Items',
    AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
  });
  await aws.dynamodb.putItem({ TableName: 'Items', Item: { id: { S: 'a' }, bytes: { B: new Uint8Array([1, 2]) }, ['$bytes']: { S: 'no bytes' } } });
  await aws.s3.createBucket({ Bucket: 'papers' });
  await aws.s3.putObject({ Bucket: 'papers', Key: 'a.txt', Body: 'hello' });
  const { TopicArn } = await aws.sns.createTopic({ Name: 'news' });
  await aws.sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: `${account}orders` });
  aws.lambda.register('Greet', () => 'hello');
  return { aws, clock, QueueUrl, TopicArn };
}

/** What can be seen of it, without a change. */
async function seen(aws: LocalAws): Promise<unknown> {
  const { QueueUrls = [] } = await aws.sqs.listQueues();
  const queues = await Promise.all(
    QueueUrls.map(async (QueueUrl) => (await aws.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] })).Attributes),
  );
  const { TableNames = [] } = await aws.dynamodb.listTables();
  const tables = await Promise.all(TableNames.map(async (TableName) => (await aws.dynamodb.scan({ TableName })).Items));
  const { Buckets = [] } = await aws.s3.listBuckets();
  const buckets = await Promise.all(Buckets.map(async ({ Name }) => (await aws.s3.listObjectsV2({ Bucket: Name })).Contents));
  const { Subscriptions } = await aws.sns.listSubscriptions({});
  const { Functions } = await aws.lambda.listFunctions({});
  return { QueueUrls, queues, TableNames, tables, buckets, Subscriptions, names: Functions?.map(({ FunctionName }) => FunctionName) };
}

async function change({ aws, QueueUrl, TopicArn }: Awaited<ReturnType<typeof world>>): Promise<void> {
  await aws.sqs.sendMessage({ QueueUrl, MessageBody: 'second' });
  await aws.sqs.createQueue({ QueueName: 'more' });
  await aws.dynamodb.deleteItem({ TableName: 'Items', Key: { id: { S: 'a' } } });
  await aws.dynamodb.putItem({ TableName: 'Items', Item: { id: { S: 'b' } } });
  await aws.s3.putObject({ Bucket: 'papers', Key: 'a.txt', Body: 'changed' });
  await aws.s3.createBucket({ Bucket: 'pictures' });
  await aws.sns.deleteTopic({ TopicArn });
  aws.lambda.register('Other', () => 'other');
}

describe('a snapshot of an account', () => {
  test('comes back again and again', async () => {
    const made = await world();
    const { aws } = made;
    const wanted = await seen(aws);
    const clean = aws.snapshot();
    for (let round = 0; round < 3; round++) {
      await change(made);
      expect(await seen(aws)).not.toEqual(wanted);
      aws.restore(clean);
      expect(await seen(aws)).toEqual(wanted);
    }
  });

  test('and a later one after an earlier one', async () => {
    const made = await world();
    const { aws } = made;
    const first = aws.snapshot();
    await change(made);
    const second = aws.snapshot();
    const wanted = await seen(aws);
    aws.restore(first);
    aws.restore(second);
    expect(await seen(aws)).toEqual(wanted);
  });

  test('as JSON it is the state of its own moment, and makes another account the same', async () => {
    const made = await world();
    const { aws, clock } = made;
    const wanted = await seen(aws);
    const snapshot = aws.snapshot();
    await change(made);
    const changed = await seen(aws);
    const saved = JSON.parse(JSON.stringify(snapshot)) as SavedAws;
    expect(await seen(aws)).toEqual(changed);

    const other = new LocalAws({ clock });
    const empty = other.snapshot();
    other.restore(saved);
    expect(await seen(other)).toEqual(wanted);
    other.restore(empty);
    expect(await seen(other)).toEqual(await seen(new LocalAws({ clock })));
  });

  test('functions of JSON have the code that is registered under their names', async () => {
    const { aws, clock } = await world();
    const other = new LocalAws({ clock });
    other.restore(JSON.parse(JSON.stringify(aws.snapshot())) as SavedAws);
    other.lambda.register('Greet', () => 'hello again');
    const { Payload } = await other.lambda.invoke({ FunctionName: 'Greet' });
    expect(Buffer.from(Payload!).toString()).toBe('"hello again"');
  });

  test('what is none is refused, and nothing is lost', async () => {
    const { aws } = await world();
    const wanted = await seen(aws);
    const { services } = new LocalAws().snapshot().toJSON();
    const halfBroken = { version: 1, services: { ...services, s3: { buckets: 'none' } } };
    for (const wrong of [null, {}, { version: 2, services: {} }, { version: 1, services: null }, new LocalAws().snapshot(), halfBroken]) {
      expect(() => aws.restore(wrong as never)).toThrow(UsageError);
    }
    expect(await seen(aws)).toEqual(wanted);
  });
});

test('values with bytes, and with members of the names that stand for them, come back from JSON', () => {
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { maxDepth: 4 },
      fc.constant(null),
      fc.boolean(),
      fc.integer(),
      fc.string(),
      fc.uint8Array(),
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('$bytes', '$object', '__proto__')), tie('any'), { maxKeys: 3, noNullPrototype: true }),
    ),
  })).any;
  fc.assert(
    fc.property(value, (each) => {
      expect(fromSaved(JSON.parse(JSON.stringify(toSaved(each))))).toEqual(each);
    }),
  );
});
