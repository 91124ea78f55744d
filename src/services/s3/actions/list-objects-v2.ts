import type { ListedObject } from '../../../readers/object-port';
import { type Account, bucketOf, only } from '../account';
import type { Bucket } from '../bucket';
import { invalidArgument } from '../errors';
import { byUtf8 } from '../key-order';
import type { ListObjectsV2Output, ListObjectsV2Request } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjectsV2(account: Account, input: ListObjectsV2Request): ListObjectsV2Output {
  only(input, ['Bucket', 'Prefix', 'Delimiter', 'MaxKeys', 'StartAfter', 'ContinuationToken', 'ExpectedBucketOwner']);
  const bucket = bucketOf(account, input);
  const { Prefix = '', Delimiter = '', MaxKeys = 1000, StartAfter, ContinuationToken } = input;
  if (MaxKeys < 0) throw invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', 'maxKeys', MaxKeys);
  const most = Math.min(MaxKeys, 1000);
  // "StartAfter ... is ignored" where there is a continuation token.
  const last = ContinuationToken === undefined ? (StartAfter ?? '') : keyOf(ContinuationToken);

  // A page ends with a group as a whole; a key to start after passes over a group only where it is the group's own name.
  const group = groupOf(last, Prefix, Delimiter);
  const told = ContinuationToken !== undefined || group === last ? group : null;

  const Contents: ListedObject[] = [];
  const CommonPrefixes: { Prefix: string }[] = [];
  let position = last;
  let IsTruncated = false;
  for (const { key, group } of groups(bucket, Prefix, Delimiter, last, told)) {
    if (Contents.length + CommonPrefixes.length === most) {
      IsTruncated = most > 0;
      break;
    }
    position = key;
    if (group === null) Contents.push(listed(bucket, key));
    else CommonPrefixes.push({ Prefix: group });
  }
  return {
    IsTruncated,
    ...(Contents.length > 0 && { Contents }),
    ...(CommonPrefixes.length > 0 && { CommonPrefixes }),
    Name: bucket.name,
    Prefix,
    ...(Delimiter !== '' && { Delimiter }),
    MaxKeys: most,
    KeyCount: Contents.length + CommonPrefixes.length,
    ...(StartAfter !== undefined && { StartAfter }),
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(IsTruncated && { NextContinuationToken: Buffer.from(`1${position}`).toString('base64') }),
  };
}

/** The keys after `last` that begin with the prefix, in order; of those that have the delimiter after it in one place only the first one comes. */
function* groups(bucket: Bucket, prefix: string, delimiter: string, last: string, before: string | null): Generator<{ key: string; group: string | null }> {
  let told = before;
  for (const key of bucket.keysFrom(byUtf8(last, prefix) > 0 ? last : prefix)) {
    if (!key.startsWith(prefix)) return;
    if (key === last) continue;
    const group = groupOf(key, prefix, delimiter);
    if (group !== null && group === told) continue;
    told = group;
    yield { key, group };
  }
}

function groupOf(key: string, prefix: string, delimiter: string): string | null {
  if (delimiter === '' || !key.startsWith(prefix)) return null;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? null : key.slice(0, end + delimiter.length);
}

function listed(bucket: Bucket, Key: string): ListedObject {
  const { etag, bytes, modified, properties } = bucket.get(Key)!;
  return { Key, LastModified: new Date(modified), ETag: etag, Size: bytes.length, StorageClass: properties.StorageClass ?? 'STANDARD' };
}

/** The key that a page ended with. */
function keyOf(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith('1')) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return text.slice(1);
}
