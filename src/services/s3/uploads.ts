import { type Account, bucketOf, secondOf } from './account';
import type { Bucket } from './bucket';
import { type Checksum, etagOf } from './checksums';
import { invalidArgument, noSuchUpload } from './errors';
import { label } from './request';
import type { UploadRequest } from './shapes';
import type { UploadChecksum, UploadPart } from './stored-object';
import type { Upload } from './upload';
import { sequenceOf } from './version-ids';

/** @throws NoSuchBucket, NoSuchUpload */
export function uploadOf(account: Account, request: UploadRequest): { bucket: Bucket; upload: Upload } {
  const bucket = bucketOf(account, request);
  const key = label(request.Key, 'Key');
  const uploadId = label(request.UploadId, 'UploadId');
  const upload = bucket.uploads.get({ key, sequence: sequenceOf(uploadId) });
  if (upload?.uploadId !== uploadId) throw noSuchUpload(uploadId);
  return { bucket, upload };
}

/** @throws InvalidArgument */
export function checkedPartNumber(number: number | undefined): number {
  const given = number ?? NaN;
  if (!(given >= 1 && given <= 10_000)) throw invalidArgument('Part number must be an integer between 1 and 10000, inclusive', 'partNumber', number);
  return given;
}

/** A part that comes again takes the place of the first. */
export function putPart(account: Account, upload: Upload, number: number, bytes: Uint8Array, checksum: Checksum): UploadPart {
  const part = { number, bytes, etag: etagOf(bytes), modified: secondOf(account), checksum };
  upload.parts.set(number, part);
  return part;
}

/** The checksum of an upload that was begun without an algorithm: "Amazon S3 … uses the CRC64NVME algorithm", over the whole object. */
export const defaultUploadChecksum: UploadChecksum = { algorithm: 'CRC64NVME', type: 'FULL_OBJECT' };
