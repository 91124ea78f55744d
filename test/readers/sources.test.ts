import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { compressionOf, decompress } from '../../src/readers/decompress';
import { asJson } from '../../src/readers/parquet-items';
import { parquetPackages } from '../../src/readers/parquet-packages';
import { asReaderFailure } from '../../src/readers/reader-failure';
import type { ItemSource, ReaderConfig } from '../../src/resources/item-source';
import { getObject, itemsOf, listObjects, MemoryObjects, pagesOf, read } from './memory-objects';
import { parquetFile } from './parquet-file';

const inventory = (files: object[], more: object = {}): string =>
  JSON.stringify(
    { sourceBucket: 's', destinationBucket: 'arn:aws:s3:::inv', fileFormat: 'CSV', fileSchema: 'Bucket, Key, Size, LastModifiedDate', files, ...more },
    null,
    2,
  );

describe('listObjectsV2', () => {
  const objects = { 'b/p/a': 'x', 'b/p/b': '', 'b/q': '12' };
  const item = (Key: string, Size: number): object => ({ Etag: `"${Key}"`, LastModified: 1668699881, Key, Size, StorageClass: 'STANDARD' });

  // Recording test_map_item_reader_base_list_objects_v2; LastModified as in the ItemReader's page, "A list of Amazon S3 objects"
  test.each<[prefix: string, config: ReaderConfig, items: object[]]>([
    ['', {}, [item('p/a', 1), item('p/b', 0), item('q', 2)]],
    ['p/', { Transformation: 'NONE' }, [item('p/a', 1), item('p/b', 0)]],
    ['', { MaxItems: 2 }, [item('p/a', 1), item('p/b', 0)]],
    ['none', {}, []],
  ])('the items are what is listed of objects: prefix %j, %j', async (prefix, config, items) => {
    for (const listed of [1, 2, 1000]) {
      expect(JSON.stringify(await itemsOf(listObjects(config, prefix), new MemoryObjects(objects, { listed })))).toBe(JSON.stringify(items));
    }
  });

  test('what is not known is null', async () => {
    const s3 = Object.assign(new MemoryObjects({}), { listObjectsV2: () => Promise.resolve({ Contents: [{}] }) });
    expect(await pagesOf(listObjects(), s3)).toEqual([
      { items: [{ Etag: null, LastModified: null, Key: null, Size: null, StorageClass: null }], keys: null, source: 'S3://b', cursor: null },
    ]);
  });

  test('without a bucket S3 is asked, and says so', async () => {
    const s3 = Object.assign(new MemoryObjects({}), {
      listObjectsV2: ({ Bucket }: { Bucket: unknown }) => Promise.reject(new Error(`Bucket is ${String(Bucket)}`)),
    });
    await expect(itemsOf({ ...listObjects(), parameters: {} }, s3)).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause: 'Bucket is undefined' });
  });

  test('LOAD_AND_FLATTEN: the items are those of every object, folders of the console aside', async () => {
    const s3 = new MemoryObjects({ 'b/d/': '', 'b/d/1': '[1,2]', 'b/d/2': '{"a":3}', 'b/d/3/': '[4]', 'b/e': '[5]' }, { listed: 2 });
    const pages = await pagesOf(listObjects({ InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' }, 'd/'), s3);
    expect(pages.map(({ items, source }) => [source, ...items])).toEqual([
      ['S3://b/d/1', 1, 2],
      ['S3://b/d/2', 3],
      ['S3://b/d/3/', 4],
    ]);
    expect(pages.map(({ cursor }) => cursor === null)).toEqual([false, false, true]);
  });

  test('an object without a key is passed over', async () => {
    const s3 = Object.assign(new MemoryObjects({}), { listObjectsV2: () => Promise.resolve({ Contents: [{}] }) });
    expect(await itemsOf(listObjects({ InputType: 'JSON', Transformation: 'LOAD_AND_FLATTEN' }), s3)).toEqual([]);
  });
});

describe('manifests', () => {
  // https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html "Amazon S3 inventory"
  test.each<ReaderConfig>([{ InputType: 'MANIFEST' }, { ManifestType: 'S3_INVENTORY' }, { InputType: 'MANIFEST', ManifestType: 'S3_INVENTORY' }])(
    'of an inventory: %j',
    async (config) => {
      const s3 = new MemoryObjects({
        'b/k': inventory([{ key: 'data/1.csv.gz', size: 1 }, { key: 'data/2.csv.gz' }, {}, 1 as never]),
        'inv/data/1.csv.gz': gzipSync('"src","csvDataset/titles.csv","3399671","2022-11-16T00:29:32.000Z"\n'),
        'inv/data/2.csv.gz': gzipSync('"src","b c","0","2022-11-16T00:29:33.000Z"\n'),
      });
      expect(JSON.stringify(await itemsOf(getObject(config), s3))).toBe(
        '[{"LastModifiedDate":"2022-11-16T00:29:32.000Z","Bucket":"src","Size":"3399671","Key":"csvDataset/titles.csv"},' +
          '{"LastModifiedDate":"2022-11-16T00:29:33.000Z","Bucket":"src","Size":"0","Key":"b c"}]',
      );
    },
  );

  // The same page, "Athena manifest"
  test.each<[config: ReaderConfig, file: string | Uint8Array, items: object[]]>([
    [{ InputType: 'JSONL' }, '{"a":1}\n', [{ a: 1 }, { a: 1 }]],
    [{ InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders: ['a'] }, gzipSync('1\n'), [{ a: '1' }, { a: '1' }]],
    [{ InputType: 'PARQUET' }, parquetFile({ a: [1] }), [{ a: 1 }, { a: 1 }]],
  ])('of an Athena UNLOAD: %j', async (config, file, items) => {
    const s3 = new MemoryObjects({ 'b/k': 's3://out/x/1\n"S3://out/x/2"\n\n', 'out/x/1': file, 'out/x/2': file });
    expect(await itemsOf(getObject({ ...config, ManifestType: 'ATHENA_DATA' }), s3)).toEqual(items);
  });

  test.each<[content: string, config: ReaderConfig, cause: string]>([
    ['[]', { InputType: 'MANIFEST' }, 'The dataset is not a manifest of an Amazon S3 inventory.'],
    [inventory([], { files: undefined }), { InputType: 'MANIFEST' }, 'The dataset is not a manifest of an Amazon S3 inventory.'],
    [inventory([], { files: {} }), { InputType: 'MANIFEST' }, 'The dataset is not a manifest of an Amazon S3 inventory.'],
    [inventory([], { destinationBucket: 1 }), { InputType: 'MANIFEST' }, 'The dataset is not a manifest of an Amazon S3 inventory.'],
    [inventory([], { fileFormat: 'ORC' }), { InputType: 'MANIFEST' }, 'The output format of an Amazon S3 inventory must be CSV.'],
    ['file:///x', { InputType: 'CSV', ManifestType: 'ATHENA_DATA' }, 'The manifest names "file:///x", which is not the location of an object.'],
  ])('%s is refused', async (content, config, cause) => {
    await expect(read(content, config)).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause });
  });
});

