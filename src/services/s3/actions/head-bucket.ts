import { type Account, bucketOf } from '../account';
import { withoutBody } from '../without-body';
import { everywhere, requested } from '../request';
import type { BucketRequest, HeadBucketOutput } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadBucket.html */
export const headBucket = withoutBody((account: Account, input: BucketRequest): HeadBucketOutput => ({
  BucketRegion: bucketOf(account, requested(input, everywhere)).region,
  AccessPointAlias: false,
}));
