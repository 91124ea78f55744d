import { createHash } from 'node:crypto';
import { type Account, only } from '../account';
import { byUtf8 } from '../key-order';
import type { ListBucketsOutput, ListBucketsRequest } from '../shapes';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export function listBuckets(account: Account, input: ListBucketsRequest): ListBucketsOutput {
  only(input, ['Prefix']);
  const { Prefix = '' } = input;
  const buckets = [...account.buckets.values()].filter(({ name }) => name.startsWith(Prefix)).toSorted((a, b) => byUtf8(a.name, b.name));
  return {
    Buckets: buckets.map(({ name, created }) => ({ Name: name, CreationDate: new Date(created - (created % 1000)) })),
    // The canonical user ID: 64 hexadecimal digits that belong to the account.
    Owner: { ID: createHash('sha256').update(account.accountId).digest('hex') },
    ...(Prefix !== '' && { Prefix }),
  };
}
