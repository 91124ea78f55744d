import { type Account, bucketOf, only } from '../account';
import { bucketNotEmpty } from '../errors';
import type { BucketRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export function deleteBucket(account: Account, input: BucketRequest): object {
  only(input, ['Bucket', 'ExpectedBucketOwner']);
  const bucket = bucketOf(account, input);
  if (!bucket.isEmpty) throw bucketNotEmpty(bucket.name);
  account.buckets.delete(bucket.name);
  return {};
}
