import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import type { Content } from '../../../src/services/s3/shapes';
import { host, start } from './bucket-host';

const $metadata = { httpStatusCode: 200, requestId: expect.stringMatching(/^[0-9A-Z]{16}$/) as string };
const hello = '"5d41402abc4b2a76b9719d911017c592"'; // the MD5 of "hello"

async function* chunks(): AsyncGenerator<Uint8Array | string> {
  yield Buffer.from('he');
  yield 'llo';
}

describe('what is put is what is got', () => {
  test.each<[what: string, make: () => Content]>([
    ['a text', () => 'hello'],
    ['a Buffer', () => Buffer.from('hello')],
    ['a Uint8Array', () => new Uint8Array([104, 101, 108, 108, 111])],
    ['a Readable', () => Readable.from([Buffer.from('hel'), Buffer.from('lo')])],
    ['an async iterable', chunks],
    ['a web stream', () => new Blob(['hello']).stream() as never],
    ['a Blob', () => new Blob(['hello'])],
  ])('%s', async (_what, make) => {
    const s3 = await host();
    expect(await s3.putObject({ Bucket: 'bkt', Key: 'k', Body: make() })).toEqual({
      ETag: hello,
      // Recording test_s3_put_object[str]
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
      $metadata,
    });
    const { Body, ...output } = await s3.getObject({ Bucket: 'bkt', Key: 'k' });
    expect(await Body!.transformToString()).toBe('hello');
    expect(output).toEqual({
      AcceptRanges: 'bytes',
      LastModified: new Date(start),
      ContentLength: 5,
      ETag: hello,
      ContentType: 'binary/octet-stream',
      Metadata: {},
      ServerSideEncryption: 'AES256',
      $metadata,
    });
  });

  test('nothing is an empty object', async () => {
    const s3 = await host();
    expect(await s3.putObject({ Bucket: 'bkt', Key: 'k' })).toMatchObject({ ETag: '"d41d8cd98f00b204e9800998ecf8427e"' });
    expect(await (await s3.getObject({ Bucket: 'bkt', Key: 'k' })).Body!.transformToString()).toBe('');
  });

  test('bytes are copied on their way in and out', async () => {
    const s3 = await host();
    const given = Buffer.from('hello');
    await s3.putObject({ Bucket: 'bkt', Key: 'k', Body: given });
    given.fill(0);
    for await (const chunk of (await s3.getObject({ Bucket: 'bkt', Key: 'k' })).Body!) (chunk as Buffer).fill(0);
    expect(await (await s3.getObject({ Bucket: 'bkt', Key: 'k' })).Body!.transformToString()).toBe('hello');
  });

  test('the body comes as text, bytes, web stream or Node.js stream, once', async () => {
    const s3 = await host({ k: 'hello' });
    const body = async () => (await s3.getObject({ Bucket: 'bkt', Key: 'k' })).Body!;
    expect(await (await body()).transformToString('base64')).toBe('aGVsbG8=');
    expect(await (await body()).transformToByteArray()).toEqual(new Uint8Array([104, 101, 108, 108, 111]));
    expect(await new Response((await body()).transformToWebStream() as never).text()).toBe('hello');
    const once = await body();
    await once.transformToString();
    await expect(once.transformToByteArray()).rejects.toThrow('The stream has already been transformed.');
    expect(() => once.transformToWebStream()).toThrow('The stream has already been transformed.');
  });

  test('a large object comes in chunks', async () => {
    const s3 = await host({ k: 'x'.repeat(150_000) });
    const sizes: number[] = [];
    for await (const chunk of (await s3.getObject({ Bucket: 'bkt', Key: 'k' })).Body!) sizes.push((chunk as Buffer).length);
    expect(sizes).toEqual([65536, 65536, 18928]);
  });
});

test('its properties are kept, names of metadata in lower case', async () => {
  const s3 = await host();
  const properties = {
    CacheControl: 'no-store',
    ContentDisposition: 'inline',
    ContentEncoding: 'gzip',
    ContentLanguage: 'de',
    ContentType: 'text/csv',
    StorageClass: 'STANDARD_IA',
    Expires: new Date(start),
    WebsiteRedirectLocation: '/other',
  } as const;
  await s3.putObject({ Bucket: 'bkt', Key: 'k', Body: 'hello', Metadata: { Owner: 'A' }, ...properties });
  expect(await s3.headObject({ Bucket: 'bkt', Key: 'k' })).toEqual({
    AcceptRanges: 'bytes',
    LastModified: new Date(start),
    ContentLength: 5,
    ETag: hello,
    Metadata: { owner: 'A' },
    ServerSideEncryption: 'AES256',
    ...properties,
    ExpiresString: 'Wed, 01 Jan 2025 00:00:00 GMT',
    $metadata,
  });
});

