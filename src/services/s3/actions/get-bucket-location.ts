import { type Account, bucketOf } from '../account';
import { everywhere, requested } from '../request';
import type { BucketLocationConstraint, BucketRequest, GetBucketLocationOutput } from '../shapes';

/** "Buckets in Region us-east-1 have a LocationConstraint of null." https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketLocation.html */
export function getBucketLocation(account: Account, input: BucketRequest): GetBucketLocationOutput {
  const { region } = bucketOf(account, requested(input, everywhere));
  return region === 'us-east-1' ? {} : { LocationConstraint: region as BucketLocationConstraint };
}
