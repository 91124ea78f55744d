/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAcl.html */
import { aclShapes, grantsAsked, shownAcl } from '../acl';
import type { AclOutput, PutBucketAclRequest } from '../shapes';
import { get, put } from '../settings/setting-actions';
import { accessControlPolicy } from '../settings/setting-shapes';

export const putBucketAcl = put('BucketAcl', { ...aclShapes, AccessControlPolicy: accessControlPolicy }, (request: PutBucketAclRequest, bucket, account) =>
  grantsAsked(account, bucket, request),
);

export const getBucketAcl = get(
  'BucketAcl',
  (grants, account): AclOutput => shownAcl(account, grants),
  (_bucket, account) => shownAcl(account, null),
);
