import type { Account } from '../account';
import { check, list, required, text } from '../constraints';
import type { UntagResourceRequest } from '../shapes';
import { tagged } from '../tagged';

/** https://docs.aws.amazon.com/lambda/latest/api/API_UntagResource.html */
export function untagResource(account: Account, input: UntagResourceRequest): void {
  check({ Resource: required(text()), TagKeys: required(list(text())) }, input);
  const { tags, put } = tagged(account, input.Resource!);
  put(Object.fromEntries(Object.entries(tags).filter(([key]) => !input.TagKeys!.includes(key))));
}
