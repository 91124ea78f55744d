/** Publishing and what subscribers get: https://docs.aws.amazon.com/sns/latest/api/API_Publish.html, recordings test_publish_… of sns:publish */
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../../src/errors/service-exception';
import type { FetchPort, FunctionPort, QueuePort } from '../../../src/services/sns/ports';
import { errorOf, faultOf, queueArn, recorder, snsHost, topicArn } from './sns-host';

type Sent = Parameters<QueuePort['sendMessage']>[0];

test('a queue gets the notification to the letter (recording test_publish_message_attributes, sns-sqs-as-subscriber)', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  const arn = await host.subscribed(TopicArn!, 'q');
  const { MessageId, $metadata } = await host.sns.publish({
    TopicArn,
    Message: '{}',
    Subject: 'Hi "there"',
    MessageAttributes: { Version: { DataType: 'String', StringValue: 'string value literal' }, b: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) } },
  });
  expect($metadata.httpStatusCode).toBe(200);
  const [body] = await host.bodies('q');
  const { Signature } = JSON.parse(body!) as { Signature: string };
  expect(Buffer.from(Signature, 'base64')).toHaveLength(256);
  expect(body).toBe(`{
  "Type" : "Notification",
  "MessageId" : "${MessageId}",
  "TopicArn" : "${TopicArn}",
  "Subject" : "Hi \\"there\\"",
  "Message" : "{}",
  "Timestamp" : "2025-11-06T12:37:01.123Z",
  "SignatureVersion" : "1",
  "Signature" : "${Signature}",
  "SigningCertURL" : "https://sns.us-east-1.amazonaws.com/SimpleNotificationService-9c6465fa7f48f5cacd23014631ec1136.pem",
  "UnsubscribeURL" : "https://sns.us-east-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}",
  "MessageAttributes" : {
    "Version" : {"Type":"String","Value":"string value literal"},
    "b" : {"Type":"Binary","Value":"AQI="}
  }
}`);
});

test('with raw delivery the message itself, with its attributes', async () => {
  const queue = recorder<Sent>();
  const { sns, clock } = snsHost({ sqs: { sendMessage: queue.call } });
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: { RawMessageDelivery: 'true' } });
  const MessageAttributes = { a: { DataType: 'String.Array', StringValue: '["x"]' } };
  await sns.publish({ TopicArn, Message: 'm', MessageAttributes, MessageGroupId: 'tenant' });
  await clock.advance(0);
  // A group on a standard topic is for fair queues.
  expect(queue.calls).toEqual([
    { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/q', MessageBody: 'm', MessageAttributes, MessageGroupId: 'tenant' },
  ]);
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, { DataType: 'Number', StringValue: '1' }]));
  await sns.publish({ TopicArn, Message: 'lost', MessageAttributes: many });
  await clock.advance(0);
  expect(queue.calls).toHaveLength(1);
});

test('a function gets the event (https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html)', async () => {
  const lambda = recorder<Parameters<FunctionPort['invoke']>[0]>();
  const { sns, clock } = snsHost({ lambda: { invoke: lambda.call } });
  const { TopicArn } = await sns.createTopic({ Name: 't', Attributes: { SignatureVersion: '2' } });
  const Endpoint = 'arn:aws:lambda:us-east-1:111111111111:function:F';
  const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: 'lambda', Endpoint });
  const { MessageId } = await sns.publish({ TopicArn, Message: 'm', MessageAttributes: { a: { DataType: 'Number', StringValue: '1' } } });
  await sns.publish({ TopicArn, Message: 'm', Subject: 's' });
  await clock.advance(0);
  expect(lambda.calls[0]).toMatchObject({ FunctionName: Endpoint, InvocationType: 'Event' });
  const events = lambda.calls.map(({ Payload }) => JSON.parse(new TextDecoder().decode(Payload)) as { Records: { Sns: Record<string, unknown> }[] });
  expect(events[0]).toEqual({
    Records: [
      {
        EventSource: 'aws:sns',
        EventVersion: '1.0',
        EventSubscriptionArn: SubscriptionArn,
        Sns: {
          Type: 'Notification',
          MessageId,
          TopicArn,
          Subject: null,
          Message: 'm',
          Timestamp: '2025-11-06T12:37:01.123Z',
          SignatureVersion: '2',
          Signature: expect.any(String) as string,
          SigningCertUrl: expect.stringContaining('https://sns.us-east-1.amazonaws.com/') as string,
          UnsubscribeUrl: expect.stringContaining(SubscriptionArn!) as string,
          MessageAttributes: { a: { Type: 'Number', Value: '1' } },
        },
      },
    ],
  });
  expect(events[1]!.Records[0]!.Sns).toMatchObject({ Subject: 's', MessageAttributes: {} });
});

