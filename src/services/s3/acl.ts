/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html: who may do what is kept and shown. Access is not checked here. */
import { type Account, ownerOf } from './account';
import type { Bucket } from './bucket';
import { aclNotSupported, invalidArgument, malformedXml, notSupportedYet } from './errors';
import type { AclOutput, AclRequest, Grant, Permission } from './shapes';

export const aclShapes = { ACL: 'text', ContentMD5: 'text', ChecksumAlgorithm: 'text' } as const;

const everyone = 'http://acs.amazonaws.com/groups/global/AllUsers';
const authenticated = 'http://acs.amazonaws.com/groups/global/AuthenticatedUsers';
const logDelivery = 'http://acs.amazonaws.com/groups/s3/LogDelivery';
const group = (URI: string, Permission: Permission): Grant => ({ Grantee: { Type: 'Group', URI }, Permission });

/** What names of access control lists grant beside all to the owner, who is the bucket's and the object's in one. */
const canned: Readonly<Record<string, readonly Grant[]>> = {
  private: [],
  'public-read': [group(everyone, 'READ')],
  'public-read-write': [group(everyone, 'READ'), group(everyone, 'WRITE')],
  'authenticated-read': [group(authenticated, 'READ')],
  'bucket-owner-read': [],
  'bucket-owner-full-control': [],
  'log-delivery-write': [group(logDelivery, 'WRITE'), group(logDelivery, 'READ_ACP')],
};

const ownershipOf = (bucket: Bucket): string => bucket.setting('BucketOwnershipControls')?.Rules?.[0]?.ObjectOwnership ?? 'ObjectWriter';

/** What a name grants; null: nothing is said. @throws InvalidArgument */
export function grantsNamed(account: Account, acl: string | undefined): readonly Grant[] | null {
  if (acl === undefined) return null;
  if (acl === 'aws-exec-read') throw notSupportedYet('ACL aws-exec-read');
  if (!Object.hasOwn(canned, acl)) throw invalidArgument('', 'x-amz-acl', acl);
  return [ownersGrant(account), ...canned[acl]!];
}

/** What a request that makes an object grants. @throws AccessControlListNotSupported where the bucket's owner owns all */
export function grantsOf(account: Account, bucket: Bucket, acl: string | undefined): readonly Grant[] | null {
  const grants = grantsNamed(account, acl);
  // "PUT requests that contain … ACLs [other than] bucket-owner-full-control … fail": https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html
  if (grants !== null && acl !== 'bucket-owner-full-control' && ownershipOf(bucket) === 'BucketOwnerEnforced') throw aclNotSupported();
  return grants;
}

/** What a request for access control grants. @throws MalformedXML where it says nothing */
export function grantsAsked(account: Account, bucket: Bucket, { ACL, AccessControlPolicy }: AclRequest): readonly Grant[] {
  if (ACL !== undefined) return grantsOf(account, bucket, ACL)!;
  if (AccessControlPolicy?.Grants === undefined) throw malformedXml();
  if (ownershipOf(bucket) === 'BucketOwnerEnforced') throw aclNotSupported();
  return AccessControlPolicy.Grants;
}

const ownersGrant = (account: Account): Grant => ({ Grantee: { Type: 'CanonicalUser', ...ownerOf(account) }, Permission: 'FULL_CONTROL' });

export const shownAcl = (account: Account, grants: readonly Grant[] | null): AclOutput => ({
  Owner: ownerOf(account),
  Grants: structuredClone((grants ?? [ownersGrant(account)]) as Grant[]),
});