// RFC 9110 section 14
test.each<[range: string, content: string | null, contentRange: string | undefined]>([
  ['bytes=1-3', 'ell', 'bytes 1-3/5'],
  ['bytes=2-', 'llo', 'bytes 2-4/5'],
  ['bytes=2-99', 'llo', 'bytes 2-4/5'],
  ['bytes=-2', 'lo', 'bytes 3-4/5'],
  ['bytes=-99', 'hello', 'bytes 0-4/5'],
  ['bytes=3-1', 'hello', undefined],
  ['bytes=-', 'hello', undefined],
  ['lines=1-2', 'hello', undefined],
  ['bytes=5-', null, undefined],
  ['bytes=-0', null, undefined],
])('Range %s', async (Range, content, ContentRange) => {
  const s3 = await host({ k: 'hello' });
  if (content === null) {
    await expect(s3.getObject({ Bucket: 'bkt', Key: 'k', Range })).rejects.toMatchObject({
      name: 'InvalidRange',
      message: 'The requested range is not satisfiable',
      ActualObjectSize: '5',
      RangeRequested: Range,
      $metadata: { httpStatusCode: 416 },
    });
    return;
  }
  const output = await s3.getObject({ Bucket: 'bkt', Key: 'k', Range });
  expect(await output.Body!.transformToString()).toBe(content);
  expect(output).toMatchObject({ ContentLength: content.length, ETag: hello });
  expect([output.ContentRange, output.$metadata.httpStatusCode]).toEqual([ContentRange, ContentRange === undefined ? 200 : 206]);
});

describe('deleting', () => {
  test('an object, whether it is there or not', async () => {
    const s3 = await host({ k: 'hello' });
    for (const Key of ['k', 'k']) expect(await s3.deleteObject({ Bucket: 'bkt', Key })).toEqual({ $metadata: { ...$metadata, httpStatusCode: 204 } });
    expect((await s3.listObjectsV2({ Bucket: 'bkt' })).KeyCount).toBe(0);
  });

  test('many at once', async () => {
    const s3 = await host({ a: '', b: '', c: '' });
    expect(await s3.deleteObjects({ Bucket: 'bkt', Delete: { Objects: [{ Key: 'a' }, { Key: 'x' }] } })).toEqual({
      Deleted: [{ Key: 'a' }, { Key: 'x' }],
      $metadata,
    });
    expect(await s3.deleteObjects({ Bucket: 'bkt', Delete: { Objects: [{ Key: 'b' }], Quiet: true } })).toEqual({ $metadata });
    expect((await s3.listObjectsV2({ Bucket: 'bkt' })).Contents!.map(({ Key }) => Key)).toEqual(['c']);
  });

  test.each([[undefined], [{ Objects: [] }], [{ Objects: [{ Key: '' }] }], [{ Objects: Array.from({ length: 1001 }, (_, i) => ({ Key: `${i}` })) }]])(
    '%j is refused',
    async (Delete) => {
      const s3 = await host();
      await expect(s3.deleteObjects({ Bucket: 'bkt', Delete })).rejects.toMatchObject({
        name: 'MalformedXML',
        message: 'The XML you provided was not well-formed or did not validate against our published schema',
      });
    },
  );
});

