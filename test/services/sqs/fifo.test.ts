import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { ReceivedMessage } from '../../../src/services/sqs/shapes';
import { bench, bodies, outcome, type Attributes, type Bench } from './queue-host';

/** The evidence is the developer guide's "FIFO queue delivery logic" and "Exactly-once processing", and the API reference, unless a title says otherwise. */

interface Fifo extends Bench {
  /** Sends bodies whose first letter is their group. */
  put(...all: string[]): Promise<void>;
}

async function fifo(attributes: Attributes = {}): Promise<Fifo> {
  const made = await bench({ FifoQueue: 'true', VisibilityTimeout: '10', ...attributes });
  const { sqs, QueueUrl } = made;
  return {
    ...made,
    async put(...all) {
      for (const body of all) await sqs.sendMessage({ QueueUrl, MessageBody: body, MessageGroupId: body[0], MessageDeduplicationId: body });
    },
  };
}

const drop = ({ sqs, QueueUrl }: Bench, { ReceiptHandle }: ReceivedMessage): Promise<unknown> => sqs.deleteMessage({ QueueUrl, ReceiptHandle });

describe('groups', () => {
  test('one receive gets as many of a group as possible, in order, then of the next', async () => {
    const { put, receive } = await fifo();
    await put('a1', 'b1', 'a2', 'c1', 'b2', 'a3');
    expect(bodies(await receive({ MaxNumberOfMessages: 4 }))).toEqual(['a1', 'a2', 'a3', 'b1']);
    expect(bodies(await receive())).toEqual(['c1']);
  });

  test('no other message of a group is received while one is in flight', async () => {
    const queue = await fifo();
    const { clock, put, one, receive } = queue;
    await put('a1', 'a2', 'b1');
    const a1 = await one();
    expect(bodies(await receive())).toEqual(['b1']);
    expect(await receive()).toEqual([]);
    await drop(queue, a1);
    expect(bodies(await receive())).toEqual(['a2']);
    await clock.advance(10_000);
    expect(bodies(await receive())).toEqual(['a2', 'b1']);
  });

  test('the order is kept when a visibility timeout ends', async () => {
    const { clock, put, receive } = await fifo();
    await put('a1', 'a2', 'a3');
    expect(bodies(await receive({ MaxNumberOfMessages: 2 }))).toEqual(['a1', 'a2']);
    await put('a4');
    await clock.advance(10_000);
    expect(bodies(await receive())).toEqual(['a1', 'a2', 'a3', 'a4']);
  });

  test('a message that is given back blocks as long as another of its group is in flight', async () => {
    const queue = await fifo();
    const { put, receive, sqs, QueueUrl } = queue;
    await put('a1', 'a2');
    const [a1, a2] = await receive();
    await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: a1!.ReceiptHandle, VisibilityTimeout: 0 });
    expect(await receive()).toEqual([]);
    await drop(queue, a2!);
    expect(bodies(await receive())).toEqual(['a1']);
  });

  test('a visibility timeout of 0 gives each message once to a receive', async () => {
    const { put, receive } = await fifo({ VisibilityTimeout: '0' });
    await put('a1', 'a2', 'b1');
    expect(bodies(await receive())).toEqual(['a1', 'a2', 'b1']);
    expect(bodies(await receive())).toEqual(['a1', 'a2', 'b1']);
  });

  test('a long poll gets the next of a group when the one before is deleted', async () => {
    const queue = await fifo();
    const { put, one, receive } = queue;
    await put('a1', 'a2');
    const a1 = await one();
    const waiting = receive({ WaitTimeSeconds: 20 });
    await drop(queue, a1);
    expect(bodies(await waiting)).toEqual(['a2']);
  });

  test.each([
    ['without a group', { MessageDeduplicationId: 'x' }, 'MissingParameter', 'The request must contain the parameter MessageGroupId.'],
    [
      'of 129 characters',
      { MessageGroupId: 'x'.repeat(129), MessageDeduplicationId: 'x' },
      'InvalidParameterValue',
      `Value ${'x'.repeat(129)} for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.`,
    ],
  ])('a message %s is refused', async (_title, more, name, message) => {
    const { sqs, QueueUrl } = await fifo();
    await expect(sqs.sendMessage({ QueueUrl, MessageBody: 'a', ...more })).rejects.toMatchObject({ name, message });
  });
});

