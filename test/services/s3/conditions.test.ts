import { describe, expect, test } from 'vitest';
import { host, start } from './bucket-host';

const etag = '"5d41402abc4b2a76b9719d911017c592"'; // the MD5 of "hello"
const bare = etag.slice(1, -1);
const earlier = new Date(start - 1000);
const now = new Date(start);
const at = { Bucket: 'bkt', Key: 'k' };

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-reads.html and RFC 9110 section 13.2.2
describe('reading', () => {
  test.each<[conditions: object, status: number, failing?: string]>([
    [{ IfMatch: etag }, 200],
    [{ IfMatch: bare }, 200],
    [{ IfMatch: '*' }, 200],
    [{ IfMatch: `"x", ${etag}` }, 200],
    [{ IfMatch: '"x"' }, 412, 'If-Match'],
    [{ IfNoneMatch: '"x"' }, 200],
    [{ IfNoneMatch: etag }, 304],
    [{ IfNoneMatch: `W/${etag}` }, 304],
    [{ IfNoneMatch: '*' }, 304],
    [{ IfModifiedSince: earlier }, 200],
    [{ IfModifiedSince: now }, 304],
    [{ IfUnmodifiedSince: now }, 200],
    [{ IfUnmodifiedSince: earlier }, 412, 'If-Unmodified-Since'],
    // "If-Match condition evaluates to true, and; If-Unmodified-Since condition evaluates to false; then, S3 returns 200 OK"
    [{ IfMatch: etag, IfUnmodifiedSince: earlier }, 200],
    // "If-None-Match condition evaluates to false, and; If-Modified-Since condition evaluates to true; then, S3 returns 304 Not Modified"
    [{ IfNoneMatch: etag, IfModifiedSince: earlier }, 304],
    [{ IfNoneMatch: '"x"', IfModifiedSince: now }, 200],
  ])('%j: %i', async (conditions, status, failing) => {
    const s3 = await host({ k: 'hello' });
    const get = s3.getObject({ ...at, ...conditions });
    const head = s3.headObject({ ...at, ...conditions });
    const copy = s3.copyObject({ Bucket: 'bkt', Key: 'c', CopySource: 'bkt/k', ...prefixed(conditions) });
    if (status === 200) {
      for (const answer of [get, head, copy]) expect((await answer).$metadata.httpStatusCode).toBe(200);
      return;
    }
    // An answer without a body has no name: so the SDK's client throws it.
    const nameless = { name: 'Unknown', message: 'UnknownError', $metadata: { httpStatusCode: status } };
    await expect(head).rejects.toMatchObject(nameless);
    await expect(get).rejects.toMatchObject(
      status === 304
        ? nameless
        : {
            name: 'PreconditionFailed',
            message: 'At least one of the pre-conditions you specified did not hold',
            Condition: failing,
            $metadata: { httpStatusCode: 412 },
          },
    );
    await expect(copy).rejects.toMatchObject({
      name: 'PreconditionFailed',
      Condition: expect.stringMatching(/^x-amz-copy-source-If-/) as string,
      $metadata: { httpStatusCode: 412 },
    });
  });

  const prefixed = (conditions: object): object => Object.fromEntries(Object.entries(conditions).map(([name, value]) => [`CopySource${name}`, value]));
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
describe('writing', () => {
  const notImplemented = {
    name: 'NotImplemented',
    message: 'A header you provided implies functionality that is not implemented',
    $metadata: { httpStatusCode: 501 },
  };
  test.each<[conditions: object, key: string, error: object | null]>([
    [{ IfNoneMatch: '*' }, 'new', null],
    [{ IfNoneMatch: '*' }, 'marked', null],
    [{ IfNoneMatch: '*' }, 'k', { name: 'PreconditionFailed', Condition: 'If-None-Match', $metadata: { httpStatusCode: 412 } }],
    [{ IfNoneMatch: etag }, 'k', { ...notImplemented, Header: 'If-None-Match', $fault: 'server' }],
    [{ IfMatch: etag }, 'k', null],
    [{ IfMatch: bare }, 'k', null],
    [{ IfMatch: '"x"' }, 'k', { name: 'PreconditionFailed', Condition: 'If-Match' }],
    [{ IfMatch: etag }, 'new', { name: 'NoSuchKey' }],
    [{ IfMatch: etag }, 'marked', { name: 'NoSuchKey' }],
    [{ IfMatch: '*' }, 'k', { ...notImplemented, Header: 'If-Match' }],
    [{ IfMatch: etag, IfNoneMatch: '*' }, 'k', { ...notImplemented, Header: 'If-Match,If-None-Match' }],
  ])('%j to "%s"', async (conditions, Key, error) => {
    const s3 = await host({ source: 'new' });
    await s3.putBucketVersioning({ Bucket: 'bkt', VersioningConfiguration: { Status: 'Enabled' } });
    await s3.putObject({ ...at, Body: 'hello' });
    await s3.deleteObject({ Bucket: 'bkt', Key: 'marked' });
    const { UploadId } = await s3.createMultipartUpload({ Bucket: 'bkt', Key });
    const { ETag } = await s3.uploadPart({ Bucket: 'bkt', Key, UploadId, PartNumber: 1, Body: 'new' });
    const writes = [
      () => s3.putObject({ Bucket: 'bkt', Key, Body: 'new', ...conditions }),
      () => s3.copyObject({ Bucket: 'bkt', Key, CopySource: 'bkt/source', ...conditions }),
      () => s3.completeMultipartUpload({ Bucket: 'bkt', Key, UploadId, MultipartUpload: { Parts: [{ ETag, PartNumber: 1 }] }, ...conditions }),
    ];
    for (const write of writes) {
      if (error !== null) await expect(write()).rejects.toMatchObject(error);
      else {
        const { VersionId } = await write();
        expect(await (await s3.getObject({ Bucket: 'bkt', Key })).Body!.transformToString()).toBe('new');
        await s3.deleteObject({ Bucket: 'bkt', Key, VersionId: VersionId! });
      }
    }
  });
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-deletes.html
describe('deleting', () => {
  test.each<[ifMatch: string, key: string, error: string | null]>([
    [etag, 'k', null],
    ['*', 'k', null],
    ['"x"', 'k', 'PreconditionFailed'],
    ['*', 'none', 'NoSuchKey'],
    ['*', 'marked', 'PreconditionFailed'],
  ])('%s: "%s"', async (IfMatch, Key, error) => {
    const s3 = await host();
    await s3.putBucketVersioning({ Bucket: 'bkt', VersioningConfiguration: { Status: 'Enabled' } });
    await s3.putObject({ ...at, Body: 'hello' });
    await s3.deleteObject({ Bucket: 'bkt', Key: 'marked' });
    const many = await s3.deleteObjects({ Bucket: 'bkt', Delete: { Objects: [{ Key, ETag: IfMatch }] } });
    expect(many.Errors?.[0]?.Code ?? null).toBe(error);
    if (error === null) await s3.putObject({ ...at, Body: 'hello' });
    const one = s3.deleteObject({ Bucket: 'bkt', Key, IfMatch });
    if (error === null) expect((await one).DeleteMarker).toBe(true);
    else await expect(one).rejects.toMatchObject({ name: error });
  });
});
