import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byUtf8 } from '../../../src/services/s3/key-order';
import { newestFirst } from '../../../src/services/s3/place';
import { PlacedList } from '../../../src/services/s3/placed-list';
import type { InMemoryS3 } from '../../../src/services/s3/in-memory-s3';
import { host, start } from './bucket-host';

const Bucket = 'bkt';
const keys = fc.string({ unit: fc.constantFrom('a', 'b', '/', 'é', '\uffee', '😀'), minLength: 1, maxLength: 4 });
const names = (all: { Key?: string | undefined }[] | undefined): (string | undefined)[] => (all ?? []).map(({ Key }) => Key);
const prefixes = (all: { Prefix?: string | undefined }[] | undefined): (string | undefined)[] => (all ?? []).map(({ Prefix }) => Prefix);

/** What is to be told: all that begin with the prefix, those with the delimiter after it by their common beginnings. */
function grouped<Item extends { key: string }>(all: readonly Item[], prefix: string, delimiter: string): { items: Item[]; groups: string[] } {
  const found = all.filter(({ key }) => key.startsWith(prefix));
  const endOf = ({ key }: Item): number => (delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length));
  const groups = found.filter((item) => endOf(item) >= 0).map((item) => item.key.slice(0, endOf(item) + delimiter.length));
  return { items: found.filter((item) => endOf(item) < 0), groups: [...new Set(groups)] };
}

describe('page by page all objects come, once', () => {
  test('listObjects and listObjectsV2, over versions and delete markers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(keys, fc.boolean()), { maxLength: 25 }),
        fc.constantFrom('', '/', 'a', '😀'),
        fc.constantFrom('', 'a', 'a/', 'é'),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        async (writes, Delimiter, Prefix, MaxKeys, isVersioned) => {
          const s3 = await host();
          if (isVersioned) await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
          const there = new Set<string>();
          for (const [Key, isPut] of writes) {
            if (isPut) await s3.putObject({ Bucket, Key });
            else await s3.deleteObject({ Bucket, Key });
            if (isPut) there.add(Key);
            else there.delete(Key);
          }
          const sorted = [...there].toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
          const expected = grouped(
            sorted.map((key) => ({ key })),
            Prefix,
            Delimiter,
          );
          const all = { items: [] as unknown[], groups: [] as unknown[] };
          for (let ContinuationToken: string | undefined, more = true; more;) {
            const page = await s3.listObjectsV2({ Bucket, Prefix, Delimiter, MaxKeys, ContinuationToken });
            all.items.push(...names(page.Contents));
            all.groups.push(...prefixes(page.CommonPrefixes));
            expect(page.KeyCount).toBe(names(page.Contents).length + prefixes(page.CommonPrefixes).length);
            ContinuationToken = page.NextContinuationToken;
            more = page.IsTruncated!;
          }
          expect(all).toEqual({ items: expected.items.map(({ key }) => key), groups: expected.groups });
          const v1 = { items: [] as unknown[], groups: [] as unknown[] };
          for (let Marker: string | undefined, more = true; more;) {
            const page = await s3.listObjects({ Bucket, Prefix, Delimiter, MaxKeys, Marker });
            v1.items.push(...names(page.Contents));
            v1.groups.push(...prefixes(page.CommonPrefixes));
            expect(page.NextMarker !== undefined).toBe(page.IsTruncated! && Delimiter !== '');
            // "If response does not include the NextMarker … you can use the value of the last Key in the response as the marker".
            Marker = page.NextMarker ?? names(page.Contents).at(-1);
            more = page.IsTruncated!;
          }
          expect(v1).toEqual(all);
        },
      ),
    );
  });

  test('listObjectVersions', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(keys, fc.constantFrom('put', 'delete', 'suspend', 'enable')), { maxLength: 25 }),
        fc.constantFrom('', '/'),
        fc.constantFrom('', 'a'),
        fc.integer({ min: 1, max: 4 }),
        async (writes, Delimiter, Prefix, MaxKeys) => {
          const s3 = await host();
          /** The newest first. */
          let model: { key: string; id: string; isMarker: boolean }[] = [];
          let isSuspended = false;
          await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
          for (const [Key, action] of writes) {
            if (action === 'suspend' || action === 'enable') {
              isSuspended = action === 'suspend';
              await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: isSuspended ? 'Suspended' : 'Enabled' } });
              continue;
            }
            const { VersionId } = action === 'put' ? await s3.putObject({ Bucket, Key }) : await s3.deleteObject({ Bucket, Key });
            if (isSuspended) model = model.filter(({ key, id }) => !(key === Key && id === 'null'));
            model.unshift({ key: Key, id: VersionId!, isMarker: action === 'delete' });
          }
          const expected = grouped(
            model.toSorted((a, b) => byUtf8(a.key, b.key)),
            Prefix,
            Delimiter,
          );
          const ids = (isMarker: boolean): unknown[] => expected.items.filter((each) => each.isMarker === isMarker).map(({ id }) => id);
          const told = { versions: [] as unknown[], markers: [] as unknown[], groups: [] as unknown[] };
          const latest: unknown[] = [];
          for (let KeyMarker: string | undefined, VersionIdMarker: string | undefined, more = true; more;) {
            const page = await s3.listObjectVersions({ Bucket, Prefix, Delimiter, MaxKeys, KeyMarker, VersionIdMarker });
            told.versions.push(...(page.Versions ?? []).map(({ VersionId }) => VersionId));
            told.markers.push(...(page.DeleteMarkers ?? []).map(({ VersionId }) => VersionId));
            told.groups.push(...prefixes(page.CommonPrefixes));
            latest.push(...[...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].filter(({ IsLatest }) => IsLatest).map(({ Key }) => Key));
            KeyMarker = page.NextKeyMarker;
            VersionIdMarker = page.NextVersionIdMarker;
            more = page.IsTruncated!;
          }
          expect(told).toEqual({ versions: ids(false), markers: ids(true), groups: expected.groups });
          expect(new Set(latest)).toEqual(new Set(expected.items.map(({ key }) => key)));
          expect(latest).toHaveLength(new Set(latest).size);
        },
      ),
    );
  });
});

