import type { Json, JsonObject } from '../json/json';
import type { ListedObject, ObjectPort } from './object-port';

/** The objects of a bucket, page by page, after a key or from the first on; with `Prefix`, those whose keys begin with it. */
export async function* listedObjects(s3: ObjectPort, parameters: JsonObject, after: string | null): AsyncGenerator<ListedObject[]> {
  let token: string | undefined;
  do {
    const from = token !== undefined ? { ContinuationToken: token } : after !== null ? { StartAfter: after } : {};
    const { Contents = [], NextContinuationToken } = await s3.listObjectsV2({ Bucket: undefined, ...parameters, ...from });
    if (Contents.length > 0) yield Contents;
    token = NextContinuationToken;
  } while (token !== undefined);
}

/**
 * The item that an object is without a Transformation; LastModified in seconds since the epoch. Recording test_map_item_reader_base_list_objects_v2
 * has these members in this order, the ItemReader's page their types.
 */
export const listedItem = ({ ETag, LastModified, Key, Size, StorageClass }: ListedObject): Json => ({
  Etag: ETag ?? null,
  LastModified: LastModified === undefined ? null : Math.floor(LastModified.getTime() / 1000),
  Key: Key ?? null,
  Size: Size ?? null,
  StorageClass: StorageClass ?? null,
});
