import { expect, test } from 'vitest';
import { bench, bodies, startTime } from './queue-host';

/** The evidence is https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ and the developer guide, unless a title says otherwise. */

test('messages come in the order of arrival, up to MaxNumberOfMessages, one by default', async () => {
  const { send, sqs, QueueUrl, receive } = await bench();
  await send('a', 'b', 'c', 'd');
  const { Messages } = await sqs.receiveMessage({ QueueUrl });
  expect(bodies(Messages!)).toEqual(['a']);
  expect(bodies(await receive({ MaxNumberOfMessages: 2 }))).toEqual(['b', 'c']);
  expect(bodies(await receive())).toEqual(['d']);
});

test.each([
  ['of the queue', { DelaySeconds: '60' }, {}, 60],
  ['of the message', {}, { DelaySeconds: 90 }, 90],
  ['of the message before that of the queue', { DelaySeconds: '60' }, { DelaySeconds: 1 }, 1],
])('the delay %s hides a message until it is over', async (_title, attributes, more, seconds) => {
  const { clock, counts, receive, sqs, QueueUrl } = await bench(attributes);
  await sqs.sendMessage({ QueueUrl, MessageBody: 'later', ...more });
  await clock.advance(seconds * 1000 - 1);
  expect(await receive()).toEqual([]);
  expect(await counts()).toEqual([0, 0, 1]);
  await clock.advance(1);
  expect(await counts()).toEqual([1, 0, 0]);
  expect(bodies(await receive())).toEqual(['later']);
});

test('a message delay of 0 overrides the delay of the queue', async () => {
  const { receive, sqs, QueueUrl } = await bench({ DelaySeconds: '60' });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'now', DelaySeconds: 0 });
  expect(bodies(await receive())).toEqual(['now']);
});

test.each([
  ['30 seconds by default', {}, {}, 30],
  ['of the queue', { VisibilityTimeout: '60' }, {}, 60],
  ['of the receive before that of the queue', { VisibilityTimeout: '60' }, { VisibilityTimeout: 5 }, 5],
  ['of 12 hours', {}, { VisibilityTimeout: 43_200 }, 43_200],
])('the visibility timeout %s hides a received message', async (_title, attributes, more, seconds) => {
  const { clock, counts, receive, send } = await bench(attributes);
  await send('a');
  expect(await receive(more)).toHaveLength(1);
  await clock.advance(seconds * 1000 - 1);
  expect(await receive(more)).toEqual([]);
  expect(await counts()).toEqual([0, 1, 0]);
  await clock.advance(1);
  expect(bodies(await receive())).toEqual(['a']);
});

test('a visibility timeout of 0 gives the message to the next receive, not twice to one', async () => {
  const { receive, send } = await bench({ VisibilityTimeout: '0' });
  await send('a', 'b');
  expect(bodies(await receive())).toEqual(['a', 'b']);
  expect(bodies(await receive())).toEqual(['a', 'b']);
});

test('what comes back stands behind what was visible before', async () => {
  const { clock, receive, send } = await bench({ VisibilityTimeout: '10' });
  await send('a', 'b');
  await receive({ MaxNumberOfMessages: 1 });
  await clock.advance(10_000);
  await send('c');
  expect(bodies(await receive())).toEqual(['b', 'a', 'c']);
});

test('system attributes are returned on request', async () => {
  const { clock, one, sqs, QueueUrl } = await bench({ VisibilityTimeout: '10' });
  await sqs.sendMessage({
    QueueUrl,
    MessageBody: 'a',
    MessageGroupId: 'tenant-1',
    MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1-5759e988-bd862e3fe1be46a994272793' } },
  });
  await clock.advance(1000);
  await one();
  await clock.advance(10_000);
  const all = {
    SenderId: '123456789012',
    SentTimestamp: String(startTime),
    ApproximateReceiveCount: '2',
    ApproximateFirstReceiveTimestamp: String(startTime + 1000),
    AWSTraceHeader: 'Root=1-5759e988-bd862e3fe1be46a994272793',
    MessageGroupId: 'tenant-1',
  };
  expect((await one({ MessageSystemAttributeNames: ['All'], VisibilityTimeout: 0 })).Attributes).toEqual(all);
  expect((await one({ AttributeNames: ['All'], VisibilityTimeout: 0 })).Attributes).toEqual({ ...all, ApproximateReceiveCount: '3' });
  const some = await one({ MessageSystemAttributeNames: ['SentTimestamp'], AttributeNames: ['SenderId'] as never, VisibilityTimeout: 0 });
  expect(some.Attributes).toEqual({ SenderId: all.SenderId, SentTimestamp: all.SentTimestamp });
  expect(await one({ AttributeNames: ['VisibilityTimeout'] })).not.toHaveProperty('Attributes');
});