describe('deduplication', () => {
  const send = ({ sqs, QueueUrl }: Bench, MessageBody: string, MessageDeduplicationId?: string, MessageGroupId = 'g') =>
    sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId, ...(MessageDeduplicationId === undefined ? {} : { MessageDeduplicationId }) });

  test('a duplicate is accepted with the id and sequence number of the first, and not delivered, for five minutes', async () => {
    const queue = await fifo();
    const first = await send(queue, 'a', 'id');
    await queue.clock.advance(299_999);
    const second = await send(queue, 'b', 'id');
    expect([second.MessageId, second.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
    expect(second.MD5OfMessageBody).not.toBe(first.MD5OfMessageBody);
    expect(await queue.counts()).toEqual([1, 0, 0]);
    await queue.clock.advance(1);
    const third = await send(queue, 'c', 'id');
    expect(third.MessageId).not.toBe(first.MessageId);
    expect(bodies(await queue.receive())).toEqual(['a', 'c']);
  });

  test('it goes on when the first is deleted', async () => {
    const queue = await fifo();
    await send(queue, 'a', 'id');
    await drop(queue, await queue.one());
    await send(queue, 'a', 'id');
    expect(await queue.counts()).toEqual([0, 0, 0]);
  });

  test('by content: the SHA-256 of the body, which an id overrides', async () => {
    const queue = await fifo({ ContentBasedDeduplication: 'true' });
    const { sqs, QueueUrl, receive } = queue;
    await send(queue, 'same');
    await sqs.sendMessage({ QueueUrl, MessageBody: 'same', MessageGroupId: 'h', MessageAttributes: { a: { DataType: 'String', StringValue: 'x' } } });
    await send(queue, 'same', 'other');
    const messages = await receive({ MessageSystemAttributeNames: ['MessageDeduplicationId'] });
    expect(messages.map(({ Attributes }) => Attributes!.MessageDeduplicationId)).toEqual([createHash('sha256').update('same').digest('hex'), 'other']);
  });

  // The text: github.com/awslabs/amazon-sqs-java-messaging-lib/issues/97
  test('there has to be an id or the content', async () => {
    await expect(send(await fifo(), 'a')).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
    });
  });

  test.each([
    ['queue', {}, ['a']],
    ['messageGroup', { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' }, ['a', 'b']],
  ])('its scope is the %s', async (_scope, attributes, expected) => {
    const queue = await fifo(attributes);
    await send(queue, 'a', 'id', 'g');
    await send(queue, 'b', 'id', 'h');
    await send(queue, 'c', 'id', 'g');
    expect(bodies(await queue.receive())).toEqual(expected);
  });

  test('an entry of a batch can be a duplicate of another', async () => {
    const { receive, sqs, QueueUrl } = await fifo();
    const entry = (Id: string, id: string) => ({ Id, MessageBody: Id, MessageGroupId: 'g', MessageDeduplicationId: id });
    const { Successful } = await sqs.sendMessageBatch({ QueueUrl, Entries: [entry('a', '1'), entry('b', '1'), entry('c', '2')] });
    expect(Successful!.map(({ SequenceNumber }) => SequenceNumber)).toHaveLength(3);
    expect(Successful![1]).toMatchObject({ MessageId: Successful![0]!.MessageId, SequenceNumber: Successful![0]!.SequenceNumber });
    expect(bodies(await receive())).toEqual(['a', 'c']);
  });

  test('the ids of one window are forgotten after it', async () => {
    const queue = await fifo();
    for (const id of ['1', '2', '3']) await send(queue, id, id);
    await queue.clock.advance(300_000);
    await send(queue, 'again', '3');
    expect(bodies(await queue.receive())).toEqual(['1', '2', '3', 'again']);
  });
});

