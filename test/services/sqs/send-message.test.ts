import { describe, expect, test } from 'vitest';
import type { MessageAttributeValue, MessageToSend } from '../../../src/services/sqs/shapes';
import { bench, bodies } from './queue-host';

async function failure(input: Partial<MessageToSend>, attributes = {}): Promise<unknown> {
  const { counts, sqs, QueueUrl } = await bench(attributes);
  const error = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', ...input }).catch((thrown: unknown) => thrown);
  expect(await counts()).toEqual([0, 0, 0]);
  return error;
}

describe('the body', () => {
  // The form of the text: github.com/aws/aws-sdk-js-v3/issues/5031
  test.each(['', undefined])('%j is missing', async (MessageBody) => {
    expect(await failure({ MessageBody })).toMatchObject({ name: 'MissingParameter', message: 'The request must contain the parameter MessageBody.' });
  });

  test('must be a text', async () => {
    expect(await failure({ MessageBody: { a: 1 } as never })).toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Value [object Object] for parameter MessageBody is invalid. Reason: It must be a text; JSON.stringify an object first.',
    });
  });

  // The text: github.com/asim/nitro-plugins/issues/437, github.com/psd401/aistudio/issues/1525
  test.each([
    ['\u0007', '#x7'],
    ['ok \u0000', '#x0'],
    ['\uFFFF', '#xFFFF'],
    ['\uFFFE', '#xFFFE'],
    ['\uD800', '#xD800'],
  ])('%j is not allowed', async (MessageBody, character) => {
    expect(await failure({ MessageBody })).toMatchObject({
      name: 'InvalidMessageContents',
      message: `Invalid binary character '${character}' was found in the message body, the set of allowed characters is #x9 | #xA | #xD | [#x20-#xD7FF] | [#xE000-#xFFFD] | [#x10000-#x10FFFF].`,
    });
  });

  test.each(['\t\n\r', ' ~\u007F', '\uD7FF\uE000\uFFFD', '\u{10000}\u{10FFFF}', '{"名":"🙂"}'])('%j is allowed', async (MessageBody) => {
    const { receive, sqs, QueueUrl } = await bench();
    await sqs.sendMessage({ QueueUrl, MessageBody });
    expect(bodies(await receive())).toEqual([MessageBody]);
  });

  test('is measured in bytes of UTF-8', async () => {
    const { sqs, QueueUrl } = await bench({ MaximumMessageSize: '1024' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'é'.repeat(512) });
    // The text: github.com/inferablehq/inferable/issues/306, with the size of the queue
    expect(await failure({ MessageBody: 'é'.repeat(513) }, { MaximumMessageSize: '1024' })).toMatchObject({
      name: 'InvalidParameterValue',
      message: 'One or more parameters are invalid. Reason: Message must be shorter than 1024 bytes.',
    });
  });

  test('can have 1 MiB by default', async () => {
    const { sqs, QueueUrl } = await bench();
    expect(await sqs.sendMessage({ QueueUrl, MessageBody: 'x'.repeat(1_048_576) })).toMatchObject({ $metadata: { httpStatusCode: 200 } });
    expect(await failure({ MessageBody: 'x'.repeat(1_048_577) })).toMatchObject({ message: expect.stringContaining('1048576 bytes') as string });
  });
});

// github.com/aws-samples/amazon-sqs-dlq-replay-backoff/issues/8 and github.com/h2ik/go-sqs-poller/pull/12 quote AWS
test.each([
  [901, 'Value 901 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.'],
  [-1, 'Value -1 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.'],
  [1.5, 'Value 1.5 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.'],
  ['5', 'Value 5 for parameter DelaySeconds is invalid. Reason: DelaySeconds must be >= 0 and <= 900.'],
])('a delay of %j is refused', async (DelaySeconds, message) => {
  expect(await failure({ DelaySeconds: DelaySeconds as number })).toMatchObject({ name: 'InvalidParameterValue', message });
});

test.each([
  [{ MaxNumberOfMessages: 0 }, 'Value 0 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.'],
  [{ MaxNumberOfMessages: 11 }, 'Value 11 for parameter MaxNumberOfMessages is invalid. Reason: Must be between 1 and 10, if provided.'],
  [{ WaitTimeSeconds: 21 }, 'Value 21 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.'],
  [{ WaitTimeSeconds: -1 }, 'Value -1 for parameter WaitTimeSeconds is invalid. Reason: Must be >= 0 and <= 20, if provided.'],
  [{ VisibilityTimeout: 43_201 }, 'Value 43201 for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and 43200, if provided.'],
  [
    { ReceiveRequestAttemptId: 'x' },
    'Value x for parameter ReceiveRequestAttemptId is invalid. Reason: The request include parameter that is not valid for this queue type.',
  ],
])('a receive with %j is refused', async (more, message) => {
  const { sqs, QueueUrl } = await bench();
  await expect(sqs.receiveMessage({ QueueUrl, ...more })).rejects.toMatchObject({ name: 'InvalidParameterValue', message });
});

