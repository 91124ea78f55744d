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
 * What every adapter of the queue port does alike: the in-memory service, the SDK over HTTP, real SQS. It holds to what AWS promises: nothing is said of the
 * order of messages of a standard queue.
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
      const { QueueUrl } = await host.sqs.createQueue({ QueueName: queueName() + (Attributes.FifoQueue === 'true' ? '.fifo' : ''), Attributes });
      urls.push(QueueUrl!);
      return QueueUrl!;
    }
    const fifoQueue = (more: object = {}): Promise<string> => queue({ FifoQueue: 'true', VisibilityTimeout: '30', ...more });
    /** Sends to a FIFO queue: the group is the first letter of the body. */
    const put = (QueueUrl: string, MessageBody: string, MessageDeduplicationId = MessageBody) =>
      host.sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId: MessageBody[0], MessageDeduplicationId });
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

    test('the next message of a FIFO group is received when the one before is deleted; another group does not wait', async () => {
      const QueueUrl = await fifoQueue();
      for (const body of ['a1', 'a2', 'b1']) await put(QueueUrl, body);
      const [first] = await receive(QueueUrl, { MaxNumberOfMessages: 1 });
      expect(first!.Body).toBe('a1');
      expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(['b1']);
      expect(await receive(QueueUrl, { WaitTimeSeconds: 0 })).toEqual([]);
      await host.sqs.deleteMessage({ QueueUrl, ReceiptHandle: first!.ReceiptHandle });
      expect((await receive(QueueUrl, { WaitTimeSeconds: 5 })).map(({ Body }) => Body)).toEqual(['a2']);
    });

    test('the order of a FIFO group is kept when messages come back', async () => {
      const QueueUrl = await fifoQueue({ VisibilityTimeout: '2' });
      for (const body of ['a1', 'a2', 'a3']) await put(QueueUrl, body);
      expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(['a1', 'a2', 'a3']);
      await host.pass(3);
      expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(['a1', 'a2', 'a3']);
    });

    test('a duplicate has the id and sequence number of the first, and is not delivered', async () => {
      const QueueUrl = await fifoQueue();
      const first = await put(QueueUrl, 'a1', 'id');
      const second = await put(QueueUrl, 'a2', 'id');
      expect([second.MessageId, second.SequenceNumber]).toEqual([first.MessageId, first.SequenceNumber]);
      const third = await put(QueueUrl, 'a3', 'other');
      expect(first.SequenceNumber).toMatch(/^\d{20}$/);
      expect(third.SequenceNumber! > first.SequenceNumber!).toBe(true);
      const messages = await receive(QueueUrl, { MessageSystemAttributeNames: ['All'] });
      expect(messages.map(({ Body }) => Body)).toEqual(['a1', 'a3']);
      expect(messages[0]!.Attributes).toMatchObject({ MessageGroupId: 'a', MessageDeduplicationId: 'id', SequenceNumber: first.SequenceNumber });
    });

    test('by content: the same body is a duplicate', async () => {
      const QueueUrl = await fifoQueue({ ContentBasedDeduplication: 'true' });
      for (const MessageBody of ['one', 'one', 'two']) await host.sqs.sendMessage({ QueueUrl, MessageBody, MessageGroupId: 'g' });
      expect((await receive(QueueUrl)).map(({ Body }) => Body)).toEqual(['one', 'two']);
    });

    test('a message of a FIFO queue needs a group and an id, and takes no delay', async () => {
      const QueueUrl = await fifoQueue();
      const send = (more: object) => errorOf(host.sqs.sendMessage({ QueueUrl, MessageBody: 'x', ...more }));
      expect(await send({ MessageDeduplicationId: 'x' })).toMatchObject({ name: 'MissingParameter' });
      expect(await send({ MessageGroupId: 'g' })).toMatchObject({
        name: 'InvalidParameterValue',
        message: 'The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly',
      });
      expect(await send({ MessageGroupId: 'g', MessageDeduplicationId: 'x', DelaySeconds: 1 })).toMatchObject({
        name: 'InvalidParameterValue',
        message: 'Value 1 for parameter DelaySeconds is invalid. Reason: The request include parameter that is not valid for this queue type.',
      });
    });

    test('a FIFO queue has a FIFO queue as its dead-letter queue', async () => {
      const policyOf = async (url: string) => JSON.stringify({ deadLetterTargetArn: await arnOf(url), maxReceiveCount: 1 });
      const dead = await fifoQueue();
      const QueueUrl = await fifoQueue({ VisibilityTimeout: '0', RedrivePolicy: await policyOf(dead) });
      await put(QueueUrl, 'a1');
      expect(await receive(QueueUrl)).toHaveLength(1);
      await host.pass(1);
      expect(await receive(QueueUrl)).toEqual([]);
      expect((await receive(dead, { WaitTimeSeconds: 5 })).map(({ Body }) => Body)).toEqual(['a1']);
      const RedrivePolicy = await policyOf(await queue());
      expect(await errorOf(host.sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy } }))).toMatchObject({ name: 'InvalidParameterValue' });
    });

    test('the sources of a dead-letter queue are known', async () => {
      const dead = await queue();
      const QueueUrl = await queue({ RedrivePolicy: JSON.stringify({ deadLetterTargetArn: await arnOf(dead), maxReceiveCount: 1 }) });
      expect((await host.sqs.listDeadLetterSourceQueues({ QueueUrl: dead })).queueUrls).toEqual([QueueUrl]);
    });

    test('messages of a batch are sent, given back and deleted', async () => {
      const QueueUrl = await queue();
      const MessageAttributes = { n: { DataType: 'Number', StringValue: '1' } };
      const bodies = ['zero', 'one', 'two'];
      const { Successful, Failed } = await host.sqs.sendMessageBatch({
        QueueUrl,
        Entries: bodies.map((MessageBody, i) => ({ Id: `m${i}`, MessageBody, MessageAttributes })),
      });
      expect(Failed ?? []).toEqual([]);
      const messages = await receive(QueueUrl, { MessageAttributeNames: ['All'], WaitTimeSeconds: 5 });
      expect(messages.length).toBeGreaterThan(0);
      for (const { Body, MessageId, MD5OfBody, MD5OfMessageAttributes } of messages) {
        const sent = Successful!.find(({ Id }) => Id === `m${bodies.indexOf(Body!)}`);
        expect(sent).toMatchObject({ MessageId, MD5OfMessageBody: MD5OfBody, MD5OfMessageAttributes });
      }
      const entries = messages.map(({ ReceiptHandle }, i) => ({ Id: String(i), ReceiptHandle }));
      const back = await host.sqs.changeMessageVisibilityBatch({ QueueUrl, Entries: entries.map((entry) => ({ ...entry, VisibilityTimeout: 30 })) });
      expect(back.Successful!.map(({ Id }) => Id).toSorted()).toEqual(entries.map(({ Id }) => Id));
      const gone = await host.sqs.deleteMessageBatch({ QueueUrl, Entries: [...entries, { Id: 'bad', ReceiptHandle: 'none' }] });
      expect(gone.Successful!.map(({ Id }) => Id).toSorted()).toEqual(entries.map(({ Id }) => Id));
      expect(gone.Failed).toEqual([expect.objectContaining({ Id: 'bad', SenderFault: true, Code: 'ReceiptHandleIsInvalid' })]);
    });

    test('a batch that is out of order as a whole is refused', async () => {
      const QueueUrl = await queue();
      const batch = (Entries: { Id: string; MessageBody: string }[]) => errorOf(host.sqs.sendMessageBatch({ QueueUrl, Entries }));
      const entry = (Id: string, MessageBody = 'x') => ({ Id, MessageBody });
      expect(await batch([])).toMatchObject({ name: 'EmptyBatchRequest', $fault: 'client' });
      expect(await batch([entry('a'), entry('a')])).toMatchObject({ name: 'BatchEntryIdsNotDistinct', message: 'Id a repeated.' });
      expect(await batch([entry('a.b')])).toMatchObject({ name: 'InvalidBatchEntryId' });
      expect(await batch(Array.from({ length: 11 }, (_, i) => entry(String(i))))).toMatchObject({ name: 'TooManyEntriesInBatchRequest' });
      expect(await batch([entry('a', 'x'.repeat(600_000)), entry('b', 'x'.repeat(600_000))])).toMatchObject({ name: 'BatchRequestTooLong' });
    });

    test('what is wrong has a name', async () => {
      const QueueUrl = await queue();
      const { sqs } = host;
      const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
      expect(sent.MessageId).toMatch(/^[0-9a-f-]{36}$/);
      const [message] = await receive(QueueUrl, { WaitTimeSeconds: 5 });
      await sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 0 });
      const unknown = `${await arnOf(QueueUrl)}x`;
      const wrong: [call: () => Promise<unknown>, name: string][] = [
        [() => sqs.sendMessage({ QueueUrl, MessageBody: '\u0001' }), 'InvalidMessageContents'],
        [() => sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 11 }), 'InvalidParameterValue'],
        [() => sqs.deleteMessage({ QueueUrl, ReceiptHandle: 'none' }), 'ReceiptHandleIsInvalid'],
        [() => sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: message!.ReceiptHandle, VisibilityTimeout: 1 }), 'MessageNotInflight'],
        [() => sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['None' as 'All'] }), 'InvalidAttributeName'],
        [() => sqs.setQueueAttributes({ QueueUrl, Attributes: { VisibilityTimeout: '43201' } }), 'InvalidAttributeValue'],
        [() => sqs.createQueue({ QueueName: 'a b' }), 'InvalidParameterValue'],
        [() => sqs.startMessageMoveTask({ SourceArn: unknown }), 'ResourceNotFoundException'],
      ];
      for (const [call, name] of wrong) expect(await errorOf(call())).toMatchObject({ name });
    });

    test('a second purge within 60 seconds is refused', async () => {
      const QueueUrl = await queue();
      await host.sqs.sendMessage({ QueueUrl, MessageBody: 'x' });
      await host.sqs.purgeQueue({ QueueUrl });
      expect(await errorOf(host.sqs.purgeQueue({ QueueUrl }))).toMatchObject({ name: 'PurgeQueueInProgress' });
    });

    test('tags and permissions are kept', async () => {
      const QueueUrl = await queue();
      await host.sqs.tagQueue({ QueueUrl, Tags: { team: 'x', stage: 'test' } });
      await host.sqs.untagQueue({ QueueUrl, TagKeys: ['stage'] });
      expect((await host.sqs.listQueueTags({ QueueUrl })).Tags).toEqual({ team: 'x' });
      const account = (await arnOf(QueueUrl)).split(':')[4]!;
      await host.sqs.addPermission({ QueueUrl, Label: 'own', AWSAccountIds: [account], Actions: ['SendMessage'] });
      const policyOf = async () => (await host.sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['Policy'] })).Attributes?.Policy;
      expect(JSON.parse((await policyOf())!)).toMatchObject({
        Statement: [{ Sid: 'own', Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'SQS:SendMessage' }],
      });
      await host.sqs.removePermission({ QueueUrl, Label: 'own' });
      expect(await policyOf()).toBeUndefined();
    });

    test('messages of a dead-letter queue are moved back', async () => {
      const dead = await queue();
      const QueueUrl = await queue({ VisibilityTimeout: '0', RedrivePolicy: JSON.stringify({ deadLetterTargetArn: await arnOf(dead), maxReceiveCount: 1 }) });
      await host.sqs.sendMessage({ QueueUrl, MessageBody: 'poison' });
      expect(await receive(QueueUrl, { WaitTimeSeconds: 5 })).toHaveLength(1);
      await host.pass(1);
      expect(await receive(QueueUrl)).toEqual([]);
      const SourceArn = await arnOf(dead);
      const { TaskHandle } = await host.sqs.startMessageMoveTask({ SourceArn });
      expect(TaskHandle).toEqual(expect.any(String));
      expect((await receive(QueueUrl, { WaitTimeSeconds: 20 })).map(({ Body }) => Body)).toEqual(['poison']);
      const { Results } = await host.sqs.listMessageMoveTasks({ SourceArn });
      expect(Results).toMatchObject([{ SourceArn, ApproximateNumberOfMessagesToMove: 1 }]);
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
