import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { ItemSource } from '../../src/resources/item-source';
import { getObject, itemsOf, listObjects, MemoryObjects, pagesOf } from './memory-objects';
import { parquetFile } from './parquet-file';

const count = 250;
const numbers = Array.from({ length: count }, (_, i) => i);
const csv = `x,y\n${numbers.map((i) => `${i},"é\n${i}"\n`).join('')}`;
const jsonl = numbers.map((i) => `{"i":${i},"t":"é"}\n`).join('');
const array = `{"head":[0],"rows":${JSON.stringify(numbers.map((i) => ({ i, t: '😀' })))}}`;
const object = JSON.stringify(Object.fromEntries(numbers.map((i) => [`k${i}`, i])));
const files = Object.fromEntries(['a', 'b', 'c'].map((name) => [`b/in/${name}`, jsonl]));
const athena = Object.keys(files)
  .map((name) => `s3://${name}\n`)
  .join('');

const cases: [what: string, source: ItemSource, objects: Record<string, string | Uint8Array>, items: number][] = [
  ['CSV', getObject({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }), { 'b/k': csv }, count],
  ['CSV in gzip', getObject({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW' }), { 'b/k': gzipSync(csv) }, count],
  ['CSV with MaxItems', getObject({ InputType: 'CSV', CSVHeaderLocation: 'FIRST_ROW', MaxItems: 210 }), { 'b/k': csv }, 210],
  ['JSONL', getObject({ InputType: 'JSONL' }), { 'b/k': jsonl }, count],
  ['JSON, an array', getObject({ InputType: 'JSON', ItemsPointer: '/rows' }), { 'b/k': array }, count],
  ['JSON, pages that are full', getObject({ InputType: 'JSON' }), { 'b/k': JSON.stringify(Array.from({ length: 300 }, (_, i) => i)) }, 300],
  ['JSON, an object', getObject({ InputType: 'JSON' }), { 'b/k': object }, count],
  ['JSON in gzip', getObject({ InputType: 'JSON' }), { 'b/k': gzipSync(object) }, count],
  ['PARQUET', getObject({ InputType: 'PARQUET' }), { 'b/k': parquetFile({ i: numbers }, [130]) }, count],
  ['a manifest', getObject({ InputType: 'JSONL', ManifestType: 'ATHENA_DATA' }), { 'b/k': athena, ...files }, 3 * count],
  ['objects, loaded', listObjects({ InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }, 'in/'), files, 3 * count],
  ['objects, listed', listObjects(), Object.fromEntries(Array.from({ length: 2500 }, (_, i) => [`b/${String(i).padStart(4, '0')}`, ''])), 2500],
];

test.each(cases)('%s: reading on from any cursor is reading once', async (what, source, objects, items) => {
  const s3 = new MemoryObjects(objects, { chunk: 1000 });
  const pages = await pagesOf(source, s3);
  const all = pages.flatMap((page) => page.items);
  expect(all).toHaveLength(items);
  expect(pages.length).toBeGreaterThan(2);
  expect(Math.max(...pages.map((page) => page.items.length))).toBe(what === 'objects, listed' ? 1000 : 100);
  expect(pages.map(({ cursor }) => cursor === null)).toEqual(pages.map((_, i) => i === pages.length - 1));
  let before = 0;
  for (const { items: read, cursor } of pages.slice(0, -1)) {
    before += read.length;
    expect(await itemsOf(source, s3, JSON.parse(JSON.stringify(cursor)))).toEqual(all.slice(before));
  }
});

test('what is not compressed is asked for from the cursor on', async () => {
  const s3 = new MemoryObjects({ 'b/k': jsonl }, { chunk: 1000 });
  const [page] = await pagesOf(getObject({ InputType: 'JSONL' }), s3);
  s3.requests.length = 0;
  await itemsOf(getObject({ InputType: 'JSONL' }), s3, page!.cursor);
  expect(s3.requests).toEqual([{ Bucket: 'b', Key: 'k', Range: `bytes=${Buffer.byteLength(jsonl.split('\n').slice(0, 100).join('\n')) + 1}-` }]);
});

test('a page ends after half a MiB of the dataset', async () => {
  const line = JSON.stringify('x'.repeat(200 * 1024));
  const s3 = new MemoryObjects({ 'b/k': `${line}\n`.repeat(7) }, { chunk: 64 * 1024 });
  expect((await pagesOf(getObject({ InputType: 'JSONL' }), s3)).map(({ items }) => items.length)).toEqual([3, 3, 1]);
});

test.each([
  ['to its end', Infinity],
  ['for one item', 1],
])('the body of an object that is read %s is closed', async (_what, MaxItems) => {
  const s3 = new MemoryObjects({ 'b/k': jsonl }, { chunk: 1000 });
  await pagesOf(getObject({ InputType: 'JSONL', MaxItems }), s3);
  expect(s3.closed).toBe(1);
});

test('an object that has become shorter has nothing after the cursor', async () => {
  const cursor = { after: null, at: { at: 10_000_000, compression: 'GZIP', header: null, container: null }, taken: 5 };
  expect(await itemsOf(getObject({ InputType: 'JSONL' }), new MemoryObjects({ 'b/k': gzipSync(jsonl) }), cursor)).toEqual([]);
});