test.each([
  [{ ReceiptHandle: undefined, VisibilityTimeout: 1 }, 'The request must contain the parameter ReceiptHandle.'],
  [{ ReceiptHandle: 'x', VisibilityTimeout: undefined }, 'The request must contain the parameter VisibilityTimeout.'],
])('ChangeMessageVisibility with %j is refused', async (input, message) => {
  const { sqs, QueueUrl } = await bench();
  await expect(sqs.changeMessageVisibility({ QueueUrl, ...input })).rejects.toMatchObject({ name: 'MissingParameter', message });
});

test.each([
  [
    { MessageDeduplicationId: 'x' },
    'Value x for parameter MessageDeduplicationId is invalid. Reason: The request include parameter that is not valid for this queue type.',
  ],
  // The text: github.com/serverless-nextjs/serverless-next.js/issues/1616
  [
    { MessageGroupId: 'a b' },
    'Value a b for parameter MessageGroupId is invalid. Reason: MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.',
  ],
  [
    { MessageSystemAttributes: { Other: { DataType: 'String', StringValue: 'x' } } as never },
    "Message system attribute name 'Other' is invalid. The only one supported is AWSTraceHeader.",
  ],
  [
    { MessageSystemAttributes: { AWSTraceHeader: { DataType: 'Binary', BinaryValue: Uint8Array.of(1) } } },
    "Message system attribute 'AWSTraceHeader' must be of type 'String'.",
  ],
])('%j is refused', async (input, message) => {
  expect(await failure(input)).toMatchObject({ name: 'InvalidParameterValue', message });
});

test.each([
  [{ MessageAttributes: {}, MessageSystemAttributes: {} }],
  [{ MessageAttributes: null, MessageSystemAttributes: null, MessageGroupId: null, DelaySeconds: null }],
  [{ MessageSystemAttributes: { AWSTraceHeader: undefined } }],
])('%j is as if it were left out', async (more) => {
  const { one, sqs, QueueUrl } = await bench();
  const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', ...(more as object) });
  expect(Object.keys(sent)).toEqual(['MessageId', 'MD5OfMessageBody', '$metadata']);
  expect(await one({ MessageAttributeNames: ['All'] })).not.toHaveProperty('MessageAttributes');
});

const text = (StringValue: string): MessageAttributeValue => ({ DataType: 'String', StringValue });
const typeIsInvalid = (name: string): string =>
  `The type of message (user) attribute '${name}' is invalid. You must use only the following supported type prefixes: Binary, Number, String.`;
const nameIsInvalid = (name: string): string =>
  `Message (user) attribute name '${name}' can contain only A-Z, a-z, 0-9, underscores, hyphens and periods, no period at its start or end, no two in succession, and at most 256 characters.`;

