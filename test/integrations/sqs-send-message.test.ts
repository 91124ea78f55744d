import { StatesError } from '../../src/errors/states-error';
import { QueueDoesNotExist, SQS } from '@aws-sdk/client-sqs';
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { sendMessage } from '../../src/integrations/sqs-send-message';
import type { Json } from '../../src/json/json';

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/111111111111/PurchaseQueue';
const at = Date.UTC(2025, 10, 6, 12, 39, 48);
const requestId = '7b2f9c52-6f0e-5d0b-9a43-fd4c0b3f4b11';
const sent = { MessageId: '1d1b2f7e-6d1c-4c39-8f0e-9a4b0f6a7c55', MD5OfMessageBody: 'c6dcd3eb8ac9d0a9ea9d9d5ed4a0d0a1' };

describe('sqs:sendMessage', () => {
  test.each<[string, Json, object]>([
    ['a text: recording test_send_message', { QueueUrl, MessageBody: 'test_message_body' }, { QueueUrl, MessageBody: 'test_message_body' }],
    [
      'an object, as its compact text: recording test_sqs_wait_for_task_token',
      { QueueUrl, MessageBody: { Message: 'string-literal', TaskToken: 't' } },
      { QueueUrl, MessageBody: '{"Message":"string-literal","TaskToken":"t"}' },
    ],
    [
      'attributes and the other parameters',
      {
        QueueUrl,
        MessageBody: 'm',
        DelaySeconds: 5,
        MessageDeduplicationId: 'd',
        MessageGroupId: 'g',
        MessageAttributes: { 'my attribute no 1': { DataType: 'String', StringValue: 'attribute1' }, b: { DataType: 'Binary', BinaryValue: 'AQI=' } },
      },
      {
        QueueUrl,
        MessageBody: 'm',
        DelaySeconds: 5,
        MessageDeduplicationId: 'd',
        MessageGroupId: 'g',
        MessageAttributes: {
          'my attribute no 1': { DataType: 'String', StringValue: 'attribute1' },
          b: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) },
        },
      },
    ],
  ])('sends %s', (_title, args, input) => {
    expect(sendMessage.request(args)).toStrictEqual(input);
  });

  test.each<[string, Json, string]>([
    ['a body that is a number', { QueueUrl, MessageBody: 1 }, "The value for the field 'MessageBody' must be a STRING"],
    ['no body', { QueueUrl }, "The field 'MessageBody' is required but was missing"],
    ['no queue', { MessageBody: 'm' }, "The field 'QueueUrl' is required but was missing"],
    [
      'a parameter that the integration does not list',
      { QueueUrl, MessageBody: 'm', MessageSystemAttributes: {} },
      'The field "MessageSystemAttributes" is not supported by Step Functions',
    ],
    ['an attribute without a type', { QueueUrl, MessageBody: 'm', MessageAttributes: { a: {} } }, "The field 'DataType' is required but was missing"],
  ])('refuses %s', (_title, args, fault) => {
    expect(() => sendMessage.request(args)).toThrow(
      expect.objectContaining({ error: 'States.Runtime', cause: `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${fault}]` }),
    );
  });

  test('the result is that of recording test_send_message, member by member and in its order', () => {
    const result = sendMessage.response({ $metadata: { httpStatusCode: 200, requestId }, ...sent }, at);
    expect(JSON.stringify(result)).toBe(
      JSON.stringify({
        MD5OfMessageBody: sent.MD5OfMessageBody,
        MessageId: sent.MessageId,
        SdkHttpMetadata: {
          AllHttpHeaders: {
            'x-amzn-RequestId': [requestId],
            connection: ['keep-alive'],
            'Content-Length': ['106'],
            Date: ['Thu, 06 Nov 2025 12:39:48 GMT'],
            'Content-Type': ['application/x-amz-json-1.0'],
          },
          HttpHeaders: {
            connection: 'keep-alive',
            'Content-Length': '106',
            'Content-Type': 'application/x-amz-json-1.0',
            Date: 'Thu, 06 Nov 2025 12:39:48 GMT',
            'x-amzn-RequestId': requestId,
          },
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: requestId },
      }),
    );
  });

  test('a member behind the metadata in the alphabet stands behind it', () => {
    expect(Object.keys(sendMessage.response({ ...sent, SequenceNumber: '1' }, at) as object)).toEqual([
      'MD5OfMessageBody',
      'MessageId',
      'SdkHttpMetadata',
      'SdkResponseMetadata',
      'SequenceNumber',
    ]);
  });

  const noQueue =
    'The specified queue does not exist. (Service: AmazonSQS; Status Code: 400; Error Code: AWS.SimpleQueueService.NonExistentQueue; Request ID: r-1; Proxy: null)';
  test.each<[string, unknown, string, string]>([
    [
      'an error of the in-memory queue',
      new ServiceException('QueueDoesNotExist', 'The specified queue does not exist.', 'client', { requestId: 'r-1' }),
      'SQS.QueueDoesNotExistException',
      noQueue,
    ],
    [
      'an error of the AWS SDK',
      new QueueDoesNotExist({ message: 'The specified queue does not exist.', $metadata: { httpStatusCode: 400, requestId: 'r-1' } }),
      'SQS.QueueDoesNotExistException',
      noQueue,
    ],
    [
      'an error without a class of its own',
      new ServiceException('InvalidParameterValue', 'Wrong.', 'client', { requestId: 'r-2' }),
      'SQS.AmazonSQSException',
      'Wrong. (Service: AmazonSQS; Status Code: 400; Error Code: InvalidParameterValue; Request ID: r-2; Proxy: null)',
    ],
  ])('%s', (_title, thrown, error, cause) => {
    expect(sendMessage.failure(thrown)).toEqual({ error, cause });
  });

  test.each(['http://no-such-queue-e247e27b', 'https://no-such-queue-e247e27b/q', 'no-such-queue-e247e27b'])(
    'an address that names no queue is a host that is not found: %s (recording test_send_message_no_such_queue)',
    (address) => {
      const cause = 'Unable to execute HTTP request: no-such-queue-e247e27b: Name or service not known';
      expect(() => sendMessage.request({ QueueUrl: address, MessageBody: 'm' })).toThrow(new StatesError('SQS.SdkClientException', cause));
    },
  );

  test("the AWS SDK's client fits: its input, its output, and recording test_send_message_no_such_queue", async () => {
    const client = new SQS({
      region: 'us-east-1',
      credentials: { accessKeyId: 'a', secretAccessKey: 's' },
      maxAttempts: 1,
      md5: false,
      logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} }, // it would warn of the queue's other host

      requestHandler: {
        async handle(request: { hostname: string; body: Uint8Array }) {
          if (request.hostname.startsWith('no-such'))
            throw Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND', syscall: 'getaddrinfo', hostname: request.hostname });
          expect(JSON.parse(new TextDecoder().decode(request.body))).toEqual({ QueueUrl, MessageBody: '{"a":1}' });
          return {
            response: {
              statusCode: 200,
              headers: { 'x-amzn-requestid': requestId, 'content-type': 'application/x-amz-json-1.0' },
              body: Buffer.from(JSON.stringify(sent)),
            },
          };
        },
      } as never,
    });
    const call = (args: Json) => client.sendMessage(sendMessage.request(args) as never);
    expect(sendMessage.response(await call({ QueueUrl, MessageBody: { a: 1 } }), at)).toMatchObject({ ...sent, SdkResponseMetadata: { RequestId: requestId } });
    const thrown: unknown = await call({ QueueUrl: 'http://no-such-queue-e247e27b/123456789012/q', MessageBody: 'm' }).catch((error: unknown) => error);
    expect(sendMessage.failure(thrown)).toEqual({
      error: 'SQS.SdkClientException',
      cause: 'Unable to execute HTTP request: no-such-queue-e247e27b: Name or service not known',
    });
  });
});
