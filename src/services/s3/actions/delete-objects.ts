import { type Account, bucketOf } from '../account';
import { deleteVersion } from '../delete-version';
import { malformedXml } from '../errors';
import { everywhere, requested } from '../request';
import type { DeletedObject, DeleteObjectsOutput, DeleteObjectsRequest } from '../shapes';

const shape = {
  ...everywhere,
  Delete: { 'Objects!': [{ 'Key!': 'text', VersionId: 'text', ETag: 'text' }], Quiet: 'flag' },
  BypassGovernanceRetention: 'flag',
  ChecksumAlgorithm: 'text',
} as const;

/** "The request can contain a list of up to 1,000 keys". https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html */
export function deleteObjects(account: Account, input: DeleteObjectsRequest): DeleteObjectsOutput {
  const request = requested(input, shape);
  const bucket = bucketOf(account, request);
  const { Objects = [], Quiet = false } = request.Delete ?? {};
  if (Objects.length < 1 || Objects.length > 1000 || Objects.some(({ Key }) => Key === '')) throw malformedXml();
  const Deleted: DeletedObject[] = [];
  const Errors: NonNullable<DeleteObjectsOutput['Errors']> = [];
  for (const { Key, VersionId, ETag } of Objects) {
    const named = { Key, ...(VersionId !== undefined && { VersionId }) };
    try {
      const { DeleteMarker, VersionId: marker } = deleteVersion(account, bucket, Key!, VersionId, ETag);
      Deleted.push({ ...named, ...(DeleteMarker === true && { DeleteMarker, DeleteMarkerVersionId: marker }) });
    } catch (fault) {
      const { name, message } = fault as Error;
      Errors.push({ ...named, Code: name, Message: message });
    }
  }
  return { ...(!Quiet && Deleted.length > 0 && { Deleted }), ...(Errors.length > 0 && { Errors }) };
}
