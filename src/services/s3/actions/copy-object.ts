import { type Account, bucketOf, objectOf, only, required } from '../account';
import { invalidArgument } from '../errors';
import { propertiesOf, propertyNames } from '../object-properties';
import type { CopyObjectOutput, CopyObjectRequest } from '../shapes';
import { checkedKey, stored } from './put-object';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export function copyObject(account: Account, input: CopyObjectRequest): CopyObjectOutput {
  only(input, ['Bucket', 'Key', 'CopySource', 'MetadataDirective', 'ExpectedBucketOwner', ...propertyNames]);
  const key = checkedKey(required(input.Key, 'Key'));
  const bucket = bucketOf(account, input);
  const source = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(input.CopySource ?? ''));
  if (source === null) throw invalidArgument('Invalid copy source object key', 'x-amz-copy-source', input.CopySource);
  const from = objectOf(account, { Bucket: source[1], Key: source[2] });
  // "the storage class ... is not copied": it is what the request says.
  const { StorageClass } = input;
  const properties =
    input.MetadataDirective === 'REPLACE'
      ? propertiesOf(input)
      : { ...from.properties, ...(StorageClass === undefined ? { StorageClass: 'STANDARD' } : { StorageClass }) };
  const object = stored(account, from.bytes, properties);
  bucket.put(key, object);
  return { CopyObjectResult: { ETag: object.etag, LastModified: new Date(object.modified) } };
}
