import { type Account, bucketOf, ownerOf } from '../account';
import { invalidArgument } from '../errors';
import { listedContent } from '../listed-content';
import { listed, pageOf, pageSize, startAfter } from '../page';
import { upToKey } from '../place';
import { everywhere, requested } from '../request';
import { OneOf } from '../shape';
import type { ListObjectsV2Output, ListObjectsV2Request } from '../shapes';

const shape = {
  ...everywhere,
  Prefix: 'text',
  Delimiter: 'text',
  EncodingType: new OneOf('url'),
  MaxKeys: 'number',
  StartAfter: 'text',
  ContinuationToken: 'text',
  FetchOwner: 'flag',
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectsV2.html */
export function listObjectsV2(account: Account, input: ListObjectsV2Request): ListObjectsV2Output {
  const request = requested(input, shape);
  const bucket = bucketOf(account, request);
  const { Prefix = '', Delimiter = '', MaxKeys, StartAfter, ContinuationToken, FetchOwner = false } = request;
  const most = pageSize(MaxKeys, 'maxKeys');
  // "StartAfter ... is ignored" where there is a continuation token.
  const after = ContinuationToken === undefined ? (StartAfter ?? '') : lastOf(ContinuationToken);
  const page = pageOf(bucket.versions, {
    prefix: Prefix,
    delimiter: Delimiter,
    most,
    start: startAfter(after, Prefix, Delimiter),
    behind: ({ place }) => upToKey(place.key),
    isListed: ({ object }) => object !== null,
  });
  const { name, members } = listed(request, page);
  const owner = FetchOwner ? ownerOf(account) : null;
  const { last } = page;
  return {
    ...members,
    ...(page.items.length > 0 && { Contents: page.items.map((version) => listedContent(version, name, owner)) }),
    Name: bucket.name,
    MaxKeys: most,
    KeyCount: page.items.length + page.prefixes.length,
    ...(StartAfter !== undefined && { StartAfter: name(StartAfter) }),
    ...(ContinuationToken !== undefined && { ContinuationToken }),
    ...(page.isTruncated && last !== undefined && { NextContinuationToken: tokenOf(typeof last === 'string' ? last : last.place.key) }),
  };
}

/** "ContinuationToken is obfuscated and is not a real key": the digit tells ours from others. */
const tokenOf = (last: string): string => Buffer.from(`1${last}`).toString('base64');

function lastOf(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (!text.startsWith('1')) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token', token);
  return text.slice(1);
}
