import type { ListedContent, Owner } from './shapes';
import type { ObjectVersion } from './stored-object';

/** What lists tell of an object. */
export function listedContent({ place, modified, object }: ObjectVersion, name: (text: string) => string, owner: Owner | null): ListedContent {
  const { etag, bytes, properties, checksum } = object!;
  return {
    Key: name(place.key),
    LastModified: new Date(modified),
    ETag: etag,
    ChecksumAlgorithm: [checksum.algorithm],
    ChecksumType: checksum.type,
    Size: bytes.length,
    StorageClass: properties.StorageClass,
    ...(owner !== null && { Owner: owner }),
  };
}
