import { expect, test } from 'vitest';
import { bench, bodies, outcome, startTime, type Attributes, type Bench } from './queue-host';

const deadArn = 'arn:aws:sqs:eu-west-1:123456789012:dead';
const sourceArn = 'arn:aws:sqs:eu-west-1:123456789012:orders';

/** A queue `orders` whose messages go to the queue `dead`. */
async function withDeadLetterQueue(maxReceiveCount: number | string, dead: Attributes = {}): Promise<Bench & { dead: string }> {
  const made = await bench({ VisibilityTimeout: '10' });
  const { QueueUrl } = await made.sqs.createQueue({ QueueName: 'dead', Attributes: dead });
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount });
  await made.sqs.setQueueAttributes({ QueueUrl: made.QueueUrl, Attributes: { RedrivePolicy } });
  return { ...made, dead: QueueUrl! };
}

test.each([1, 3, '2'])('a message moves when its receive count exceeds maxReceiveCount %j, on the next receive', async (maxReceiveCount) => {
  const { clock, counts, dead, receive, send, sqs } = await withDeadLetterQueue(maxReceiveCount);
  await send('poison');
  for (let i = 0; i < Number(maxReceiveCount); i++) {
    expect(bodies(await receive())).toEqual(['poison']);
    await clock.advance(10_000);
  }
  expect([await counts(), await counts(dead)]).toEqual([
    [1, 0, 0],
    [0, 0, 0],
  ]);
  expect(await receive()).toEqual([]);
  expect([await counts(), await counts(dead)]).toEqual([
    [0, 0, 0],
    [1, 0, 0],
  ]);
  const { Messages } = await sqs.receiveMessage({ QueueUrl: dead, MessageSystemAttributeNames: ['All'] });
  expect(Messages![0]).toMatchObject({
    Body: 'poison',
    Attributes: { ApproximateReceiveCount: String(Number(maxReceiveCount) + 1), DeadLetterQueueSourceArn: sourceArn, SentTimestamp: String(startTime) },
  });
});

test('the receive that moves messages returns the others', async () => {
  const { clock, receive, send } = await withDeadLetterQueue(1);
  await send('a', 'b');
  await receive();
  await clock.advance(10_000);
  await send('c');
  expect(bodies(await receive())).toEqual(['c']);
});

test('a message keeps the time it was sent at: the retention of the dead-letter queue counts from there', async () => {
  const { clock, counts, dead, receive, send, sqs } = await withDeadLetterQueue(1, { MessageRetentionPeriod: '60' });
  await send('old');
  await receive();
  await clock.advance(40_000);
  await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'younger' });
  await receive();
  expect(await counts(dead)).toEqual([2, 0, 0]);
  await clock.advance(20_000);
  expect(await counts(dead)).toEqual([1, 0, 0]);
  await clock.advance(40_000);
  expect(await counts(dead)).toEqual([0, 0, 0]);
});

test('a late message can be deleted from the dead-letter queue', async () => {
  const { clock, counts, dead, receive, send, sqs } = await withDeadLetterQueue(1);
  await send('old');
  await receive();
  await clock.advance(40_000);
  await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'younger' });
  await receive();
  const { Messages } = await sqs.receiveMessage({ QueueUrl: dead, MaxNumberOfMessages: 10 });
  expect(bodies(Messages!)).toEqual(['younger', 'old']);
  await sqs.deleteMessage({ QueueUrl: dead, ReceiptHandle: Messages![1]!.ReceiptHandle });
  expect(await counts(dead)).toEqual([0, 1, 0]);
});

test('a long poll on the dead-letter queue gets a message when it moves', async () => {
  const { clock, dead, receive, send, sqs } = await withDeadLetterQueue(1);
  await send('poison');
  await receive();
  await clock.advance(10_000);
  const waiting = sqs.receiveMessage({ QueueUrl: dead, WaitTimeSeconds: 20 });
  await receive();
  expect(bodies((await waiting).Messages!)).toEqual(['poison']);
  expect(clock.now()).toBe(startTime + 10_000);
});

test('while its dead-letter queue is deleted, a message stays where it is', async () => {
  const { clock, dead, receive, send, sqs } = await withDeadLetterQueue(1);
  await send('poison');
  await sqs.deleteQueue({ QueueUrl: dead });
  for (let i = 0; i < 3; i++) {
    expect(bodies(await receive())).toEqual(['poison']);
    await clock.advance(10_000);
  }
  await clock.advance(60_000);
  await sqs.createQueue({ QueueName: 'dead' });
  expect(await receive()).toEqual([]);
});

test('an empty RedrivePolicy takes the dead-letter queue away', async () => {
  const { clock, receive, send, sqs, QueueUrl } = await withDeadLetterQueue(1);
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy: '' } });
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
  expect(Attributes).toEqual({});
  await send('a');
  await receive();
  await clock.advance(10_000);
  expect(bodies(await receive())).toEqual(['a']);
});

test('the policy is shown in its short form, with a number', async () => {
  const { sqs, QueueUrl } = await withDeadLetterQueue('5');
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['RedrivePolicy'] });
  expect(Attributes).toEqual({ RedrivePolicy: `{"deadLetterTargetArn":"${deadArn}","maxReceiveCount":5}` });
});

