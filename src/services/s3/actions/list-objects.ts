import { type Account, bucketOf, ownerOf } from '../account';
import { listedContent } from '../listed-content';
import { listed, pageOf, pageSize, startAfter } from '../page';
import { upToKey } from '../place';
import { everywhere, requested } from '../request';
import { OneOf } from '../shape';
import type { ListObjectsOutput, ListObjectsRequest } from '../shapes';

const shape = { ...everywhere, Prefix: 'text', Delimiter: 'text', EncodingType: new OneOf('url'), MaxKeys: 'number', Marker: 'text' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjects.html */
export function listObjects(account: Account, input: ListObjectsRequest): ListObjectsOutput {
  const request = requested(input, shape);
  const bucket = bucketOf(account, request);
  const { Prefix = '', Delimiter = '', MaxKeys, Marker = '' } = request;
  const most = pageSize(MaxKeys, 'max-keys');
  const page = pageOf(bucket.versions, {
    prefix: Prefix,
    delimiter: Delimiter,
    most,
    start: startAfter(Marker, Prefix, Delimiter),
    behind: ({ place }) => upToKey(place.key),
    isListed: ({ object }) => object !== null,
  });
  const { name, members } = listed(request, page);
  const owner = ownerOf(account);
  const { last } = page;
  return {
    ...members,
    ...(page.items.length > 0 && { Contents: page.items.map((version) => listedContent(version, name, owner)) }),
    Name: bucket.name,
    MaxKeys: most,
    Marker: name(Marker),
    // "This element is returned only if you have the delimiter request parameter specified."
    ...(page.isTruncated && Delimiter !== '' && last !== undefined && { NextMarker: name(typeof last === 'string' ? last : last.place.key) }),
  };
}
