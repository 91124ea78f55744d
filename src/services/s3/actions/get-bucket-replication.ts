import { type Account, bucketOf } from '../account';
import { refusal } from '../settings/setting-actions';
import { everywhere, requested } from '../request';
import type { BucketRequest } from '../shapes';

/** No bucket is replicated. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetBucketReplication.html */
export function getBucketReplication(account: Account, input: BucketRequest): object {
  return refusal('ReplicationConfigurationNotFoundError', 'The replication configuration was not found')(bucketOf(account, requested(input, everywhere)));
}
