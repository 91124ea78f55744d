import { type Account, bucketOf, secondOf } from '../account';
import { algorithmNamed, type ChecksumAlgorithm } from '../checksums';
import { invalidRequest } from '../errors';
import { checkedKey, factsOf, writeShapes } from '../object-properties';
import { requested } from '../request';
import { OneOf } from '../shape';
import type { ChecksumType, CreateMultipartUploadOutput, CreateMultipartUploadRequest } from '../shapes';
import type { UploadChecksum } from '../stored-object';
import { Upload } from '../upload';

const shape = { ...writeShapes, ChecksumAlgorithm: 'text', ChecksumType: new OneOf('COMPOSITE', 'FULL_OBJECT') } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateMultipartUpload.html */
export function createMultipartUpload(account: Account, input: CreateMultipartUploadRequest): CreateMultipartUploadOutput {
  const request = requested(input, shape);
  const key = checkedKey(request.Key);
  const bucket = bucketOf(account, request);
  const facts = factsOf(account, bucket, request);
  const checksum = checksumOf(request);
  const sequence = ++account.sequence.value;
  const uploadId = account.uploadIds.of(sequence);
  bucket.uploads.set(new Upload(account.journal, { key, sequence }, uploadId, secondOf(account), facts, checksum));
  return {
    Bucket: bucket.name,
    Key: key,
    UploadId: uploadId,
    ...facts.encryption,
    ...(checksum !== null && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
  };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity-upload.html#ChecksumTypes: the default comes first. */
const types: Readonly<Record<ChecksumAlgorithm, readonly ChecksumType[]>> = {
  CRC32: ['COMPOSITE', 'FULL_OBJECT'],
  CRC32C: ['COMPOSITE', 'FULL_OBJECT'],
  CRC64NVME: ['FULL_OBJECT'],
  SHA1: ['COMPOSITE'],
  SHA256: ['COMPOSITE'],
  SHA512: ['COMPOSITE'],
  MD5: ['COMPOSITE'],
};

function checksumOf({ ChecksumAlgorithm, ChecksumType }: CreateMultipartUploadRequest): UploadChecksum | null {
  if (ChecksumAlgorithm === undefined) {
    if (ChecksumType !== undefined) throw invalidRequest('The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.');
    return null;
  }
  const algorithm = algorithmNamed(ChecksumAlgorithm);
  const type = ChecksumType ?? types[algorithm][0]!;
  if (!types[algorithm].includes(type)) {
    throw invalidRequest(`The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`);
  }
  return { algorithm, type };
}