describe('what a page tells', () => {
  test('names are spelled as in URLs on demand, the owner is told on demand', async () => {
    const s3 = await host({ "a b/c+d*~'(é)!": 'x', 'e f': 'x' });
    expect(await s3.listObjectsV2({ Bucket, EncodingType: 'url', Delimiter: '/', StartAfter: ' ', FetchOwner: true })).toMatchObject({
      EncodingType: 'url',
      Delimiter: '/',
      StartAfter: '+',
      CommonPrefixes: [{ Prefix: 'a+b/' }],
      Contents: [{ Key: 'e+f', Owner: { ID: expect.any(String) as string } }],
    });
    expect((await s3.listObjectsV2({ Bucket, EncodingType: 'url' })).Contents![0]).toMatchObject({ Key: 'a+b/c%2Bd*%7E%27%28%C3%A9%29%21' });
    expect((await s3.listObjectsV2({ Bucket })).Contents![0]).not.toHaveProperty('Owner');
    expect((await s3.listObjects({ Bucket, Marker: 'a' })).Contents![0]).toMatchObject({ Owner: { ID: expect.any(String) as string } });
  });

  test('versions', async () => {
    const s3 = await host();
    await s3.putObject({ Bucket, Key: 'k', Body: 'hello', StorageClass: 'GLACIER_IR' });
    expect(await s3.listObjectVersions({ Bucket })).toEqual({
      IsTruncated: false,
      Versions: [
        {
          Key: 'k',
          VersionId: 'null',
          IsLatest: true,
          LastModified: new Date(start),
          ETag: '"5d41402abc4b2a76b9719d911017c592"',
          ChecksumAlgorithm: ['CRC32'],
          ChecksumType: 'FULL_OBJECT',
          Size: 5,
          StorageClass: 'GLACIER_IR',
          Owner: { ID: expect.any(String) as string },
        },
      ],
      Name: 'bkt',
      Prefix: '',
      MaxKeys: 1000,
      KeyMarker: '',
      VersionIdMarker: '',
      $metadata: expect.any(Object) as object,
    });
  });

  test('goes on after a version that is gone, too', async () => {
    const s3 = await host();
    await s3.putObject({ Bucket, Key: 'k' });
    await s3.putBucketVersioning({ Bucket, VersioningConfiguration: { Status: 'Enabled' } });
    const { VersionId } = await s3.putObject({ Bucket, Key: 'k' });
    await s3.deleteObject({ Bucket, Key: 'k', VersionId: VersionId! });
    await s3.putObject({ Bucket, Key: 'l' });
    const after = async (VersionIdMarker: string): Promise<unknown[]> =>
      names((await s3.listObjectVersions({ Bucket, KeyMarker: 'k', VersionIdMarker })).Versions);
    expect(await after(VersionId!)).toEqual(['k', 'l']);
    await s3.deleteObject({ Bucket, Key: 'k', VersionId: 'null' });
    for (const marker of ['null', '.'.repeat(32)]) expect(await after(marker)).toEqual(['l']);
  });

  test.each<[call: (s3: InMemoryS3) => Promise<unknown>, error: object]>([
    [
      (s3) => s3.listObjectVersions({ Bucket, VersionIdMarker: 'null' }),
      { message: 'A version-id marker cannot be specified without a key marker.', ArgumentName: 'version-id-marker' },
    ],
    [(s3) => s3.listObjectVersions({ Bucket, KeyMarker: 'k', VersionIdMarker: 'x' }), { message: 'Invalid version id specified' }],
    [(s3) => s3.listObjects({ Bucket, MaxKeys: 2 ** 31 }), { message: 'Argument max-keys must be an integer between 0 and 2147483647' }],
  ])('is refused: %s', async (call, error) => {
    await expect(call(await host())).rejects.toMatchObject({ name: 'InvalidArgument', ...error });
  });
});

describe('the list behind it', () => {
  const order = (all: { place: { key: string; sequence: number } }[]): string[] => all.map(({ place }) => `${place.key}${place.sequence}`);
  test('holds what a sorted array holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.nat(400), fc.integer({ min: 0, max: 5 })), { maxLength: 2000, size: 'max' }),
        (changes) => {
          const list = new PlacedList<{ place: { key: string; sequence: number }; value: number }>(newestFirst);
          const model = new Map<string, { place: { key: string; sequence: number }; value: number }>();
          for (const [key, sequence, value] of changes) {
            const place = { key, sequence };
            if (value === 0) {
              list.delete(place);
              model.delete(key + sequence);
            } else {
              list.set({ place, value });
              model.set(key + sequence, { place, value });
            }
            expect(list.get(place)?.value).toBe(value === 0 ? undefined : value);
          }
          expect(list.isEmpty).toBe(model.size === 0);
          expect(order([...list])).toEqual(order([...model.values()].toSorted((a, b) => newestFirst(a.place, b.place))));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a listing after each put costs searches, not a sort', () => {
    const list = new PlacedList<{ place: { key: string; sequence: number } }>(newestFirst);
    let compared = 0;
    for (let sequence = 0; sequence < 20_000; sequence++) {
      list.set({ place: { key: String((sequence * 7919) % 20_000), sequence } });
      list.first(({ key }) => {
        compared++;
        return key < '5';
      });
    }
    // 20,000 is about 2^14.3: two searches by halves
    expect(compared / 20_000).toBeLessThan(20);
  });
});