test('MessageStructure "json" has a text for each protocol', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  await host.subscribed(TopicArn!, 'q', { RawMessageDelivery: 'true', FilterPolicyScope: 'MessageBody', FilterPolicy: '{"a":[1]}' });
  const publish = (texts: object) => host.sns.publish({ TopicArn, MessageStructure: 'json', Message: JSON.stringify(texts) });
  await publish({ default: 'd', sqs: '{"a":1}' });
  await publish({ default: '{"a":1,"b":2}' });
  await publish({ default: '{"a":1}', sqs: 'filtered out' });
  expect((await host.bodies('q')).toSorted()).toEqual(['{"a":1,"b":2}', '{"a":1}']);
});

test('filter policies see strings, numbers and lists among the attributes', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  await host.subscribed(TopicArn!, 'q', { RawMessageDelivery: 'true', FilterPolicy: '{"a":["x",1,{"exists":false}]}' });
  const publish = (Message: string, DataType: string, StringValue: string) =>
    host.sns.publish({ TopicArn, Message, MessageAttributes: { a: { DataType, StringValue } } });
  await publish('string', 'String', 'x');
  await publish('number', 'Number', '1.0');
  await publish('list', 'String.Array', '["y","x",true,null]');
  await publish('other', 'String', 'y');
  await publish('text of a number', 'String', '1');
  await publish('a list that is none is not seen', 'String.Array', 'x');
  await publish('a custom type is not seen', 'String.custom', 'y');
  await host.sns.publish({ TopicArn, Message: 'none' });
  expect((await host.bodies('q')).toSorted()).toEqual(['a custom type is not seen', 'a list that is none is not seen', 'list', 'none', 'number', 'string']);
});

describe('publish refuses', () => {
  const invalid = (message: string): [string, string, number] => ['InvalidParameterException', `Invalid parameter: ${message}`, 400];
  const attribute = (message: string): [string, string, number] => ['InvalidParameterValueException', message, 400];
  const withAttribute = (value: unknown, name = 'a') => ({ Message: 'm', MessageAttributes: { [name]: value } });
  test.each<[title: string, input: object, fault: [string, string, number]]>([
    ['no topic', { TopicArn: undefined, Message: 'm' }, invalid('TopicArn or TargetArn Reason: no value for required parameter')],
    ['a target that there is not', { TopicArn: undefined, TargetArn: topicArn('none'), Message: 'm' }, ['NotFoundException', 'Topic does not exist', 404]],
    [
      'a telephone',
      { TopicArn: undefined, PhoneNumber: '+1', Message: 'm' },
      ['InvalidParameterException', 'Text messages are not supported by the in-memory notification service. Leave out PhoneNumber.', 400],
    ],
    ['no message', {}, invalid('Empty message')],
    ['an empty message', { Message: '' }, invalid('Empty message')],
    ['a message of a wrong type', { Message: 1 }, invalid('Message Reason: the value has a wrong type')],
    [
      '256 KiB and a byte',
      { Message: 'é'.repeat(131_072), Subject: 's', MessageAttributes: { a: { DataType: 'String', StringValue: 'x' } } },
      invalid('Message too long'),
    ],
    ['a subject with a line break', { Message: 'm', Subject: 'a\nb' }, invalid('Subject')],
    ['a subject of 101 letters', { Message: 'm', Subject: 'x'.repeat(101) }, invalid('Subject')],
    ['an empty subject', { Message: 'm', Subject: '' }, invalid('Subject')],
    ['another structure', { Message: 'm', MessageStructure: 'xml' }, invalid('MessageStructure')],
    ['json that is none', { Message: 'm', MessageStructure: 'json' }, invalid('Message Structure - JSON message body failed to parse')],
    ['json without a default', { Message: '{"sqs":"x"}', MessageStructure: 'json' }, invalid('Message Structure - No default entry in JSON message body')],
    [
      'a deduplication id on a standard topic',
      { Message: 'm', MessageDeduplicationId: 'd' },
      invalid('MessageDeduplicationId Reason: The request includes MessageDeduplicationId parameter that is not valid for this topic type'),
    ],
    [
      'a group with a blank',
      { Message: 'm', MessageGroupId: 'a b' },
      invalid('MessageGroupId Reason: can only include alphanumeric and punctuation characters. 1 to 128 in length.'),
    ],
    ['no group on a FIFO topic', { TopicArn: topicArn('f.fifo'), Message: 'm' }, invalid('The MessageGroupId parameter is required for FIFO topics')],
    [
      'no deduplication id on a FIFO topic',
      { TopicArn: topicArn('f.fifo'), Message: 'm', MessageGroupId: 'g' },
      invalid('The topic should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly'),
    ],
    ['attributes of a wrong type', { Message: 'm', MessageAttributes: [] }, invalid('MessageAttributes Reason: the value has a wrong type')],
    ['an attribute without a type', withAttribute({}), attribute("The message attribute 'a' must contain non-empty message attribute type.")],
    ['an attribute that is null', withAttribute(null), attribute("The message attribute 'a' must contain non-empty message attribute type.")],
    [
      'an attribute of another type',
      withAttribute({ DataType: 'Date', StringValue: 'x' }),
      attribute("The message attribute 'a' has an invalid message attribute type, the set of supported type prefixes is Binary, Number, and String."),
    ],
    [
      'an attribute without a value',
      withAttribute({ DataType: 'String', StringValue: '' }),
      attribute("The message attribute 'a' must contain non-empty message attribute value for message attribute type 'String'."),
    ],
    [
      'bytes that are a text',
      withAttribute({ DataType: 'Binary', BinaryValue: 'x' }),
      attribute("The message attribute 'a' must contain non-empty message attribute value for message attribute type 'Binary'."),
    ],
    ['a number that is none', withAttribute({ DataType: 'Number', StringValue: 'x' }), attribute("Could not cast message attribute 'a' value to number.")],
    [
      'a name of AWS',
      withAttribute({ DataType: 'String', StringValue: 'x' }, 'AWS.a'),
      attribute(
        "The message attribute name 'AWS.a' is invalid. Attribute name can contain A-Z, a-z, 0-9, underscore (_), hyphen (-), and period (.) characters.",
      ),
    ],
  ])('%s', async (_title, input, fault) => {
    const { sns } = snsHost();
    const { TopicArn } = await sns.createTopic({ Name: 't' });
    await sns.createTopic({ Name: 'f.fifo', Attributes: { FifoTopic: 'true' } });
    expect(await faultOf(sns.publish({ TopicArn, ...input } as never))).toEqual(fault);
  });
});

