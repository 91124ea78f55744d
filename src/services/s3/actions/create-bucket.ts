import { type Account, only, required } from '../account';
import { Bucket } from '../bucket';
import { bucketAlreadyOwnedByYou, invalidBucketName } from '../errors';
import type { CreateBucketOutput, CreateBucketRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export function createBucket(account: Account, input: CreateBucketRequest): CreateBucketOutput {
  only(input, ['Bucket', 'CreateBucketConfiguration']);
  const name = required(input.Bucket, 'Bucket');
  if (!isBucketName(name)) throw invalidBucketName(name);
  if (account.buckets.has(name)) {
    // "For legacy compatibility, if you re-create an existing bucket that you already own in the North Virginia Region, Amazon S3 returns 200 OK"
    if (account.region !== 'us-east-1') throw bucketAlreadyOwnedByYou(name);
  } else account.buckets.set(name, new Bucket(name, account.clock.now()));
  return { Location: `/${name}` };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const isBucketName = (name: string): boolean =>
  /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) && !name.includes('..') && !/^\d+\.\d+\.\d+\.\d+$/.test(name) && !name.startsWith('xn--');
