/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/versioning-workflows.html */
import { type Account, bucketOf, secondOf } from './account';
import type { Bucket } from './bucket';
import { invalidArgument, methodNotAllowed, noSuchKey, noSuchVersion } from './errors';
import { label } from './request';
import type { VersionRequest } from './shapes';
import type { ObjectVersion, StoredObject } from './stored-object';
import { isVersionId } from './version-ids';

/** A version that is no delete marker. */
export interface FoundObject {
  readonly bucket: Bucket;
  readonly version: ObjectVersion;
  readonly object: StoredObject;
  /** Whether answers tell of versions: not where versioning was never on. */
  readonly isVersioned: boolean;
}

export const isVersioned = (bucket: Bucket): boolean => bucket.setting('BucketVersioning')?.Status !== undefined;

/** What answers tell of a version. */
export const shownVersion = (bucket: Bucket, { versionId }: ObjectVersion): { VersionId?: string } => (isVersioned(bucket) ? { VersionId: versionId } : {});

/**
 * The object that a request names, or the version of it.
 *
 * @param method - Of HTTP, for those who ask for a delete marker by its id.
 * @throws NoSuchBucket, NoSuchKey, NoSuchVersion, MethodNotAllowed; InvalidArgument where the id is none
 */
export function objectOf(account: Account, request: VersionRequest, method = 'GET'): FoundObject {
  const bucket = bucketOf(account, request);
  const key = label(request.Key, 'Key');
  const { VersionId } = request;
  const version = VersionId === undefined ? bucket.versions.current(key) : bucket.versions.withId(key, checkedVersionId(VersionId));
  if (version === undefined) throw VersionId === undefined ? noSuchKey(key) : noSuchVersion(key, VersionId);
  const { object } = version;
  if (object === null) throw VersionId === undefined ? noSuchKey(key) : methodNotAllowed(method);
  return { bucket, version, object, isVersioned: isVersioned(bucket) };
}

/** @throws InvalidArgument */
export function checkedVersionId(id: string): string {
  if (!isVersionId(id)) throw invalidArgument('Invalid version id specified', 'versionId', id);
  return id;
}

/**
 * Adds a version, the newest of its key: where versioning is on one with an id of its own, else the one with the id 'null', in the place of the one that
 * has it.
 */
export function addVersion(account: Account, bucket: Bucket, key: string, object: StoredObject | null): ObjectVersion {
  const { versions } = bucket;
  const modified = secondOf(account);
  if (bucket.setting('BucketVersioning')?.Status === 'Enabled') {
    const sequence = ++account.sequence.value;
    const version = { place: { key, sequence }, versionId: account.versionIds.of(sequence), modified, object };
    versions.set(version);
    return version;
  }
  const replaced = versions.withId(key, 'null');
  const isNewest = replaced !== undefined && versions.current(key) === replaced;
  if (replaced !== undefined && !isNewest) versions.delete(replaced);
  const place = isNewest ? replaced.place : { key, sequence: ++account.sequence.value };
  const version = { place, versionId: 'null', modified, object };
  versions.set(version);
  return version;
}
