import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { Json } from '../../../src/json/json';
import { readItems } from '../../../src/readers/read-items';
import type { ItemSource } from '../../../src/resources/item-source';
import { writeManifest, writePart } from '../../../src/writers/result-files';
import { parquetFile } from '../../readers/parquet-file';
import { host } from './bucket-host';

const list = (config: ItemSource['config'], parameters = {}): ItemSource => ({
  resource: 'arn:aws:states:::s3:listObjectsV2',
  parameters: { Bucket: 'bkt', ...parameters },
  config,
});

test('item readers and result writers work on the bucket', async () => {
  const s3 = await host({ 'in/1': '{"a":1}\n', 'in/2': '{"a":2}\n{"a":3}\n', x: '' });
  await s3.putObject({ Bucket: 'bkt', Key: 'in/3', Body: gzipSync('{"a":4}\n') });
  await s3.putObject({ Bucket: 'bkt', Key: 'p', Body: parquetFile({ a: [5, 6] }) });
  const items = async (source: ItemSource, cursor: Json = null): Promise<Json[]> => {
    const all: Json[] = [];
    for await (const page of readItems(source, s3, cursor)) all.push(...page.items);
    return all;
  };
  expect(await items(list({ InputType: 'JSONL', Transformation: 'LOAD_AND_FLATTEN' }, { Prefix: 'in/' }))).toEqual([{ a: 1 }, { a: 2 }, { a: 3 }, { a: 4 }]);
  expect(await items({ resource: 'arn:aws:states:::s3:getObject', parameters: { Bucket: 'bkt', Key: 'p' }, config: { InputType: 'PARQUET' } })).toEqual([
    { a: 5 },
    { a: 6 },
  ]);
  // Recording test_map_item_reader_base_list_objects_v2
  expect(JSON.stringify((await items(list({}, { MaxKeys: 2 })))[0])).toBe(
    '{"Etag":"\\"4588ff3797b78d819d858fa3bdd82b09\\"","LastModified":1735689600,"Key":"in/1","Size":8,"StorageClass":"STANDARD"}',
  );
  await expect(items(list({}, { Bucket: 'none' }))).rejects.toMatchObject({
    error: 'States.ItemReaderFailed',
    cause: expect.stringMatching(/^The specified bucket does not exist \(Service: S3, Status Code: 404, Request ID: [0-9A-Z]{16}\)$/) as string,
  });

  const target = {
    s3,
    bucket: 'bkt',
    prefix: 'out',
    mapRunArn: 'arn:aws:states:us-east-1:123456789012:mapRun:m/Map:id',
    config: { Transformation: 'FLATTEN' },
  } as const;
  const result = { Input: '1', InputDetails: { Included: true }, Status: 'SUCCEEDED', Output: '[1,2]' } as const;
  const { Bucket, Key } = await writeManifest(target, await writePart(target, [result], []));
  const { ResultFiles } = JSON.parse(await (await s3.getObject({ Bucket, Key })).Body!.transformToString()) as {
    ResultFiles: { SUCCEEDED: { Key: string }[] };
  };
  expect(
    await items({ resource: 'arn:aws:states:::s3:getObject', parameters: { Bucket, Key: ResultFiles.SUCCEEDED[0]!.Key }, config: { InputType: 'JSON' } }),
  ).toEqual([1, 2]);
});
