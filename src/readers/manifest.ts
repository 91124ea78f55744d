import { isArray, isObject, type Json } from '../json/json';
import { checkedHeader } from './csv-items';
import { csvFields } from './csv-fields';
import type { ItemSource, ObjectName, ReaderConfig } from '../resources/item-source';
import { parsed } from './jsonl-items';
import { openObject } from './object-bytes';
import type { ObjectPort } from './object-port';
import { readerFailure } from './reader-failure';
import { takeRecord } from './record-end';

/** The data files that a manifest names, and how they are read. */
export interface Manifest {
  readonly files: readonly ObjectName[];
  readonly config: ReaderConfig;
}

/** Reads an S3 inventory's manifest.json or the CSV manifest of an Athena UNLOAD. S3_INVENTORY is what a ManifestType means that is not there. */
export async function readManifest({ config }: ItemSource, s3: ObjectPort, name: ObjectName): Promise<Manifest> {
  const lines = await linesOf(s3, name);
  return config.ManifestType === 'ATHENA_DATA' ? athenaManifest(lines, config) : inventoryManifest(parsed(lines.join('\n')));
}

async function linesOf(s3: ObjectPort, name: ObjectName): Promise<string[]> {
  const { window } = await openObject(s3, name, null);
  const lines: string[] = [];
  try {
    for (let line = await takeRecord(window, false); line !== undefined; line = await takeRecord(window, false)) lines.push(line);
  } finally {
    await window.close();
  }
  return lines;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/storage-inventory-location.html#storage-inventory-location-manifest */
function inventoryManifest(manifest: Json): Manifest {
  const { fileFormat, fileSchema, destinationBucket, files } = isObject(manifest) ? manifest : {};
  if (typeof fileSchema !== 'string' || typeof destinationBucket !== 'string' || files === undefined || !isArray(files))
    throw readerFailure('The dataset is not a manifest of an Amazon S3 inventory.');
  if (fileFormat !== 'CSV') throw readerFailure('The output format of an Amazon S3 inventory must be CSV.');
  const Bucket = destinationBucket.slice(destinationBucket.lastIndexOf(':') + 1);
  const keys = files.map((file) => (isObject(file) ? file.key : undefined)).filter((key) => typeof key === 'string');
  const CSVHeaders = checkedHeader(fileSchema.split(',').map((column) => column.trim()));
  return { files: keys.map((Key) => ({ Bucket, Key })), config: { InputType: 'CSV', CSVHeaderLocation: 'GIVEN', CSVHeaders } };
}

/** https://docs.aws.amazon.com/athena/latest/ug/querying-finding-output-files.html "data manifest": a line for each file, its location first. */
function athenaManifest(lines: readonly string[], config: ReaderConfig): Manifest {
  const locations = lines.filter((line) => line.trim() !== '').map((line) => csvFields(line, ',')[0]!.trim());
  const files = locations.map((location) => {
    const [, Bucket, Key] = /^s3:\/\/([^/]+)\/(.+)$/i.exec(location) ?? [];
    if (Bucket === undefined || Key === undefined) throw readerFailure(`The manifest names "${location}", which is not the location of an object.`);
    return { Bucket, Key };
  });
  return { files, config };
}
