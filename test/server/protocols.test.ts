import { S3 } from '@aws-sdk/client-s3';
import { SQS } from '@aws-sdk/client-sqs';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { virtualClock } from '../../src/clock/virtual-clock';
import { LocalAws } from '../../src/local/local-aws';
import { awsEndpoint } from '../../src/server/aws-endpoint';
import { destinationOf } from '../../src/server/destination';
import { listen } from '../../src/server/listen';
import { requestHandler } from '../../src/server/request-handler';
import { s3Address } from '../../src/server/s3-address';

const credentials = { accessKeyId: 'any', secretAccessKey: 'any' };
const seen: Record<string, unknown>[] = [];
const note = async (input: Record<string, unknown>): Promise<object> => {
  seen.push(input);
  return { $metadata: { httpStatusCode: 200, requestId: 'id' } };
};
const noted = awsEndpoint({
  sqs: { sendMessageBatch: note, sendMessage: note, setQueueAttributes: note, receiveMessage: note },
  s3: { putObject: note, createBucket: note, copyObject: note, listParts: note, getObject: note },
});
const server = await listen(noted);
const aws = new LocalAws({ clock: virtualClock() });
const account = await aws.listen();
afterAll(async () => {
  await server.close({ deadline: 0 });
  await account.close({ deadline: 0 });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
test.each([
  ['s3.us-east-1.amazonaws.com', '/', undefined, '/'],
  ['s3.us-east-1.amazonaws.com', '/bucket', 'bucket', '/'],
  ['s3-us-west-2.amazonaws.com', '/bucket/', 'bucket', '/'],
  ['127.0.0.1:8083', '/bucket/a//b/', 'bucket', '/a//b/'],
  ['localhost:8083', '/bucket/key', 'bucket', '/key'],
  ['bucket.s3.us-east-1.amazonaws.com', '/a/b', 'bucket', '/a/b'],
  ['my.bucket.s3.amazonaws.com', '/', 'my.bucket', '/'],
  ['bucket.s3.dualstack.us-east-1.amazonaws.com', '/k', 'bucket', '/k'],
  ['bucket.localhost:8083', '/k', 'bucket', '/k'],
  ['bucket.s3.localhost:8083', '/k', 'bucket', '/k'],
  ['s3.localhost:8083', '/bucket/k', 'bucket', '/k'],
])('on %s the path %s is in the bucket %s at %s', (host, path, bucket, rest) => {
  expect(s3Address(host, path)).toEqual({ bucket, path: rest });
});

const scope = (service: string): Record<string, string> => ({
  authorization: `AWS4-HMAC-SHA256 Credential=a/20250101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=b`,
});
const form = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
test.each<[string, string, Record<string, string>, string, [string, string][], string | undefined, string | undefined]>([
  ['a target', '/', { 'x-amz-target': 'AWSStepFunctions.StartExecution' }, '', [], 'stepfunctions', 'aws-json'],
  [
    'a target of streams, whose signature is of DynamoDB',
    '/',
    { 'x-amz-target': 'DynamoDBStreams_20120810.GetRecords', ...scope('dynamodb') },
    '',
    [],
    'dynamodbStreams',
    'aws-json',
  ],
  ['an unknown target in the scope of a service', '/', { 'x-amz-target': 'Other.X', ...scope('events') }, '', [], 'events', 'aws-json'],
  ['a scope that is not here', '/', scope('kinesis'), '', [], undefined, undefined],
  ['a scope', '/', scope('sns'), '', [], 'sns', 'aws-query'],
  ['the scope of a presigned request', '/b', {}, '', [['X-Amz-Credential', 'a/20250101/us-east-1/lambda/aws4_request']], 'lambda', 'rest-json'],
  ['a form of SQS', '/', form, 'Action=A&Version=2012-11-05', [], 'sqs', 'aws-query'],
  ['a form of SNS', '/', form, 'Version=2010-03-31&Action=A', [], 'sns', 'aws-query'],
  [
    'a query of SNS',
    '/',
    {},
    '',
    [
      ['Action', 'A'],
      ['Version', '2010-03-31'],
    ],
    'sns',
    'aws-query',
  ],
  ['a form without a version', '/', form, 'Action=A', [], 'sqs', 'aws-query'],
  ['a host of Lambda', '/', { host: 'lambda.us-east-1.amazonaws.com' }, '', [], 'lambda', 'rest-json'],
  ['a path of Lambda', '/2015-03-31/functions', { host: 'localhost' }, '', [], 'lambda', 'rest-json'],
  [
    'a host of streams',
    '/',
    { host: 'streams.dynamodb.us-east-1.amazonaws.com', 'content-type': 'application/x-amz-json-1.0' },
    '',
    [],
    'dynamodbStreams',
    'aws-json',
  ],
  ['JSON for nobody', '/', { 'content-type': 'application/x-amz-json-1.0' }, '', [], undefined, undefined],
  ['a host of S3', '/', { host: 'b.s3.us-east-1.amazonaws.com' }, '', [], 's3', 'rest-xml'],
  ['nothing else', '/bucket/key', {}, '', [], 's3', 'rest-xml'],
])('%s tells the service', (_title, path, headers, body, query, service, protocol) => {
  expect(destinationOf({ method: 'POST', path, query, headers, body })).toEqual(service === undefined ? undefined : { service, protocol });
});

const QueueUrl = 'https://sqs.us-east-1.amazonaws.com/123456789012/q';
// The examples of https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/ in the query protocol
test.each<[string, string, object]>([
  [
    'a list of structures',
    `Action=SendMessageBatch&QueueUrl=${QueueUrl}&SendMessageBatchRequestEntry.2.Id=b&SendMessageBatchRequestEntry.2.MessageBody=two+words&SendMessageBatchRequestEntry.1.Id=a&SendMessageBatchRequestEntry.1.MessageBody=one%26&SendMessageBatchRequestEntry.1.DelaySeconds=3`,
    {
      QueueUrl,
      Entries: [
        { Id: 'a', MessageBody: 'one&', DelaySeconds: 3 },
        { Id: 'b', MessageBody: 'two words' },
      ],
    },
  ],
  [
    'a map of texts',
    `Action=SetQueueAttributes&QueueUrl=${QueueUrl}&Attribute.1.Name=DelaySeconds&Attribute.1.Value=1&Attribute.2.Name=__proto__&Attribute.2.Value=x`,
    { QueueUrl, Attributes: JSON.parse('{"DelaySeconds":"1","__proto__":"x"}') as object },
  ],
  [
    'a map of structures',
    `Action=SendMessage&QueueUrl=${QueueUrl}&MessageBody=m&MessageAttribute.1.Name=n&MessageAttribute.1.Value.DataType=Binary&MessageAttribute.1.Value.BinaryValue=AQI%3D`,
    { QueueUrl, MessageBody: 'm', MessageAttributes: { n: { DataType: 'Binary', BinaryValue: Uint8Array.of(1, 2) } } },
  ],
  [
    // The older and the newer name of a receive's attributes are one parameter in this protocol.
    'a list of texts',
    `Action=ReceiveMessage&QueueUrl=${QueueUrl}&AttributeName.1=All&MessageAttributeName.1=a&MessageAttributeName.2=b`,
    { QueueUrl, AttributeNames: ['All'], MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['a', 'b'] },
  ],
])('a form with %s', async (_title, fields, input) => {
  expect((await fetch(server.url, { method: 'POST', headers: form, body: `${fields}&Version=2012-11-05` })).status).toBe(200);
  expect(seen.splice(0)).toEqual([input]);
});

test('a form may go to the URL of the queue, in a GET too', async () => {
  const response = await fetch(`${server.url}/123456789012/q?Action=SendMessage&MessageBody=m&Version=2012-11-05`);
  expect(response.headers.get('x-amzn-requestid')).toBe('id');
  expect(seen.splice(0)).toEqual([{ MessageBody: 'm', QueueUrl: `https://${new URL(server.url).host}/123456789012/q` }]);
});

test('what one protocol has sent another receives', async () => {
  const post = (body: string): Promise<string> =>
    fetch(account.url, { method: 'POST', headers: form, body: `${body}&Version=2012-11-05` }).then((response) => response.text());
  expect(await post('Action=CreateQueue&QueueName=q')).toContain(`<CreateQueueResult><QueueUrl>${QueueUrl}</QueueUrl></CreateQueueResult>`);
  const sqs = new SQS({ region: 'us-east-1', credentials, requestHandler: aws.requestHandler() });
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a <b> & "c"' });
  expect(await post(`Action=ReceiveMessage&QueueUrl=${QueueUrl}`)).toMatch(
    /<ReceiveMessageResult><Message><MessageId>.*<Body>a &lt;b&gt; &amp; &quot;c&quot;<\/Body>/,
  );
  expect(await post(`Action=DeleteQueue&QueueUrl=${QueueUrl}`)).toMatch(
    /<DeleteQueueResponse xmlns="http:\/\/queue.amazonaws.com\/doc\/2012-11-05\/"><ResponseMetadata><RequestId>[\da-f-]{36}<\/RequestId>/,
  );
});

test.each(['the request handler', 'HTTP'])('S3 takes a stream with a checksum behind it through %s', async (way) => {
  const s3 = new S3({ region: 'us-east-1', credentials, ...(way === 'HTTP' ? { endpoint: server.url } : { requestHandler: requestHandler(noted) }) });
  const Body = Readable.from([Buffer.from('abc'), Buffer.from('def')]);
  await s3.putObject({ Bucket: 'b', Key: 'k', Body, ContentLength: 6, ContentEncoding: 'gzip' });
  // echo -n abcdef | gzip -c | tail -c8: its CRC-32 is 0x4b8e39ef
  expect(seen.splice(0)).toMatchObject([
    {
      Body: new Uint8Array(Buffer.from('abcdef')),
      ContentLength: 6,
      ContentEncoding: 'gzip',
      ChecksumCRC32: Buffer.from('4b8e39ef', 'hex').toString('base64'),
    },
  ]);
});

test.each<[string, string, Record<string, string>, string, object]>([
  ['PUT', '/b', {}, '', { Bucket: 'b' }],
  [
    'PUT',
    '/b',
    {},
    '<c:CreateBucketConfiguration xmlns:c="x"><c:LocationConstraint>eu-west-1</c:LocationConstraint></c:CreateBucketConfiguration>',
    { Bucket: 'b', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } },
  ],
  ['PUT', '/b/a%20b', { 'x-amz-copy-source': 'c/d' }, '', { Bucket: 'b', Key: 'a b', CopySource: 'c/d' }],
  ['GET', '/b/k?uploadId=u', {}, '', { Bucket: 'b', Key: 'k', UploadId: 'u' }],
  ['GET', '/b/k+l', { 'if-modified-since': 'no date' }, '', { Bucket: 'b', Key: 'k+l' }],
  ['GET', '/b/k', { 'if-modified-since': 'Wed, 21 Oct 2015 07:28:00 GMT' }, '', { Bucket: 'b', Key: 'k', IfModifiedSince: new Date('2015-10-21T07:28:00Z') }],
])('clients that name no operation: %s %s %j', async (method, path, headers, body, input) => {
  expect((await fetch(server.url + path, { method, headers, ...(body !== '' && { body }) })).status).toBe(200);
  expect(seen.splice(0)).toMatchObject([input]);
});
