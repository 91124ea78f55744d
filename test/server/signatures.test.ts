import { DynamoDB } from '@aws-sdk/client-dynamodb';
import { Lambda } from '@aws-sdk/client-lambda';
import { GetObjectCommand, PutObjectCommand, S3 } from '@aws-sdk/client-s3';
import { SNS } from '@aws-sdk/client-sns';
import { SQS } from '@aws-sdk/client-sqs';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { createHash, createHmac } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { awsEndpoint } from '../../src/server/aws-endpoint';
import { listen } from '../../src/server/listen';
import { requestHandler } from '../../src/server/request-handler';

const credentials = { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY' };
const temporary = { accessKeyId: 'ASIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret', sessionToken: 'a-token' };
const seen: unknown[] = [];
const note = async (input: unknown): Promise<object> => {
  seen.push(input);
  return {};
};
const ports = {
  sqs: { listQueues: note },
  dynamodb: { listTables: note },
  sns: { listTopics: note },
  lambda: { getFunction: note },
  s3: { putObject: note, getObject: note },
};
const endpoint = awsEndpoint(ports, { credentials: [credentials, temporary] });
const later = awsEndpoint(ports, { credentials: [credentials], now: () => Date.now() + 3_600_000 });
const earlier = awsEndpoint(ports, { credentials: [credentials], now: () => Date.now() - 3_600_000 });
const server = await listen(endpoint);
const laterServer = await listen(later);
afterAll(async () => {
  await server.close({ deadline: 0 });
  await laterServer.close({ deadline: 0 });
});

const calls: Record<string, (config: object) => Promise<unknown>> = {
  'AWS JSON': (config) => new DynamoDB(config).listTables({ Limit: 5 }),
  'AWS JSON of SQS': (config) => new SQS(config).listQueues({ QueueNamePrefix: 'ä +/' }),
  Query: (config) => new SNS(config).listTopics({ NextToken: 'ä +/' }),
  'REST JSON': (config) => new Lambda(config).getFunction({ FunctionName: 'arn:aws:lambda:us-east-1:123456789012:function:f', Qualifier: '$LATEST' }),
  'REST XML': (config) => new S3(config).putObject({ Bucket: 'bucket', Key: "a/ b//+&=é'()*!", Body: 'hello' }),
};
const config = (given: object, over = endpoint): object => ({ region: 'us-east-1', credentials: given, maxAttempts: 1, requestHandler: requestHandler(over) });
const errorOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'let in',
    (error: unknown) => error,
  );

describe.each(Object.entries(calls))('%s', (protocol, call) => {
  test.each([
    ['long-term', credentials],
    ['temporary', temporary],
  ])('what the SDK signs with %s credentials is let in, either way', async (_title, given) => {
    await call(config(given));
    await call({ region: 'us-east-1', credentials: given, maxAttempts: 1, endpoint: server.url });
    expect(seen.splice(0)).toHaveLength(2);
  });

  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-troubleshooting.html and, for S3, API/ErrorResponses.html
  const isS3 = protocol === 'REST XML';
  const isQuery = protocol === 'Query';
  const wrong = isS3 || isQuery ? 'SignatureDoesNotMatch' : 'InvalidSignatureException';
  const unknown = isS3 ? 'InvalidAccessKeyId' : isQuery ? 'InvalidClientTokenId' : 'UnrecognizedClientException';
  test.each<[string, object, typeof endpoint, string, RegExp]>([
    [
      'another secret',
      { ...credentials, secretAccessKey: 'other' },
      endpoint,
      wrong,
      /^The request signature we calculated does not match the signature you provided\. Check your /,
    ],
    [
      'an unknown key',
      { ...credentials, accessKeyId: 'AKIAUNKNOWN' },
      endpoint,
      unknown,
      isS3 ? /^The AWS Access Key Id you provided does not exist in our records\.$/ : /^The security token included in the request is invalid\.$/,
    ],
    [
      'another token',
      { ...temporary, sessionToken: 'other' },
      endpoint,
      isS3 ? 'InvalidToken' : unknown,
      isS3 ? /^The provided token is malformed or otherwise invalid\.$/ : /^The security token included in the request is invalid\.$/,
    ],
    ['a token too many', { ...credentials, sessionToken: 'a-token' }, endpoint, isS3 ? 'InvalidToken' : unknown, /./],
    [
      'an old signature',
      credentials,
      later,
      isS3 ? 'RequestTimeTooSkewed' : wrong,
      isS3
        ? /^The difference between the request time and the current time is too large\.$/
        : /^Signature expired: \d{8}T\d{6}Z is now earlier than \d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$/,
    ],
    [
      'a signature of the future',
      credentials,
      earlier,
      isS3 ? 'RequestTimeTooSkewed' : wrong,
      isS3 ? /too large/ : /^Signature not yet current: \d{8}T\d{6}Z is still later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$/,
    ],
  ])('%s is refused', async (_title, given, over, name, message) => {
    expect(await errorOf(call(config(given, over)))).toMatchObject({ name, message: expect.stringMatching(message) as string });
    expect(seen).toEqual([]);
  });
});

