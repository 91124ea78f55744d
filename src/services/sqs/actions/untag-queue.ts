import { type Account, queueOf } from '../account';
import { textsOf } from '../range';
import type { UntagQueueRequest } from '../shapes';
import { atLeastOne } from '../tags';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_UntagQueue.html */
export function untagQueue(account: Account, input: UntagQueueRequest): void {
  const { settings } = queueOf(account, input.QueueUrl);
  const tags = new Map(settings.value.tags);
  for (const key of atLeastOne(textsOf(input.TagKeys), 'TagKeys')) tags.delete(key);
  settings.value = { ...settings.value, tags };
}
