import { type Account, bucketOf, only, required } from '../account';
import { notFound } from '../errors';
import { described } from '../object-properties';
import type { HeadObjectOutput, ObjectRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export function headObject(account: Account, input: ObjectRequest): HeadObjectOutput {
  only(input, ['Bucket', 'Key', 'ExpectedBucketOwner']);
  const key = required(input.Key, 'Key');
  if (!account.buckets.has(required(input.Bucket, 'Bucket'))) throw notFound();
  const object = bucketOf(account, input).get(key);
  if (object === undefined) throw notFound();
  return described(object);
}
