import type { Account } from './account';
import type { Bucket } from './bucket';
import { checkDelete } from './conditions';
import type { DeleteObjectOutput } from './shapes';
import { addVersion, checkedVersionId } from './versions';

/**
 * Takes a version out for good, where one is named; else the object, of which a delete marker stays where versioning is or was on. What is not there is
 * deleted with success. https://docs.aws.amazon.com/AmazonS3/latest/userguide/DeletingObjectVersions.html
 *
 * @throws InvalidArgument where the id is none; NoSuchKey and PreconditionFailed for a condition
 */
export function deleteVersion(account: Account, bucket: Bucket, key: string, versionId: string | undefined, ifMatch: string | undefined): DeleteObjectOutput {
  const { versions } = bucket;
  if (versionId !== undefined) {
    const version = versions.withId(key, checkedVersionId(versionId));
    checkDelete(ifMatch, key, versions.current(key));
    if (version !== undefined) versions.delete(version);
    return { VersionId: versionId, ...(version?.object === null && { DeleteMarker: true }) };
  }
  const current = versions.current(key);
  checkDelete(ifMatch, key, current);
  if (bucket.setting('BucketVersioning')?.Status === undefined) {
    if (current !== undefined) versions.delete(current);
    return {};
  }
  return { DeleteMarker: true, VersionId: addVersion(account, bucket, key, null).versionId };
}
