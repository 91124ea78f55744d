import { describe, expect, test } from 'vitest';
import { bench, bodies, startTime, type Attributes, type Bench } from './queue-host';

/** The evidence is the API reference of StartMessageMoveTask, CancelMessageMoveTask and ListMessageMoveTasks. */

const arn = (name: string): string => `arn:aws:sqs:eu-west-1:123456789012:${name}`;

interface Redrive extends Bench {
  readonly dead: string;
  readonly SourceArn: string;
  /** Sends messages and brings them into the dead-letter queue. */
  kill(...all: string[]): Promise<void>;
  task(most?: number): Promise<unknown>;
}

async function redrive(more: Attributes = {}): Promise<Redrive> {
  const isFifo = more.FifoQueue === 'true';
  const deadName = isFifo ? 'dead.fifo' : 'dead';
  const made = await bench({ VisibilityTimeout: '0', ...more });
  const { sqs, QueueUrl } = made;
  const dead = (await sqs.createQueue({ QueueName: deadName, Attributes: isFifo ? { FifoQueue: 'true' } : {} })).QueueUrl!;
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn(deadName), maxReceiveCount: 1 }) } });
  return {
    ...made,
    dead,
    SourceArn: arn(deadName),
    async kill(...all) {
      for (const MessageBody of all) {
        await sqs.sendMessage({ QueueUrl, MessageBody, ...(isFifo ? { MessageGroupId: MessageBody[0], MessageDeduplicationId: MessageBody } : {}) });
        await made.receive();
        await made.receive();
      }
    },
    task: async (MaxResults = 1) => (await sqs.listMessageMoveTasks({ SourceArn: arn(deadName), MaxResults })).Results,
  };
}

test('messages go back to the queue that they came from, as new ones, and the task tells how far it is', async () => {
  const { clock, counts, dead, kill, receive, sqs, SourceArn, task } = await redrive();
  await kill('a', 'b', 'c');
  const [old] = (await sqs.receiveMessage({ QueueUrl: dead, VisibilityTimeout: 0 })).Messages!;
  await clock.advance(1000);
  const { TaskHandle } = await sqs.startMessageMoveTask({ SourceArn, MaxNumberOfMessagesPerSecond: 1 });
  const running = {
    TaskHandle,
    Status: 'RUNNING',
    SourceArn,
    MaxNumberOfMessagesPerSecond: 1,
    ApproximateNumberOfMessagesToMove: 3,
    StartedTimestamp: startTime + 1000,
  };
  expect(await task()).toEqual([{ ...running, ApproximateNumberOfMessagesMoved: 0 }]);
  await clock.advance(2000);
  expect(await task()).toEqual([{ ...running, ApproximateNumberOfMessagesMoved: 2 }]);
  expect([await counts(), await counts(dead)]).toEqual([
    [2, 0, 0],
    [1, 0, 0],
  ]);
  await clock.advance(1000);
  const { TaskHandle: _, ...ended } = running;
  expect(await task()).toEqual([{ ...ended, Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 3 }]);
  const messages = await receive({ MessageSystemAttributeNames: ['All'] });
  expect(bodies(messages).toSorted()).toEqual(['a', 'b', 'c']);
  expect(messages[0]!.MessageId).not.toBe(old!.MessageId);
  expect(messages[0]!.Attributes).toEqual({
    SenderId: '123456789012',
    SentTimestamp: String(startTime + 2000),
    ApproximateReceiveCount: '1',
    ApproximateFirstReceiveTimestamp: String(startTime + 4000),
  });
});

test("to a queue of one's own, with a long poll there", async () => {
  const { clock, kill, sqs, SourceArn, task } = await redrive();
  const { QueueUrl } = await sqs.createQueue({ QueueName: 'own' });
  await kill('a');
  await sqs.startMessageMoveTask({ SourceArn, DestinationArn: arn('own') });
  expect(bodies((await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 })).Messages!)).toEqual(['a']);
  expect(clock.now() - startTime).toBe(2);
  expect(await task()).toMatchObject([{ Status: 'COMPLETED', DestinationArn: arn('own') }]);
});

test('a task pulls no time', async () => {
  const { clock, kill, sqs, SourceArn, task } = await redrive();
  await kill('a');
  await sqs.startMessageMoveTask({ SourceArn });
  await new Promise((resolve) => setImmediate(resolve));
  expect(clock.now()).toBe(startTime);
  expect(await task()).toMatchObject([{ Status: 'RUNNING' }]);
});

