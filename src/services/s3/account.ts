import type { Clock } from '../../clock/clock';
import type { Bucket, StoredObject } from './bucket';
import { accessDenied, emptyInput, noSuchBucket, noSuchKey, notSupportedYet } from './errors';
import type { RequestIds } from './request-ids';
import type { BucketRequest, ObjectRequest } from './shapes';

/** The buckets of one account, seen from one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly ids: RequestIds;
  readonly buckets: Map<string, Bucket>;
}

/** @throws NoSuchBucket; AccessDenied where ExpectedBucketOwner is another account */
export function bucketOf(account: Account, { Bucket: name, ExpectedBucketOwner = account.accountId }: BucketRequest): Bucket {
  const bucket = account.buckets.get(required(name, 'Bucket'));
  if (bucket === undefined) throw noSuchBucket(name!);
  if (ExpectedBucketOwner !== account.accountId) throw accessDenied();
  return bucket;
}

/** @throws NoSuchBucket, NoSuchKey */
export function objectOf(account: Account, request: ObjectRequest): StoredObject {
  const bucket = bucketOf(account, request);
  const object = bucket.get(required(request.Key, 'Key'));
  if (object === undefined) throw noSuchKey(request.Key!);
  return object;
}

export function required(value: string | undefined, member: string): string {
  if (value === undefined || value === '') throw emptyInput(member);
  return value;
}

/** Refuses a request with a member that is not among these and is there. @throws UnsupportedOperation */
export function only<Request extends object>(request: Request, members: readonly (keyof Request)[]): void {
  for (const [name, value] of Object.entries(request)) if (value !== undefined && !(members as readonly string[]).includes(name)) throw notSupportedYet(name);
}
