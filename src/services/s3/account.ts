import { createHash } from 'node:crypto';
import type { RequestIds } from '../../api/answer';
import type { Clock } from '../../clock/clock';
import type { Counter } from '../../journal/counter';
import type { Journal } from '../../journal/journal';
import type { JournaledMap } from '../../journal/journaled-map';
import type { Bucket } from './bucket';
import { accessDenied, noSuchBucket } from './errors';
import { label } from './request';
import type { BucketRequest, Owner } from './shapes';
import type { SequenceIds } from './version-ids';

/** The buckets of one account, seen from one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly requestIds: RequestIds;
  readonly journal: Journal;
  readonly buckets: JournaledMap<string, Bucket>;
  /** Grows with each version and each upload. */
  readonly sequence: Counter;
  readonly versionIds: SequenceIds;
  readonly uploadIds: SequenceIds;
}

/** @throws NoSuchBucket; AccessDenied where ExpectedBucketOwner is another account */
export function bucketOf(account: Account, { Bucket: name, ExpectedBucketOwner = account.accountId }: BucketRequest): Bucket {
  const bucket = account.buckets.get(label(name, 'Bucket'));
  if (bucket === undefined) throw noSuchBucket(name!);
  if (ExpectedBucketOwner !== account.accountId) throw accessDenied();
  return bucket;
}

/** Whole seconds, in milliseconds. */
export function secondOf({ clock }: Account): number {
  const now = clock.now();
  return now - (now % 1000);
}

export const ownerOf = ({ accountId }: Account): Required<Owner> => ({ ID: createHash('sha256').update(accountId).digest('hex') });
