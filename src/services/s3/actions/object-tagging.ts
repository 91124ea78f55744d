/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectTagging.html: tags of an object change without a new version. */
import type { Account } from '../account';
import { everywhere, requested } from '../request';
import { tagging } from '../settings/setting-shapes';
import type { GetObjectTaggingOutput, ObjectTaggingOutput, PutObjectTaggingRequest, Tag, VersionRequest } from '../shapes';
import { checkedTags } from '../tags';
import { type FoundObject, objectOf } from '../versions';

const shape = { ...everywhere, Key: 'text', VersionId: 'text' } as const;
const putShape = { ...shape, 'Tagging!': tagging, ContentMD5: 'text', ChecksumAlgorithm: 'text' } as const;

const shownVersion = ({ isVersioned, version }: FoundObject): ObjectTaggingOutput => (isVersioned ? { VersionId: version.versionId } : {});

function setTags(found: FoundObject, tags: readonly Tag[]): ObjectTaggingOutput {
  const { bucket, version, object } = found;
  bucket.versions.set({ ...version, object: { ...object, tags } });
  return shownVersion(found);
}

export function putObjectTagging(account: Account, input: PutObjectTaggingRequest): ObjectTaggingOutput {
  const request = requested(input, putShape);
  const found = objectOf(account, request, 'PUT');
  return setTags(found, checkedTags(request.Tagging!.TagSet!, 'Object'));
}

export function getObjectTagging(account: Account, input: VersionRequest): GetObjectTaggingOutput {
  const found = objectOf(account, requested(input, shape));
  return { ...shownVersion(found), TagSet: structuredClone([...found.object.tags]) };
}

export const deleteObjectTagging = (account: Account, input: VersionRequest): ObjectTaggingOutput =>
  setTags(objectOf(account, requested(input, shape), 'DELETE'), []);