test('256 KiB are taken, and a topic as the target', async () => {
  const host = snsHost();
  const { TopicArn } = await host.sns.createTopic({ Name: 't' });
  expect(await host.sns.publish({ TargetArn: TopicArn, Message: 'x'.repeat(262_144), MessageAttributes: {} })).toHaveProperty('MessageId');
});

describe('publishBatch', () => {
  const entry = (Id: string, Message: unknown = 'm') => ({ Id, Message }) as { Id: string; Message: string };
  test('tells of each entry by itself', async () => {
    const host = snsHost();
    const { TopicArn } = await host.sns.createTopic({ Name: 't' });
    await host.subscribed(TopicArn!, 'q', { RawMessageDelivery: 'true' });
    const { Successful, Failed } = await host.sns.publishBatch({
      TopicArn,
      PublishBatchRequestEntries: [entry('a', '1'), entry('b', ''), { ...entry('c'), MessageAttributes: { x: { DataType: 'String' } } }, entry('d', '2')],
    });
    expect(Successful).toEqual(['a', 'd'].map((Id) => ({ Id, MessageId: expect.any(String) as string })));
    expect(Failed).toEqual([
      { Id: 'b', Code: 'InvalidParameter', Message: 'Invalid parameter: Empty message', SenderFault: true },
      {
        Id: 'c',
        Code: 'ParameterValueInvalid',
        Message: "The message attribute 'x' must contain non-empty message attribute value for message attribute type 'String'.",
        SenderFault: true,
      },
    ]);
    expect((await host.bodies('q')).toSorted()).toEqual(['1', '2']);
  });

  test.each<[title: string, entries: unknown, name: string]>([
    ['no entries', undefined, 'EmptyBatchRequestException'],
    ['an empty list', [], 'EmptyBatchRequestException'],
    ['what is no list', 'x', 'InvalidParameterException'],
    ['eleven', Array.from({ length: 11 }, (_, i) => entry(`e${i}`)), 'TooManyEntriesInBatchRequestException'],
    ['equal ids', [entry('a'), entry('a')], 'BatchEntryIdsNotDistinctException'],
    ['an id with a dot', [entry('a.b')], 'InvalidBatchEntryIdException'],
    ['null', [null], 'InvalidBatchEntryIdException'],
    ['more than 256 KiB together', [entry('a', 'x'.repeat(131_072)), entry('b', 'x'.repeat(131_073))], 'BatchRequestTooLongException'],
  ])('refuses %s', async (_title, entries, name) => {
    const { sns } = snsHost();
    const { TopicArn } = await sns.createTopic({ Name: 't' });
    expect(await errorOf(sns.publishBatch({ TopicArn, PublishBatchRequestEntries: entries as never }))).toMatchObject({ name });
  });
});

