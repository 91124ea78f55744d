import { type Account } from './account';
import { grantsOf } from './acl';
import type { Bucket } from './bucket';
import { encryptionOf, encryptionShapes, shownEncryption } from './encryption';
import { invalidStorageClass, keyTooLong, metadataTooLarge } from './errors';
import { everywhere, label } from './request';
import type { HeadObjectOutput, ObjectProperties, WriteRequest } from './shapes';
import type { ObjectFacts, ObjectVersion, StoredObject } from './stored-object';
import { tagsIn } from './tags';

const propertyShapes = {
  CacheControl: 'text',
  ContentDisposition: 'text',
  ContentEncoding: 'text',
  ContentLanguage: 'text',
  ContentType: 'text',
  Expires: 'date',
  Metadata: 'map',
  StorageClass: 'text',
  WebsiteRedirectLocation: 'text',
} as const;

/** The members of a request that makes an object, but its content. */
export const writeShapes = { ...everywhere, Key: 'text', ACL: 'text', Tagging: 'text', ...propertyShapes, ...encryptionShapes } as const;

const storageClasses = new Set(['DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'REDUCED_REDUNDANCY', 'STANDARD', 'STANDARD_IA']);

/** @throws InvalidStorageClass, MetadataTooLarge */
function propertiesOf(request: ObjectProperties): ObjectProperties {
  const given = Object.keys(propertyShapes).map((name) => [name, request[name as keyof ObjectProperties]] as const);
  const metadata = Object.entries(request.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  // "User-defined metadata is limited to 2 KB in size … the sum of the number of bytes in the UTF-8 encoding of each key and value."
  const size = metadata.reduce((sum, [name, value]) => sum + Buffer.byteLength(name) + Buffer.byteLength(value), 0);
  if (size > 2048) throw metadataTooLarge(size);
  return {
    // Of an object that was put without one: recording test_s3_get_object[bytearray].
    ContentType: 'binary/octet-stream',
    ...Object.fromEntries(given.filter(([, value]) => value !== undefined)),
    StorageClass: storageClassOf(request),
    Metadata: Object.fromEntries(metadata),
  };
}

/** @throws InvalidStorageClass */
export function storageClassOf({ StorageClass = 'STANDARD' }: ObjectProperties): NonNullable<ObjectProperties['StorageClass']> {
  if (!storageClasses.has(StorageClass)) throw invalidStorageClass(StorageClass);
  return StorageClass;
}

/** All that a request says of the object that it makes. */
export const factsOf = (account: Account, bucket: Bucket, request: WriteRequest): ObjectFacts => ({
  properties: propertiesOf(request),
  encryption: encryptionOf(account, bucket, request),
  tags: tagsIn(request.Tagging),
  grants: grantsOf(account, bucket, request.ACL),
});

/** "The name for a key is a sequence of Unicode characters whose UTF-8 encoding is at most 1,024 bytes long." */
export function checkedKey(name: string | undefined): string {
  const key = label(name, 'Key');
  // Halves of characters have no UTF-8: a client fails as it writes the address.
  if (/\p{Surrogate}/u.test(key)) throw new URIError('URI malformed');
  const size = Buffer.byteLength(key);
  if (size > 1024) throw keyTooLong(size);
  return key;
}

/** What GetObject and HeadObject tell of an object. "Amazon S3 returns this header for all objects except for S3 Standard storage class objects." */
export function described(version: ObjectVersion, { bytes, etag, tags, encryption, properties }: StoredObject, isVersioned: boolean): HeadObjectOutput {
  const { StorageClass, Metadata, Expires, ...others } = properties;
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(version.modified),
    ContentLength: bytes.length,
    ETag: etag,
    ...others,
    ...(Expires !== undefined && { Expires: new Date(Expires), ExpiresString: Expires.toUTCString() }),
    Metadata: { ...Metadata },
    ...shownEncryption(encryption),
    ...(StorageClass !== 'STANDARD' && { StorageClass }),
    ...(tags.length > 0 && { TagCount: tags.length }),
    ...(isVersioned && { VersionId: version.versionId }),
  };
}
