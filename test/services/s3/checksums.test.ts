import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { crc32, crc32c, crc64nvme } from '../../../src/services/s3/crc';
import { host } from './bucket-host';

// The check values of the catalogue of parametrised CRC algorithms (CRC-32/ISO-HDLC, CRC-32/ISCSI, CRC-64/NVME).
test.each([
  ['CRC32', crc32, 'cbf43926'],
  ['CRC32C', crc32c, 'e3069283'],
  ['CRC64NVME', crc64nvme, 'ae8b14860a799888'],
])('%s', (_name, sum, check) => {
  expect(sum(Buffer.from('123456789')).toString('hex')).toBe(check);
});

const digest = (algorithm: string): string => createHash(algorithm).update('hello').digest('base64');
const hello = {
  CRC32: 'NhCmhg==',
  CRC32C: 'mnG7TA==',
  CRC64NVME: crc64nvme(Buffer.from('hello')).toString('base64'),
  SHA1: digest('sha1'),
  SHA256: digest('sha256'),
  SHA512: digest('sha512'),
  MD5: digest('md5'),
};
const at = { Bucket: 'bkt', Key: 'k' };

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
describe('an object', () => {
  test.each(Object.entries(hello))('has the checksum by %s that it came with, or that was named', async (algorithm, value) => {
    const s3 = await host();
    const member = { [`Checksum${algorithm}`]: value };
    for (const request of [member, { ChecksumAlgorithm: algorithm }]) {
      expect(await s3.putObject({ ...at, Body: 'hello', ...request })).toMatchObject({ ...member, ChecksumType: 'FULL_OBJECT' });
      expect(await s3.getObject({ ...at, ChecksumMode: 'ENABLED' })).toMatchObject({ ...member, ChecksumType: 'FULL_OBJECT' });
      expect(await s3.headObject({ ...at, ChecksumMode: 'ENABLED' })).toMatchObject(member);
      expect(await s3.getObjectAttributes({ ...at, ObjectAttributes: ['Checksum'] })).toMatchObject({ Checksum: { ...member, ChecksumType: 'FULL_OBJECT' } });
      expect((await s3.listObjectsV2({ Bucket: 'bkt' })).Contents).toMatchObject([{ ChecksumAlgorithm: [algorithm] }]);
    }
    // The wrong one, and one that is none
    const wrong = Buffer.alloc(Buffer.from(value, 'base64').length).toString('base64');
    await expect(s3.putObject({ ...at, Body: 'hello', [`Checksum${algorithm}`]: wrong })).rejects.toMatchObject({
      name: 'BadDigest',
      message: `The ${algorithm} you specified did not match the calculated checksum.`,
      $metadata: { httpStatusCode: 400 },
    });
    for (const none of ['x', `${value}AA==`]) {
      await expect(s3.putObject({ ...at, Body: 'hello', [`Checksum${algorithm}`]: none })).rejects.toMatchObject({
        name: 'InvalidRequest',
        message: `Value for x-amz-checksum-${algorithm.toLowerCase()} header is invalid.`,
      });
    }
  });

  test('without one has CRC32, as clients of AWS send it; it is shown on demand, and not of a range', async () => {
    const s3 = await host({ k: 'hello' });
    expect(await s3.getObject(at)).not.toHaveProperty('ChecksumCRC32');
    expect(await s3.getObject({ ...at, ChecksumMode: 'ENABLED', Range: 'bytes=0-1' })).not.toHaveProperty('ChecksumCRC32');
    expect(await s3.getObject({ ...at, ChecksumMode: 'ENABLED' })).toMatchObject({ ChecksumCRC32: hello.CRC32 });
  });

  test.each<[request: object, error: object]>([
    [
      { ChecksumCRC32: hello.CRC32, ChecksumSHA1: hello.SHA1 },
      { name: 'InvalidRequest', message: 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.' },
    ],
    [
      { ChecksumCRC32: hello.CRC32, ChecksumAlgorithm: 'SHA1' },
      { name: 'InvalidRequest', message: 'Value for x-amz-sdk-checksum-algorithm header is invalid.' },
    ],
    [{ ChecksumAlgorithm: 'CRC1' }, { name: 'InvalidRequest' }],
    [{ ChecksumAlgorithm: 'XXHASH64' }, { name: 'UnsupportedOperation' }],
    [{ ContentMD5: 'x' }, { name: 'InvalidDigest', message: 'The Content-MD5 you specified was invalid.', 'Content-MD5': 'x' }],
    [
      { ContentMD5: digest('md5').replace('X', 'Y') },
      { name: 'BadDigest', message: 'The Content-MD5 you specified did not match what we received.', CalculatedDigest: digest('md5') },
    ],
    [{ ContentLength: 4 }, { name: 'IncompleteBody', message: 'You did not provide the number of bytes specified by the Content-Length HTTP header' }],
  ])('with %j is refused', async (request, error) => {
    const s3 = await host();
    await expect(s3.putObject({ ...at, Body: 'hello', ...request })).rejects.toMatchObject(error);
    expect((await s3.listObjectsV2({ Bucket: 'bkt' })).KeyCount).toBe(0);
  });

  test('with the right digest and length is taken', async () => {
    const s3 = await host();
    expect(await s3.putObject({ ...at, Body: 'hello', ContentMD5: digest('md5'), ContentLength: 5 })).toMatchObject({ ChecksumCRC32: hello.CRC32 });
  });

  test('keeps its algorithm when it is copied, or gets the one that is named', async () => {
    const s3 = await host();
    await s3.putObject({ ...at, Body: 'hello', ChecksumAlgorithm: 'SHA1' });
    expect(await s3.copyObject({ Bucket: 'bkt', Key: 'c', CopySource: 'bkt/k' })).toMatchObject({ CopyObjectResult: { ChecksumSHA1: hello.SHA1 } });
    expect(await s3.copyObject({ Bucket: 'bkt', Key: 'c', CopySource: 'bkt/k', ChecksumAlgorithm: 'CRC32C' })).toMatchObject({
      CopyObjectResult: { ChecksumCRC32C: hello.CRC32C, ChecksumType: 'FULL_OBJECT' },
    });
  });
});