test('sequence numbers have 20 digits and go up; the message tells its own', async () => {
  const { receive, sqs, QueueUrl } = await fifo();
  const numbers: string[] = [];
  for (const id of ['1', '2', '3']) {
    numbers.push((await sqs.sendMessage({ QueueUrl, MessageBody: id, MessageGroupId: 'g', MessageDeduplicationId: id })).SequenceNumber!);
  }
  expect(numbers.toSorted()).toEqual(numbers);
  for (const number of numbers) expect(number).toMatch(/^\d{20}$/);
  const messages = await receive({ MessageSystemAttributeNames: ['SequenceNumber', 'MessageGroupId'] });
  expect(messages.map(({ Attributes }) => Attributes)).toEqual(numbers.map((SequenceNumber) => ({ SequenceNumber, MessageGroupId: 'g' })));
});

test('a standard queue tells no sequence number', async () => {
  const { one, sqs, QueueUrl } = await bench();
  expect(await sqs.sendMessage({ QueueUrl, MessageBody: 'a' })).not.toHaveProperty('SequenceNumber');
  expect((await one({ MessageSystemAttributeNames: ['All'] })).Attributes).not.toHaveProperty('SequenceNumber');
});

describe('delays', () => {
  // Of 0: github.com/softwaremill/elasticmq/issues/273
  test.each([
    [5, 'InvalidParameterValue'],
    [0, 'success'],
  ])('a message delay of %i: %s', async (DelaySeconds, expected) => {
    const { sqs, QueueUrl } = await fifo();
    const sending = sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageGroupId: 'g', MessageDeduplicationId: 'a', DelaySeconds });
    expect(await outcome(sending)).toBe(expected);
    if (expected !== 'success') {
      await expect(sending).rejects.toThrow(
        'Value 5 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      );
    }
  });

  test('the delay of the queue counts, and a new one for the messages in it too', async () => {
    const { clock, counts, put, receive, sqs, QueueUrl } = await fifo({ DelaySeconds: '60' });
    await put('a1', 'a2');
    expect(await counts()).toEqual([0, 0, 2]);
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '20' } });
    await clock.advance(19_999);
    expect(await receive()).toEqual([]);
    await clock.advance(1);
    expect(bodies(await receive({ MaxNumberOfMessages: 1 }))).toEqual(['a1']);
    await sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: '900' } });
    expect(await counts()).toEqual([0, 1, 1]);
    await clock.advance(10_000);
    expect(bodies(await receive())).toEqual(['a1']);
  });
});

describe('receipt handles', () => {
  // github.com/aws/aws-sdk-js/issues/1750, the entry of a batch: github.com/smaskalik/sqsmover/issues/54
  test.each(['visible again', 'received again'])('that of a message that is %s has expired', async (what) => {
    const queue = await fifo();
    const { clock, one, put, sqs, QueueUrl } = queue;
    await put('a1');
    const message = await one();
    await clock.advance(10_000);
    if (what === 'received again') await one();
    await expect(drop(queue, message)).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: `Value ${message.ReceiptHandle} for parameter ReceiptHandle is invalid. Reason: The receipt handle has expired.`,
    });
    const { Failed } = await sqs.deleteMessageBatch({ QueueUrl, Entries: [{ Id: 'a', ReceiptHandle: message.ReceiptHandle }] });
    expect(Failed).toEqual([{ Id: 'a', SenderFault: true, Code: 'ReceiptHandleIsInvalid', Message: 'The receipt handle has expired' }]);
  });

  test('a message is deleted twice with success', async () => {
    const queue = await fifo();
    await queue.put('a1');
    const message = await queue.one();
    await drop(queue, message);
    expect(await outcome(drop(queue, message))).toBe('success');
  });
});

