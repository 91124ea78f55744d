import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { host } from './bucket-host';

const Bucket = 'bkt';
type Methods = Record<string, (input: unknown) => Promise<object>>;

/** The methods of the AWS SDK's client that the service has. */
const methodsOf = (s3: object): string[] =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(s3)).filter((name) => /^(?:put|get|head|delete|create|list|copy|upload|complete|abort)/.test(name));

const junk = fc.oneof(
  fc.constantFrom(null, NaN, -1, 0.5, Infinity, true, '', '\ud800', new Date(NaN), new Map(), Symbol('s'), () => 1, new Uint8Array(2), 10n),
  fc.anything({ maxDepth: 2 }),
);
const names = [
  'Bucket',
  'Key',
  'Body',
  'VersionId',
  'Range',
  'MaxKeys',
  'Prefix',
  'Delimiter',
  'ContinuationToken',
  'UploadId',
  'PartNumber',
  'CopySource',
  'Metadata',
  'Tagging',
  'Delete',
  'MultipartUpload',
  'ObjectAttributes',
  'Expires',
  'Policy',
  'CORSConfiguration',
  'VersioningConfiguration',
  'AccessControlPolicy',
  'CreateBucketConfiguration',
  'IfMatch',
  'ContentLength',
  'ChecksumCRC32',
  '__proto__',
  'constructor',
];

test('whatever comes, what fails is an error, and nothing else is harmed', { timeout: 20_000 }, async () => {
  const s3 = await host({ k: 'hello' });
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...methodsOf(s3)),
      fc.dictionary(fc.constantFrom(...names), junk, { maxKeys: 4 }),
      fc.boolean(),
      async (method, members, isNamed) => {
        const input = isNamed ? { Bucket: 'other', Key: 'k', ...members } : members;
        await (s3 as unknown as Methods)[method]!(input).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
        expect(await (await s3.getObject({ Bucket, Key: 'k' })).Body!.transformToString()).toBe('hello');
        expect(Object.keys(Object.prototype)).toEqual([]);
      },
    ),
    { numRuns: 300 },
  );
});

describe('a member of a wrong type', () => {
  test.each<[method: string, input: unknown, error: object]>([
    ['getObject', { Bucket, Key: 5 }, { name: 'SerializationException', message: 'The member Key has a wrong type.', $metadata: { httpStatusCode: 400 } }],
    ['getObject', { Bucket, Key: 'k', IfModifiedSince: '2025-01-01' }, { name: 'SerializationException' }],
    ['putObject', { Bucket, Key: 'k', Metadata: { a: 1 } }, { name: 'SerializationException' }],
    ['putObject', { Bucket, Key: 'k', Body: 5 }, { name: 'SerializationException', message: 'The member Body has a wrong type.' }],
    ['putObject', { Bucket, Key: 'k', Body: null }, { name: 'SerializationException' }],
    ['putObject', { Bucket, Key: 'k', Body: {} }, { name: 'SerializationException' }],
    ['listObjectsV2', { Bucket, MaxKeys: 0.5 }, { name: 'SerializationException' }],
    ['listObjectsV2', 'x', { name: 'SerializationException' }],
    ['listObjectsV2', null, { message: 'No value provided for input HTTP label: Bucket.' }],
    ['deleteObjects', { Bucket, Delete: { Objects: [{ Key: 5 }] } }, { name: 'MalformedXML' }],
    ['deleteObjects', { Bucket, Delete: { Objects: [{}] } }, { name: 'MalformedXML' }],
    ['deleteObjects', { Bucket, Delete: { Objects: [{ Key: 'k', Size: 5 }] } }, { name: 'UnsupportedOperation' }],
    ['putBucketPolicy', { Bucket }, { message: 'No value provided for input HTTP label: Policy.' }],
    ['putObject', { Bucket, Key: '\ud800' }, { name: 'URIError', message: 'URI malformed' }],
  ])('%s %j', async (method, input, error) => {
    await expect(((await host()) as unknown as Methods)[method]!(input)).rejects.toMatchObject(error);
  });
});

describe('limits', () => {
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html
  test('metadata of 2 KB', async () => {
    const s3 = await host();
    const put = (size: number) => s3.putObject({ Bucket, Key: 'k', Metadata: { é: 'x'.repeat(size - 2) } });
    await put(2048);
    await expect(put(2049)).rejects.toMatchObject({
      name: 'MetadataTooLarge',
      message: 'Your metadata headers exceed the maximum allowed metadata size',
      Size: '2049',
      MaxSizeAllowed: '2048',
    });
  });

  test('a storage class that is there', async () => {
    const s3 = await host();
    await expect(s3.putObject({ Bucket, Key: 'k', StorageClass: 'x' as 'STANDARD' })).rejects.toMatchObject({
      name: 'InvalidStorageClass',
      message: 'The storage class you specified is not valid',
      StorageClassRequested: 'x',
    });
  });
});

test('names of objects and metadata may be those of prototypes', async () => {
  const s3 = await host();
  const Metadata = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, string>;
  await s3.putObject({ Bucket, Key: '__proto__', Body: 'x', Metadata });
  const { Metadata: kept } = await s3.headObject({ Bucket, Key: '__proto__' });
  expect(Object.entries(kept!)).toEqual([
    ['__proto__', 'a'],
    ['constructor', 'b'],
  ]);
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
test('what an answer says of an object can be said by the request', async () => {
  const s3 = await host({ k: 'hello' });
  const said = { CacheControl: 'a', ContentDisposition: 'b', ContentEncoding: 'c', ContentLanguage: 'd', ContentType: 'e' };
  const request = Object.fromEntries(Object.entries(said).map(([name, value]) => [`Response${name}`, value]));
  const expires = { Expires: new Date(0), ExpiresString: 'Thu, 01 Jan 1970 00:00:00 GMT' };
  expect(await s3.getObject({ Bucket, Key: 'k', ...request, ResponseExpires: new Date(0) })).toMatchObject({ ...said, ...expires });
  expect(await s3.headObject({ Bucket, Key: 'k', ResponseContentType: 'e' })).toMatchObject({ ContentType: 'e' });
});
