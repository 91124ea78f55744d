import { DynamoDB, TransactionCanceledException, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { Lambda, TooManyRequestsException } from '@aws-sdk/client-lambda';
import { NoSuchKey, S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { QueueDoesNotExist, SQS } from '@aws-sdk/client-sqs';
import { afterAll, describe, expect, test } from 'vitest';
import { ServiceException } from '../../src/errors/service-exception';
import { awsEndpoint } from '../../src/server/aws-endpoint';
import { listen } from '../../src/server/listen';
import { requestHandler } from '../../src/server/request-handler';

const fail = (fault: unknown) => async (): Promise<never> => {
  throw fault;
};
const throttled = new ServiceException(
  'TooManyRequestsException',
  'Rate Exceeded.',
  'client',
  { httpStatusCode: 429 },
  { Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', retryAfterSeconds: '3' },
);
const cancelled = new ServiceException(
  'TransactionCanceledException',
  'Transaction cancelled',
  'client',
  {},
  { CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { b: { B: Uint8Array.of(1) } } }, { Code: 'None' }] },
);
const endpoint = awsEndpoint({
  sqs: {
    deleteQueue: fail(new ServiceException('QueueDoesNotExist', 'The specified queue does not exist.')),
    purgeQueue: fail(new ServiceException('InvalidParameterValue', 'Wrong.')),
  },
  dynamodb: {
    transactWriteItems: fail(cancelled),
    putItem: fail(new ServiceException('ValidationException', 'Not valid')),
    getItem: fail(new TypeError('a bug')),
  },
  sns: { publish: fail(new ServiceException('NotFoundException', 'Topic does not exist', 'client', { httpStatusCode: 404 })) },
  lambda: { invoke: fail(throttled) },
  s3: {
    getObject: fail(
      new ServiceException(
        'NoSuchKey',
        'The specified key does not exist.',
        'client',
        { httpStatusCode: 404, requestId: 'REQUEST' },
        { Code: 'NoSuchKey', Key: 'a<b' },
      ),
    ),
    headObject: fail(new ServiceException('NotFound', 'UnknownError', 'client', { httpStatusCode: 404 })),
  },
});
const server = await listen(endpoint, { maxBodyBytes: 2 ** 20 });
afterAll(() => server.close({ deadline: 0 }));
const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const errorOf = (call: Promise<unknown>): Promise<Error> =>
  call.then(
    () => new Error('no error'),
    (error: Error) => error,
  );

describe.each([
  ['the request handler', { requestHandler: requestHandler(endpoint) }],
  ['HTTP', { endpoint: server.url }],
])('through %s the SDK throws', (_way, way) => {
  const config = { region: 'us-east-1', credentials, maxAttempts: 1, ...way };

  test("SQS's errors with their old codes", async () => {
    const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
    const error = await errorOf(new SQS(config).deleteQueue({ QueueUrl }));
    expect(error).toBeInstanceOf(QueueDoesNotExist);
    expect(error).toMatchObject({ name: 'QueueDoesNotExist', message: 'The specified queue does not exist.', Code: 'AWS.SimpleQueueService.NonExistentQueue' });
    expect(await errorOf(new SQS(config).purgeQueue({ QueueUrl }))).toMatchObject({
      name: 'InvalidParameterValue',
      message: 'Wrong.',
      Code: 'InvalidParameterValue',
    });
  });

  test("DynamoDB's errors with all members", async () => {
    const error = await errorOf(new DynamoDB(config).transactWriteItems({ TransactItems: [] }));
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      message: 'Transaction cancelled',
      CancellationReasons: [{ Code: 'ConditionalCheckFailed', Item: { b: { B: Uint8Array.of(1) } } }, { Code: 'None' }],
    });
    expect(await errorOf(new DynamoDB(config).putItem({ TableName: 't', Item: {} }))).toMatchObject({ name: 'ValidationException', message: 'Not valid' });
  });

  test("SNS's, Lambda's and S3's errors", async () => {
    expect(await errorOf(new SNS(config).publish({ Message: 'm' }))).toMatchObject({
      name: 'NotFoundException',
      message: 'Topic does not exist',
      $metadata: { httpStatusCode: 404 },
    });
    const error = await errorOf(new Lambda(config).invoke({ FunctionName: 'f' }));
    expect(error).toBeInstanceOf(TooManyRequestsException);
    expect(error).toMatchObject({ message: 'Rate Exceeded.', Reason: 'ReservedFunctionConcurrentInvocationLimitExceeded', retryAfterSeconds: '3' });
    const missing = await errorOf(new S3(config).getObject({ Bucket: 'b', Key: 'a<b' }));
    expect(missing).toBeInstanceOf(NoSuchKey);
    expect(missing).toMatchObject({ message: 'The specified key does not exist.', Key: 'a<b', $metadata: { requestId: 'REQUEST' } });
    expect(await errorOf(new S3(config).headObject({ Bucket: 'b', Key: 'k' }))).toMatchObject({ name: 'NotFound' });
  });

  test('what the port lacks, and what is no error of a service', async () => {
    expect(await errorOf(new DynamoDB(config).listTables())).toMatchObject({
      name: 'UnknownOperationException',
      message: 'This endpoint does not have the action ListTables of the service "dynamodb".',
    });
    expect(await errorOf(new SNS(config).listTopics())).toMatchObject({ name: 'InvalidAction' });
    expect(await errorOf(new S3(config).listBuckets())).toMatchObject({ name: 'NotImplemented', $metadata: { httpStatusCode: 501 } });
    expect(await errorOf(new DynamoDB(config).getItem({ TableName: 't', Key: {} }))).toMatchObject({
      name: 'InternalFailure',
      message: 'TypeError: a bug',
      $fault: 'server',
    });
  });
});