test('S3 shows what should have been signed', async () => {
  const error = await errorOf(calls['REST XML']!(config({ ...credentials, secretAccessKey: 'other' })));
  expect(error).toMatchObject({
    AWSAccessKeyId: credentials.accessKeyId,
    CanonicalRequest: expect.stringMatching(/^PUT\n\/a\/%20b\/\/%2B%26%3D%C3%A9%27%28%29%2A%21\nx-id=PutObject\n/) as string,
    StringToSign: expect.stringMatching(/^AWS4-HMAC-SHA256\n\d{8}T\d{6}Z\n\d{8}\/us-east-1\/s3\/aws4_request\n[\da-f]{64}$/) as string,
  });
});

const s3 = new S3({ region: 'us-east-1', credentials, endpoint: server.url, requestChecksumCalculation: 'WHEN_REQUIRED' });

test('presigned requests are let in until they are too old', async () => {
  const get = await getSignedUrl(s3, new GetObjectCommand({ Bucket: 'bucket', Key: 'a b/ü' }), { expiresIn: 60 });
  expect((await fetch(get)).status).toBe(200);
  const put = await getSignedUrl(s3, new PutObjectCommand({ Bucket: 'bucket', Key: 'k' }));
  expect((await fetch(put, { method: 'PUT', body: 'content' })).status).toBe(200);
  expect(seen.splice(0)).toMatchObject([{ Key: 'a b/ü' }, { Key: 'k', Body: new Uint8Array(Buffer.from('content')) }]);

  const changed = await fetch(get.replace('a%20b', 'a%20c'));
  expect([changed.status, await changed.text()]).toEqual([403, expect.stringContaining('<Code>SignatureDoesNotMatch</Code>')]);
  const late = new S3({ region: 'us-east-1', credentials, endpoint: laterServer.url });
  const expired = await fetch(await getSignedUrl(late, new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }), { expiresIn: 60 }));
  expect([expired.status, await expired.text()]).toEqual([
    403,
    expect.stringContaining('<Code>AccessDenied</Code><Message>Request has expired</Message><X-Amz-Expires>60</X-Amz-Expires>'),
  ]);
});

test.each<[string, string, Record<string, string>, string]>([
  ['S3', '/bucket/key', {}, 'AccessDenied'],
  ['AWS JSON', '/', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 'MissingAuthenticationTokenException'],
  ['Query', '/?Action=ListTopics&Version=2010-03-31', {}, 'MissingAuthenticationToken'],
  [
    'AWS JSON with half a signature',
    '/',
    { 'x-amz-target': 'DynamoDB_20120810.ListTables', authorization: 'AWS4-HMAC-SHA256 Credential=a/b' },
    'IncompleteSignatureException',
  ],
  ['S3 with half a signature', '/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=60', {}, 'AuthorizationHeaderMalformed'],
  ['S3 with a signature for too long', '/b/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Expires=999999999', {}, 'AuthorizationHeaderMalformed'],
])('%s without a signature is refused', async (_title, path, headers, code) => {
  expect(await (await fetch(server.url + path, { method: 'POST', headers })).text()).toContain(code);
});

