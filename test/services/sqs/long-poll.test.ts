import { expect, test } from 'vitest';
import { bench, bodies, startTime } from './queue-host';

const seconds = (clock: { now(): number }): number => (clock.now() - startTime) / 1000;

test('a poll ends without messages when its wait is over', async () => {
  const { clock, receive } = await bench();
  expect(await receive({ WaitTimeSeconds: 20 })).toEqual([]);
  expect(seconds(clock)).toBe(20);
});

test('the wait of the queue counts where the receive names none', async () => {
  const { clock, receive } = await bench({ ReceiveMessageWaitTimeSeconds: '7' });
  await receive();
  expect(seconds(clock)).toBe(7);
  await receive({ WaitTimeSeconds: 0 });
  expect(seconds(clock)).toBe(7);
});

test('a poll ends at once where a message is there', async () => {
  const { clock, receive, send } = await bench();
  await send('a');
  expect(bodies(await receive({ WaitTimeSeconds: 20 }))).toEqual(['a']);
  expect(seconds(clock)).toBe(0);
});

test('a poll ends when a message arrives, with what the receive asked for', async () => {
  const { clock, counts, receive, send } = await bench();
  const waiting = receive({ WaitTimeSeconds: 20, VisibilityTimeout: 5, MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
  await send('a');
  expect(await waiting).toMatchObject([{ Body: 'a', Attributes: { ApproximateReceiveCount: '1' } }]);
  expect(seconds(clock)).toBe(0);
  await clock.advance(5000);
  expect(await counts()).toEqual([1, 0, 0]);
});

test('the longest waiting poll gets the first message', async () => {
  const { receive, send } = await bench();
  const waiting = [receive({ WaitTimeSeconds: 20 }), receive({ WaitTimeSeconds: 10 })];
  await send('a', 'b');
  expect((await Promise.all(waiting)).map(bodies)).toEqual([['a'], ['b']]);
});

test('a poll finds a message at the moment at which its delay ends', async () => {
  const { clock, receive, sqs, QueueUrl } = await bench();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'late', DelaySeconds: 15 });
  const waiting = receive({ WaitTimeSeconds: 20 });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'earlier', DelaySeconds: 8 });
  expect(bodies(await waiting)).toEqual(['earlier']);
  expect(seconds(clock)).toBe(8);
  expect(bodies(await receive({ WaitTimeSeconds: 20 }))).toEqual(['late']);
  expect(seconds(clock)).toBe(15);
});

test('a poll finds a message at the moment at which its visibility timeout ends', async () => {
  const { clock, one, receive, send, sqs, QueueUrl } = await bench({ VisibilityTimeout: '12' });
  await send('a');
  const { ReceiptHandle } = await one();
  const waiting = receive({ WaitTimeSeconds: 20 });
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 4 });
  expect(bodies(await waiting)).toEqual(['a']);
  expect(seconds(clock)).toBe(4);
  expect(bodies(await receive({ WaitTimeSeconds: 20 }))).toEqual(['a']);
  expect(seconds(clock)).toBe(16);
});

test('a message that becomes visible as the wait ends is found', async () => {
  const { clock, receive, sqs, QueueUrl } = await bench();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: 20 });
  expect(bodies(await receive({ WaitTimeSeconds: 20 }))).toEqual(['a']);
  expect(seconds(clock)).toBe(20);
});

test('a message given back is found at once', async () => {
  const { clock, one, receive, send, sqs, QueueUrl } = await bench();
  await send('a');
  const { ReceiptHandle } = await one();
  const waiting = receive({ WaitTimeSeconds: 20 });
  await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 });
  expect(bodies(await waiting)).toEqual(['a']);
  expect(seconds(clock)).toBe(0);
});

test('a message that is deleted meanwhile is not found', async () => {
  const { clock, one, receive, send, sqs, QueueUrl } = await bench({ VisibilityTimeout: '5' });
  await send('a');
  const { ReceiptHandle } = await one();
  const waiting = receive({ WaitTimeSeconds: 20 });
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect(await waiting).toEqual([]);
  expect(seconds(clock)).toBe(20);
});

test('two polls share a message with a visibility timeout of 0', async () => {
  const { receive, send } = await bench({ VisibilityTimeout: '0' });
  const waiting = [receive({ WaitTimeSeconds: 20 }), receive({ WaitTimeSeconds: 20 })];
  await send('a');
  expect((await Promise.all(waiting)).map(bodies)).toEqual([['a'], ['a']]);
});

test('delays and visibility timeouts do not move time when nobody polls', async () => {
  const { clock, one, send, sqs, QueueUrl } = await bench();
  await send('a');
  await one();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'b', DelaySeconds: 10 });
  await new Promise((resolve) => setImmediate(resolve));
  expect(seconds(clock)).toBe(0);
});

test('the queue is deleted: its polls fail', async () => {
  const { receive, sqs, QueueUrl } = await bench();
  const waiting = Promise.allSettled([receive({ WaitTimeSeconds: 20 }), receive({ WaitTimeSeconds: 20 })]);
  await sqs.deleteQueue({ QueueUrl });
  for (const outcome of await waiting) expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'QueueDoesNotExist' } });
});

test('an abort signal ends a poll, and the message that comes later is not lost', async () => {
  const { clock, counts, send, sqs, QueueUrl } = await bench();
  const abort = new AbortController();
  const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 }, { abortSignal: abort.signal });
  abort.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError', message: 'Request aborted' });
  await send('a');
  expect(await counts()).toEqual([1, 0, 0]);
  await expect(sqs.receiveMessage({ QueueUrl }, { abortSignal: abort.signal })).rejects.toMatchObject({ name: 'AbortError' });
  expect(seconds(clock)).toBe(0);
});

test('a signal that is aborted after the poll does nothing', async () => {
  const { receive, send, sqs, QueueUrl } = await bench({ VisibilityTimeout: '0' });
  const abort = new AbortController();
  const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 }, { abortSignal: abort.signal });
  await send('a');
  expect(bodies((await waiting).Messages!)).toEqual(['a']);
  abort.abort();
  expect(bodies(await receive())).toEqual(['a']);
});

test('a message of another queue is not for a poll', async () => {
  const { clock, receive, sqs } = await bench();
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'other' });
  const waiting = receive({ WaitTimeSeconds: 20 });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a' });
  expect(await waiting).toEqual([]);
  expect(seconds(clock)).toBe(20);
});

test('a poll sees what another receive has hidden until then', async () => {
  const { clock, receive, send } = await bench({ VisibilityTimeout: '12' });
  await send('a');
  const [first, waiting] = [receive(), receive({ WaitTimeSeconds: 20 })];
  expect(bodies(await first)).toEqual(['a']);
  expect(bodies(await waiting)).toEqual(['a']);
  expect(seconds(clock)).toBe(12);
});
