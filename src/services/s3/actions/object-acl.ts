/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectAcl.html: the list of an object changes without a new version. */
import type { Account } from '../account';
import { aclShapes, grantsAsked, shownAcl } from '../acl';
import { everywhere, requested } from '../request';
import { accessControlPolicy } from '../settings/setting-shapes';
import type { AclOutput, PutObjectAclRequest, VersionRequest } from '../shapes';
import { objectOf } from '../versions';

const shape = { ...everywhere, Key: 'text', VersionId: 'text' } as const;

const putShape = { ...shape, ...aclShapes, AccessControlPolicy: accessControlPolicy } as const;

export function putObjectAcl(account: Account, input: PutObjectAclRequest): object {
  const request = requested(input, putShape);
  const { bucket, version, object } = objectOf(account, request, 'PUT');
  bucket.versions.set({ ...version, object: { ...object, grants: grantsAsked(account, bucket, request) } });
  return {};
}

export const getObjectAcl = (account: Account, input: VersionRequest): AclOutput => shownAcl(account, objectOf(account, requested(input, shape)).object.grants);