const policy = (more: object): string => JSON.stringify({ deadLetterTargetArn: deadArn, maxReceiveCount: 3, ...more });
test('what is taken late into a dead-letter queue can go on to another', async () => {
  const { clock, counts, dead, receive, send, sqs } = await withDeadLetterQueue(1, { VisibilityTimeout: '10' });
  const last = (await sqs.createQueue({ QueueName: 'last', Attributes: { MessageRetentionPeriod: '100' } })).QueueUrl!;
  const next = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:last', maxReceiveCount: 1 };
  await sqs.setQueueAttributes({ QueueUrl: dead, Attributes: { RedrivePolicy: JSON.stringify(next) } });
  await send('old');
  await receive();
  await clock.advance(40_000);
  await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'younger' });
  await receive();
  expect((await sqs.receiveMessage({ QueueUrl: dead, MaxNumberOfMessages: 10 })).Messages).toHaveLength(2);
  await clock.advance(10_000);
  expect(await sqs.receiveMessage({ QueueUrl: dead, MaxNumberOfMessages: 10 })).not.toHaveProperty('Messages');
  expect([await counts(dead), await counts(last)]).toEqual([
    [0, 0, 0],
    [2, 0, 0],
  ]);
  await clock.advance(50_000);
  expect(await counts(last)).toEqual([1, 0, 0]);
  await clock.advance(40_000);
  expect(await counts(last)).toEqual([0, 0, 0]);
});

test.each([
  ['no JSON', '{', 'Redrive policy is not a valid JSON map.'],
  ['no object', '[]', 'Redrive policy is not a valid JSON map.'],
  // Texts of the next three: github.com/crossplane-contrib/provider-aws/issues/443, ansible-collections/community.aws/issues/2321, serverless/serverless/issues/5215
  ['no target', policy({ deadLetterTargetArn: undefined }), 'Redrive policy does not contain mandatory attribute: deadLetterTargetArn.'],
  ['no count', policy({ maxReceiveCount: undefined }), 'Redrive policy does not contain mandatory attribute: maxReceiveCount.'],
  ['no such queue', policy({ deadLetterTargetArn: `${deadArn}x` }), 'Dead letter target does not exist.'],
  ['a queue of another account', policy({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:000000000000:dead' }), 'Dead letter target does not exist.'],
  ['itself', policy({ deadLetterTargetArn: sourceArn }), 'A queue cannot be its own dead letter target.'],
  ['a count of 0', policy({ maxReceiveCount: 0 }), 'Invalid value for maxReceiveCount: 0, valid values are from 1 to 1000 both inclusive.'],
  ['a count of 1001', policy({ maxReceiveCount: 1001 }), 'Invalid value for maxReceiveCount: 1001, valid values are from 1 to 1000 both inclusive.'],
  ['a broken count', policy({ maxReceiveCount: 1.5 }), 'Invalid value for maxReceiveCount: 1.5, valid values are from 1 to 1000 both inclusive.'],
  ['a word for a count', policy({ maxReceiveCount: 'x' }), 'Invalid value for maxReceiveCount: x, valid values are from 1 to 1000 both inclusive.'],
])('a RedrivePolicy with %s is refused', async (_title, RedrivePolicy, reason) => {
  const { sqs, QueueUrl } = await bench();
  await sqs.createQueue({ QueueName: 'dead' });
  await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy } })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: ${reason}`,
  });
});

test.each([
  ['allowAll', { redrivePermission: 'allowAll' }, true],
  ['denyAll', { redrivePermission: 'denyAll' }, false],
  ['byQueue with the source', { redrivePermission: 'byQueue', sourceQueueArns: [sourceArn] }, true],
  ['byQueue without it', { redrivePermission: 'byQueue', sourceQueueArns: [deadArn] }, false],
])('the RedriveAllowPolicy of the dead-letter queue decides who may name it: %s', async (_title, allow, allowed) => {
  const { sqs, QueueUrl } = await bench();
  await sqs.createQueue({ QueueName: 'dead', Attributes: { RedriveAllowPolicy: JSON.stringify(allow) } });
  const setting = sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy: policy({}) } });
  expect(await outcome(setting)).toBe(allowed ? 'success' : 'InvalidParameterValue');
});

test.each([
  ['no JSON', 'x', 'Redrive allow policy is not a valid JSON map.'],
  ['no permission', '{}', 'redrivePermission must be one of allowAll, denyAll and byQueue.'],
  ['queues for denyAll', '{"redrivePermission":"denyAll","sourceQueueArns":[]}', 'sourceQueueArns can only be given when redrivePermission is byQueue.'],
  ['no queues', '{"redrivePermission":"byQueue"}', 'sourceQueueArns must name 1 to 10 queues when redrivePermission is byQueue.'],
  ['an empty list', '{"redrivePermission":"byQueue","sourceQueueArns":[]}', 'sourceQueueArns must name 1 to 10 queues when redrivePermission is byQueue.'],
  [
    '11 queues',
    JSON.stringify({ redrivePermission: 'byQueue', sourceQueueArns: Array.from({ length: 11 }, (_, i) => `${sourceArn}${i}`) }),
    'sourceQueueArns must name 1 to 10 queues when redrivePermission is byQueue.',
  ],
])('a RedriveAllowPolicy with %s is refused', async (_title, RedriveAllowPolicy, reason) => {
  const { sqs } = await bench();
  await expect(sqs.createQueue({ QueueName: 'dead', Attributes: { RedriveAllowPolicy } })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: `Value ${RedriveAllowPolicy} for parameter RedriveAllowPolicy is invalid. Reason: ${reason}`,
  });
});