test('of FIFO queues, in order', async () => {
  const { clock, kill, receive, sqs, SourceArn } = await redrive({ FifoQueue: 'true' });
  await kill('a1', 'a2', 'b1');
  await sqs.startMessageMoveTask({ SourceArn });
  await clock.advance(1000);
  const messages = await receive({ MessageSystemAttributeNames: ['MessageGroupId', 'MessageDeduplicationId'] });
  expect(bodies(messages)).toEqual(['a1', 'a2', 'b1']);
  expect(messages[0]!.Attributes).toEqual({ MessageGroupId: 'a', MessageDeduplicationId: 'a1' });
});

test('a task that is cancelled moves no more; what it has moved stays moved', async () => {
  const { clock, counts, dead, kill, sqs, SourceArn, task } = await redrive();
  await kill('a', 'b', 'c');
  const { TaskHandle } = await sqs.startMessageMoveTask({ SourceArn, MaxNumberOfMessagesPerSecond: 1 });
  await clock.advance(1000);
  expect(await sqs.cancelMessageMoveTask({ TaskHandle })).toMatchObject({ ApproximateNumberOfMessagesMoved: 1 });
  await clock.advance(10_000);
  expect([await counts(), await counts(dead)]).toEqual([
    [1, 0, 0],
    [2, 0, 0],
  ]);
  expect(await task()).toMatchObject([{ Status: 'CANCELLED', ApproximateNumberOfMessagesMoved: 1 }]);
  // "A message movement task can only be cancelled when the current status is RUNNING."
  await expect(sqs.cancelMessageMoveTask({ TaskHandle })).rejects.toMatchObject({ name: 'InvalidParameterValue' });
});

test('the latest tasks are listed, the latest first, one by default', async () => {
  const { clock, sqs, SourceArn, task } = await redrive();
  for (let i = 0; i < 3; i++) {
    await sqs.startMessageMoveTask({ SourceArn, MaxNumberOfMessagesPerSecond: i + 1 });
    await clock.advance(i === 0 ? 0 : 10);
    await task();
  }
  const rates = async (most?: number): Promise<unknown[]> =>
    ((await task(most)) as { MaxNumberOfMessagesPerSecond: number }[]).map((each) => each.MaxNumberOfMessagesPerSecond);
  expect([await rates(), await rates(2), await rates(10)]).toEqual([[3], [3, 2], [3, 2, 1]]);
});

describe('a task comes to an end', () => {
  test('when others have taken what was left', async () => {
    const { clock, dead, kill, sqs, SourceArn, task } = await redrive();
    await kill('a', 'b');
    await sqs.startMessageMoveTask({ SourceArn });
    await sqs.receiveMessage({ QueueUrl: dead, MaxNumberOfMessages: 1 });
    await clock.advance(1000);
    expect(await task()).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 1, ApproximateNumberOfMessagesToMove: 2 }]);
  });

  test('at once when there is nothing to move', async () => {
    const { sqs, SourceArn, task } = await redrive();
    await sqs.startMessageMoveTask({ SourceArn });
    expect(await task()).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesToMove: 0 }]);
  });

  test('when it is not known where a message came from', async () => {
    const { clock, counts, dead, sqs, SourceArn, task } = await redrive();
    await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'sent here' });
    await sqs.startMessageMoveTask({ SourceArn });
    await clock.advance(1000);
    expect(await task()).toMatchObject([{ Status: 'FAILED', FailureReason: 'CouldNotDetermineMessageSource' }]);
    expect(await counts(dead)).toEqual([1, 0, 0]);
    expect(bodies((await sqs.receiveMessage({ QueueUrl: dead })).Messages!)).toEqual(['sent here']);
  });

  test('when its destination is gone', async () => {
    const { clock, kill, sqs, SourceArn, task } = await redrive();
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'own' });
    await kill('a');
    await sqs.startMessageMoveTask({ SourceArn, DestinationArn: arn('own') });
    await sqs.deleteQueue({ QueueUrl });
    await clock.advance(1000);
    expect(await task()).toMatchObject([{ Status: 'FAILED', FailureReason: 'AWS.SimpleQueueService.NonExistentQueue' }]);
  });

  test('when its source is deleted', async () => {
    const { clock, counts, dead, kill, sqs, SourceArn } = await redrive();
    await kill('a');
    await sqs.startMessageMoveTask({ SourceArn });
    await sqs.deleteQueue({ QueueUrl: dead });
    await clock.advance(60_000);
    await sqs.createQueue({ QueueName: 'dead' });
    await clock.advance(1000);
    expect(await counts()).toEqual([0, 0, 0]);
    expect((await sqs.listMessageMoveTasks({ SourceArn })).Results).toEqual([]);
  });
});