describe('Parquet', () => {
  test('rows of all row groups, as JSON', async () => {
    const file = parquetFile({ i: [1, 2, 3], s: ['é', null, ''], j: [{ a: [1] }, null, 2], b: [true, false, true], d: [0.5, 1, 2] }, [2], {
      s: 'STRING',
      j: 'JSON',
    });
    expect(await read(file, { InputType: 'PARQUET' })).toEqual([
      { i: 1, s: 'é', j: { a: [1] }, b: true, d: 0.5 },
      { i: 2, s: null, j: null, b: false, d: 1 },
      { i: 3, s: '', j: 2, b: true, d: 2 },
    ]);
    expect(await read(file, { InputType: 'PARQUET', MaxItems: 1 })).toHaveLength(1);
  });

  test.each<[what: string, value: unknown, json: unknown]>([
    ['an integer', 1n, 1],
    ['a large one', 9007199254740993n, '9007199254740993'],
    ['a time', new Date(0), '1970-01-01T00:00:00.000Z'],
    ['bytes', Uint8Array.of(1, 2), 'AQI='],
    ['a list', [1n, undefined], [1, null]],
    ['a struct', { a: { b: 2n } }, { a: { b: 2 } }],
    ['what is no number in JSON', NaN, 'NaN'],
    ['null', null, null],
  ])('%s becomes JSON', (_what, value, json) => {
    expect(asJson(value)).toEqual(json);
  });

  test('what is no Parquet file is refused', async () => {
    await expect(read('PAR1', { InputType: 'PARQUET' })).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: 'The dataset is not a Parquet file.',
    });
    await expect(read('x'.repeat(100), { InputType: 'PARQUET' })).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: expect.stringContaining('parquet') as string,
    });
    const s3 = Object.assign(new MemoryObjects({}), { getObject: () => Promise.resolve({}) });
    await expect(itemsOf(getObject({ InputType: 'PARQUET' }), s3)).rejects.toMatchObject({ cause: 'The dataset is not a Parquet file.' });
  });

  test('the packages that read it must be installed', async () => {
    await expect(parquetPackages(() => Promise.reject(new Error('Cannot find package')))).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: 'This dataset needs the packages "hyparquet" and "hyparquet-compressors". Install them with "npm install hyparquet hyparquet-compressors".',
    });
  });
});

