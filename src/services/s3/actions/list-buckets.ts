import { type Account, ownerOf } from '../account';
import { invalidArgument } from '../errors';
import { byUtf8 } from '../key-order';
import { requested } from '../request';
import type { ListBucketsOutput, ListBucketsRequest } from '../shapes';

const shape = { MaxBuckets: 'number', ContinuationToken: 'text', Prefix: 'text', BucketRegion: 'text' } as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(account: Account, input: ListBucketsRequest): ListBucketsOutput {
  const request = requested(input, shape);
  const { MaxBuckets = Infinity, ContinuationToken, Prefix = '', BucketRegion } = request;
  if (MaxBuckets < 1 || (MaxBuckets > 10000 && MaxBuckets !== Infinity)) {
    throw invalidArgument('Argument max-buckets must be an integer between 1 and 10000', 'max-buckets', MaxBuckets);
  }
  const last = ContinuationToken === undefined ? '' : Buffer.from(ContinuationToken, 'base64').toString();
  const buckets = [...account.buckets.values()]
    .filter(({ name, region }) => name.startsWith(Prefix) && name > last && (BucketRegion === undefined || region === BucketRegion))
    .toSorted((a, b) => byUtf8(a.name, b.name));
  const page = buckets.slice(0, MaxBuckets);
  // "If the request contains at least one valid parameter, it is included in the response."
  const withRegion = Object.keys(request).length > 0;
  return {
    Buckets: page.map(({ name, created, region }) => ({ Name: name, CreationDate: new Date(created), ...(withRegion && { BucketRegion: region }) })),
    Owner: ownerOf(account),
    ...(Prefix !== '' && { Prefix }),
    ...(page.length < buckets.length && { ContinuationToken: Buffer.from(page.at(-1)!.name).toString('base64') }),
  };
}