test('messages older than the retention period are gone, wherever they are', async () => {
  const { clock, counts, receive, send, sqs, QueueUrl } = await bench({ MessageRetentionPeriod: '60', VisibilityTimeout: '600' });
  await send('in flight', 'visible');
  await receive({ MaxNumberOfMessages: 1 });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'delayed', DelaySeconds: 600 });
  await clock.advance(59_999);
  expect(await counts()).toEqual([1, 1, 1]);
  await send('young');
  await clock.advance(1);
  expect(await counts()).toEqual([1, 0, 0]);
  expect(bodies(await receive())).toEqual(['young']);
});

test('4 days are the retention period by default', async () => {
  const { clock, counts, send } = await bench();
  await send('a');
  await clock.advance(345_600_000 - 1);
  expect(await counts()).toEqual([1, 0, 0]);
  await clock.advance(1);
  expect(await counts()).toEqual([0, 0, 0]);
});

test('a shorter retention period counts for messages that are in the queue', async () => {
  const { clock, counts, send, sqs, QueueUrl } = await bench();
  await send('a');
  await clock.advance(100_000);
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { MessageRetentionPeriod: '60' } });
  expect(await counts()).toEqual([0, 0, 0]);
});

test('a new delay and visibility timeout do not count for messages that are in the queue', async () => {
  const { clock, one, receive, send, sqs, QueueUrl } = await bench({ DelaySeconds: '10', VisibilityTimeout: '10' });
  await send('a');
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '100', VisibilityTimeout: '5' } });
  await clock.advance(10_000);
  await one({ VisibilityTimeout: 10 });
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { VisibilityTimeout: '100' } });
  await clock.advance(10_000);
  expect(await receive()).toHaveLength(1);
});

test('values handed in and out are copies', async () => {
  const { one, sqs, QueueUrl } = await bench({ VisibilityTimeout: '0' });
  const bytes = Uint8Array.of(1, 2);
  const attribute = { DataType: 'String', StringValue: 'x' };
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes: { bytes: { DataType: 'Binary', BinaryValue: bytes }, text: attribute } });
  const untouched = { bytes: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) }, text: { DataType: 'String', StringValue: 'x' } };
  bytes[0] = 9;
  attribute.StringValue = 'changed';
  const first = await one({ MessageAttributeNames: ['All'] });
  expect(first.MessageAttributes).toEqual(untouched);
  first.MessageAttributes!['bytes']!.BinaryValue![0] = 9;
  first.MessageAttributes!['text']!.StringValue = 'changed';
  first.Body = 'changed';
  expect(await one({ MessageAttributeNames: ['.*'] })).toMatchObject({ Body: 'a', MessageAttributes: untouched });
});

const ids = async (seed?: number): Promise<unknown[]> => {
  const { one, sqs, QueueUrl } = await bench({ VisibilityTimeout: '0' }, seed);
  const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'a' });
  return [sent.MessageId, sent.$metadata.requestId, (await one()).ReceiptHandle, (await one()).ReceiptHandle];
};

test('ids look like those of SQS and are the same for the same seed, others for another', async () => {
  const first = await ids(1);
  expect(await ids(1)).toEqual(first);
  const other = await ids(2);
  expect(new Set([...first, ...other, ...(await ids())]).size).toBe(12);
  for (const id of first.slice(0, 2)) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
