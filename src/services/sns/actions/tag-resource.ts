import { findTopic, required, type Account } from '../account';
import { missing, resourceNotFound, wrongType } from '../errors';
import type { ListTagsForResourceResult, ResourceRequest, TagResourceRequest, UntagResourceRequest } from '../shapes';
import { shownTags, withTags } from '../tags';
import type { Topic } from '../topic';

/** https://docs.aws.amazon.com/sns/latest/api/API_TagResource.html */
export function tagResource(account: Account, input: TagResourceRequest): void {
  const topic = resourceOf(account, input);
  if (input.Tags === undefined || input.Tags === null) throw missing('Tags');
  topic.settings = { ...topic.settings, tags: withTags(topic.settings.tags, input.Tags) };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_UntagResource.html */
export function untagResource(account: Account, input: UntagResourceRequest): void {
  const topic = resourceOf(account, input);
  const keys: unknown = input.TagKeys;
  if (keys === undefined || keys === null) throw missing('TagKeys');
  if (!Array.isArray(keys)) throw wrongType('TagKeys');
  topic.settings = { ...topic.settings, tags: new Map([...topic.settings.tags].filter(([key]) => !keys.includes(key))) };
}

/** https://docs.aws.amazon.com/sns/latest/api/API_ListTagsForResource.html */
export const listTagsForResource = (account: Account, input: ResourceRequest): ListTagsForResourceResult => ({
  Tags: shownTags(resourceOf(account, input).settings.tags),
});

export function resourceOf(account: Account, { ResourceArn }: ResourceRequest): Topic {
  const topic = findTopic(account, required(ResourceArn, 'ResourceArn'));
  if (topic === undefined) throw resourceNotFound();
  return topic;
}