describe('compression', () => {
  // RFC 8878 section 3.1.1: magic number, a header for a single segment of 2 bytes, one last raw block of 2 bytes: "1\n"
  const zstd = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x20, 0x02, 0x11, 0x00, 0x00, 0x31, 0x0a);

  test('gzip, in members too, and zstd are told by their first bytes', async () => {
    expect(await read(Buffer.concat([gzipSync('1\n2'), gzipSync('3\n')]), { InputType: 'JSONL' })).toEqual([1, 23]);
    expect(await read(zstd, { InputType: 'JSONL' })).toEqual([1]);
    expect(['', 'ab', '\u001f'].map((text) => compressionOf(Buffer.from(text)))).toEqual([null, null, null]);
  });

  test('zstd is left to Node.js where it can do it', async () => {
    async function* chunks(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('x');
    }
    const seen: Buffer[] = [];
    const builtIn = { createGunzip: () => new PassThrough(), createZstdDecompress: () => new PassThrough() };
    for await (const chunk of await decompress(chunks(), 'ZSTD', builtIn)) seen.push(chunk as Buffer);
    expect(Buffer.concat(seen).toString()).toBe('x');
  });

  test('what cannot be decompressed is a failure of the reader', async () => {
    const broken = gzipSync('1\n'.repeat(1000)).subarray(0, 20);
    await expect(read(broken, { InputType: 'JSONL' })).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause: 'unexpected end of file' });
  });

  test('an object whose bytes stop coming is one, too', async () => {
    async function* stopping(): AsyncGenerator<Uint8Array> {
      yield gzipSync('1\n').subarray(0, 10);
      throw new Error('aborted');
    }
    const s3 = Object.assign(new MemoryObjects({}), {
      getObject: () => Promise.resolve({ Body: Object.assign(stopping(), { transformToByteArray: () => Promise.reject(new Error()) }) }),
    });
    await expect(itemsOf(getObject({ InputType: 'JSONL' }), s3)).rejects.toMatchObject({ error: 'States.ItemReaderFailed', cause: 'aborted' });
  });
});

describe('what S3 is asked for, and what it refuses', () => {
  test('the version and the owner are told', async () => {
    const s3 = new MemoryObjects({ 'b/k': '[]' });
    await itemsOf({ ...getObject({ InputType: 'JSON' }), parameters: { Bucket: 'b', Key: 'k', VersionId: 'v', ExpectedBucketOwner: '1' } }, s3);
    expect(s3.requests).toEqual([{ Bucket: 'b', Key: 'k', VersionId: 'v', ExpectedBucketOwner: '1' }]);
  });

  test.each<[parameters: ItemSource['parameters']]>([[{ Bucket: 'b' }], [{ Key: 'k' }], [{ Bucket: 'b', Key: 1 }]])(
    '%j names no object',
    async (parameters) => {
      await expect(itemsOf({ ...getObject({ InputType: 'JSON' }), parameters }, new MemoryObjects({}))).rejects.toMatchObject({
        error: 'States.ItemReaderFailed',
        cause: 'The ItemReader needs the Bucket and the Key of an object, which are texts.',
      });
    },
  );

  test('an object without a body has no items', async () => {
    const s3 = Object.assign(new MemoryObjects({}), { getObject: () => Promise.resolve({}) });
    expect(await pagesOf(getObject({ InputType: 'JSONL' }), s3)).toEqual([{ items: [], keys: null, source: 'S3://b/k', cursor: null }]);
  });

  test.each<[thrown: unknown, cause: string]>([
    [Object.assign(new Error('No.'), { $metadata: { httpStatusCode: 404, requestId: 'R' } }), 'No. (Service: S3, Status Code: 404, Request ID: R)'],
    [Object.assign(new Error('No.'), { $metadata: { httpStatusCode: 404 } }), 'No. (Service: S3, Status Code: 404, Request ID: null)'],
    [new Error('offline'), 'offline'],
    ['a text', 'a text'],
    [undefined, 'undefined'],
  ])('%j', (thrown, cause) => {
    expect(asReaderFailure(thrown)).toMatchObject({ error: 'States.ItemReaderFailed', cause });
  });

  test('an object that is not there', async () => {
    await expect(itemsOf(getObject({ InputType: 'JSON' }, 'none'), new MemoryObjects({}))).rejects.toMatchObject({
      error: 'States.ItemReaderFailed',
      cause: 'The specified key does not exist. (Service: S3, Status Code: 404, Request ID: R)',
    });
  });
});
