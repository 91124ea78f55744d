import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { InMemoryS3 } from '../../src/services/s3/in-memory-s3';

/** A bucket service under test, in the shape of the AWS SDK's aggregated client. */
export interface BucketHost {
  readonly s3: { [Method in keyof InMemoryS3]: InMemoryS3[Method] };
  close?(): Promise<void>;
}

const errorOf = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => ({ name: 'no error' }),
    (error: unknown) => {
      const { name, message, $metadata } = error as Error & { $metadata: { httpStatusCode: number } };
      return { name, message, status: $metadata.httpStatusCode };
    },
  );

/** Names that need care in addresses, headers and XML. */
const names = ['a b', 'a+b', 'a%20b', 'a&b=c?d#e', 'é/😀', 'x//y', './z', '<&>"\'', "~!*'()"];

/** What every adapter of S3 does alike: the in-memory service, the SDK over HTTP, real S3. */
export function bucketContract(name: string, make: () => BucketHost | Promise<BucketHost>): void {
  describe(`${name} keeps the contract of a bucket`, () => {
    const run = Date.now().toString(36);
    let host: BucketHost;
    let s3: BucketHost['s3'];
    let Bucket = '';
    let made = 0;

    beforeAll(async () => {
      host = await make();
      s3 = host.s3;
    });
    afterAll(async () => {
      for (let i = 1; i <= made; i++) await empty(`contract-${run}-${i}`);
      await host.close?.();
    });

    /** A bucket for one test. */
    async function bucket(): Promise<void> {
      Bucket = `contract-${run}-${++made}`;
      await s3.createBucket({ Bucket });
    }
    async function empty(of: string): Promise<void> {
      const { Versions = [], DeleteMarkers = [] } = await s3.listObjectVersions({ Bucket: of });
      for (const { Key, VersionId } of [...Versions, ...DeleteMarkers]) await s3.deleteObject({ Bucket: of, Key, VersionId });
      await s3.deleteBucket({ Bucket: of });
    }
    const text = async (Key: string, more: object = {}): Promise<string> => (await s3.getObject({ Bucket, Key, ...more })).Body!.transformToString();
    const keys = (all: { Key?: string | undefined }[] | undefined): (string | undefined)[] => (all ?? []).map(({ Key }) => Key);

    test('an object is got as it was put', async () => {
      await bucket();
      const properties = {
        CacheControl: 'no-store',
        ContentDisposition: 'inline',
        ContentLanguage: 'de',
        ContentType: 'text/csv',
        Metadata: { one: '1', two: 'zwei' },
        StorageClass: 'STANDARD_IA' as const,
      };
      const Expires = new Date('2030-01-01T00:00:00Z');
      const ETag = '"5d41402abc4b2a76b9719d911017c592"';
      const sums = { ChecksumCRC32: 'NhCmhg==', ChecksumType: 'FULL_OBJECT' };
      expect(await s3.putObject({ Bucket, Key: 'k', Body: 'hello', Expires, ...properties })).toMatchObject({ ETag, ...sums, ServerSideEncryption: 'AES256' });
      const got = await s3.getObject({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' });
      expect(got).toMatchObject({ ...properties, ...sums, ETag, ContentLength: 5, AcceptRanges: 'bytes', ServerSideEncryption: 'AES256' });
      expect(got.LastModified).toBeInstanceOf(Date);
      expect(got.ExpiresString).toBe('Tue, 01 Jan 2030 00:00:00 GMT');
      expect(await got.Body!.transformToString()).toBe('hello');
      expect(await s3.headObject({ Bucket, Key: 'k' })).toMatchObject({ ...properties, ETag, ContentLength: 5 });
    });

    test('content may be text, bytes, a stream or nothing', async () => {
      await bucket();
      const bytes = new Uint8Array(256).map((_, i) => i);
      await s3.putObject({ Bucket, Key: 'bytes', Body: bytes });
      expect(new Uint8Array(await (await s3.getObject({ Bucket, Key: 'bytes' })).Body!.transformToByteArray())).toEqual(bytes);
      await s3.putObject({ Bucket, Key: 'stream', Body: Readable.from([Buffer.from('hel'), Buffer.from('lo')]), ContentLength: 5 });
      expect(await text('stream')).toBe('hello');
      await s3.putObject({ Bucket, Key: 'nothing' });
      expect(await text('nothing')).toBe('');
      expect(await s3.headObject({ Bucket, Key: 'nothing' })).toMatchObject({ ContentLength: 0 });
    });

    test('objects have names that need care, everywhere', async () => {
      await bucket();
      for (const Key of names) await s3.putObject({ Bucket, Key, Body: Key });
      for (const Key of names) expect(await text(Key)).toBe(Key);
      expect(keys((await s3.listObjectsV2({ Bucket })).Contents).toSorted()).toEqual(names.toSorted());
      for (const Key of names) await s3.copyObject({ Bucket, Key: `${Key}/copy`, CopySource: `${Bucket}/${encodeURIComponent(Key)}` });
      expect(await text('a+b/copy')).toBe('a+b');
      const { Deleted } = await s3.deleteObjects({ Bucket, Delete: { Objects: names.map((Key) => ({ Key })) } });
      expect(keys(Deleted)).toEqual(names);
      expect((await s3.listObjectsV2({ Bucket })).KeyCount).toBe(names.length);
    });

    test('a range of an object', async () => {
      await bucket();
      await s3.putObject({ Bucket, Key: 'k', Body: 'hello' });
      const part = await s3.getObject({ Bucket, Key: 'k', Range: 'bytes=1-3' });
      expect(part).toMatchObject({ ContentRange: 'bytes 1-3/5', ContentLength: 3, $metadata: { httpStatusCode: 206 } });
      expect(await part.Body!.transformToString()).toBe('ell');
      expect(await text('k', { Range: 'bytes=-2' })).toBe('lo');
      expect(await errorOf(s3.getObject({ Bucket, Key: 'k', Range: 'bytes=9-' }))).toEqual({
        name: 'InvalidRange',
        message: 'The requested range is not satisfiable',
        status: 416,
      });
    });

    test('conditions of reads and writes', async () => {
      await bucket();
      const { ETag: IfMatch } = await s3.putObject({ Bucket, Key: 'k', Body: '1' });
      const failed = { name: 'PreconditionFailed', message: 'At least one of the pre-conditions you specified did not hold', status: 412 };
      expect(await text('k', { IfMatch })).toBe('1');
      expect(await errorOf(s3.getObject({ Bucket, Key: 'k', IfMatch: '"x"' }))).toEqual(failed);
      expect(await errorOf(s3.getObject({ Bucket, Key: 'k', IfNoneMatch: IfMatch }))).toEqual({ name: 'Unknown', message: 'UnknownError', status: 304 });
      expect(await errorOf(s3.headObject({ Bucket, Key: 'k', IfMatch: '"x"' }))).toEqual({ name: 'Unknown', message: 'UnknownError', status: 412 });
      expect(await errorOf(s3.getObject({ Bucket, Key: 'k', IfModifiedSince: new Date('2100-01-01') }))).toMatchObject({ status: 304 });
      expect(await errorOf(s3.putObject({ Bucket, Key: 'k', Body: '2', IfNoneMatch: '*' }))).toEqual(failed);
      expect(await errorOf(s3.putObject({ Bucket, Key: 'k', Body: '2', IfMatch: '"x"' }))).toEqual(failed);
      await s3.putObject({ Bucket, Key: 'k', Body: '2', IfMatch });
      expect(await text('k')).toBe('2');
    });

    test('what is not there', async () => {
      await bucket();
      const noBucket = { name: 'NoSuchBucket', message: 'The specified bucket does not exist', status: 404 };
      const none = `contract-${run}-none`;
      expect(await errorOf(s3.getObject({ Bucket, Key: 'none' }))).toEqual({ name: 'NoSuchKey', message: 'The specified key does not exist.', status: 404 });
      expect(await errorOf(s3.getObject({ Bucket: none, Key: 'k' }))).toEqual(noBucket);
      expect(await errorOf(s3.putObject({ Bucket: none, Key: 'k', Body: 'x' }))).toEqual(noBucket);
      expect(await errorOf(s3.listObjectsV2({ Bucket: none }))).toEqual(noBucket);
      const noName = { name: 'NotFound', message: 'UnknownError', status: 404 };
      expect(await errorOf(s3.headObject({ Bucket, Key: 'none' }))).toEqual(noName);
      expect(await errorOf(s3.headBucket({ Bucket: none }))).toEqual(noName);
      expect((await s3.headBucket({ Bucket })).$metadata.httpStatusCode).toBe(200);
      expect(await errorOf(s3.getBucketTagging({ Bucket }))).toEqual({ name: 'NoSuchTagSet', message: 'The TagSet does not exist', status: 404 });
    });

    test('lists come page by page, in groups', async () => {
      await bucket();
      for (const Key of ['a', 'b/1', 'b/2', 'c']) await s3.putObject({ Bucket, Key, Body: 'x' });
      const pages: unknown[] = [];
      for (let ContinuationToken: string | undefined, more = true; more;) {
        const page = await s3.listObjectsV2({ Bucket, Delimiter: '/', MaxKeys: 1, ...(ContinuationToken !== undefined && { ContinuationToken }) });
        pages.push([...keys(page.Contents), ...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix)]);
        ContinuationToken = page.NextContinuationToken;
        more = page.IsTruncated!;
      }
      expect(pages).toEqual([['a'], ['b/'], ['c']]);
      expect((await s3.listObjectsV2({ Bucket, Prefix: 'b/', StartAfter: 'b/1' })).Contents).toMatchObject([{ Key: 'b/2', Size: 1, StorageClass: 'STANDARD' }]);
      expect(keys((await s3.listObjects({ Bucket, Marker: 'b/1' })).Contents)).toEqual(['b/2', 'c']);
      expect((await s3.listBuckets({ Prefix: Bucket })).Buckets!.map(({ Name }) => Name)).toEqual([Bucket]);
    });

    test('versions and delete markers', async () => {
      await bucket();
      await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
      expect((await s3.getBucketVersioning({ Bucket })).Status).toBe('Enabled');
      const { VersionId: first } = await s3.putObject({ Bucket, Key: 'k', Body: '1' });
      const { VersionId: second } = await s3.putObject({ Bucket, Key: 'k', Body: '2' });
      const marker = await s3.deleteObject({ Bucket, Key: 'k' });
      expect(marker).toMatchObject({ DeleteMarker: true, $metadata: { httpStatusCode: 204 } });
      expect((await errorOf(s3.getObject({ Bucket, Key: 'k' }))).name).toBe('NoSuchKey');
      expect(await text('k', { VersionId: first })).toBe('1');
      expect(await errorOf(s3.getObject({ Bucket, Key: 'k', VersionId: marker.VersionId }))).toMatchObject({ name: 'MethodNotAllowed', status: 405 });
      const { Versions, DeleteMarkers } = await s3.listObjectVersions({ Bucket });
      expect(Versions!.map(({ VersionId, IsLatest }) => [VersionId, IsLatest])).toEqual([
        [second, false],
        [first, false],
      ]);
      expect(DeleteMarkers).toMatchObject([{ VersionId: marker.VersionId, IsLatest: true }]);
      const { Deleted, Errors } = await s3.deleteObjects({ Bucket, Delete: { Objects: [{ Key: 'k', VersionId: marker.VersionId }] } });
      expect(Deleted).toEqual([{ Key: 'k', VersionId: marker.VersionId, DeleteMarker: true, DeleteMarkerVersionId: marker.VersionId }]);
      expect(Errors).toBeUndefined();
      expect(await text('k')).toBe('2');
      expect(await errorOf(s3.deleteBucket({ Bucket }))).toEqual({
        name: 'BucketNotEmpty',
        message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
        status: 409,
      });
    });

    test('an object comes in parts', async () => {
      await bucket();
      const Key = 'dir/big';
      const { UploadId } = await s3.createMultipartUpload({ Bucket, Key, ContentType: 'text/plain', Metadata: { a: 'b' } });
      const big = Buffer.alloc(5 * 1024 * 1024, 'big');
      const first = await s3.uploadPart({ Bucket, Key, UploadId, PartNumber: 1, Body: big });
      const second = await s3.uploadPart({ Bucket, Key, UploadId, PartNumber: 2, Body: 'end' });
      expect((await s3.listMultipartUploads({ Bucket })).Uploads).toMatchObject([{ Key, UploadId }]);
      expect((await s3.listParts({ Bucket, Key, UploadId })).Parts).toMatchObject([
        { PartNumber: 1, Size: big.length, ETag: first.ETag },
        { PartNumber: 2, Size: 3 },
      ]);
      const complete = (...parts: { ETag?: string | undefined; PartNumber: number }[]) =>
        s3.completeMultipartUpload({ Bucket, Key, UploadId, MultipartUpload: { Parts: parts } });
      const [one, two] = [
        { PartNumber: 1, ETag: first.ETag },
        { PartNumber: 2, ETag: second.ETag },
      ];
      expect(await errorOf(complete(two, one))).toEqual({
        name: 'InvalidPartOrder',
        message: 'The list of parts was not in ascending order. Parts must be ordered by part number.',
        status: 400,
      });
      expect(await complete(one, two)).toMatchObject({ Bucket, Key, ETag: expect.stringMatching(/^"[0-9a-f]{32}-2"$/) as string });
      const part = await s3.getObject({ Bucket, Key, PartNumber: 2 });
      expect(part).toMatchObject({ PartsCount: 2, ContentType: 'text/plain', Metadata: { a: 'b' }, ContentLength: 3 });
      expect(await part.Body!.transformToString()).toBe('end');
      const whole = await (await s3.getObject({ Bucket, Key })).Body!.transformToByteArray();
      expect(Buffer.compare(whole, Buffer.concat([big, Buffer.from('end')]))).toBe(0);
      expect(await s3.getObjectAttributes({ Bucket, Key, ObjectAttributes: ['ObjectParts', 'ObjectSize'] })).toMatchObject({
        ObjectSize: big.length + 3,
        ObjectParts: { TotalPartsCount: 2 },
      });
      expect((await errorOf(s3.abortMultipartUpload({ Bucket, Key, UploadId }))).name).toBe('NoSuchUpload');
    });

    test('checksums are checked', async () => {
      await bucket();
      for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256']) {
        const put = await s3.putObject({ Bucket, Key: 'k', Body: 'hello', ChecksumAlgorithm });
        const member = `Checksum${ChecksumAlgorithm}`;
        const value = Object.entries(put).find(([each]) => each === member)?.[1] as unknown;
        expect(value).toEqual(expect.any(String));
        expect(await s3.headObject({ Bucket, Key: 'k', ChecksumMode: 'ENABLED' })).toMatchObject({ [member]: value });
      }
      expect(await errorOf(s3.putObject({ Bucket, Key: 'k', Body: 'hello', ChecksumCRC32: 'AAAAAA==' }))).toEqual({
        name: 'BadDigest',
        message: 'The CRC32 you specified did not match the calculated checksum.',
        status: 400,
      });
      expect(await text('k')).toBe('hello');
    });

    test('tags', async () => {
      await bucket();
      const TagSet = [{ Key: 'a b', Value: '1+2' }];
      await s3.putBucketTagging({ Bucket, Tagging: { TagSet } });
      expect((await s3.getBucketTagging({ Bucket })).TagSet).toEqual(TagSet);
      expect((await s3.deleteBucketTagging({ Bucket })).$metadata.httpStatusCode).toBe(204);
      await s3.putObject({ Bucket, Key: 'k', Body: 'x', Tagging: 'x=y&a%20b=c' });
      expect((await s3.getObjectTagging({ Bucket, Key: 'k' })).TagSet).toHaveLength(2);
      expect((await s3.getObject({ Bucket, Key: 'k' })).TagCount).toBe(2);
      await s3.putObjectTagging({ Bucket, Key: 'k', Tagging: { TagSet } });
      expect((await s3.getObjectTagging({ Bucket, Key: 'k' })).TagSet).toEqual(TagSet);
      await s3.deleteObjectTagging({ Bucket, Key: 'k' });
      expect((await s3.getObjectTagging({ Bucket, Key: 'k' })).TagSet).toEqual([]);
    });

    test('settings', async () => {
      await bucket();
      const CORSRules = [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'], AllowedHeaders: ['x'], MaxAgeSeconds: 5 }];
      await s3.putBucketCors({ Bucket, CORSConfiguration: { CORSRules } });
      expect((await s3.getBucketCors({ Bucket })).CORSRules).toEqual(CORSRules);
      const Rules = [
        { ID: 'r', Status: 'Enabled' as const, Filter: { Prefix: 'a' }, Expiration: { Date: new Date('2030-01-01T00:00:00Z') } },
        {
          ID: 's',
          Status: 'Disabled' as const,
          Filter: { And: { Prefix: 'b', Tags: [{ Key: 'k', Value: 'v' }] } },
          Transitions: [{ Days: 30, StorageClass: 'GLACIER' as const }],
        },
      ];
      await s3.putBucketLifecycleConfiguration({ Bucket, LifecycleConfiguration: { Rules } });
      expect((await s3.getBucketLifecycleConfiguration({ Bucket })).Rules).toEqual(Rules);
      const Policy = JSON.stringify({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:PutObjectAcl', Resource: `arn:aws:s3:::${Bucket}/*` }],
      });
      await s3.putBucketPolicy({ Bucket, Policy });
      expect(JSON.parse((await s3.getBucketPolicy({ Bucket })).Policy!)).toEqual(JSON.parse(Policy));
      await s3.deleteBucketPolicy({ Bucket });
      expect(await errorOf(s3.getBucketPolicy({ Bucket }))).toEqual({ name: 'NoSuchBucketPolicy', message: 'The bucket policy does not exist', status: 404 });
      const WebsiteConfiguration = {
        IndexDocument: { Suffix: 'index.html' },
        RoutingRules: [{ Condition: { KeyPrefixEquals: 'a' }, Redirect: { ReplaceKeyWith: 'b' } }],
      };
      await s3.putBucketWebsite({ Bucket, WebsiteConfiguration });
      expect(await s3.getBucketWebsite({ Bucket })).toMatchObject(WebsiteConfiguration);
      const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: false, BlockPublicPolicy: true, RestrictPublicBuckets: false };
      await s3.putPublicAccessBlock({ Bucket, PublicAccessBlockConfiguration });
      expect(await s3.getPublicAccessBlock({ Bucket })).toMatchObject({ PublicAccessBlockConfiguration });
      expect((await s3.getBucketOwnershipControls({ Bucket })).OwnershipControls!.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
      expect((await s3.getBucketEncryption({ Bucket })).ServerSideEncryptionConfiguration!.Rules![0]).toMatchObject({
        ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' },
      });
      expect((await s3.getBucketAcl({ Bucket })).Grants).toMatchObject([{ Permission: 'FULL_CONTROL', Grantee: { Type: 'CanonicalUser' } }]);
      expect((await s3.getBucketNotificationConfiguration({ Bucket })).QueueConfigurations).toBeUndefined();
      expect((await s3.getBucketRequestPayment({ Bucket })).Payer).toBe('BucketOwner');
      expect((await s3.getBucketAccelerateConfiguration({ Bucket })).Status).toBeUndefined();
      expect((await s3.getBucketLogging({ Bucket })).LoggingEnabled).toBeUndefined();
      expect((await s3.getBucketLocation({ Bucket })).LocationConstraint ?? 'us-east-1').toEqual(expect.any(String));
    });
  });
}
