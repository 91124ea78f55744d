import { createHash } from 'node:crypto';
import { Upload } from '@aws-sdk/lib-storage';
import type { S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { checksumOf } from '../../../src/services/s3/checksums';
import type { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';
import type { CompletedPart } from '../../../src/services/s3/shapes';
import { host, start } from './bucket-host';

const MiB = 1024 * 1024;
const at = { Bucket: 'bkt', Key: 'a/k' };
const big = Buffer.alloc(5 * MiB, 'big');

let s3: InMemoryS3;
let UploadId: string;
const begin = async (more: object = {}): Promise<string> => (UploadId = (await s3.createMultipartUpload({ ...at, ...more })).UploadId!);
const part = async (PartNumber: number, Body: string | Uint8Array, more: object = {}): Promise<CompletedPart> => {
  const { $metadata: _, ServerSideEncryption: __, ...sums } = await s3.uploadPart({ ...at, UploadId, PartNumber, Body, ...more });
  return { PartNumber, ...sums };
};
const complete = (Parts: CompletedPart[], more: object = {}) => s3.completeMultipartUpload({ ...at, UploadId, MultipartUpload: { Parts }, ...more });
const bare = ({ PartNumber, ETag }: CompletedPart): CompletedPart => ({ PartNumber, ETag });

beforeEach(async () => {
  s3 = await host();
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html
describe('an upload in parts', () => {
  test('gives the bytes of its parts, by their numbers', async () => {
    expect(await s3.createMultipartUpload({ ...at, ContentType: 'text/x', Metadata: { a: 'b' }, Tagging: 't=1' })).toMatchObject({
      Bucket: 'bkt',
      Key: 'a/k',
      ServerSideEncryption: 'AES256',
      UploadId: expect.stringMatching(/^[\w.]{128}$/) as string,
    });
    await begin({ ContentType: 'text/x', Metadata: { a: 'b' }, Tagging: 't=1' });
    const last = await part(7, 'end');
    await part(2, 'replaced');
    const first = await part(2, big);
    const md5s = [big, Buffer.from('end')].map((bytes) => createHash('md5').update(bytes).digest());
    const ETag = `"${createHash('md5').update(Buffer.concat(md5s)).digest('hex')}-2"`;
    expect(await complete([bare(first), bare(last)])).toEqual({
      Location: 'https://bkt.s3.us-east-1.amazonaws.com/a%2Fk',
      Bucket: 'bkt',
      Key: 'a/k',
      ETag,
      // Without an algorithm "Amazon S3 … uses the CRC64NVME algorithm": of all bytes.
      ChecksumCRC64NVME: checksumOf('CRC64NVME', Buffer.concat([big, Buffer.from('end')])).value,
      ChecksumType: 'FULL_OBJECT',
      ServerSideEncryption: 'AES256',
      $metadata: expect.any(Object) as object,
    });
    expect(await s3.headObject(at)).toMatchObject({ ETag, ContentLength: big.length + 3, ContentType: 'text/x', Metadata: { a: 'b' }, TagCount: 1 });
    await expect(complete([bare(first)])).rejects.toMatchObject({ name: 'NoSuchUpload' });
    const second = await s3.getObject({ ...at, PartNumber: 2, ChecksumMode: 'ENABLED' });
    expect(await second.Body!.transformToString()).toBe('end');
    expect(second).toMatchObject({
      PartsCount: 2,
      ContentRange: `bytes ${big.length}-${big.length + 2}/${big.length + 3}`,
      $metadata: { httpStatusCode: 206 },
    });
    expect(second).not.toHaveProperty('ChecksumCRC64NVME');
    expect(await s3.getObjectAttributes({ ...at, ObjectAttributes: ['ObjectParts', 'ETag', 'ObjectSize', 'StorageClass'] })).toMatchObject({
      ObjectParts: { TotalPartsCount: 2 },
      ETag: ETag.slice(1, -1),
      ObjectSize: big.length + 3,
      StorageClass: 'STANDARD',
      LastModified: new Date(start),
    });
    // A copy comes in one piece
    expect(await s3.copyObject({ Bucket: 'bkt', Key: 'c', CopySource: 'bkt/a/k' })).toMatchObject({
      CopyObjectResult: { ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/) as string },
    });
  });

  test('any split into parts gives the bytes back', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 300_000 }), { maxLength: 2 }),
        fc.uint8Array({ maxLength: 20 }),
        fc.nat(),
        async (extras, tail, seed) => {
          s3 = await host();
          await begin();
          const pieces = [...extras.map((extra, i) => Buffer.alloc(5 * MiB + extra, `${seed}/${i}`)), tail];
          const parts: CompletedPart[] = [];
          for (const [i, piece] of pieces.entries()) parts.push(await part(i * 3 + 1, piece));
          await complete(parts.map(bare));
          const bytes = await (await s3.getObject(at)).Body!.transformToByteArray();
          expect(Buffer.compare(bytes, Buffer.concat(pieces))).toBe(0);
        },
      ),
      { numRuns: 8 },
    );
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#ChecksumTypes
  test('has a checksum that is composed of its parts', async () => {
    await begin({ ChecksumAlgorithm: 'SHA256' });
    const first = await part(1, big, { ChecksumAlgorithm: 'SHA256' });
    const last = await part(2, 'end', { ChecksumAlgorithm: 'SHA256' });
    await expect(complete([bare(first), bare(last)])).rejects.toMatchObject({
      name: 'InvalidRequest',
      message:
        'The upload was created using a sha256 checksum. The complete request must include the checksum for each part. It was missing for part 1 in the request.',
    });
    await expect(complete([{ ...first, ChecksumSHA256: last.ChecksumSHA256! }, last])).rejects.toMatchObject({ name: 'InvalidPart' });
    await expect(complete([first, last], { ChecksumSHA256: 'x' })).rejects.toMatchObject({ name: 'BadDigest' });
    await expect(complete([first, last], { ChecksumCRC32: 'x' })).rejects.toMatchObject({ name: 'InvalidRequest' });
    await expect(complete([first, last], { ChecksumType: 'FULL_OBJECT' })).rejects.toMatchObject({ name: 'InvalidRequest' });
    const sums = [first, last].map(({ ChecksumSHA256 }) => Buffer.from(ChecksumSHA256!, 'base64'));
    const ChecksumSHA256 = `${createHash('sha256').update(Buffer.concat(sums)).digest('base64')}-2`;
    expect(await s3.listParts({ ...at, UploadId })).toMatchObject({
      ChecksumAlgorithm: 'SHA256',
      ChecksumType: 'COMPOSITE',
      Parts: [{ ChecksumSHA256: first.ChecksumSHA256 }, {}],
    });
    expect(await complete([first, last], { ChecksumSHA256, ChecksumType: 'COMPOSITE' })).toMatchObject({ ChecksumSHA256, ChecksumType: 'COMPOSITE' });
    expect(await s3.getObject({ ...at, PartNumber: 2, ChecksumMode: 'ENABLED' })).toMatchObject({
      ChecksumSHA256: last.ChecksumSHA256,
      ChecksumType: 'COMPOSITE',
    });
    expect(await s3.getObjectAttributes({ ...at, ObjectAttributes: ['ObjectParts'], MaxParts: 1 })).toMatchObject({
      ObjectParts: {
        TotalPartsCount: 2,
        PartNumberMarker: '0',
        NextPartNumberMarker: '1',
        MaxParts: 1,
        IsTruncated: true,
        Parts: [{ PartNumber: 1, Size: big.length, ChecksumSHA256: first.ChecksumSHA256 }],
      },
    });
    expect((await s3.getObjectAttributes({ ...at, ObjectAttributes: ['ObjectParts'], PartNumberMarker: '2' })).ObjectParts).toMatchObject({
      NextPartNumberMarker: '0',
      IsTruncated: false,
      Parts: [],
    });
    // A copy has the checksum of all bytes
    expect(await s3.copyObject({ Bucket: 'bkt', Key: 'c', CopySource: 'bkt/a/k' })).toMatchObject({
      CopyObjectResult: { ChecksumSHA256: checksumOf('SHA256', Buffer.concat([big, Buffer.from('end')])).value, ChecksumType: 'FULL_OBJECT' },
    });
  });

  test('has a checksum of all its bytes, if it was begun so', async () => {
    await begin({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    await part(1, 'hello');
    expect(await complete([await part(1, 'hello')], { ChecksumCRC32: 'NhCmhg==', MpuObjectSize: 5 })).toMatchObject({
      ChecksumCRC32: 'NhCmhg==',
      ChecksumType: 'FULL_OBJECT',
    });
  });

  test.each([
    [{ ChecksumAlgorithm: 'SHA1', ChecksumType: 'FULL_OBJECT' }, 'The FULL_OBJECT checksum type cannot be used with the sha1 checksum algorithm.'],
    [{ ChecksumAlgorithm: 'CRC64NVME', ChecksumType: 'COMPOSITE' }, 'The COMPOSITE checksum type cannot be used with the crc64nvme checksum algorithm.'],
    [{ ChecksumType: 'COMPOSITE' }, 'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.'],
  ])('is not begun with %j', async (request, message) => {
    await expect(begin(request)).rejects.toMatchObject({ name: 'InvalidRequest', message });
  });

  test('takes only parts with its own algorithm', async () => {
    await begin({ ChecksumAlgorithm: 'SHA256' });
    await expect(part(1, 'x')).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: 'Checksum Type mismatch occurred, expected checksum Type: sha256, actual checksum Type: crc32',
    });
  });

  test.each<[what: string, list: (first: CompletedPart, last: CompletedPart) => CompletedPart[], error: object]>([
    ['no part', () => [], { name: 'MalformedXML' }],
    ['a part without a number', ({ ETag }) => [{ ETag }], { name: 'MalformedXML' }],
    [
      'another order',
      (first, last) => [last, first],
      {
        name: 'InvalidPartOrder',
        message: 'The list of parts was not in ascending order. Parts must be ordered by part number.',
        $metadata: { httpStatusCode: 400 },
      },
    ],
    ['a part twice', (first) => [first, first], { name: 'InvalidPartOrder' }],
    [
      'another tag',
      (first) => [{ ...first, ETag: 'x' }],
      {
        name: 'InvalidPart',
        message:
          "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
        ETag: 'x',
        PartNumber: '1',
      },
    ],
    ['a part that is not there', (first) => [{ ...first, PartNumber: 9 }], { name: 'InvalidPart', PartNumber: '9' }],
    [
      'a small part before the last one',
      (first, last) => [first, last],
      {
        name: 'EntityTooSmall',
        message: 'Your proposed upload is smaller than the minimum allowed size',
        MinSizeAllowed: '5242880',
        PartNumber: '1',
        ProposedSize: '5',
      },
    ],
  ])('is not completed with %s', async (_what, list, error) => {
    await begin();
    const [first, last] = [await part(1, 'first'), await part(2, 'last')];
    await expect(complete(list(bare(first), bare(last)))).rejects.toMatchObject(error);
    expect((await s3.listParts({ ...at, UploadId })).Parts).toHaveLength(2);
  });

  test('is not completed without a list', async () => {
    await begin();
    await expect(s3.completeMultipartUpload({ ...at, UploadId })).rejects.toMatchObject({ name: 'MalformedXML' });
  });

  test('is not completed where its size is another', async () => {
    await begin();
    await expect(complete([await part(1, 'x')], { MpuObjectSize: 2 })).rejects.toMatchObject({ name: 'InvalidRequest' });
  });

  test('can be aborted; then nothing of it is there', async () => {
    await begin();
    await part(1, 'x');
    expect((await s3.abortMultipartUpload({ ...at, UploadId })).$metadata.httpStatusCode).toBe(204);
    const gone = {
      name: 'NoSuchUpload',
      message: 'The specified upload does not exist. The upload ID may be invalid, or the upload may have been aborted or completed.',
      UploadId,
      $metadata: { httpStatusCode: 404 },
    };
    await expect(part(2, 'x')).rejects.toMatchObject(gone);
    await expect(s3.listParts({ ...at, UploadId })).rejects.toMatchObject(gone);
    await expect(s3.abortMultipartUpload({ ...at, UploadId })).rejects.toMatchObject(gone);
    await expect(s3.listParts({ ...at, UploadId: 'x' })).rejects.toMatchObject({ name: 'NoSuchUpload' });
    await expect(s3.listParts({ ...at, UploadId: undefined })).rejects.toThrow('No value provided for input HTTP label: UploadId.');
  });

  test('that ends while the bytes of a part come', async () => {
    await begin();
    async function* body(): AsyncGenerator<Uint8Array> {
      await s3.abortMultipartUpload({ ...at, UploadId });
      yield Buffer.from('x');
    }
    await expect(s3.uploadPart({ ...at, UploadId, PartNumber: 1, Body: body() })).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  test.each([0, 10_001, undefined])('has no part %s', async (PartNumber) => {
    await begin();
    await expect(s3.uploadPart({ ...at, UploadId, PartNumber, Body: 'x' })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Part number must be an integer between 1 and 10000, inclusive',
      ArgumentName: 'partNumber',
    });
  });

  test('goes with its bucket', async () => {
    await begin();
    await s3.deleteBucket({ Bucket: 'bkt' });
    await expect(part(1, 'x')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html
describe('a part that is copied', () => {
  test('all of an object, or a range of it', async () => {
    await s3.putObject({ Bucket: 'bkt', Key: 's', Body: '0123456789' });
    await s3.putBucketVersioning({ Bucket: 'bkt', VersioningConfiguration: { Status: 'Enabled' } });
    await begin({ ChecksumAlgorithm: 'CRC32', ChecksumType: 'FULL_OBJECT' });
    const copy = (PartNumber: number, more: object = {}) => s3.uploadPartCopy({ ...at, UploadId, PartNumber, CopySource: 'bkt/s', ...more });
    expect(await copy(1)).toMatchObject({
      CopyPartResult: {
        ETag: expect.any(String) as string,
        LastModified: new Date(start),
        ChecksumCRC32: checksumOf('CRC32', Buffer.from('0123456789')).value,
      },
      CopySourceVersionId: 'null',
      ServerSideEncryption: 'AES256',
    });
    const { CopyPartResult } = await copy(1, { CopySourceRange: 'bytes=2-4' });
    await complete([{ PartNumber: 1, ETag: CopyPartResult!.ETag }]);
    expect(await (await s3.getObject(at)).Body!.transformToString()).toBe('234');

    await begin();
    expect((await copy(1)).CopyPartResult).not.toHaveProperty('ChecksumCRC64NVME');
    const message =
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy';
    for (const CopySourceRange of ['bytes=2-', 'bytes=4-2', 'x'])
      await expect(copy(1, { CopySourceRange })).rejects.toMatchObject({ name: 'InvalidArgument', message });
    await expect(copy(1, { CopySourceRange: 'bytes=0-10' })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Range specified is not valid for source object of size: 10',
    });
    await expect(copy(1, { CopySourceIfMatch: 'x' })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});

describe('a part of an object that came in one piece', () => {
  test('is all of it', async () => {
    await s3.putObject({ ...at, Body: 'hello' });
    const whole = await s3.getObject({ ...at, PartNumber: 1, ChecksumMode: 'ENABLED' });
    expect(whole).toMatchObject({ ContentRange: 'bytes 0-4/5', ChecksumCRC32: 'NhCmhg==' });
    expect(whole).not.toHaveProperty('PartsCount');
    expect(await s3.getObjectAttributes({ ...at, ObjectAttributes: ['ObjectParts'] })).not.toHaveProperty('ObjectParts');
    await expect(s3.getObject({ ...at, PartNumber: 2 })).rejects.toMatchObject({
      name: 'InvalidPartNumber',
      message: 'The requested partnumber is not satisfiable',
      ActualPartCount: '1',
      PartNumberRequested: '2',
      $metadata: { httpStatusCode: 416 },
    });
    await expect(s3.getObject({ ...at, PartNumber: 0 })).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(s3.getObject({ ...at, PartNumber: 1, Range: 'bytes=0-1' })).rejects.toMatchObject({
      name: 'InvalidRequest',
      message: 'Cannot specify both Range header and partNumber query parameter',
    });
    await s3.putObject({ ...at, Body: '' });
    expect(await s3.getObject({ ...at, PartNumber: 1 })).not.toHaveProperty('ContentRange');
  });

  test.each([[['Size']], [[]], [undefined]])('and its attributes %j are none', async (ObjectAttributes) => {
    await s3.putObject({ ...at, Body: 'hello' });
    await expect(s3.getObjectAttributes({ ...at, ObjectAttributes })).rejects.toMatchObject({
      name: 'InvalidArgument',
      message: 'Invalid attribute name specified.',
    });
  });
});

describe('lists', () => {
  test('of parts, by number and page by page', async () => {
    await begin();
    expect(await s3.listParts({ ...at, UploadId })).not.toHaveProperty('Parts');
    for (const number of [3, 1, 2]) await part(number, 'x'.repeat(number));
    const owner = { ID: expect.stringMatching(/^[0-9a-f]{64}$/) as string };
    expect(await s3.listParts({ ...at, UploadId, MaxParts: 2 })).toEqual({
      Bucket: 'bkt',
      Key: 'a/k',
      UploadId,
      PartNumberMarker: '0',
      NextPartNumberMarker: '2',
      MaxParts: 2,
      IsTruncated: true,
      Parts: [
        { PartNumber: 1, Size: 1, LastModified: new Date(start), ETag: expect.any(String) as string },
        { PartNumber: 2, Size: 2, LastModified: new Date(start), ETag: expect.any(String) as string },
      ],
      Initiator: owner,
      Owner: owner,
      StorageClass: 'STANDARD',
      $metadata: expect.any(Object) as object,
    });
    expect(await s3.listParts({ ...at, UploadId, PartNumberMarker: '2' })).toMatchObject({ IsTruncated: false, Parts: [{ PartNumber: 3 }] });
    await expect(s3.listParts({ ...at, UploadId, PartNumberMarker: 'x' })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  test('of uploads, by key and time, page by page', async () => {
    const ids: string[] = [];
    for (const Key of ['b', 'a/1', 'a/2', 'b']) ids.push((await s3.createMultipartUpload({ Bucket: 'bkt', Key, ChecksumAlgorithm: 'CRC32' })).UploadId!);
    const list = (more: object) => s3.listMultipartUploads({ Bucket: 'bkt', ...more });
    const sorted = [ids[1], ids[2], ids[0], ids[3]];
    const { Uploads } = await list({});
    expect(Uploads!.map((upload) => upload.UploadId)).toEqual(sorted);
    expect(Uploads![0]).toMatchObject({
      Key: 'a/1',
      Initiated: new Date(start),
      StorageClass: 'STANDARD',
      ChecksumAlgorithm: 'CRC32',
      ChecksumType: 'COMPOSITE',
    });
    expect(await list({ MaxUploads: 3 })).toMatchObject({ IsTruncated: true, MaxUploads: 3, NextKeyMarker: 'b', NextUploadIdMarker: ids[0] });
    expect((await list({ KeyMarker: 'b', UploadIdMarker: ids[0] })).Uploads!.map((upload) => upload.UploadId)).toEqual([ids[3]]);
    expect((await list({ KeyMarker: 'a/2' })).Uploads!.map((upload) => upload.UploadId)).toEqual([ids[0], ids[3]]);
    expect((await list({ UploadIdMarker: ids[0] })).Uploads).toHaveLength(4);
    expect(await list({ Delimiter: '/', MaxUploads: 1 })).toMatchObject({ CommonPrefixes: [{ Prefix: 'a/' }], NextKeyMarker: 'a/', NextUploadIdMarker: '' });
    expect((await list({ Delimiter: '/', KeyMarker: 'a/' })).Uploads).toHaveLength(2);
    expect(await list({ Prefix: 'x' })).not.toHaveProperty('Uploads');
  });
});

test('the Upload of @aws-sdk/lib-storage calls what there is', async () => {
  const calls: string[] = [];
  // What Upload uses of a client: send, and its configuration.
  const client = {
    config: {
      requestHandler: {},
      requestChecksumCalculation: async () => 'WHEN_SUPPORTED',
      endpoint: async () => ({ protocol: 'https:', hostname: 'local', path: '/' }),
    },
    send: async ({ constructor, input }: { constructor: { name: string }; input: object }) => {
      const name = constructor.name.replace(/Command$/, '');
      calls.push(name);
      return (s3 as unknown as Record<string, (input: object) => Promise<object>>)[name[0]!.toLowerCase() + name.slice(1)]!(input);
    },
  };
  const bytes = Buffer.concat([big, big, Buffer.from('end')]);
  const upload = new Upload({ client: client as unknown as S3Client, params: { ...at, Body: bytes }, partSize: 5 * MiB, queueSize: 1 });
  expect(await upload.done()).toMatchObject({ Bucket: 'bkt', Key: 'a/k', ETag: expect.stringMatching(/-3"$/) as string });
  expect(calls).toEqual(['CreateMultipartUpload', 'UploadPart', 'UploadPart', 'UploadPart', 'CompleteMultipartUpload']);
  expect(Buffer.compare(await (await s3.getObject(at)).Body!.transformToByteArray(), bytes)).toBe(0);
});
