import type { Account } from '../account';
import { everywhere, requested } from '../request';
import type { UploadRequest } from '../shapes';
import { uploadOf } from '../uploads';

const shape = { ...everywhere, Key: 'text', UploadId: 'text' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html */
export function abortMultipartUpload(account: Account, input: UploadRequest): object {
  const { bucket, upload } = uploadOf(account, requested(input, shape));
  bucket.uploads.delete(upload);
  return {};
}
