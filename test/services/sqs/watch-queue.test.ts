import { expect, test } from 'vitest';
import { bench, startTime, type Bench } from './queue-host';

/** What SNS's and Lambda's deliveries are made of: the listener hears when a receive may find something. */

const queueArn = 'arn:aws:sqs:eu-west-1:123456789012:orders';
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function watched(attributes = {}, arn = queueArn): Promise<Bench & { calls: () => Promise<number>; end: () => void }> {
  const made = await bench(attributes);
  let count = 0;
  const end = made.sqs.watchQueue(arn, () => count++);
  const calls = async (): Promise<number> => {
    await turn();
    const before = count;
    count = 0;
    return before;
  };
  return { ...made, calls, end };
}

test('a message that is sent calls the listener in a later microtask, once for many', async () => {
  const { calls, send, sqs, QueueUrl } = await watched();
  expect(await calls()).toBe(0);
  let isLater = false;
  sqs.watchQueue(queueArn, () => expect(isLater).toBe(true));
  void sqs.sendMessage({ QueueUrl, MessageBody: 'a' });
  void sqs.sendMessage({ QueueUrl, MessageBody: 'b' });
  isLater = true;
  expect(await calls()).toBe(1);
  await send('c');
  expect(await calls()).toBe(1);
});

test('what is there when the watch begins counts', async () => {
  const { send, sqs } = await bench();
  await send('a');
  let count = 0;
  sqs.watchQueue(queueArn, () => count++);
  await turn();
  expect(count).toBe(1);
});

test('a delay and a visibility timeout that end call it, without pulling time', async () => {
  const { calls, clock, one, sqs, QueueUrl } = await watched({ VisibilityTimeout: '30' });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: 10 });
  expect(await calls()).toBe(0);
  expect(clock.now()).toBe(startTime);
  await clock.advance(10_000);
  expect(await calls()).toBe(1);
  await one();
  await clock.advance(29_999);
  expect(await calls()).toBe(0);
  await clock.advance(1);
  expect(await calls()).toBe(1);
});

test('the next of a FIFO group calls it when the one before is deleted', async () => {
  const { calls, one, sqs, QueueUrl } = await watched({ FifoQueue: 'true' }, `${queueArn}.fifo`);
  for (const id of ['1', '2']) await sqs.sendMessage({ QueueUrl, MessageBody: id, MessageGroupId: 'g', MessageDeduplicationId: id });
  const { ReceiptHandle } = await one();
  await calls();
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect(await calls()).toBe(1);
});

test('a watch outlives its queue, and begins before it', async () => {
  const { calls, clock, send, sqs, QueueUrl } = await watched();
  await sqs.deleteQueue({ QueueUrl });
  await clock.advance(60_000);
  await sqs.createQueue({ QueueName: 'orders' });
  await send('a');
  expect(await calls()).toBe(1);
  let count = 0;
  sqs.watchQueue(queueArn.replace('orders', 'later'), () => count++);
  const later = (await sqs.createQueue({ QueueName: 'later' })).QueueUrl;
  await sqs.sendMessage({ QueueUrl: later, MessageBody: 'a' });
  await turn();
  expect(count).toBe(1);
});

test('a watch that has ended hears nothing, sets no timers, and can be ended twice', async () => {
  const { calls, clock, end, send, sqs, QueueUrl } = await watched();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: 10 });
  const endOther = sqs.watchQueue(queueArn, () => undefined);
  end();
  end();
  await clock.advance(10_000);
  await send('b');
  expect(await calls()).toBe(0);
  endOther();
});

test('a listener and a long poll: the poll gets the message', async () => {
  const { calls, receive, send } = await watched();
  const waiting = receive({ WaitTimeSeconds: 20 });
  await send('a');
  expect(await waiting).toHaveLength(1);
  expect(await calls()).toBe(0);
});
