import type { Account } from '../account';
import { checkedChecksum, checksumShapes, memberFor } from '../checksums';
import { contentBytes } from '../content-bytes';
import { shownEncryption } from '../encryption';
import { invalidRequest } from '../errors';
import { everywhere, requested } from '../request';
import type { UploadPartOutput, UploadPartRequest } from '../shapes';

import { checkedPartNumber, putPart, uploadOf } from '../uploads';

const shape = {
  ...everywhere,
  ...checksumShapes,
  Key: 'text',
  UploadId: 'text',
  PartNumber: 'number',
  Body: 'body',
  ContentLength: 'number',
  ContentMD5: 'text',
  ChecksumAlgorithm: 'text',
} as const;

/** A part that comes again takes the place of the first. https://docs.aws.amazon.com/AmazonS3/latest/API/API_UploadPart.html */
export async function uploadPart(account: Account, input: UploadPartRequest): Promise<UploadPartOutput> {
  const request = requested(input, shape);
  const number = checkedPartNumber(request.PartNumber);
  uploadOf(account, request);
  const bytes = await contentBytes(request.Body, request.ContentLength);
  const checksum = checkedChecksum(request, bytes);
  // Looked up again: the upload may have ended while the bytes came.
  const { upload } = uploadOf(account, request);
  const expected = upload.checksum?.algorithm;
  if (expected !== undefined && checksum.algorithm !== expected) {
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${expected.toLowerCase()}, actual checksum Type: ${checksum.algorithm.toLowerCase()}`,
    );
  }
  const { etag } = putPart(account, upload, number, bytes, checksum);
  return { ETag: etag, ...memberFor(checksum), ...shownEncryption(upload.facts.encryption) };
}
