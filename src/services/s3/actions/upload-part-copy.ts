import type { Account } from '../account';
import { checksumOf, memberFor } from '../checksums';
import { copySourceOf, copySourceShapes, shownSourceVersion } from '../copy-source';
import { shownEncryption } from '../encryption';
import { invalidArgument } from '../errors';
import { everywhere, requested } from '../request';
import type { UploadPartCopyOutput, UploadPartCopyRequest } from '../shapes';
import { checkedPartNumber, putPart, uploadOf } from '../uploads';

const shape = { ...everywhere, ...copySourceShapes, Key: 'text', UploadId: 'text', PartNumber: 'number', CopySourceRange: 'text' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPartCopy.html */
export function uploadPartCopy(account: Account, input: UploadPartCopyRequest): UploadPartCopyOutput {
  const request = requested(input, shape);
  const number = checkedPartNumber(request.PartNumber);
  const { upload } = uploadOf(account, request);
  const source = copySourceOf(account, request);
  const bytes = rangeOf(source.object.bytes, request.CopySourceRange);
  const part = putPart(account, upload, number, bytes, checksumOf(upload.checksum?.algorithm ?? 'CRC64NVME', bytes));
  return {
    CopyPartResult: { ETag: part.etag, LastModified: new Date(part.modified), ...(upload.checksum !== null && memberFor(part.checksum)) },
    ...shownEncryption(upload.facts.encryption),
    ...shownSourceVersion(source),
  };
}

/** A copy: a part of another object's bytes would keep all of them. */
function rangeOf(bytes: Uint8Array, range: string | undefined): Uint8Array {
  if (range === undefined) return bytes;
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
  if (first === undefined || Number(last) < Number(first)) {
    throw invalidArgument(
      'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
      'x-amz-copy-source-range',
      range,
    );
  }
  if (Number(last) >= bytes.length)
    throw invalidArgument(`Range specified is not valid for source object of size: ${bytes.length}`, 'x-amz-copy-source-range', range);
  return new Uint8Array(bytes.subarray(Number(first), Number(last) + 1));
}
