import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { UsageError } from '../../../src/errors/usage-error';
import { Journal } from '../../../src/journal/journal';
import { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';

const clock = virtualClock();
const buckets = ['one', 'two'];
const bucket = fc.constantFrom(...buckets);
const key = fc.constantFrom('a', 'b/c', '__proto__');

/** Something that changes the state, or fails. */
type Action = (s3: InMemoryS3) => Promise<unknown>;
const lastUpload = async (s3: InMemoryS3, Bucket: string) => (await s3.listMultipartUploads({ Bucket })).Uploads?.at(-1);

const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ Bucket: bucket, Key: key, Body: fc.string({ maxLength: 5 }), Tagging: fc.constantFrom('', 'a=1') }).map(
    (input): Action =>
      (s3) =>
        s3.putObject({ ...input, Expires: new Date(0), Metadata: { m: 'n' } }),
  ),
  fc.record({ Bucket: bucket, Key: key }).map(
    (input): Action =>
      (s3) =>
        s3.deleteObject(input),
  ),
  fc.record({ Bucket: bucket, Key: key }).map(
    (input): Action =>
      (s3) =>
        s3.deleteObject({ ...input, VersionId: 'null' }),
  ),
  fc.tuple(bucket, fc.nat(5)).map(([Bucket, which]): Action => async (s3) => {
    const { Versions = [], DeleteMarkers = [] } = await s3.listObjectVersions({ Bucket });
    const { Key, VersionId } = [...Versions, ...DeleteMarkers][which]!;
    await s3.deleteObject({ Bucket, Key, VersionId });
  }),
  fc.record({ Bucket: bucket, Key: key }).map(
    (input): Action =>
      (s3) =>
        s3.putObjectTagging({ ...input, Tagging: { TagSet: [{ Key: 't', Value: '2' }] } }),
  ),
  fc.tuple(bucket, fc.constantFrom('Enabled' as const, 'Suspended' as const)).map(
    ([Bucket, Status]): Action =>
      (s3) =>
        s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status } }),
  ),
  bucket.map(
    (Bucket): Action =>
      (s3) =>
        s3.putBucketLifecycleConfiguration({
          Bucket,
          LifecycleConfiguration: { Rules: [{ Status: 'Enabled', Prefix: '', Expiration: { Date: new Date(0) } }] },
        }),
  ),
  bucket.map(
    (Bucket): Action =>
      (s3) =>
        s3.createBucket({ Bucket, ObjectOwnership: 'ObjectWriter', ACL: 'public-read' }),
  ),
  bucket.map(
    (Bucket): Action =>
      (s3) =>
        s3.deleteBucket({ Bucket }),
  ),
  fc.tuple(bucket, key, fc.constantFrom({}, { ChecksumAlgorithm: 'CRC32' })).map(
    ([Bucket, Key, more]): Action =>
      (s3) =>
        s3.createMultipartUpload({ Bucket, Key, ACL: 'public-read', ...more }),
  ),
  fc.tuple(bucket, fc.integer({ min: 1, max: 2 })).map(([Bucket, PartNumber]): Action => async (s3) => {
    const { Key, UploadId } = (await lastUpload(s3, Bucket))!;
    await s3.uploadPart({ Bucket, Key, UploadId, PartNumber, Body: `part ${PartNumber}` });
  }),
  bucket.map((Bucket): Action => async (s3) => {
    const { Key, UploadId } = (await lastUpload(s3, Bucket))!;
    const { Parts } = await s3.listParts({ Bucket, Key, UploadId });
    const [{ PartNumber, ETag, ChecksumCRC32 }] = Parts as [{ PartNumber: number; ETag: string; ChecksumCRC32?: string }];
    await s3.completeMultipartUpload({ Bucket, Key, UploadId, MultipartUpload: { Parts: [{ PartNumber, ETag, ChecksumCRC32 }] } });
  }),
  bucket.map((Bucket): Action => async (s3) => {
    const { Key, UploadId } = (await lastUpload(s3, Bucket))!;
    await s3.abortMultipartUpload({ Bucket, Key, UploadId });
  }),
);

async function run(s3: InMemoryS3, actions: readonly Action[]): Promise<void> {
  for (const each of actions) await each(s3).catch(() => undefined);
}

/** What all reads answer, or which errors they give. */
async function seen(s3: InMemoryS3): Promise<unknown> {
  const read = (answer: Promise<object>): Promise<unknown> =>
    answer.then(
      (output) => ({ ...output, $metadata: null }),
      ({ name }: Error) => name,
    );
  const all: unknown[] = [await read(s3.listBuckets({ MaxBuckets: 10 }))];
  for (const Bucket of buckets) {
    all.push(
      await read(s3.getBucketVersioning({ Bucket })),
      await read(s3.getBucketLifecycleConfiguration({ Bucket })),
      await read(s3.getBucketAcl({ Bucket })),
    );
    all.push(await read(s3.listObjectsV2({ Bucket })), await read(s3.listObjectVersions({ Bucket })), await read(s3.listMultipartUploads({ Bucket })));
    const versions = await s3.listObjectVersions({ Bucket }).catch(() => ({ Versions: [] }));
    for (const { Key, VersionId } of versions.Versions ?? []) {
      const at = { Bucket, Key, VersionId };
      all.push(
        await s3.getObject(at).then(({ Body }) => Body!.transformToString()),
        await read(s3.getObject({ ...at, ChecksumMode: 'ENABLED' }).then(withoutBody)),
      );
      all.push(await read(s3.getObject({ ...at, PartNumber: 1, ChecksumMode: 'ENABLED' }).then(withoutBody)));
      all.push(await read(s3.getObjectTagging(at)), await read(s3.getObjectAcl(at)), await read(s3.headObject({ Bucket, Key })));
    }
    const uploads = await s3.listMultipartUploads({ Bucket }).catch(() => ({ Uploads: [] }));
    for (const { Key, UploadId } of uploads.Uploads ?? []) all.push(await read(s3.listParts({ Bucket, Key, UploadId })));
  }
  return all;
}
const withoutBody = (output: object): object => ({ ...output, Body: null });

