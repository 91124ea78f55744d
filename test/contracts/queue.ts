import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { QueuePort } from '../../src/services/sqs/queue-port';
import type { SetQueueAttributesRequest } from '../../src/services/sqs/shapes';

/** A queue service under test. */
export interface QueueHost {
  readonly sqs: QueuePort;
  /** Lets seconds pass on the service's clock. */
  pass(seconds: number): Promise<void>;
  close?(): Promise<void>;
}

const errorOf = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => ({ name: 'no error' }),
    (error: unknown) => error as Record<string, unknown>,
  );

/**
 * What every adapter of the queue port does alike: the in-memory service, the SDK over HTTP, real SQS. It holds to what AWS promises of a standard queue:
 * nothing is said of the order of messages.
 */
export function queueContract(name: string, make: () => QueueHost | Promise<QueueHost>): void {
  describe(`${name} keeps the contract of a queue`, () => {
    const run = Date.now().toString(36);
    let host: QueueHost;
    let made = 0;
    const urls: string[] = [];

    beforeAll(async () => {
      host = await make();
    });
    afterAll(async () => {
      for (const QueueUrl of urls) await host.sqs.deleteQueue({ QueueUrl });
      await host.close?.();
    });

    const queueName = (): string => `contract-${run}-${++made}`;
    async function queue(Attributes: NonNullable<SetQueueAttributesRequest['Attributes']> = {}): Promise<string> {
      const { QueueUrl } = await host.sqs.createQueue({ QueueName: queueName(), Attributes });
      urls.push(QueueUrl!);
      return QueueUrl!;
    }
    async function arnOf(QueueUrl: string): Promise<string> {
      const { Attributes } = await host.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['QueueArn'] });
      return Attributes!.QueueArn!;
    }
    /** Everything that is visible; a wait of a second asks all servers. */
    const receive = (QueueUrl: string, more: object = {}) =>
      host.sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 1, ...more }).then(({ Messages }) => Messages ?? []);

    test('a message that is sent is received with its id, body and digest, and is gone when it is deleted', async () => {
      const QueueUrl = await queue({ VisibilityTimeout: '1' });
      const sent = await host.sqs.sendMessage({ QueueUrl, MessageBody: 'hello' });
      expect(sent.MD5OfMessageBody).toBe('5d41402abc4b2a76b9719d911017c592');
      expect(sent.$metadata.httpStatusCode).toBe(200);
      const [message] = await receive(QueueUrl);
      expect(message).toEqual({
        MessageId: sent.MessageId,
        ReceiptHandle: expect.any(String) as string,
        MD5OfBody: sent.MD5OfMessageBody,
        Body: 'hello',
      });
      await host.sqs.deleteMessage({ QueueUrl, ReceiptHandle: message!.ReceiptHandle });
      await host.pass(2);
      expect(await receive(QueueUrl)).toEqual([]);
    });

    test('a receive without messages has no member Messages', async () => {
      const result = await host.sqs.receiveMessage({ QueueUrl: await queue() });
      expect(Object.keys(result)).toEqual(['$metadata']);
    });

    test('a message that is not deleted comes back after its visibility timeout with a new receipt handle', async () => {
      const QueueUrl = await queue({ VisibilityTimeout: '2' });
      await host.sqs.sendMessage({ QueueUrl, MessageBody: 'again' });
      const [first] = await receive(QueueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
      await host.pass(3);
      const [second] = await receive(QueueUrl, { MessageSystemAttributeNames: ['ApproximateReceiveCount'] });
      expect([first!.MessageId, first!.Attributes]).toEqual([second!.MessageId, { ApproximateReceiveCount: '1' }]);
      expect(second!.Attributes).toEqual({ ApproximateReceiveCount: '2' });
      expect(second!.ReceiptHandle).not.toBe(first!.ReceiptHandle);
    });

    test('ChangeMessageVisibility to 0 gives a message back at once', async () => {
      const QueueUrl = await queue();
      await host.sqs.sendMessage({ QueueUrl, MessageBody: 'back' });
      const [message] = await receive(QueueUrl);
      await host.sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 0 });
      expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(['back']);
    });

    test('a long poll finds a message that is delayed when its delay is over', async () => {
      const QueueUrl = await queue();
      await host.sqs.sendMessage({ QueueUrl, MessageBody: 'later', DelaySeconds: 2 });
      expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
      expect((await receive(QueueUrl, { WaitTimeSeconds: 10 })).map(({ Body }) => Body)).toEqual(['later']);
    });

    test('a message that was received too often is in the dead-letter queue', async () => {
      const dead = await queue();
      const policy = { deadLetterTargetArn: await arnOf(dead), maxReceiveCount: 1 };
      const QueueUrl = await queue({ VisibilityTimeout: '0', RedrivePolicy: JSON.stringify(policy) });
      const { MessageId } = await host.sqs.sendMessage({ QueueUrl, MessageBody: 'poison' });
      expect((await receive(QueueUrl)).map((message) => message.MessageId)).toEqual([MessageId]);
      await host.pass(1);
      expect(await receive(QueueUrl)).toEqual([]);
      const [message] = await receive(dead, { WaitTimeSeconds: 5, MessageSystemAttributeNames: ['DeadLetterQueueSourceArn'] });
      expect(message).toMatchObject({ MessageId, Body: 'poison', Attributes: { DeadLetterQueueSourceArn: await arnOf(QueueUrl) } });
    });

    test('message attributes are returned on request, with the digest of those returned', async () => {
      const QueueUrl = await queue({ VisibilityTimeout: '0' });
      const MessageAttributes = {
        'order.id': { DataType: 'String', StringValue: 'o-1' },
        'order.total': { DataType: 'Number.eur', StringValue: '12.50' },
        picture: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2, 3) },
      };
      const sent = await host.sqs.sendMessage({ QueueUrl, MessageBody: 'body', MessageAttributes });
      const [all] = await receive(QueueUrl, { MessageAttributeNames: ['All'] });
      expect(all!.MessageAttributes!['picture']).toMatchObject({ DataType: 'Binary' });
      expect([...all!.MessageAttributes!['picture']!.BinaryValue!]).toEqual([1, 2, 3]);
      expect(all!.MD5OfMessageAttributes).toBe(sent.MD5OfMessageAttributes);
      const [some] = await receive(QueueUrl, { MessageAttributeNames: ['order.*'] });
      expect(Object.keys(some!.MessageAttributes!).toSorted()).toEqual(['order.id', 'order.total']);
      const [none] = await receive(QueueUrl);
      expect(none!.MessageAttributes).toBeUndefined();
    });

    test('an entry of a batch fails by itself', async () => {
      const QueueUrl = await queue();
      const { Successful, Failed } = await host.sqs.sendMessageBatch({
        QueueUrl,
        Entries: [
          { Id: 'good', MessageBody: 'one' },
          { Id: 'bad', MessageBody: 'two', DelaySeconds: 901 },
        ],
      });
      expect(Successful!.map(({ Id }) => Id)).toEqual(['good']);
      expect(Failed).toEqual([expect.objectContaining({ Id: 'bad', SenderFault: true, Code: 'InvalidParameterValue' })]);
    });

    test('attributes are as they were set, the others at their defaults', async () => {
      const QueueUrl = await queue({ DelaySeconds: '5' });
      await host.sqs.setQueueAttributes({ QueueUrl, Attributes: { VisibilityTimeout: '60' } });
      const { Attributes } = await host.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
      expect(Attributes).toMatchObject({
        DelaySeconds: '5',
        VisibilityTimeout: '60',
        MessageRetentionPeriod: '345600',
        MaximumMessageSize: '1048576',
        ReceiveMessageWaitTimeSeconds: '0',
        QueueArn: await arnOf(QueueUrl),
      });
    });

    test('a name gives one queue: the same attributes its URL, others QueueNameExists', async () => {
      const QueueName = queueName();
      const { QueueUrl } = await host.sqs.createQueue({ QueueName, Attributes: { DelaySeconds: '1' } });
      urls.push(QueueUrl!);
      expect((await host.sqs.createQueue({ QueueName, Attributes: { DelaySeconds: '1' } })).QueueUrl).toBe(QueueUrl);
      expect((await host.sqs.getQueueUrl({ QueueName })).QueueUrl).toBe(QueueUrl);
      const error = await errorOf(host.sqs.createQueue({ QueueName, Attributes: { DelaySeconds: '2' } }));
      expect(error).toMatchObject({ name: 'QueueNameExists', $fault: 'client' });
    });

    test('a queue that was never made does not exist', async () => {
      const QueueName = queueName();
      expect(await errorOf(host.sqs.getQueueUrl({ QueueName }))).toMatchObject({ name: 'QueueDoesNotExist' });
      const QueueUrl = (await queue()).replace(/[^/]+$/, QueueName);
      expect(await errorOf(host.sqs.receiveMessage({ QueueUrl }))).toMatchObject({ name: 'QueueDoesNotExist', $fault: 'client' });
    });
  });
}
