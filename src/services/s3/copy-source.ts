/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
import type { Account } from './account';
import { checkCopySource } from './conditions';
import { invalidArgument, notSupportedYet, objectNotInActiveTier } from './errors';
import type { CopySourceRequest } from './shapes';
import { type FoundObject, objectOf } from './versions';

export const copySourceShapes = {
  CopySource: 'text',
  CopySourceIfMatch: 'text',
  CopySourceIfNoneMatch: 'text',
  CopySourceIfModifiedSince: 'date',
  CopySourceIfUnmodifiedSince: 'date',
  ExpectedSourceBucketOwner: 'text',
} as const;

/** The object that a copy is made of. @throws InvalidArgument, the errors of reading it, and PreconditionFailed */
export function copySourceOf(account: Account, request: CopySourceRequest): FoundObject {
  const { Bucket, Key, VersionId } = parsed(request.CopySource ?? '');
  const source = objectOf(account, { Bucket, Key, VersionId, ExpectedBucketOwner: request.ExpectedSourceBucketOwner });
  const { StorageClass } = source.object.properties;
  if (StorageClass === 'GLACIER' || StorageClass === 'DEEP_ARCHIVE') throw objectNotInActiveTier(Key);
  checkCopySource(request, source.version, source.object);
  return source;
}

/** 'bucket/key?versionId=id', where the key is as in a URL's query: + is a space. */
function parsed(source: string): { Bucket: string; Key: string; VersionId: string | undefined } {
  const invalid = (): Error => invalidArgument('Invalid copy source object key', 'x-amz-copy-source', source);
  if (source.startsWith('arn:')) throw notSupportedYet('CopySource with the ARN of an access point');
  const [, path, id] = /^(.*?)(?:\?versionId=([^&]*))?$/s.exec(source)!;
  try {
    const [, Bucket, Key] = /^\/?([^/]+)\/(.+)$/s.exec(decodeURIComponent(path!.replaceAll('+', ' '))) ?? [];
    if (Bucket === undefined || Key === undefined) throw invalid();
    return { Bucket, Key, VersionId: id === undefined ? undefined : decodeURIComponent(id) };
  } catch (error) {
    throw error instanceof URIError ? invalid() : error;
  }
}

export const shownSourceVersion = ({ isVersioned, version }: FoundObject): { CopySourceVersionId?: string } =>
  isVersioned ? { CopySourceVersionId: version.versionId } : {};
