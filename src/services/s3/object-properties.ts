import type { StoredObject } from './bucket';
import type { HeadObjectOutput, ObjectProperties } from './shapes';

export const propertyNames = [
  'CacheControl',
  'ContentDisposition',
  'ContentEncoding',
  'ContentLanguage',
  'ContentType',
  'Metadata',
  'StorageClass',
] as const satisfies readonly (keyof ObjectProperties)[];

/** What is kept of a request that writes an object. */
export function propertiesOf(request: ObjectProperties): ObjectProperties {
  const given = Object.fromEntries(propertyNames.map((name) => [name, request[name]]).filter(([, value]) => value !== undefined)) as ObjectProperties;
  const metadata = Object.entries(request.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const);
  // Of an object that was put without one: recording test_s3_get_object[bytearray].
  return { ContentType: 'binary/octet-stream', ...given, Metadata: Object.fromEntries(metadata) };
}

/** What GetObject and HeadObject tell of an object. "Amazon S3 returns this header for all objects except for S3 Standard storage class objects." */
export function described({ bytes, etag, modified, properties: { StorageClass, Metadata, ...properties } }: StoredObject): HeadObjectOutput {
  return {
    AcceptRanges: 'bytes',
    LastModified: new Date(modified),
    ContentLength: bytes.length,
    ETag: etag,
    ...properties,
    Metadata: { ...Metadata },
    ServerSideEncryption: 'AES256', // all objects are encrypted: https://docs.aws.amazon.com/AmazonS3/latest/userguide/default-encryption-faq.html
    ...(StorageClass !== undefined && StorageClass !== 'STANDARD' && { StorageClass }),
  };
}
