import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUtf8 } from '../../../src/services/s3/key-order';
import { host, start } from './bucket-host';

describe('buckets', () => {
  test('are created, listed by name and deleted', async () => {
    const s3 = await host();
    expect(await s3.createBucket({ Bucket: 'abc' })).toMatchObject({ Location: '/abc' });
    expect(await s3.listBuckets()).toMatchObject({
      Buckets: [
        { Name: 'abc', CreationDate: new Date(start) },
        { Name: 'bkt', CreationDate: new Date(start) },
      ],
      Owner: { ID: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
    expect(await s3.listBuckets({ Prefix: 'b' })).toMatchObject({ Buckets: [{ Name: 'bkt' }], Prefix: 'b' });
    expect((await s3.deleteBucket({ Bucket: 'abc' })).$metadata.httpStatusCode).toBe(204);
    expect((await s3.listBuckets()).Buckets).toHaveLength(1);
  });

  test('are deleted only when they are empty', async () => {
    const s3 = await host({ k: '' });
    await expect(s3.deleteBucket({ Bucket: 'bkt' })).rejects.toMatchObject({
      name: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(s3.deleteBucket({ Bucket: 'none' })).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html "BucketAlreadyOwnedByYou"
  test('exist once: a second creation succeeds in us-east-1 and changes nothing', async () => {
    const s3 = await host({ k: '' });
    await s3.createBucket({ Bucket: 'bkt' });
    expect((await s3.listObjectsV2({ Bucket: 'bkt' })).KeyCount).toBe(1);
    const elsewhere = await host({}, { region: 'eu-west-1' });
    await expect(elsewhere.createBucket({ Bucket: 'bkt' })).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
      message: 'Your previous request to create the named bucket succeeded and you already own it.',
      $metadata: { httpStatusCode: 409 },
    });
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html
  test('are asked for by HEAD, which tells no errors but their status', async () => {
    const s3 = await host();
    expect(await s3.headBucket({ Bucket: 'bkt' })).toMatchObject({ BucketRegion: 'us-east-1', AccessPointAlias: false });
    await expect(s3.headBucket({ Bucket: 'none' })).rejects.toMatchObject({ name: 'NotFound', $metadata: { httpStatusCode: 404 } });
    await expect(s3.headBucket({ Bucket: 'bkt', ExpectedBucketOwner: '1' })).rejects.toMatchObject({ name: 'Unknown', $metadata: { httpStatusCode: 403 } });
    await expect(s3.headBucket({ Bucket: 'bkt', X: 1 } as never)).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    await expect(s3.headBucket({ Bucket: undefined })).rejects.toThrow('No value provided for input HTTP label: Bucket.');
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html and API_GetBucketLocation.html
  test.each<[region: string, constraint: string | undefined, location: string | undefined, error: object | null]>([
    ['us-east-1', undefined, undefined, null],
    ['us-east-1', 'eu-west-1', 'eu-west-1', null],
    ['us-east-1', 'EU', 'eu-west-1', null],
    ['us-east-1', 'us-gov-west-1', 'us-gov-west-1', null],
    [
      'us-east-1',
      'us-east-1',
      '',
      { name: 'InvalidLocationConstraint', message: 'The specified location-constraint is not valid', LocationConstraint: 'us-east-1' },
    ],
    ['us-east-1', 'nowhere', '', { name: 'InvalidLocationConstraint' }],
    ['eu-west-1', undefined, 'eu-west-1', null],
    ['eu-west-1', 'eu-west-1', 'eu-west-1', null],
    [
      'eu-west-1',
      'us-west-2',
      '',
      {
        name: 'IllegalLocationConstraintException',
        message: 'The us-west-2 location constraint is incompatible for the region specific endpoint this request was sent to.',
        $metadata: { httpStatusCode: 400 },
      },
    ],
  ])('in %s with the constraint %s', async (region, LocationConstraint, location, error) => {
    const s3 = await host({}, { region });
    const create = s3.createBucket({ Bucket: 'new', CreateBucketConfiguration: { LocationConstraint } });
    if (error !== null) return expect(create).rejects.toMatchObject(error);
    expect(await create).toMatchObject({ Location: region === 'us-east-1' ? '/new' : 'http://new.s3.amazonaws.com/' });
    expect((await s3.getBucketLocation({ Bucket: 'new' })).LocationConstraint).toBe(location);
  });

  test('begin with tags; what is not here is refused', async () => {
    const s3 = await host();
    await s3.createBucket({
      Bucket: 'tagged',
      BucketNamespace: 'global',
      ObjectLockEnabledForBucket: false,
      CreateBucketConfiguration: { Tags: [{ Key: 'a', Value: '1' }] },
    });
    expect((await s3.getBucketTagging({ Bucket: 'tagged' })).TagSet).toEqual([{ Key: 'a', Value: '1' }]);
    for (const more of [{ ObjectLockEnabledForBucket: true }, { BucketNamespace: 'account-regional' }]) {
      await expect(s3.createBucket({ Bucket: 'locked', ...more })).rejects.toMatchObject({ name: 'UnsupportedOperation' });
    }
  });

  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html
  test('are listed page by page, and by region', async () => {
    const s3 = await host();
    for (const Bucket of ['b1', 'b2', 'b3'].map((name) => `${name}-x`)) await s3.createBucket({ Bucket });
    await s3.createBucket({ Bucket: 'b4-x', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } });
    const names: unknown[] = [];
    for (let ContinuationToken: string | undefined, more = true; more;) {
      const page = await s3.listBuckets({ MaxBuckets: 2, Prefix: 'b', ContinuationToken });
      names.push(page.Buckets!.map(({ Name, BucketRegion }) => `${Name} ${BucketRegion}`));
      ContinuationToken = page.ContinuationToken;
      more = ContinuationToken !== undefined;
    }
    expect(names).toEqual([['b1-x us-east-1', 'b2-x us-east-1'], ['b3-x us-east-1', 'b4-x eu-west-1'], ['bkt us-east-1']]);
    expect((await s3.listBuckets({ BucketRegion: 'eu-west-1' })).Buckets).toMatchObject([{ Name: 'b4-x' }]);
    expect((await s3.listBuckets()).Buckets![0]).not.toHaveProperty('BucketRegion');
    for (const MaxBuckets of [0, 10_001]) await expect(s3.listBuckets({ MaxBuckets })).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  test.each(['ab', 'Abc', 'a_b', '-abc', 'a..b', '192.168.5.4', 'xn--a', 'a--x-s3', 'sthree-a', 'a'.repeat(64)])(
    '%s is no name of a bucket',
    async (Bucket) => {
      await expect((await host()).createBucket({ Bucket })).rejects.toMatchObject({ name: 'InvalidBucketName', message: 'The specified bucket is not valid.' });
    },
  );
});

// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html
describe('listObjectsV2', () => {
  const keys = ['a/1', 'a/2', 'b', 'c/1/x', 'c/2', 'é', '\uffee', '😀'];
  const objects = Object.fromEntries(keys.toReversed().map((key) => [key, 'hello']));

  test('tells of each object, by the bytes of its key', async () => {
    const s3 = await host(objects);
    const item = (Key: string): object => ({
      Key,
      LastModified: new Date(start),
      ETag: '"5d41402abc4b2a76b9719d911017c592"',
      ChecksumAlgorithm: ['CRC32'],
      ChecksumType: 'FULL_OBJECT',
      Size: 5,
      StorageClass: 'STANDARD',
    });
    expect(await s3.listObjectsV2({ Bucket: 'bkt' })).toEqual({
      IsTruncated: false,
      Contents: keys.map(item),
      Name: 'bkt',
      Prefix: '',
      MaxKeys: 1000,
      KeyCount: keys.length,
      $metadata: { httpStatusCode: 200, requestId: expect.any(String) as string },
    });
  });

  test.each<[input: object, keys: string[], groups: string[]]>([
    [{ Prefix: 'a/' }, ['a/1', 'a/2'], []],
    [{ Prefix: 'x' }, [], []],
    [{ Delimiter: '/' }, ['b', 'é', '\uffee', '😀'], ['a/', 'c/']],
    [{ Delimiter: '/', Prefix: 'c/' }, ['c/2'], ['c/1/']],
    [{ Delimiter: '/', MaxKeys: 2 }, ['b'], ['a/']],
    [{ Delimiter: '/', StartAfter: 'a/' }, ['b', 'é', '\uffee', '😀'], ['c/']],
    [{ Delimiter: '/', StartAfter: 'a/1' }, ['b', 'é', '\uffee', '😀'], ['a/', 'c/']],
    [{ StartAfter: 'c/2' }, ['é', '\uffee', '😀'], []],
    [{ StartAfter: 'bb', Prefix: 'c' }, ['c/1/x', 'c/2'], []],
    [{ StartAfter: 'x', Prefix: 'c' }, [], []],
    [{ MaxKeys: 3 }, ['a/1', 'a/2', 'b'], []],
    [{ MaxKeys: 0 }, [], []],
  ])('%j', async (input, listed, groups) => {
    const { Contents = [], CommonPrefixes = [], KeyCount } = await (await host(objects)).listObjectsV2({ Bucket: 'bkt', ...input });
    expect([Contents.map(({ Key }) => Key), CommonPrefixes.map(({ Prefix }) => Prefix), KeyCount]).toEqual([listed, groups, listed.length + groups.length]);
  });

  test('page by page the same comes as at once', async () => {
    const key = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\uffee', '😀'), minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(key),
        fc.constantFrom(undefined, '/'),
        fc.constantFrom('', 'a'),
        fc.integer({ min: 1, max: 4 }),
        async (all, Delimiter, Prefix, MaxKeys) => {
          const s3 = await host(Object.fromEntries(all.map((name) => [name, ''])));
          const request = { Bucket: 'bkt', Prefix, ...(Delimiter !== undefined && { Delimiter }) };
          const whole = await s3.listObjectsV2(request);
          const Contents: unknown[] = [];
          const CommonPrefixes: unknown[] = [];
          let ContinuationToken: string | undefined;
          do {
            const page = await s3.listObjectsV2({ ...request, MaxKeys, ContinuationToken });
            expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
            expect(page.ContinuationToken).toBe(ContinuationToken);
            Contents.push(...(page.Contents ?? []));
            CommonPrefixes.push(...(page.CommonPrefixes ?? []));
            ContinuationToken = page.NextContinuationToken;
          } while (ContinuationToken !== undefined);
          expect([Contents, CommonPrefixes]).toEqual([whole.Contents ?? [], whole.CommonPrefixes ?? []]);
          expect(Contents).toHaveLength(
            all.filter((name) => name.startsWith(Prefix) && !(Delimiter !== undefined && name.includes('/', Prefix.length))).length,
          );
        },
      ),
    );
  });

  test('a page has 1,000 objects at most', async () => {
    const s3 = await host(Object.fromEntries(Array.from({ length: 1001 }, (_, i) => [String(i), ''])));
    expect(await s3.listObjectsV2({ Bucket: 'bkt', MaxKeys: 5000 })).toMatchObject({ KeyCount: 1000, MaxKeys: 1000, IsTruncated: true });
  });

  test.each([
    [{ MaxKeys: -1 }, 'Argument maxKeys must be an integer between 0 and 2147483647'],
    [{ ContinuationToken: 'x' }, 'The continuation token provided is incorrect'],
  ])('%j is refused', async (input, message) => {
    await expect((await host()).listObjectsV2({ Bucket: 'bkt', ...input })).rejects.toMatchObject({ name: 'InvalidArgument', message });
  });

  test('StartAfter is told back', async () => {
    expect((await (await host()).listObjectsV2({ Bucket: 'bkt', StartAfter: 'a' })).StartAfter).toBe('a');
  });
});

test('keys are ordered by their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
      expect(Math.sign(byUtf8(a, b))).toBe(Math.sign(Buffer.compare(Buffer.from(a), Buffer.from(b))));
    }),
  );
});
