import { type Account, bucketOf, only, required } from '../account';
import type { ObjectRequest } from '../shapes';

/** Succeeds, too, where there is no such object. https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(account: Account, input: ObjectRequest): object {
  only(input, ['Bucket', 'Key', 'ExpectedBucketOwner']);
  bucketOf(account, input).delete(required(input.Key, 'Key'));
  return {};
}