describe('a FIFO topic', () => {
  async function fifo(attributes: Record<string, string> = {}, outcome?: (input: Sent, calls: number) => unknown) {
    const queue = recorder<Sent>(outcome);
    const host = snsHost({ sqs: { sendMessage: queue.call } });
    const { TopicArn } = await host.sns.createTopic({ Name: 'f.fifo', Attributes: { FifoTopic: 'true', ...attributes } });
    await host.sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q.fifo'), Attributes: { RawMessageDelivery: 'true' } });
    return { ...host, TopicArn: TopicArn!, calls: queue.calls };
  }

  test('hands group and deduplication id on to a FIFO queue, a group alone to a standard queue; numbers grow', async () => {
    const { sns, clock, TopicArn, calls } = await fifo();
    await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('plain'), Attributes: { RawMessageDelivery: 'true' } });
    const first = await sns.publish({ TopicArn, Message: 'm', MessageGroupId: 'g', MessageDeduplicationId: 'd' });
    const second = await sns.publish({ TopicArn, Message: 'm', MessageGroupId: 'g', MessageDeduplicationId: 'e' });
    expect([first.SequenceNumber, second.SequenceNumber]).toEqual(['10000000000000001000', '10000000000000002000']);
    await clock.advance(0);
    const of = (name: string) => calls.filter(({ QueueUrl }) => QueueUrl.endsWith(`/${name}`));
    expect(of('q.fifo')).toMatchObject([{ MessageBody: 'm', MessageGroupId: 'g', MessageDeduplicationId: 'd' }, { MessageDeduplicationId: 'e' }]);
    expect(of('plain')[0]).toEqual({ QueueUrl: expect.any(String) as string, MessageBody: 'm', MessageGroupId: 'g' });
  });

  test('delivers a message once within five minutes (fifo-message-dedup)', async () => {
    const { sns, clock, TopicArn, calls } = await fifo({ ContentBasedDeduplication: 'true' });
    const publish = (Message: string, MessageGroupId = 'g') => sns.publish({ TopicArn, Message, MessageGroupId });
    const first = await publish('m');
    await clock.advance('299 seconds');
    expect(await publish('m')).toMatchObject({ MessageId: first.MessageId, SequenceNumber: first.SequenceNumber });
    await publish('m', 'another');
    await clock.advance('1 second');
    await publish('m');
    await clock.advance(0);
    expect(calls).toHaveLength(2);
    expect(calls[0]!.MessageDeduplicationId).toBe('62c66a7a5dd70c3146618063c344e531e6d4b59e379808443ce962b3abd63c5a'); // the SHA-256 of "m"
  });

  test('with FifoThroughputScope MessageGroup once for each group', async () => {
    const { sns, clock, TopicArn, calls } = await fifo({ ContentBasedDeduplication: 'true', FifoThroughputScope: 'MessageGroup' });
    for (const MessageGroupId of ['g', 'h', 'g']) await sns.publish({ TopicArn, Message: 'm', MessageGroupId });
    await clock.advance(0);
    expect(calls).toHaveLength(2);
  });

  test('keeps the order of a group where a delivery has to be tried again; other groups go on', async () => {
    const { sns, clock, TopicArn, calls } = await fifo({}, ({ MessageBody }, count) => {
      if (MessageBody === '1' && count <= 5) throw new Error('busy');
    });
    const publish = (Message: string, MessageGroupId: string) => sns.publish({ TopicArn, Message, MessageGroupId, MessageDeduplicationId: Message });
    for (const [text, group] of [
      ['1', 'a'],
      ['2', 'a'],
    ] as const)
      await publish(text, group);
    await clock.advance(0);
    await publish('3', 'a');
    await publish('x', 'b');
    await clock.advance('1 minute');
    const bodies = calls.map(({ MessageBody }) => MessageBody);
    expect(bodies.filter((body) => body !== '1')).toEqual(['x', '2', '3']);
    expect(bodies.lastIndexOf('1')).toBeLessThan(bodies.indexOf('2'));
  });

  test('"SequenceNumber" stands in the notification', async () => {
    const { sns, clock, TopicArn, calls } = await fifo();
    await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('other.fifo') });
    await sns.publish({ TopicArn, Message: 'm', MessageGroupId: 'g', MessageDeduplicationId: 'd' });
    await clock.advance(0);
    expect(JSON.parse(calls[1]!.MessageBody)).toMatchObject({ SequenceNumber: '10000000000000001000' });
  });
});