describe('message attributes', () => {
  test.each<[title: string, attributes: Record<string, MessageAttributeValue>, message: string]>([
    [
      'eleven of them',
      Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`a${i}`, text('x')])),
      'Number of message attributes [11] exceeds the allowed maximum [10].',
    ],
    ['no value', { piyo: text('') }, "Message (user) attribute 'piyo' must contain a non-empty value of type 'String'."],
    ['no bytes', { b: { DataType: 'Binary', StringValue: 'x' } }, "Message (user) attribute 'b' must contain a non-empty value of type 'Binary'."],
    // github.com/aws/aws-sdk-java/issues/1692
    ['no type', { HTTPStatus: { StringValue: '200' } as never }, "The message attribute 'HTTPStatus' must contain non-empty message attribute type."],
    ['null', { a: null as never }, "The message attribute 'a' must contain non-empty message attribute type."],
    // github.com/grafana/k6-jslib-aws/pull/65
    ['a type of another name', { a: { DataType: 'string', StringValue: 'x' } }, typeIsInvalid('a')],
    ['a type that only begins like one', { a: { DataType: 'Strings', StringValue: 'x' } }, typeIsInvalid('a')],
    ['a type of 257 characters', { a: { DataType: `String.${'x'.repeat(250)}`, StringValue: 'x' } }, typeIsInvalid('a')],
    ['a number that is none', { n: { DataType: 'Number', StringValue: 'x' } }, "Could not cast message (user) attribute 'n' value to number."],
    ['an empty name', { '': text('x') }, 'The request must contain non-empty message attribute name.'],
    ['a reserved name', { 'aWs.x': text('x') }, "Message (user) attribute name 'aWs.x' can't start with the reserved prefixes AWS. and Amazon."],
    ['a period at the start', { '.a': text('x') }, nameIsInvalid('.a')],
    ['a period at the end', { 'a.': text('x') }, nameIsInvalid('a.')],
    ['two periods in succession', { 'a..b': text('x') }, nameIsInvalid('a..b')],
    ['a space in the name', { 'a b': text('x') }, nameIsInvalid('a b')],
    ['a name of 257 characters', { ['x'.repeat(257)]: text('x') }, nameIsInvalid('x'.repeat(257))],
  ])('with %s are refused', async (_title, MessageAttributes, message) => {
    expect(await failure({ MessageAttributes })).toMatchObject({ name: 'InvalidParameterValue', message });
  });

  test.each([{ StringListValues: ['x'] }, { BinaryListValues: [Uint8Array.of(1)] }])('with lists are refused: %j', async (list) => {
    expect(await failure({ MessageAttributes: { a: { DataType: 'String', ...list } } })).toMatchObject({ name: 'UnsupportedOperation' });
  });

  test('have the characters of a body', async () => {
    expect(await failure({ MessageAttributes: { a: text('\u0001') } })).toMatchObject({ name: 'InvalidMessageContents' });
  });

  test.each(['1', '-1.5', '+0', '.5', '5.', '1e10', '230.000000000000000001'])('can be the number %s', async (StringValue) => {
    const { one, sqs, QueueUrl } = await bench();
    const MessageAttributes = { n: { DataType: 'Number', StringValue }, __proto__x: text('y') };
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes });
    expect((await one({ MessageAttributeNames: ['All'] })).MessageAttributes).toEqual(MessageAttributes);
  });

  test('can be named __proto__', async () => {
    const { one, sqs, QueueUrl } = await bench();
    const MessageAttributes = JSON.parse('{"__proto__":{"DataType":"String","StringValue":"x"}}') as Record<string, MessageAttributeValue>;
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes });
    expect(Object.keys((await one({ MessageAttributeNames: ['__proto__'] })).MessageAttributes!)).toEqual(['__proto__']);
  });

  test('count for the size: names, types and values', async () => {
    const attributes = { MaximumMessageSize: '1024' };
    const MessageAttributes = { name: text('é'), bytes: { DataType: 'Binary', BinaryValue: new Uint8Array(10) } };
    const rest = 1024 - ('name'.length + 'String'.length + 2) - ('bytes'.length + 'Binary'.length + 10);
    const { sqs, QueueUrl } = await bench(attributes);
    await sqs.sendMessage({ QueueUrl, MessageBody: 'x'.repeat(rest), MessageAttributes });
    expect(await failure({ MessageBody: 'x'.repeat(rest + 1), MessageAttributes }, attributes)).toMatchObject({ name: 'InvalidParameterValue' });
  });

  test.each([
    [['All'], ['foo', 'foo.a', 'foo.b', 'foobar']],
    [['.*'], ['foo', 'foo.a', 'foo.b', 'foobar']],
    [['foo.*'], ['foo.a', 'foo.b']],
    [
      ['foo', 'foo.b', 'none'],
      ['foo', 'foo.b'],
    ],
  ])('asked for by %j are %j', async (MessageAttributeNames, names) => {
    const { one, sqs, QueueUrl } = await bench();
    const MessageAttributes = { foobar: text('1'), 'foo.b': text('2'), foo: text('3'), 'foo.a': text('4') };
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes });
    expect(Object.keys((await one({ MessageAttributeNames })).MessageAttributes!).toSorted()).toEqual(names);
  });

  test.each([[[]], [['none']]])('asked for by %j are not there', async (MessageAttributeNames) => {
    const { one, sqs, QueueUrl } = await bench();
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes: { a: text('x') } });
    const message = await one({ MessageAttributeNames });
    expect(Object.keys(message)).toEqual(['MessageId', 'ReceiptHandle', 'MD5OfBody', 'Body']);
  });

  /** The digests are those that the documentation of the npm package aws-md5-of-message-attributes gives for AWS's algorithm. */
  const documented = {
    attribName1: text('attribValue 1'),
    customNumberTypeAttrib: { DataType: 'Number.float', StringValue: '4563442423554324324264524243.32543234' },
    binaryAttribute: { DataType: 'Binary', BinaryValue: new TextEncoder().encode('Hello binary world!') },
  };
  test.each([
    ['a text', ['attribName1'], '19e27d4e946b072f3f58da80d94fd778'],
    ['a number', ['customNumberTypeAttrib'], '9fe1b90bbd9965bdf77bac517c7d2495'],
    ['bytes', ['binaryAttribute'], '31a92b15d92f8db860eda32aceb656c3'],
    ['all three', ['All'], 'c932db14a896c663f83c260297d594ff'],
  ])('have a digest: %s', async (_title, MessageAttributeNames, digest) => {
    const { one, sqs, QueueUrl } = await bench();
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes: documented });
    expect((await one({ MessageAttributeNames })).MD5OfMessageAttributes).toBe(digest);
  });

  test('system attributes have a digest of their own', async () => {
    const { sqs, QueueUrl } = await bench();
    const sent = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageSystemAttributes: { AWSTraceHeader: text('Root=1') } });
    const same = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageAttributes: { AWSTraceHeader: text('Root=1') } });
    expect(sent.MD5OfMessageSystemAttributes).toBe(same.MD5OfMessageAttributes);
    expect(sent).not.toHaveProperty('MD5OfMessageAttributes');
    expect(same).not.toHaveProperty('MD5OfMessageSystemAttributes');
  });
});
