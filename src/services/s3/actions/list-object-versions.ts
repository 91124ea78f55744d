import { type Account, bucketOf, ownerOf } from '../account';
import { invalidArgument } from '../errors';
import { listedContent } from '../listed-content';
import { listed, pageOf, pageSize, startAfter } from '../page';
import { newestFirst } from '../place';
import { everywhere, requested } from '../request';
import { OneOf } from '../shape';
import type { ListObjectVersionsOutput, ListObjectVersionsRequest } from '../shapes';
import type { ObjectVersion } from '../stored-object';
import { checkedVersionId } from '../versions';

const shape = {
  ...everywhere,
  Prefix: 'text',
  Delimiter: 'text',
  EncodingType: new OneOf('url'),
  MaxKeys: 'number',
  KeyMarker: 'text',
  VersionIdMarker: 'text',
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export function listObjectVersions(account: Account, input: ListObjectVersionsRequest): ListObjectVersionsOutput {
  const request = requested(input, shape);
  const { versions, name: bucketName } = bucketOf(account, request);
  const { Prefix = '', Delimiter = '', MaxKeys, KeyMarker = '', VersionIdMarker = '' } = request;
  if (VersionIdMarker !== '' && KeyMarker === '') {
    throw invalidArgument('A version-id marker cannot be specified without a key marker.', 'version-id-marker', VersionIdMarker);
  }
  const most = pageSize(MaxKeys, 'max-keys');
  const behindMarker = VersionIdMarker === '' ? null : versions.upTo(KeyMarker, checkedVersionId(VersionIdMarker));
  const page = pageOf(versions, {
    prefix: Prefix,
    delimiter: Delimiter,
    most,
    start: behindMarker ?? startAfter(KeyMarker, Prefix, Delimiter),
    behind:
      ({ place }) =>
      (other) =>
        newestFirst(other, place) <= 0,
  });
  const { name, members } = listed(request, page);
  const Owner = ownerOf(account);
  const facts = ({ place, versionId, modified }: ObjectVersion) => ({
    Key: name(place.key),
    VersionId: versionId,
    IsLatest: versions.current(place.key)!.place === place,
    LastModified: new Date(modified),
    Owner,
  });
  const content = (version: ObjectVersion) => ({
    ...listedContent(version, name, null),
    ...facts(version),
    StorageClass: version.object!.properties.StorageClass as 'STANDARD',
  });
  const objects = page.items.filter(({ object }) => object !== null);
  const markers = page.items.filter(({ object }) => object === null);
  const { last } = page;
  return {
    ...members,
    ...(objects.length > 0 && { Versions: objects.map(content) }),
    ...(markers.length > 0 && { DeleteMarkers: markers.map(facts) }),
    Name: bucketName,
    MaxKeys: most,
    KeyMarker: name(KeyMarker),
    VersionIdMarker,
    ...(page.isTruncated &&
      last !== undefined &&
      (typeof last === 'string' ? { NextKeyMarker: name(last) } : { NextKeyMarker: name(last.place.key), NextVersionIdMarker: last.versionId })),
  };
}
