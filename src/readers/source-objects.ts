import type { Json, JsonObject } from '../json/json';
import type { ItemSource, ObjectName, ReaderConfig } from '../resources/item-source';
import { listedObjects } from './listed-objects';
import { readManifest } from './manifest';
import type { ObjectPort } from './object-port';
import { readerFailure } from './reader-failure';

/** An object whose content is items. */
export interface SourceObject {
  readonly name: ObjectName;
  readonly config: ReaderConfig;
  /** Its place among the objects of the source: handed back as `after`, the objects that follow it come. Plain JSON. */
  readonly mark: Json;
}

/** The objects whose content the items are, in order: the one that is named, those of a manifest, or those of a bucket. */
export async function* sourceObjects(source: ItemSource, s3: ObjectPort, after: Json): AsyncGenerator<SourceObject> {
  const { parameters, config } = source;
  if (isListing(source)) {
    for await (const objects of listedObjects(s3, parameters, after as string | null)) {
      for (const { Key, Size } of objects) {
        // What the S3 console calls a folder is an empty object whose key ends in a slash.
        if (Key !== undefined && !(Key.endsWith('/') && Size === 0)) yield { name: objectName({ ...parameters, Key }), config, mark: Key };
      }
    }
    return;
  }
  const name = objectName(parameters);
  const named = config.InputType === 'MANIFEST' || config.ManifestType !== undefined ? await readManifest(source, s3, name) : { files: [name], config };
  for (let index = after === null ? 0 : (after as number) + 1; index < named.files.length; index++) {
    yield { name: named.files[index]!, config: named.config, mark: index };
  }
}

export const isListing = ({ resource }: ItemSource): boolean => resource.endsWith(':s3:listObjectsV2');

function objectName({ Bucket, Key, VersionId, ExpectedBucketOwner }: JsonObject): ObjectName {
  if (typeof Bucket !== 'string' || typeof Key !== 'string') throw readerFailure('The ItemReader needs the Bucket and the Key of an object, which are texts.');
  return { Bucket, Key, ...(typeof VersionId === 'string' && { VersionId }), ...(typeof ExpectedBucketOwner === 'string' && { ExpectedBucketOwner }) };
}
