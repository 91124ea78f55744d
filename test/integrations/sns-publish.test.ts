import { SNSServiceException } from '@aws-sdk/client-sns';
import { describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { publish } from '../../src/integrations/sns-publish';
import type { Json } from '../../src/json/json';

const TopicArn = 'arn:aws:sns:us-east-1:111111111111:orders';
const at = Date.UTC(2025, 10, 6, 12, 37, 17);
const requestId = '7b2f9c52-6f0e-5d0b-9a43-fd4c0b3f4b11';
const MessageId = '1d1b2f7e-6d1c-4c39-8f0e-9a4b0f6a7c55';

describe('sns:publish', () => {
  test.each<[string, Json, object]>([
    [
      'an object, as its text: recording test_publish_base[message1]',
      { TopicArn, Message: { Message: 'HelloWorld!' } },
      { TopicArn, Message: '{"Message":"HelloWorld!"}' },
    ],
    [
      'attributes: recording test_publish_message_attributes',
      { TopicArn, Message: {}, MessageAttributes: { a: { DataType: 'String', StringValue: 'Hello' }, b: { DataType: 'Binary', BinaryValue: 'AQI=' } } },
      {
        TopicArn,
        Message: '{}',
        MessageAttributes: { a: { DataType: 'String', StringValue: 'Hello' }, b: { DataType: 'Binary', BinaryValue: new Uint8Array([1, 2]) } },
      },
    ],
    [
      'the other parameters',
      { TargetArn: TopicArn, Message: 'm', Subject: 's', MessageGroupId: 'g' },
      { TargetArn: TopicArn, Message: 'm', Subject: 's', MessageGroupId: 'g' },
    ],
  ])('publishes %s', (_title, args, input) => {
    expect(publish.request(args)).toStrictEqual(input);
  });

  test.each<[string, Json, string]>([
    ['a message that is a number', { TopicArn, Message: 1 }, "The value for the field 'Message' must be a STRING"],
    ['no message', { TopicArn }, "The field 'Message' is required but was missing"],
    ['another parameter (connect-parameters)', { TopicArn, Message: 'm', Color: 'red' }, 'The field "Color" is not supported by Step Functions'],
  ])('refuses %s', (_title, args, fault) => {
    const cause = `The Parameters '${JSON.stringify(args)}' could not be used to start the Task: [${fault}]`;
    expect(() => publish.request(args)).toThrow(expect.objectContaining({ error: 'States.Runtime', cause }));
  });

  test('the result is that of recording test_publish_base, member by member and in its order', () => {
    expect(JSON.stringify(publish.response({ $metadata: { httpStatusCode: 200, requestId }, MessageId }, at))).toBe(
      JSON.stringify({
        MessageId,
        SdkHttpMetadata: {
          AllHttpHeaders: {
            'x-amzn-RequestId': [requestId],
            connection: ['keep-alive'],
            'Content-Length': ['294'],
            Date: ['Thu, 06 Nov 2025 12:37:17 GMT'],
            'Content-Type': ['text/xml'],
          },
          HttpHeaders: {
            connection: 'keep-alive',
            'Content-Length': '294',
            'Content-Type': 'text/xml',
            Date: 'Thu, 06 Nov 2025 12:37:17 GMT',
            'x-amzn-RequestId': requestId,
          },
          HttpStatusCode: 200,
        },
        SdkResponseMetadata: { RequestId: requestId },
      }),
    );
  });

  const metadata = { httpStatusCode: 404, requestId: 'r-1' };
  test.each<[string, unknown, string, string]>([
    [
      'an error of the in-memory service',
      new ServiceException('NotFoundException', 'Topic does not exist', 'client', metadata),
      'SNS.NotFoundException',
      'Topic does not exist (Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: r-1; Proxy: null)',
    ],
    [
      'an error of the AWS SDK without a class',
      new SNSServiceException({ name: 'Throttling', message: 'Rate exceeded', $fault: 'client', $metadata: metadata }),
      'SNS.AmazonSNSException',
      'Rate exceeded (Service: AmazonSNS; Status Code: 404; Error Code: Throttling; Request ID: r-1; Proxy: null)',
    ],
  ])('%s', (_title, thrown, error, cause) => {
    expect(publish.failure(thrown)).toEqual({ error, cause });
  });
});