describe('ReceiveRequestAttemptId', () => {
  const attempt = { ReceiveRequestAttemptId: 'try-1' };

  test('the same attempt gets the same messages and handles, and resets their visibility timeout', async () => {
    const { clock, put, receive } = await fifo();
    await put('a1', 'a2', 'b1');
    const first = await receive({ ...attempt, MaxNumberOfMessages: 2 });
    expect(await receive({ ...attempt, MaxNumberOfMessages: 2 })).toEqual(first);
    await clock.advance(9000);
    expect(await receive({ ...attempt, MaxNumberOfMessages: 2 })).toEqual(first);
    await clock.advance(9000);
    expect(bodies(await receive())).toEqual(['b1']);
    await clock.advance(1000);
    expect(bodies(await receive())).toEqual(['a1', 'a2']);
  });

  test.each(['deleted', 'changed', 'expired', 'old'])('an attempt whose message is %s gets what is there', async (what) => {
    const queue = await fifo({ VisibilityTimeout: what === 'old' ? '600' : '10' });
    const { clock, put, receive, sqs, QueueUrl } = queue;
    await put('a1', 'b1');
    const [a1] = await receive({ ...attempt, MaxNumberOfMessages: 1 });
    if (what === 'deleted') await drop(queue, a1!);
    if (what === 'changed') await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: a1!.ReceiptHandle, VisibilityTimeout: 100 });
    if (what === 'expired') await clock.advance(10_000);
    if (what === 'old') await clock.advance(300_000);
    const again = await receive({ ...attempt, MaxNumberOfMessages: 1 });
    expect(bodies(again)).toEqual([what === 'expired' ? 'a1' : 'b1']);
    expect(await receive({ ...attempt, MaxNumberOfMessages: 1 })).toEqual(again);
  });

  test('an attempt that got nothing gets what is there', async () => {
    const { put, receive } = await fifo();
    expect(await receive(attempt)).toEqual([]);
    await put('a1');
    expect(bodies(await receive(attempt))).toEqual(['a1']);
  });

  test('its id has 1 to 128 characters', async () => {
    const { sqs, QueueUrl } = await fifo();
    await expect(sqs.receiveMessage({ QueueUrl, ReceiveRequestAttemptId: 'a b' })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
  });
});

describe('dead-letter queues', () => {
  async function withDeadLetterQueue(): Promise<Fifo & { dead: string }> {
    const made = await fifo();
    const attributes: Attributes = { FifoQueue: 'true', MessageRetentionPeriod: '60' };
    const dead = (await made.sqs.createQueue({ QueueName: 'dead.fifo', Attributes: attributes })).QueueUrl!;
    const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead.fifo', maxReceiveCount: 1 });
    await made.sqs.setQueueAttributes({ QueueUrl: made.QueueUrl, Attributes: { RedrivePolicy } });
    return { ...made, dead };
  }

  test('a message that was received too often makes way for the next of its group', async () => {
    const { clock, one, put, receive, sqs, dead } = await withDeadLetterQueue();
    await put('a1', 'a2', 'b1');
    const first = await one();
    await clock.advance(10_000);
    expect(bodies(await receive({ MaxNumberOfMessages: 2 }))).toEqual(['a2', 'b1']);
    const { Messages } = await sqs.receiveMessage({ QueueUrl: dead, MessageSystemAttributeNames: ['All'] });
    expect(Messages).toMatchObject([
      {
        MessageId: first.MessageId,
        Attributes: { MessageGroupId: 'a', MessageDeduplicationId: 'a1', DeadLetterQueueSourceArn: 'arn:aws:sqs:eu-west-1:123456789012:orders.fifo' },
      },
    ]);
  });

  test('"For FIFO queues, the enqueue timestamp resets when the message is moved to a dead-letter queue"', async () => {
    const { clock, counts, one, put, receive, dead } = await withDeadLetterQueue();
    await put('a1');
    await one();
    await clock.advance(100_000);
    expect(await receive()).toEqual([]);
    await clock.advance(59_999);
    expect(await counts(dead)).toEqual([1, 0, 0]);
    await clock.advance(1);
    expect(await counts(dead)).toEqual([0, 0, 0]);
  });

  // The text: github.com/byu-oit/handel/issues/253
  test.each([
    ['orders.fifo', 'standard'],
    ['other', 'dead.fifo'],
  ])('%s cannot have the dead-letter queue %s: it is of another type', async (source, target) => {
    const { sqs } = await withDeadLetterQueue();
    await sqs.createQueue({ QueueName: 'standard' });
    await sqs.createQueue({ QueueName: 'other' });
    const { QueueUrl } = await sqs.getQueueUrl({ QueueName: source });
    const RedrivePolicy = `{"deadLetterTargetArn":"arn:aws:sqs:eu-west-1:123456789012:${target}","maxReceiveCount":1}`;
    await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy } })).rejects.toThrow(
      `Value ${RedrivePolicy} for parameter RedrivePolicy is invalid. Reason: Dead-letter queue must be same type of queue as the source.`,
    );
  });
});

