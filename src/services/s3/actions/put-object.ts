import { createHash } from 'node:crypto';
import { type Account, bucketOf, only, required } from '../account';
import type { StoredObject } from '../bucket';
import { contentBytes } from '../content-bytes';
import { keyTooLong } from '../errors';
import { propertiesOf, propertyNames } from '../object-properties';
import type { ObjectProperties, PutObjectOutput, PutObjectRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export async function putObject(account: Account, input: PutObjectRequest): Promise<PutObjectOutput> {
  only(input, ['Bucket', 'Key', 'Body', 'ContentLength', 'ExpectedBucketOwner', ...propertyNames]);
  const key = checkedKey(required(input.Key, 'Key'));
  bucketOf(account, input);
  const bytes = await contentBytes(input.Body);
  const object = stored(account, bytes, propertiesOf(input));
  // Looked up again: the bucket may have gone while the bytes came.
  bucketOf(account, input).put(key, object);
  return { ETag: object.etag, Size: bytes.length };
}

export function stored({ clock }: Account, bytes: Uint8Array, properties: ObjectProperties): StoredObject {
  const now = clock.now();
  return { bytes, etag: `"${createHash('md5').update(bytes).digest('hex')}"`, modified: now - (now % 1000), properties };
}

/** "The name for a key is a sequence of Unicode characters whose UTF-8 encoding is at most 1,024 bytes long." */
export function checkedKey(key: string): string {
  const size = Buffer.byteLength(key);
  if (size > 1024) throw keyTooLong(size);
  return key;
}
