import { setMember } from '../../../json/json';
import { type Account, queueOf } from '../account';
import type { ListQueueTagsResult, QueueRequest } from '../shapes';

/** A queue without tags has no member Tags: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueueTags.html */
export function listQueueTags(account: Account, input: QueueRequest): ListQueueTagsResult {
  const { tags } = queueOf(account, input.QueueUrl).settings.value;
  if (tags.size === 0) return {};
  const Tags: Record<string, string> = {};
  for (const [key, value] of tags) setMember(Tags, key, value);
  return { Tags };
}
