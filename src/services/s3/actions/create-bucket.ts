import { type Account, secondOf } from '../account';
import { grantsNamed } from '../acl';
import { Bucket } from '../bucket';
import { bucketAlreadyOwnedByYou, illegalLocationConstraint, invalidBucketAcl, invalidBucketName, invalidLocationConstraint, notSupportedYet } from '../errors';
import { everywhere, label, requested } from '../request';
import { initialSettings } from '../settings/bucket-settings';
import { objectOwnership, tag } from '../settings/setting-shapes';
import type { CreateBucketOutput, CreateBucketRequest } from '../shapes';
import { checkedTags } from '../tags';

const shape = {
  ...everywhere,
  ACL: 'text',
  CreateBucketConfiguration: { LocationConstraint: 'text', Tags: [tag] },
  ObjectLockEnabledForBucket: 'flag',
  ObjectOwnership: objectOwnership,
  BucketNamespace: 'text',
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html */
export function createBucket(account: Account, input: CreateBucketRequest): CreateBucketOutput {
  const { Bucket: given, ACL, CreateBucketConfiguration, ObjectOwnership, ...others } = requested(input, shape);
  const name = label(given, 'Bucket');
  if (!isBucketName(name)) throw invalidBucketName(name);
  if (others.ObjectLockEnabledForBucket === true) throw notSupportedYet('ObjectLockEnabledForBucket');
  if (others.BucketNamespace !== undefined && others.BucketNamespace !== 'global') throw notSupportedYet(`BucketNamespace ${others.BucketNamespace}`);
  const region = regionOf(account, CreateBucketConfiguration?.LocationConstraint);
  const tags = checkedTags(CreateBucketConfiguration?.Tags ?? [], 'Bucket');
  const grants = grantsNamed(account, ACL);
  const ownership = ObjectOwnership === undefined ? initialSettings.BucketOwnershipControls : { Rules: [{ ObjectOwnership }] };
  if (grants !== null && grants.length > 1 && ownership.Rules[0]!.ObjectOwnership === 'BucketOwnerEnforced') throw invalidBucketAcl();

  const output = { Location: account.region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/` };
  if (account.buckets.has(name)) {
    // "For legacy compatibility, if you re-create an existing bucket that you already own in the North Virginia Region, Amazon S3 returns 200 OK"
    if (account.region !== 'us-east-1') throw bucketAlreadyOwnedByYou(name);
    return output;
  }
  const bucket = new Bucket(account.journal, name, region, secondOf(account));
  account.buckets.set(name, bucket);
  bucket.set('PublicAccessBlock', initialSettings.PublicAccessBlock);
  bucket.set('BucketOwnershipControls', ownership);
  if (tags.length > 0) bucket.set('BucketTagging', tags);
  if (grants !== null) bucket.set('BucketAcl', grants);
  return output;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
function isBucketName(name: string): boolean {
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(name) || name.includes('..') || /^\d+\.\d+\.\d+\.\d+$/.test(name)) return false;
  return !/^(?:xn--|sthree-|amzn-s3-demo-)/.test(name) && !/(?:-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/.test(name);
}

/** Without a constraint where the request was sent to, as clients of other regions than us-east-1 fill it in; from us-east-1 any other region. */
function regionOf({ region }: Account, constraint: string | undefined): string {
  if (constraint === undefined) return region;
  if (constraint === 'us-east-1' || !/^(?:EU|[a-z]{2,4}(?:-[a-z]+)+-\d)$/.test(constraint)) throw invalidLocationConstraint(constraint);
  const asked = constraint === 'EU' ? 'eu-west-1' : constraint;
  if (region !== 'us-east-1' && asked !== region) throw illegalLocationConstraint(constraint);
  return asked;
}