describe('copying', () => {
  test('bytes and properties, but not the storage class', async () => {
    const s3 = await host();
    await s3.putObject({ Bucket: 'bkt', Key: 'a b/é', Body: 'hello', ContentType: 'text/csv', StorageClass: 'STANDARD_IA', Metadata: { x: 'y' } });
    await s3.createBucket({ Bucket: 'bkt2' });
    expect(await s3.copyObject({ Bucket: 'bkt2', Key: 'c', CopySource: 'bkt/a%20b/%C3%A9' })).toEqual({
      CopyObjectResult: { ETag: hello, LastModified: new Date(start), ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' },
      ServerSideEncryption: 'AES256',
      $metadata,
    });
    expect(await s3.headObject({ Bucket: 'bkt2', Key: 'c' })).toMatchObject({ ContentType: 'text/csv', Metadata: { x: 'y' } });
    expect(await s3.headObject({ Bucket: 'bkt2', Key: 'c' })).not.toHaveProperty('StorageClass');
    await s3.copyObject({ Bucket: 'bkt2', Key: 'd', CopySource: '/bkt/a%20b/%C3%A9', StorageClass: 'GLACIER' });
    expect(await s3.headObject({ Bucket: 'bkt2', Key: 'd' })).toMatchObject({ StorageClass: 'GLACIER' });
  });

  test('with properties of its own', async () => {
    const s3 = await host({ k: 'hello' });
    await s3.copyObject({ Bucket: 'bkt', Key: 'k', CopySource: 'bkt/k', MetadataDirective: 'REPLACE', Metadata: { x: 'y' } });
    expect(await s3.headObject({ Bucket: 'bkt', Key: 'k' })).toMatchObject({ ContentLength: 5, Metadata: { x: 'y' } });
  });

  test.each([
    [undefined, { name: 'InvalidArgument', message: 'Invalid copy source object key' }],
    ['bkt', { name: 'InvalidArgument', ArgumentName: 'x-amz-copy-source', ArgumentValue: 'bkt' }],
    ['bkt/none', { name: 'NoSuchKey' }],
    ['none/k', { name: 'NoSuchBucket' }],
  ])('from %s is refused', async (CopySource, error) => {
    const s3 = await host();
    await expect(s3.copyObject({ Bucket: 'bkt', Key: 'k', CopySource })).rejects.toMatchObject(error);
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
describe('errors', () => {
  test.each<[what: string, call: (s3: Awaited<ReturnType<typeof host>>) => Promise<unknown>, error: object]>([
    [
      'no key',
      (s3) => s3.getObject({ Bucket: 'bkt', Key: 'none' }),
      {
        name: 'NoSuchKey',
        message: 'The specified key does not exist.',
        Code: 'NoSuchKey',
        Key: 'none',
        $fault: 'client',
        $metadata: { ...$metadata, httpStatusCode: 404 },
      },
    ],
    [
      'no bucket',
      (s3) => s3.getObject({ Bucket: 'none', Key: 'k' }),
      { name: 'NoSuchBucket', message: 'The specified bucket does not exist', BucketName: 'none', $metadata: { httpStatusCode: 404 } },
    ],
    ['no bucket to put into', (s3) => s3.putObject({ Bucket: 'none', Key: 'k' }), { name: 'NoSuchBucket' }],
    ['HEAD, no key', (s3) => s3.headObject({ Bucket: 'bkt', Key: 'none' }), { name: 'NotFound', message: 'UnknownError', $metadata: { httpStatusCode: 404 } }],
    ['HEAD, no bucket', (s3) => s3.headObject({ Bucket: 'none', Key: 'k' }), { name: 'NotFound' }],
    [
      'a key of 1,025 bytes',
      (s3) => s3.putObject({ Bucket: 'bkt', Key: 'é'.repeat(512) + 'x' }),
      { name: 'KeyTooLongError', message: 'Your key is too long', Size: '1025', MaxSizeAllowed: '1024' },
    ],
    [
      'another owner',
      (s3) => s3.getObject({ Bucket: 'bkt', Key: 'k', ExpectedBucketOwner: '1' }),
      { name: 'AccessDenied', message: 'Access Denied', $metadata: { httpStatusCode: 403 } },
    ],
    [
      'what S3 has and this service has not',
      (s3) => s3.getObject({ Bucket: 'bkt', Key: 'k', SSECustomerKey: 'v' } as never),
      { name: 'UnsupportedOperation', message: 'The member SSECustomerKey is not supported yet by the in-memory bucket service. Leave it out.' },
    ],
    ['no name of a key', (s3) => s3.getObject({ Bucket: 'bkt', Key: '' }), { message: 'Empty value provided for input HTTP label: Key.' }],
    ['no name of a bucket', (s3) => s3.getObject({ Bucket: undefined, Key: 'k' }), { message: 'No value provided for input HTTP label: Bucket.' }],
  ])('%s', async (_what, call, error) => {
    await expect(call(await host())).rejects.toMatchObject(error);
  });

  test('a bucket that goes while the bytes come', async () => {
    const s3 = await host();
    async function* body(): AsyncGenerator<Uint8Array> {
      await s3.deleteBucket({ Bucket: 'bkt' });
      yield Buffer.from('x');
    }
    await expect(s3.putObject({ Bucket: 'bkt', Key: 'k', Body: body() })).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});

test('request ids follow from the seed', async () => {
  const id = async (seed: number): Promise<string> => (await (await host({}, { seed })).listBuckets()).$metadata.requestId;
  expect(await id(1)).toBe(await id(1));
  expect(await id(2)).not.toBe(await id(1));
});