test('a signature for another service is refused', async () => {
  const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables', 'x-amz-date': '20250101T000000Z' };
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/20250101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=00`;
  const response = await fetch(server.url, { method: 'POST', headers: { ...headers, authorization } });
  expect(await response.json()).toMatchObject({ message: "Credential should be scoped to correct service: 'dynamodb'. " });
});

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();
const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Uploads in signed chunks, as https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html has it: the SDK for JavaScript has no such uploads. */
function signedChunks(chunks: readonly string[], trailer: string | undefined, spoil = ''): { url: string; init: RequestInit } {
  const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${date.slice(0, 8)}/us-east-1/s3/aws4_request`;
  const key = scope.split('/').reduce<string | Buffer>((k, part) => hmac(k, part), `AWS4${credentials.secretAccessKey}`) as Buffer;
  const payload = `STREAMING-AWS4-HMAC-SHA256-PAYLOAD${trailer === undefined ? '' : '-TRAILER'}`;
  const host = new URL(server.url).host;
  const names = 'host;x-amz-content-sha256;x-amz-date';
  const canonical = `PUT\n/bucket/key\n\nhost:${host}\nx-amz-content-sha256:${payload}\nx-amz-date:${date}\n\n${names}\n${payload}`;
  let previous = hmac(key, `AWS4-HMAC-SHA256\n${date}\n${scope}\n${sha(canonical)}`).toString('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names}, Signature=${previous}`;
  let body = '';
  for (const chunk of [...chunks, '']) {
    previous = hmac(key, `AWS4-HMAC-SHA256-PAYLOAD\n${date}\n${scope}\n${previous}\n${sha('')}\n${sha(chunk)}`).toString('hex');
    body += `${chunk.length.toString(16)};chunk-signature=${previous}\r\n${chunk === '' ? '' : `${chunk}\r\n`}`;
  }
  if (trailer !== undefined) {
    previous = hmac(key, `AWS4-HMAC-SHA256-TRAILER\n${date}\n${scope}\n${previous}\n${sha(`${trailer}\n`)}`).toString('hex');
    body += `${trailer}\r\nx-amz-trailer-signature:${previous}\r\n`;
  }
  const headers = { authorization, 'x-amz-date': date, 'x-amz-content-sha256': payload, 'content-encoding': 'aws-chunked' };
  return { url: `${server.url}/bucket/key`, init: { method: 'PUT', headers, body: `${body}\r\n`.replace(spoil, spoil.toUpperCase()) } };
}

test('the signature of each chunk is checked, and that of the trailers', async () => {
  const trailer = 'x-amz-checksum-crc32:aaaaaa==';
  for (const { url, init } of [signedChunks(['hello ', 'world'], undefined), signedChunks(['hello ', 'world'], trailer)])
    expect((await fetch(url, init)).status).toBe(200);
  const Body = new Uint8Array(Buffer.from('hello world'));
  expect(seen.splice(0)).toMatchObject([{ Body }, { Body, ChecksumCRC32: 'aaaaaa==' }]);
  for (const { url, init } of [
    signedChunks(['hello'], undefined, 'hello'),
    signedChunks(['hello'], trailer, 'hello'),
    signedChunks(['hello'], trailer, 'aaaaaa'),
  ]) {
    const response = await fetch(url, init);
    expect([response.status, await response.text()]).toEqual([403, expect.stringContaining('SignatureDoesNotMatch')]);
  }
});

test('S3 checks a body against the hash that was signed', async () => {
  const [call] = [signedChunks(['a'], undefined)];
  const headers = { ...(call.init.headers as Record<string, string>), 'x-amz-content-sha256': sha('other') };
  const response = await fetch(call.url, { ...call.init, headers });
  expect([response.status, await response.text()]).toEqual([400, expect.stringContaining('XAmzContentSHA256Mismatch')]);
});