describe('what is refused', () => {
  const noSource = "The resource that you specified for the SourceArn parameter doesn't exist.";
  const noDestination = "The resource that you specified for the DestinationArn parameter doesn't exist.";
  test.each<[input: object, name: string, message: string]>([
    [{ SourceArn: undefined }, 'MissingParameter', 'The request must contain the parameter SourceArn.'],
    [{ SourceArn: arn('none') }, 'ResourceNotFoundException', noSource],
    [{ DestinationArn: arn('none') }, 'ResourceNotFoundException', noDestination],
    [{ SourceArn: arn('orders') }, 'InvalidParameterValue', 'Source queue must be configured as a Dead Letter Queue.'],
    [{ DestinationArn: arn('dead') }, 'InvalidParameterValue', 'Source queue arn and destination queue arn cannot be the same.'],
    [{ DestinationArn: arn('other.fifo') }, 'InvalidParameterValue', 'Destination queue must be same type of queue as the source.'],
    [
      { MaxNumberOfMessagesPerSecond: 501 },
      'InvalidParameterValue',
      'Value 501 for parameter MaxNumberOfMessagesPerSecond is invalid. Reason: Must be between 1 and 500, if provided.',
    ],
  ])('a start with %j', async (more, name, message) => {
    const { sqs, SourceArn } = await redrive();
    await sqs.createQueue({ QueueName: 'other.fifo', Attributes: { FifoQueue: 'true' } });
    await expect(sqs.startMessageMoveTask({ SourceArn, ...more })).rejects.toMatchObject({ name, message });
  });

  test('"Only one active message movement task is supported per queue at any given time."', async () => {
    const { clock, kill, sqs, SourceArn } = await redrive();
    await kill('a');
    await sqs.startMessageMoveTask({ SourceArn });
    await expect(sqs.startMessageMoveTask({ SourceArn })).rejects.toMatchObject({
      name: 'InvalidParameterValue',
      message: 'There is already a task running. Only one active task is allowed for a source queue arn at a given time.',
    });
    await clock.advance(1000);
    await sqs.startMessageMoveTask({ SourceArn });
  });

  const handle = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64');
  test.each([
    ['no JSON', 'x', 'InvalidParameterValue'],
    ['no object', handle([]), 'InvalidParameterValue'],
    ['no task', handle({ sourceArn: arn('dead') }), 'InvalidParameterValue'],
    ['an unknown queue', handle({ taskId: 'x', sourceArn: arn('none') }), 'ResourceNotFoundException'],
    ['an unknown task', handle({ taskId: 'x', sourceArn: arn('dead') }), 'ResourceNotFoundException'],
    ['nothing', '', 'MissingParameter'],
  ])('a cancellation by %s', async (_title, TaskHandle, name) => {
    const { sqs } = await redrive();
    await expect(sqs.cancelMessageMoveTask({ TaskHandle })).rejects.toMatchObject({ name });
  });

  test.each([
    [{ SourceArn: arn('none') }, 'ResourceNotFoundException'],
    [{ SourceArn: arn('dead'), MaxResults: 11 }, 'InvalidParameterValue'],
  ])('a list with %j', async (input, name) => {
    const { sqs } = await redrive();
    await expect(sqs.listMessageMoveTasks(input)).rejects.toMatchObject({ name });
  });
});

test('the sources of a dead-letter queue are listed by name, in pages with MaxResults', async () => {
  const { dead, QueueUrl, sqs } = await redrive();
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 1 });
  const other = (await sqs.createQueue({ QueueName: 'a', Attributes: { RedrivePolicy } })).QueueUrl!;
  expect(await sqs.listDeadLetterSourceQueues({ QueueUrl: dead })).toEqual({ queueUrls: [other, QueueUrl], $metadata: expect.anything() as object });
  const first = await sqs.listDeadLetterSourceQueues({ QueueUrl: dead, MaxResults: 1 });
  expect(first.queueUrls).toEqual([other]);
  expect(await sqs.listDeadLetterSourceQueues({ QueueUrl: dead, MaxResults: 1, NextToken: first.NextToken })).toEqual({
    queueUrls: [QueueUrl],
    $metadata: expect.anything() as object,
  });
  expect(await sqs.listDeadLetterSourceQueues({ QueueUrl })).toMatchObject({ queueUrls: [] });
});
