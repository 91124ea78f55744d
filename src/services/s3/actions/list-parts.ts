import { type Account, ownerOf } from '../account';
import { memberFor } from '../checksums';
import { invalidArgument } from '../errors';
import { pageSize } from '../page';
import { everywhere, requested } from '../request';
import type { ListedPart, ListPartsOutput, ListPartsRequest } from '../shapes';
import type { UploadPart } from '../stored-object';
import { uploadOf } from '../uploads';

const shape = { ...everywhere, Key: 'text', UploadId: 'text', MaxParts: 'number', PartNumberMarker: 'text' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export function listParts(account: Account, input: ListPartsRequest): ListPartsOutput {
  const request = requested(input, shape);
  const { bucket, upload } = uploadOf(account, request);
  const { PartNumberMarker = '0' } = request;
  const most = pageSize(request.MaxParts, 'max-parts');
  if (!/^\d{1,10}$/.test(PartNumberMarker)) {
    throw invalidArgument('Argument part-number-marker must be an integer between 0 and 2147483647', 'part-number-marker', PartNumberMarker);
  }
  const rest = upload.sortedParts().filter(({ number }) => number > Number(PartNumberMarker));
  const page = rest.slice(0, most);
  const owner = ownerOf(account);
  const listed = ({ number, modified, etag, bytes, checksum }: UploadPart): ListedPart => ({
    PartNumber: number,
    LastModified: new Date(modified),
    ETag: etag,
    Size: bytes.length,
    ...(upload.checksum !== null && memberFor(checksum)),
  });
  return {
    Bucket: bucket.name,
    Key: upload.place.key,
    UploadId: upload.uploadId,
    PartNumberMarker,
    NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
    MaxParts: most,
    IsTruncated: page.length < rest.length,
    ...(page.length > 0 && {
      Parts: page.map(listed),
    }),
    Initiator: owner,
    Owner: owner,
    StorageClass: upload.facts.properties.StorageClass,
    ...(upload.checksum !== null && { ChecksumAlgorithm: upload.checksum.algorithm, ChecksumType: upload.checksum.type }),
  };
}
