import { type Account, bucketOf, ownerOf } from '../account';
import { listed, pageOf, pageSize, startAfter } from '../page';
import { type Before, oldestFirst, type Place } from '../place';
import { everywhere, requested } from '../request';
import { OneOf } from '../shape';
import type { ListMultipartUploadsOutput, ListMultipartUploadsRequest } from '../shapes';
import type { Upload } from '../upload';
import { sequenceOf } from '../version-ids';

const shape = {
  ...everywhere,
  Prefix: 'text',
  Delimiter: 'text',
  EncodingType: new OneOf('url'),
  MaxUploads: 'number',
  KeyMarker: 'text',
  UploadIdMarker: 'text',
} as const;

const behind =
  (place: Place): Before =>
  (other) =>
    oldestFirst(other, place) <= 0;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export function listMultipartUploads(account: Account, input: ListMultipartUploadsRequest): ListMultipartUploadsOutput {
  const request = requested(input, shape);
  const bucket = bucketOf(account, request);
  const { Prefix = '', Delimiter = '', MaxUploads, KeyMarker = '', UploadIdMarker = '' } = request;
  const most = pageSize(MaxUploads, 'max-uploads');
  // "If key-marker is not specified, the upload-id-marker parameter is ignored."
  const sequence = KeyMarker === '' ? NaN : sequenceOf(UploadIdMarker);
  const page = pageOf(bucket.uploads, {
    prefix: Prefix,
    delimiter: Delimiter,
    most,
    start: Number.isNaN(sequence) ? startAfter(KeyMarker, Prefix, Delimiter) : behind({ key: KeyMarker, sequence }),
    behind: ({ place }) => behind(place),
  });
  const { name, members } = listed(request, page);
  const owner = ownerOf(account);
  const told = ({ uploadId, place, initiated, facts, checksum }: Upload) => ({
    UploadId: uploadId,
    Key: name(place.key),
    Initiated: new Date(initiated),
    StorageClass: facts.properties.StorageClass,
    Owner: owner,
    Initiator: owner,
    ...(checksum !== null && { ChecksumAlgorithm: checksum.algorithm, ChecksumType: checksum.type }),
  });
  const { last } = page;
  return {
    ...members,
    Bucket: bucket.name,
    KeyMarker: name(KeyMarker),
    UploadIdMarker,
    MaxUploads: most,
    ...(page.items.length > 0 && {
      Uploads: page.items.map(told),
    }),
    ...(last !== undefined &&
      (typeof last === 'string'
        ? { NextKeyMarker: name(last), NextUploadIdMarker: '' }
        : { NextKeyMarker: name(last.place.key), NextUploadIdMarker: last.uploadId })),
  };
}
