import type { Account } from '../account';
import { check, required, text } from '../constraints';
import type { ListTagsResponse, ResourceRequest } from '../shapes';
import { tagged } from '../tagged';

/** https://docs.aws.amazon.com/lambda/latest/api/API_ListTags.html */
export function listTags(account: Account, input: ResourceRequest): ListTagsResponse {
  check({ Resource: required(text()) }, input);
  return { Tags: { ...tagged(account, input.Resource!).tags } };
}
