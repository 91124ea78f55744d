import { expect, test } from 'vitest';
import { bench, bodies } from './queue-host';

test('a message that is visible again can be deleted with the handle of its last receive', async () => {
  const { clock, counts, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await clock.advance(30_000);
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect(await counts()).toEqual([0, 0, 0]);
});

test('an old handle succeeds and does not delete once the message was received again', async () => {
  const { clock, counts, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await clock.advance(30_000);
  const { ReceiptHandle: newer } = await one();
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect(await counts()).toEqual([0, 1, 0]);
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: newer });
  expect(await counts()).toEqual([0, 0, 0]);
});

test('a handle has expired after twelve hours (text: github.com/boto/boto3/issues/2898)', async () => {
  const { clock, counts, one, send, sqs, QueueUrl } = await bench();
  await send('a', 'b');
  const [a, b] = [await one(), await one()];
  await clock.advance(43_200_000);
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle: a.ReceiptHandle });
  await clock.advance(1);
  await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle: b.ReceiptHandle })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: `Value ${b.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
  });
  expect(await counts()).toEqual([1, 0, 0]);
});

test('deleting twice succeeds', async () => {
  const { one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect((await sqs.deleteMessage({ QueueUrl, ReceiptHandle })).$metadata.httpStatusCode).toBe(200);
});

test.each(['garbage', 'AQEB1/1/1/1', 'AQEB/1/1/1'])('the text %j was never given out', async (ReceiptHandle) => {
  const { sqs, QueueUrl } = await bench();
  const error = { name: 'ReceiptHandleIsInvalid', message: `The input receipt handle "${ReceiptHandle}" is not a valid receipt handle.` };
  await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle })).rejects.toMatchObject(error);
  await expect(sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 1 })).rejects.toMatchObject(error);
});

test('the handle of another queue is refused (text: github.com/aws/aws-sdk-java-v2/issues/3101)', async () => {
  const { one, send, sqs } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'other' });
  await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle })).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
    message: `The receipt handle "${ReceiptHandle}" is not valid for this queue.`,
  });
});

test('a handle does not outlive its queue', async () => {
  const { clock, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await sqs.deleteQueue({ QueueUrl });
  await clock.advance(60_000);
  await sqs.createQueue({ QueueName: 'orders' });
  await expect(sqs.deleteMessage({ QueueUrl, ReceiptHandle })).rejects.toMatchObject({ name: 'ReceiptHandleIsInvalid' });
});

test('ChangeMessageVisibility counts from now, for this receive alone', async () => {
  const { clock, one, receive, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await clock.advance(20_000);
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 100 });
  await clock.advance(99_999);
  expect(await receive()).toEqual([]);
  await clock.advance(1);
  expect(bodies(await receive())).toEqual(['a']);
  await clock.advance(30_000);
  expect(bodies(await receive())).toEqual(['a']);
});

test('a message is in flight for 12 hours at most, from its receive on', async () => {
  const { clock, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 43_200 });
  await clock.advance(1000);
  // The text: github.com/aws/aws-sdk-net/issues/794
  await expect(sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 43_200 })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: 'Value 43200 for parameter VisibilityTimeout is invalid. Reason: Total VisibilityTimeout for the message is beyond the limit [43200 seconds].',
  });
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 43_199 });
});

test('the visibility of a message that is visible cannot be changed', async () => {
  const { clock, counts, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  await clock.advance(30_000);
  await expect(sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 60 })).rejects.toMatchObject({ name: 'MessageNotInflight' });
  expect(await counts()).toEqual([1, 0, 0]);
});

test.each(['was deleted', 'was received again'])(
  'the visibility of a message that %s cannot be changed (text: github.com/aws/aws-sdk-net/issues/1927)',
  async (what) => {
    const { clock, one, send, sqs, QueueUrl } = await bench();
    await send('a');
    const { ReceiptHandle } = await one();
    if (what === 'was deleted') await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    else {
      await clock.advance(30_000);
      await one();
    }
    await expect(sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 60 })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Value ${ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: Message does not exist or is not available for visibility timeout change.`,
    });
  },
);

test('120,000 messages can be in flight', async () => {
  const { counts, one, receive, sqs, QueueUrl } = await bench();
  const Entries = Array.from({ length: 10 }, (_, i) => ({ Id: String(i), MessageBody: 'x' }));
  for (let i = 0; i < 12_001; i++) await sqs.sendMessageBatch({ QueueUrl, Entries });
  await receive({ MaxNumberOfMessages: 5, VisibilityTimeout: 600 });
  for (let i = 0; i < 11_999; i++) await receive({ VisibilityTimeout: 600 });
  expect(await receive({ VisibilityTimeout: 600 })).toHaveLength(5);
  await expect(sqs.receiveMessage({ QueueUrl })).rejects.toMatchObject({ name: 'OverLimit' });
  expect(await counts()).toEqual([10, 120_000, 0]);
  await sqs.purgeQueue({ QueueUrl });
  expect(await counts()).toEqual([0, 0, 0]);
  await sqs.sendMessage({ QueueUrl, MessageBody: 'free again' });
  expect(await one()).toMatchObject({ Body: 'free again' });
}, 60_000);
