import { type Account, bucketOf } from '../account';
import { checkedChecksum, checksumShapes, etagOf, shownChecksum } from '../checksums';
import { checkWrite, writeConditionShapes } from '../conditions';
import { contentBytes } from '../content-bytes';
import { checkedKey, factsOf, writeShapes } from '../object-properties';
import { requested } from '../request';
import type { PutObjectOutput, PutObjectRequest } from '../shapes';
import { addVersion, shownVersion } from '../versions';

const shape = {
  ...writeShapes,
  ...writeConditionShapes,
  ...checksumShapes,
  Body: 'body',
  ContentLength: 'number',
  ContentMD5: 'text',
  ChecksumAlgorithm: 'text',
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export async function putObject(account: Account, input: PutObjectRequest): Promise<PutObjectOutput> {
  const request = requested(input, shape);
  const key = checkedKey(request.Key);
  bucketOf(account, request);
  const bytes = await contentBytes(request.Body, request.ContentLength);
  const checksum = checkedChecksum(request, bytes);
  // Looked up again: the bucket may have gone while the bytes came. From here on nothing comes between.
  const bucket = bucketOf(account, request);
  const facts = factsOf(account, bucket, request);
  checkWrite(request, key, bucket.versions.current(key));
  const etag = etagOf(bytes);
  const version = addVersion(account, bucket, key, { ...facts, bytes, etag, checksum, parts: null });
  return { ETag: etag, ...shownChecksum(checksum), ...facts.encryption, ...shownVersion(bucket, version) };
}
