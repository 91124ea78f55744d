import { beforeEach, describe, expect, test } from 'vitest';
import type { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';
import { host, start } from './bucket-host';

let s3: InMemoryS3;
const at = { Bucket: 'bkt', Key: 'k' };
const versioning = (Status: 'Enabled' | 'Suspended') => s3.putBucketVersioning({ Bucket: 'bkt', VersioningConfiguration: { Status } });
const put = async (Body: string): Promise<string | undefined> => (await s3.putObject({ ...at, Body })).VersionId;
const text = async (VersionId?: string): Promise<string> => (await s3.getObject({ ...at, VersionId })).Body!.transformToString();
/** The versions of all keys as 'content', those of delete markers as '-', the latest ones with a star. */
async function listed(): Promise<string[]> {
  const { Versions = [], DeleteMarkers = [] } = await s3.listObjectVersions({ Bucket: 'bkt' });
  const contents = await Promise.all(Versions.map(({ VersionId, IsLatest }) => text(VersionId).then((content) => content + (IsLatest ? '*' : ''))));
  return [...contents, ...DeleteMarkers.map(({ IsLatest }) => (IsLatest ? '-*' : '-'))];
}

beforeEach(async () => {
  s3 = await host();
});

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html
describe('versioning', () => {
  test('is off at first: nothing tells of versions, an object is replaced', async () => {
    expect(await s3.getBucketVersioning({ Bucket: 'bkt' })).not.toHaveProperty('Status');
    expect(await put('1')).toBeUndefined();
    await put('2');
    expect(await s3.getObject(at)).not.toHaveProperty('VersionId');
    expect(await listed()).toEqual(['2*']);
    expect(await s3.listObjectVersions({ Bucket: 'bkt' })).toMatchObject({ Versions: [{ VersionId: 'null' }] });
  });

  test('keeps all versions, each under an id of 32 letters', async () => {
    await put('0');
    await versioning('Enabled');
    const first = await put('1');
    const second = await put('2');
    expect([first, second]).toEqual([expect.stringMatching(/^[\w.-]{32}$/), expect.stringMatching(/^[\w.-]{32}$/)]);
    expect(await Promise.all(['null', first, second, undefined].map(text))).toEqual(['0', '1', '2', '2']);
    expect(await listed()).toEqual(['2*', '1', '0']);
    expect(await s3.headObject(at)).toMatchObject({ VersionId: second });
    expect(await s3.getObjectAttributes({ ...at, ObjectAttributes: ['ObjectSize'] })).toMatchObject({ VersionId: second, ObjectSize: 1 });
  });

  test('a deletion adds a delete marker, which can be deleted', async () => {
    await versioning('Enabled');
    const first = await put('1');
    const deleted = await s3.deleteObject(at);
    expect(deleted).toMatchObject({ DeleteMarker: true, VersionId: expect.any(String) as string, $metadata: { httpStatusCode: 204 } });
    const { VersionId } = deleted;
    await expect(s3.getObject(at)).rejects.toMatchObject({ name: 'NoSuchKey' });
    await expect(s3.headObject(at)).rejects.toMatchObject({ name: 'NotFound', $metadata: { httpStatusCode: 404 } });
    await expect(s3.getObject({ ...at, VersionId })).rejects.toMatchObject({
      name: 'MethodNotAllowed',
      message: 'The specified method is not allowed against this resource.',
      Method: 'GET',
      ResourceType: 'DeleteMarker',
      $metadata: { httpStatusCode: 405 },
    });
    await expect(s3.headObject({ ...at, VersionId })).rejects.toMatchObject({ name: 'Unknown', $metadata: { httpStatusCode: 405 } });
    expect(await text(first)).toBe('1');
    expect((await s3.listObjectsV2({ Bucket: 'bkt' })).KeyCount).toBe(0);
    expect(await listed()).toEqual(['1', '-*']);
    expect(await s3.listObjectVersions({ Bucket: 'bkt' })).toMatchObject({
      DeleteMarkers: [{ Key: 'k', VersionId, IsLatest: true, LastModified: new Date(start), Owner: { ID: expect.any(String) as string } }],
    });
    expect(await s3.deleteObject({ ...at, VersionId })).toMatchObject({ DeleteMarker: true, VersionId });
    expect(await text()).toBe('1');
  });

  test('a version that is named is deleted for good, and the one before becomes the current one', async () => {
    await versioning('Enabled');
    const first = await put('1');
    const second = await put('2');
    expect(await s3.deleteObject({ ...at, VersionId: second })).toEqual({ VersionId: second, $metadata: expect.any(Object) as object });
    expect(await text()).toBe('1');
    expect(await s3.deleteObject({ ...at, VersionId: second })).toMatchObject({ VersionId: second });
    await s3.deleteObject({ ...at, VersionId: first });
    expect(await listed()).toEqual([]);
  });

  test('while it is suspended there is one version with the id null, which is replaced', async () => {
    await put('0');
    await versioning('Enabled');
    await put('1');
    await versioning('Suspended');
    expect(await put('2')).toBe('null');
    expect(await listed()).toEqual(['2*', '1']);
    expect(await put('3')).toBe('null');
    expect(await listed()).toEqual(['3*', '1']);
    expect(await s3.deleteObject(at)).toMatchObject({ DeleteMarker: true, VersionId: 'null' });
    expect(await listed()).toEqual(['1', '-*']);
  });

  test.each([
    ['abc', { name: 'InvalidArgument', message: 'Invalid version id specified', ArgumentName: 'versionId', ArgumentValue: 'abc' }],
    ['null', { name: 'NoSuchVersion' }],
    [
      'x'.repeat(32),
      { name: 'NoSuchVersion', message: 'The specified version does not exist.', Key: 'k', VersionId: 'x'.repeat(32), $metadata: { httpStatusCode: 404 } },
    ],
  ])('version %s is not there', async (VersionId, error) => {
    await versioning('Enabled');
    await put('1');
    await expect(s3.getObject({ ...at, VersionId })).rejects.toMatchObject(error);
  });

  test('an id of another version of the same number is not taken for it', async () => {
    await versioning('Enabled');
    const id = (await put('1'))!;
    await expect(s3.getObject({ ...at, VersionId: `${id.startsWith('A') ? 'B' : 'A'}${id.slice(1)}` })).rejects.toMatchObject({ name: 'NoSuchVersion' });
  });

  test('a bucket with versions is not empty', async () => {
    await versioning('Enabled');
    await s3.deleteObject(at);
    await expect(s3.deleteBucket({ Bucket: 'bkt' })).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty. You must delete all versions in the bucket.',
    });
  });

  test('a status must be given', async () => {
    await expect(s3.putBucketVersioning({ Bucket: 'bkt', VersioningConfiguration: {} })).rejects.toMatchObject({ name: 'MalformedXML' });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
  test('deleting many tells of markers, of versions, and of errors', async () => {
    await versioning('Enabled');
    const VersionId = await put('1');
    const { Deleted, Errors } = await s3.deleteObjects({
      Bucket: 'bkt',
      Delete: { Objects: [{ Key: 'k', VersionId }, { Key: 'other' }, { Key: 'k', VersionId: 'abc' }, { Key: 'none', ETag: 'x' }], Quiet: false },
    });
    expect(Deleted).toEqual([
      { Key: 'k', VersionId },
      { Key: 'other', DeleteMarker: true, DeleteMarkerVersionId: expect.any(String) as string },
    ]);
    expect(Errors).toEqual([
      { Key: 'k', VersionId: 'abc', Code: 'InvalidArgument', Message: 'Invalid version id specified' },
      { Key: 'none', Code: 'NoSuchKey', Message: 'The specified key does not exist.' },
    ]);
    const marker = Deleted![1]!.DeleteMarkerVersionId;
    expect(await s3.deleteObjects({ Bucket: 'bkt', Delete: { Objects: [{ Key: 'other', VersionId: marker }] } })).toMatchObject({
      Deleted: [{ Key: 'other', VersionId: marker, DeleteMarker: true, DeleteMarkerVersionId: marker }],
    });
  });
});

describe('copies', () => {
  test('of a version, onto the object itself, too', async () => {
    await versioning('Enabled');
    const first = await put('1');
    await put('2');
    expect(await s3.copyObject({ ...at, CopySource: `bkt/k?versionId=${first}` })).toMatchObject({
      CopySourceVersionId: first,
      VersionId: expect.any(String) as string,
    });
    expect(await text()).toBe('1');
  });

  test.each([
    ['bkt/k?versionId=abc', 'InvalidArgument'],
    ['bkt/k?versionId=null', 'NoSuchVersion'],
    ['bkt/%', 'InvalidArgument'],
    ['arn:aws:s3:us-west-2:123456789012:accesspoint/my/object/k', 'UnsupportedOperation'],
  ])('%s is refused', async (CopySource, name) => {
    await versioning('Enabled');
    await put('1');
    await expect(s3.copyObject({ ...at, Key: 'c', CopySource })).rejects.toMatchObject({ name });
  });

  // aws-sdk-php#236: "Cannot copy S3 Object with + (plus sign) in key name"
  test('a + in the source is a space', async () => {
    await s3.putObject({ Bucket: 'bkt', Key: 'a b+c', Body: 'x' });
    await s3.copyObject({ ...at, CopySource: 'bkt/a+b%2Bc' });
    expect(await text()).toBe('x');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html
  test.each<[changes: object, isLegal: boolean]>([
    [{}, false],
    [{ MetadataDirective: 'COPY' }, false],
    [{ MetadataDirective: 'REPLACE' }, true],
    [{ TaggingDirective: 'REPLACE' }, true],
    [{ StorageClass: 'STANDARD_IA' }, true],
    [{ WebsiteRedirectLocation: '/x' }, true],
    [{ ServerSideEncryption: 'aws:kms' }, true],
  ])('of an object onto itself with %j', async (changes, isLegal) => {
    await put('1');
    const copy = s3.copyObject({ ...at, CopySource: 'bkt/k', ...changes });
    if (isLegal) expect(await copy).toMatchObject({ CopyObjectResult: { ETag: expect.any(String) as string } });
    else {
      await expect(copy).rejects.toMatchObject({
        name: 'InvalidRequest',
        message:
          "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      });
    }
  });

  test('what is in an archive cannot be read or copied', async () => {
    await s3.putObject({ ...at, Body: 'x', StorageClass: 'GLACIER' });
    expect(await s3.headObject(at)).toMatchObject({ StorageClass: 'GLACIER' });
    await expect(s3.getObject(at)).rejects.toMatchObject({
      name: 'InvalidObjectState',
      message: "The operation is not valid for the object's storage class",
      StorageClass: 'GLACIER',
      $metadata: { httpStatusCode: 403 },
    });
    await expect(s3.copyObject({ ...at, Key: 'c', CopySource: 'bkt/k' })).rejects.toMatchObject({
      name: 'ObjectNotInActiveTierError',
      message: 'The source object of the COPY operation is not in the active tier and is only stored in Amazon Glacier.',
    });
    await s3.putObject({ ...at, Body: 'x', StorageClass: 'DEEP_ARCHIVE' });
    await expect(s3.getObject(at)).rejects.toMatchObject({ name: 'InvalidObjectState' });
    await expect(s3.copyObject({ ...at, Key: 'c', CopySource: 'bkt/k' })).rejects.toMatchObject({ name: 'ObjectNotInActiveTierError' });
  });
});