const actions = fc.array(action, { maxLength: 30 });
const make = (journal = new Journal(), seed = 0): InMemoryS3 => new InMemoryS3({ clock, journal, seed });
const begun = async (s3: InMemoryS3): Promise<void> => {
  for (const Bucket of buckets) await s3.createBucket({ Bucket, ObjectOwnership: 'ObjectWriter' });
  for (const more of [{}, { ChecksumAlgorithm: 'CRC32' }]) {
    const at = { Bucket: 'one', Key: 'in parts' };
    const { UploadId } = await s3.createMultipartUpload({ ...at, ...more });
    const { ETag, ChecksumCRC32 } = await s3.uploadPart({ ...at, UploadId, PartNumber: 3, Body: 'part' });
    await s3.completeMultipartUpload({ ...at, UploadId, MultipartUpload: { Parts: [{ PartNumber: 3, ETag, ChecksumCRC32 }] } });
    await s3.putBucketVersioning({ Bucket: 'one', VersioningConfiguration: { Status: 'Enabled' } });
    const going = await s3.createMultipartUpload({ Bucket: 'two', Key: 'going on', ...more });
    await s3.uploadPart({ Bucket: 'two', Key: 'going on', UploadId: going.UploadId, PartNumber: 1, Body: 'part' });
  }
};

/** Null, booleans, numbers, texts, arrays, plain objects and bytes. */
function isPlain(value: unknown): boolean {
  if (value === null || ['boolean', 'number', 'string'].includes(typeof value)) return true;
  if (value instanceof Uint8Array) return Object.getPrototypeOf(value) === Uint8Array.prototype;
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain);
}

describe('the state', () => {
  test('that is saved and loaded answers every read alike, and goes on alike', { timeout: 20_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(actions, actions, actions, async (before, other, after) => {
        const s3 = make();
        await begun(s3);
        await run(s3, before);
        const saved = s3.save();
        expect(isPlain(saved)).toBe(true);
        const copy = make();
        await run(copy, other);
        copy.load(saved);
        expect(await seen(copy)).toEqual(await seen(s3));
        await run(s3, after);
        await run(copy, after);
        expect(await seen(copy)).toEqual(await seen(s3));
      }),
      { numRuns: 20 },
    );
  });

  test('returns to a mark', { timeout: 20_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(actions, actions, actions, async (before, after, later) => {
        const journal = new Journal();
        const s3 = make(journal);
        await begun(s3);
        await run(s3, before);
        const [mark, then] = [journal.mark(), await seen(s3)];
        await run(s3, after);
        const [second, thenToo] = [journal.mark(), await seen(s3)];
        s3.load(make().save());
        await run(s3, later);
        journal.returnTo(mark);
        expect(await seen(s3)).toEqual(then);
        journal.returnTo(second);
        expect(await seen(s3)).toEqual(thenToo);
        journal.returnTo(mark);
        await run(s3, after);
        expect(await seen(s3)).toEqual(thenToo);
      }),
      { numRuns: 20 },
    );
  });

  test('is copied on its way out and in', async () => {
    const s3 = make();
    await s3.createBucket({ Bucket: 'one' });
    await s3.putObject({ Bucket: 'one', Key: 'k', Body: 'hello' });
    const saved = s3.save() as { buckets: { versions: { object: { bytes: Uint8Array } }[] }[] };
    const copy = make();
    copy.load(saved);
    saved.buckets[0]!.versions[0]!.object.bytes.fill(0);
    for (const each of [s3, copy]) expect(await (await each.getObject({ Bucket: 'one', Key: 'k' })).Body!.transformToString()).toBe('hello');
  });

  const good = { service: 's3', sequence: 0, buckets: [] };
  const deep: unknown[] = [];
  for (let i = 0, at = deep; i < 100_000; i++) at.push((at = []));
  test.each<[what: string, saved: unknown, where: string]>([
    ['nothing', undefined, ''],
    ['a text', 'x', ''],
    ['the state of another service', { ...good, service: 'sqs' }, '/service'],
    ['no buckets', { service: 's3', sequence: 0 }, '/buckets'],
    ['buckets that are none', { ...good, buckets: [null] }, '/buckets/settings'],
    [
      'settings that are none',
      { ...good, buckets: [{ name: 'a', region: 'r', created: 0, settings: { X: 1 }, versions: [], uploads: [] }] },
      '/buckets/settings/X',
    ],
    ['settings that are too deep', { ...good, buckets: [{ name: 'a', region: 'r', created: 0, settings: deep, versions: [], uploads: [] }] }, '/buckets'],
    ['more', { ...good, __proto__x: 1 }, '/__proto__x'],
  ])('is not %s', async (_what, saved, where) => {
    const s3 = make();
    await s3.createBucket({ Bucket: 'one' });
    expect(() => s3.load(saved)).toThrow(UsageError);
    expect(() => s3.load(saved)).toThrow(
      `This is no saved state of the in-memory S3\n  at ${where || '/'}\n  Give what \`save()\` of an InMemoryS3 has given.`,
    );
    expect((await s3.listBuckets()).Buckets).toHaveLength(1);
  });
});