describe('a delivery that fails (sns-message-delivery-retries, sns-dead-letter-queues)', () => {
  const dead = { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn('dead') }), RawMessageDelivery: 'true' };

  test('is given up where the endpoint is not there, and goes to the dead-letter queue', async () => {
    const host = snsHost();
    const { TopicArn } = await host.sns.createTopic({ Name: 't' });
    await host.sqs.createQueue({ QueueName: 'dead' });
    await host.sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('gone'), Attributes: dead });
    await host.sns.subscribe({ TopicArn, Protocol: 'lambda', Endpoint: 'arn:aws:lambda:us-east-1:111111111111:function:F' });
    await host.sns.publish({ TopicArn, Message: 'm' });
    await host.clock.advance(0);
    expect(await host.bodies('dead')).toEqual(['m']);
  });

  test('is tried again: 3 times at once, 2 times a second apart, then ever more rarely up to 20 seconds', async () => {
    const at: number[] = [];
    const host = snsHost({
      sqs: { sendMessage: async () => (at.push(host.clock.now()), Promise.reject(new ServiceException('InternalFailure', 'x', 'server'))) },
    });
    const { TopicArn } = await host.sns.createTopic({ Name: 't' });
    await host.sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q') });
    const start = host.clock.now();
    await host.sns.publish({ TopicArn, Message: 'm' });
    expect(host.clock.now()).toBe(start); // retries pull no time
    await host.clock.advance('3 minutes');
    const delays = at.map((time, i) => (i === 0 ? 0 : time - at[i - 1]!));
    expect(delays.slice(0, 8)).toEqual([0, 0, 0, 0, 1000, 1000, 1000, 1395]);
    expect(delays.slice(15, 19)).toEqual([20_000, 20_000, 20_000, 20_000]);
  });

  test('over HTTP: 3 times 20 seconds apart, then the dead-letter queue; at once where it is the request’s fault', async () => {
    const status = { value: 503 };
    const calls: Parameters<FetchPort>[] = [];
    const host = snsHost({
      fetch: async (...call) => {
        calls.push(call);
        const isConfirmation = call[1].headers['x-amz-sns-message-type'] !== 'Notification';
        return isConfirmation ? { ok: true, status: 200 } : { ok: false, status: status.value };
      },
    });
    const { TopicArn } = await host.sns.createTopic({ Name: 't' });
    await host.sqs.createQueue({ QueueName: 'dead' });
    await host.sns.subscribe({ TopicArn, Protocol: 'http', Endpoint: 'http://example.com', Attributes: dead });
    await host.clock.advance(0);
    const { Token } = JSON.parse(calls[0]![1].body) as { Token: string };
    await host.sns.confirmSubscription({ TopicArn, Token });
    await host.sns.publish({ TopicArn, Message: 'one' });
    await host.clock.advance('59 seconds');
    expect([calls.length, await host.bodies('dead')]).toEqual([4, []]);
    await host.clock.advance('1 second');
    expect([calls.length, await host.bodies('dead')]).toEqual([5, ['one']]);
    expect(calls[4]![1].headers).toMatchObject({ 'x-amz-sns-rawdelivery': 'true' });
    status.value = 403;
    await host.sns.publish({ TopicArn, Message: 'two' });
    await host.clock.advance(0);
    expect([calls.length, await host.bodies('dead')]).toEqual([6, ['two']]);
  });

  test('without a port nothing arrives', async () => {
    const host = snsHost({ sqs: undefined });
    const { TopicArn } = await host.sns.createTopic({ Name: 't' });
    await host.sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q'), Attributes: dead });
    expect(await host.sns.publish({ TopicArn, Message: 'm' })).toHaveProperty('MessageId');
    await host.clock.advance('1 minute');
  });
});