describe('attributes', () => {
  test('by default', async () => {
    const { sqs, QueueUrl } = await fifo();
    const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
    expect(Attributes).toMatchObject({ FifoQueue: 'true', ContentBasedDeduplication: 'false', DeduplicationScope: 'queue', FifoThroughputLimit: 'perQueue' });
  });

  test.each<[attributes: Attributes, name: string]>([
    [{ FifoQueue: 'true' }, 'success'],
    [{ FifoQueue: 'false' }, 'InvalidAttributeValue'],
    [{ ContentBasedDeduplication: 'true' }, 'success'],
    [{ ContentBasedDeduplication: 'yes' }, 'InvalidAttributeValue'],
    [{ DeduplicationScope: 'messageGroup' }, 'success'],
    [{ DeduplicationScope: 'group' }, 'InvalidAttributeValue'],
    [{ DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' }, 'success'],
    // "The perMessageGroupId value is allowed only when the value for DeduplicationScope is messageGroup."
    [{ FifoThroughputLimit: 'perMessageGroupId' }, 'InvalidAttributeValue'],
    [{ DeduplicationScope: 'queue', FifoThroughputLimit: 'perMessageGroupId' }, 'InvalidAttributeValue'],
  ])('%j: %s', async (Attributes, name) => {
    const { sqs, QueueUrl } = await fifo();
    expect(await outcome(sqs.setQueueAttributes({ QueueUrl, Attributes }))).toBe(name);
    expect(await outcome(sqs.createQueue({ QueueName: 'new.fifo', Attributes: { FifoQueue: 'true', ...Attributes } }))).toBe(
      'FifoQueue' in Attributes && name !== 'success' ? 'InvalidParameterValue' : name,
    );
  });

  test('a queue does not become a FIFO queue', async () => {
    const { sqs, QueueUrl } = await bench();
    await expect(sqs.setQueueAttributes({ QueueUrl, Attributes: { FifoQueue: 'true' } })).rejects.toMatchObject({ name: 'InvalidAttributeValue' });
  });

  test('a name with a different value of one exists', async () => {
    const { sqs } = await fifo();
    await expect(sqs.createQueue({ QueueName: 'orders.fifo', Attributes: { FifoQueue: 'true', ContentBasedDeduplication: 'true' } })).rejects.toMatchObject({
      name: 'QueueNameExists',
    });
  });
});

test('120,000 messages can be in flight; then a receive gets none, and no error', async () => {
  const { counts, receive, sqs, QueueUrl } = await fifo({ VisibilityTimeout: '600' });
  for (let i = 0; i < 12_001; i++) {
    const entry = (k: number) => ({ Id: String(k), MessageBody: 'x', MessageGroupId: `${i}-${k}`, MessageDeduplicationId: `${i}-${k}` });
    await sqs.sendMessageBatch({ QueueUrl, Entries: Array.from({ length: 10 }, (_, k) => entry(k)) });
  }
  await receive({ MaxNumberOfMessages: 5 });
  for (let i = 0; i < 11_999; i++) await receive();
  expect(await receive()).toHaveLength(5);
  expect(await receive()).toEqual([]);
  expect(await counts()).toEqual([10, 120_000, 0]);
}, 60_000);