const JSON_OF_DYNAMODB = { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0' };
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };
const deep = (open: string, close: string, size = 2 ** 20): string => open.repeat(size / 2 / open.length) + close.repeat(size / 2 / close.length);
const XML = '/b/k?uploadId=u';

test.each<[string, string, string, Record<string, string>, string, number, string]>([
  ['JSON that is malformed', 'POST', '/', JSON_OF_DYNAMODB, '{"a":', 400, '{"__type":"com.amazon.coral.service#SerializationException"}'],
  ['JSON that is no object', 'POST', '/', JSON_OF_DYNAMODB, '[]', 400, '{"__type":"com.amazon.coral.service#SerializationException"}'],
  ['a number for a text', 'POST', '/', JSON_OF_DYNAMODB, '{"TableName":1}', 400, 'NUMBER_VALUE cannot be converted to String'],
  ['a number that no double is', 'POST', '/', JSON_OF_DYNAMODB, '{"TableName":1e999}', 400, 'SerializationException'],
  ['a list for a text', 'POST', '/', JSON_OF_DYNAMODB, '{"TableName":[]}', 400, 'Start of list found where not expected'],
  ['an object for a text', 'POST', '/', JSON_OF_DYNAMODB, '{"TableName":{}}', 400, 'Start of structure or map found where not expected.'],
  ['bytes that are no base64', 'POST', '/', JSON_OF_DYNAMODB, '{"Item":{"a":{"B":"!"}}}', 400, 'SerializationException'],
  ['a mebibyte of nested lists', 'POST', '/', JSON_OF_DYNAMODB, `{"Item":${deep('[', ']', 2 ** 20 - 20)}}`, 400, 'SerializationException'],
  [
    'half a mebibyte of nested values',
    'POST',
    '/',
    JSON_OF_DYNAMODB,
    `{"Item":{"a":${'{"L":['.repeat(50_000)}${']}'.repeat(50_000)}}}`,
    400,
    'SerializationException',
  ],
  ['a prototype as a member', 'POST', '/', JSON_OF_DYNAMODB, '{"__proto__":{"x":1},"Item":{"__proto__":{"S":"x"}},"TableName":"t"}', 400, 'Not valid'],
  [
    'an unknown action',
    'POST',
    '/',
    { ...JSON_OF_DYNAMODB, 'x-amz-target': 'DynamoDB_20120810.Nothing' },
    '{}',
    400,
    'com.amazon.coral.service#UnknownOperationException',
  ],
  [
    'an action by the name of a member of objects',
    'POST',
    '/',
    { ...JSON_OF_DYNAMODB, 'x-amz-target': 'DynamoDB_20120810.__proto__' },
    '{}',
    400,
    'UnknownOperationException',
  ],
  ['an unknown service', 'POST', '/', { 'x-amz-target': 'Kinesis_20131202.ListStreams' }, '{}', 400, 'UnknownOperationException'],
  [
    'an unknown action of SNS',
    'POST',
    '/',
    FORM,
    'Action=Nothing&Version=2010-03-31',
    400,
    '<Code>InvalidAction</Code><Message>Could not find operation Nothing for version 2010-03-31</Message>',
  ],
  [
    'an unknown action of SQS',
    'POST',
    '/',
    FORM,
    'Action=Nothing&Version=2012-11-05',
    400,
    '<Code>InvalidAction</Code><Message>The action Nothing is not valid for this endpoint.</Message>',
  ],
  ['no action', 'POST', '/', FORM, 'Version=2012-11-05', 400, '<Code>MissingAction</Code>'],
  [
    'an old code in a form',
    'POST',
    '/123456789012/q',
    FORM,
    'Action=DeleteQueue&Version=2012-11-05',
    400,
    '<Type>Sender</Type><Code>AWS.SimpleQueueService.NonExistentQueue</Code><Message>The specified queue does not exist.</Message>',
  ],
  ['a form with half a mebibyte of dots', 'POST', '/', FORM, `Action=Publish&Version=2010-03-31&${'.'.repeat(2 ** 19)}=1`, 404, 'NotFound'],
  ['a form with a number that is none', 'POST', '/', FORM, 'Action=SendMessage&Version=2012-11-05&DelaySeconds=x', 400, 'MalformedInput'],
  ['XML that is malformed', 'POST', XML, {}, '<CompleteMultipartUpload><Part></CompleteMultipartUpload>', 400, '<Code>MalformedXML</Code>'],
  ['XML with another root', 'POST', XML, {}, '<Delete/>', 400, '<Code>MalformedXML</Code>'],
  [
    'XML with entities of its own',
    'POST',
    XML,
    {},
    '<!DOCTYPE x [<!ENTITY a "aaaa">]><CompleteMultipartUpload>&a;</CompleteMultipartUpload>',
    400,
    '<Code>MalformedXML</Code>',
  ],
  ['a mebibyte of nested elements', 'POST', XML, {}, deep('<a>', '</a>', 2 ** 20 - 64), 400, '<Code>MalformedXML</Code>'],
  ['a path that is malformed', 'GET', '/b/%E0%A4%A', {}, '', 400, '<Code>InvalidURI</Code>'],
  ['a method that S3 has not', 'PATCH', '/b/k', {}, '', 405, '<Code>MethodNotAllowed</Code>'],
  ['chunks that are malformed', 'PUT', '/b/k', { 'content-encoding': 'aws-chunked' }, 'xyz\r\n', 400, '<Code>IncompleteBody</Code>'],
  [
    'chunks of another length',
    'PUT',
    '/b/k',
    { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '9' },
    '1\r\na\r\n0\r\n\r\n',
    400,
    '<Code>IncompleteBody</Code>',
  ],
  ['a path that Lambda has not', 'GET', '/2015-03-31/nothing', {}, '', 404, ''],
  ['a method that Lambda has not', 'PATCH', '/2015-03-31/functions/f', {}, '', 405, ''],
  ['JSON of Lambda that is malformed', 'POST', '/2015-03-31/functions', {}, '{', 400, ''],
  ['a number for a text of Lambda', 'POST', '/2015-03-31/functions', {}, '{"FunctionName":1}', 400, 'NUMBER_VALUE can not be converted to a String'],
  ['a body over the limit', 'POST', '/', JSON_OF_DYNAMODB, ' '.repeat(2 ** 20 + 1), 413, 'RequestEntityTooLarge'],
])('%s is refused, and the next request is answered', async (_title, method, path, headers, body, status, text) => {
  const response = await fetch(server.url + path, { method, headers, ...(method === 'GET' ? {} : { body }) });
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
  const next = await fetch(server.url, { method: 'POST', headers: JSON_OF_DYNAMODB, body: '{"TableName":"t"}' });
  expect(await next.json()).toMatchObject({ message: 'Not valid' });
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test('a command by itself, too', async () => {
  const client = new DynamoDB({ region: 'us-east-1', credentials, maxAttempts: 1, requestHandler: requestHandler(endpoint) });
  await expect(client.send(new UpdateItemCommand({ TableName: 't', Key: {} }))).rejects.toThrow('does not have the action UpdateItem');
});
