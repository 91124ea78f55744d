import { type Account, bucketOf } from '../account';
import { refusal } from '../settings/setting-actions';
import { everywhere, requested } from '../request';
import type { BucketRequest } from '../shapes';

/** No object is locked. https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectLockConfiguration.html */
export function getObjectLockConfiguration(account: Account, input: BucketRequest): object {
  const bucket = bucketOf(account, requested(input, everywhere));
  return refusal('ObjectLockConfigurationNotFoundError', 'Object Lock configuration does not exist for this bucket')(bucket);
}
