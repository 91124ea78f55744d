import type { Account } from '../account';
import { type Checksum, checksumIn, checksumOf, checksumShapes, composedOf, etagOfParts, shownChecksum } from '../checksums';
import { checkWrite, sameEtag, writeConditionShapes } from '../conditions';
import { shownEncryption } from '../encryption';
import { badDigest, entityTooSmall, invalidPart, invalidPartOrder, invalidRequest, malformedXml } from '../errors';
import { everywhere, requested } from '../request';
import { OneOf } from '../shape';
import type { CompletedPart, CompleteMultipartUploadOutput, CompleteMultipartUploadRequest } from '../shapes';
import type { UploadPart } from '../stored-object';
import type { Upload } from '../upload';
import { defaultUploadChecksum, uploadOf } from '../uploads';
import { addVersion, shownVersion } from '../versions';

const shape = {
  ...everywhere,
  ...checksumShapes,
  ...writeConditionShapes,
  Key: 'text',
  UploadId: 'text',
  MultipartUpload: { Parts: [{ ...checksumShapes, ETag: 'text', PartNumber: 'number' }] },
  ChecksumType: new OneOf('COMPOSITE', 'FULL_OBJECT'),
  MpuObjectSize: 'number',
} as const;

/** "Minimum part size: 5 MiB. There is no minimum size limit on the last part": https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const minimum = 5 * 1024 * 1024;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CompleteMultipartUpload.html */
export function completeMultipartUpload(account: Account, input: CompleteMultipartUploadRequest): CompleteMultipartUploadOutput {
  const request = requested(input, shape);
  const { bucket, upload } = uploadOf(account, request);
  const { key } = upload.place;
  const parts = partsOf(upload, request.MultipartUpload?.Parts ?? []);
  const bytes = Buffer.concat(parts.map((part) => part.bytes));
  if (request.MpuObjectSize !== undefined && request.MpuObjectSize !== bytes.length) {
    throw invalidRequest(`The provided 'x-amz-mp-object-size' header value ${request.MpuObjectSize} does not match what was computed: ${bytes.length}`);
  }
  const checksum = checkedWhole(upload, parts, bytes, request);
  checkWrite(request, key, bucket.versions.current(key));
  const etag = etagOfParts(parts.map((part) => part.etag));
  const hasPartSums = upload.checksum !== null;
  const version = addVersion(account, bucket, key, {
    ...upload.facts,
    bytes,
    etag,
    checksum,
    parts: parts.map((part, i) => ({ number: i + 1, size: part.bytes.length, checksum: hasPartSums ? part.checksum.value : null })),
  });
  bucket.uploads.delete(upload);
  return {
    Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(key)}`,
    Bucket: bucket.name,
    Key: key,
    ETag: etag,
    ...shownChecksum(checksum),
    ...shownEncryption(upload.facts.encryption),
    ...shownVersion(bucket, version),
  };
}

/** The parts that a list names. @throws MalformedXML, InvalidPartOrder, InvalidPart, EntityTooSmall */
function partsOf(upload: Upload, list: readonly CompletedPart[]): UploadPart[] {
  if (list.length === 0 || list.some(({ PartNumber, ETag }) => PartNumber === undefined || ETag === undefined)) throw malformedXml();
  if (list.some(({ PartNumber }, i) => i > 0 && PartNumber! <= list[i - 1]!.PartNumber!)) throw invalidPartOrder(upload.uploadId);
  const parts = list.map((named) => {
    const { PartNumber, ETag } = named;
    const part = upload.parts.get(PartNumber!);
    if (part === undefined || !sameEtag(part.etag, ETag!)) throw invalidPart(ETag!, PartNumber!, upload.uploadId);
    checkPartSum(upload, part, named);
    return part;
  });
  const small = parts.slice(0, -1).find(({ bytes }) => bytes.length < minimum);
  if (small !== undefined) throw entityTooSmall(small.etag.slice(1, -1), small.number, small.bytes.length);
  return parts;
}

/** "The complete request must include the checksum for each part" where the object's is composed of them. */
function checkPartSum({ checksum, uploadId }: Upload, part: UploadPart, named: CompletedPart): void {
  const given = checksumIn(named);
  if (given === undefined) {
    if (checksum?.type !== 'COMPOSITE') return;
    throw invalidRequest(
      `The upload was created using a ${checksum.algorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${part.number} in the request.`,
    );
  }
  if (given.algorithm !== part.checksum.algorithm || given.value !== part.checksum.value) throw invalidPart(named.ETag!, part.number, uploadId);
}

/** The checksum of the whole, and of its parts' checksums or of its bytes. @throws InvalidRequest, BadDigest */
function checkedWhole(upload: Upload, parts: readonly UploadPart[], bytes: Uint8Array, request: CompleteMultipartUploadRequest): Checksum {
  const { algorithm, type } = upload.checksum ?? defaultUploadChecksum;
  if (request.ChecksumType !== undefined && request.ChecksumType !== type) {
    throw invalidRequest(`The upload was created using the ${type} checksum mode. The complete request must use the same checksum mode.`);
  }
  const checksum =
    type === 'COMPOSITE'
      ? composedOf(
          algorithm,
          parts.map((part) => part.checksum.value),
        )
      : checksumOf(algorithm, bytes);
  const given = checksumIn(request);
  if (given === undefined) return checksum;
  if (given.algorithm !== algorithm) {
    throw invalidRequest(
      `Checksum Type mismatch occurred, expected checksum Type: ${algorithm.toLowerCase()}, actual checksum Type: ${given.algorithm.toLowerCase()}`,
    );
  }
  if (given.value !== checksum.value) throw badDigest(algorithm.toLowerCase(), given.value, checksum.value);
  return checksum;
}
