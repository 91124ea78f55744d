import { type Account, bucketOf } from '../account';
import { bucketNotEmpty } from '../errors';
import { everywhere, requested } from '../request';
import type { BucketRequest } from '../shapes';
import { isVersioned } from '../versions';

/** Uploads that are not complete go with the bucket. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteBucket.html */
export function deleteBucket(account: Account, input: BucketRequest): object {
  const bucket = bucketOf(account, requested(input, everywhere));
  if (!bucket.versions.isEmpty) throw bucketNotEmpty(bucket.name, isVersioned(bucket));
  account.buckets.delete(bucket.name);
  return {};
}
