import { type Account, bucketOf } from '../account';
import { deleteVersion } from '../delete-version';
import { everywhere, label, requested } from '../request';
import type { DeleteObjectOutput, DeleteObjectRequest } from '../shapes';

const shape = { ...everywhere, Key: 'text', VersionId: 'text', IfMatch: 'text', BypassGovernanceRetention: 'flag' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export function deleteObject(account: Account, input: DeleteObjectRequest): DeleteObjectOutput {
  const request = requested(input, shape);
  return deleteVersion(account, bucketOf(account, request), label(request.Key, 'Key'), request.VersionId, request.IfMatch);
}
