import type { Account } from '../account';
import { check, map, required, text } from '../constraints';
import { invalidParameter } from '../errors';
import type { TagResourceRequest } from '../shapes';
import { tagged } from '../tagged';

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-tags.html */
const mostTags = 50;

/** https://docs.aws.amazon.com/lambda/latest/api/API_TagResource.html */
export function tagResource(account: Account, input: TagResourceRequest): void {
  check({ Resource: required(text()), Tags: required(map(text({ max: 256 }))) }, input);
  const { tags, put } = tagged(account, input.Resource!);
  const all = { ...tags, ...input.Tags };
  if (Object.keys(all).length > mostTags) throw invalidParameter('Number of tags exceeds resource tag limit.');
  put(all);
}
