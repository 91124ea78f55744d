import { type Account, queueOf } from '../account';
import type { TagQueueRequest } from '../shapes';
import { atLeastOne, checkedTags } from '../tags';

/**
 * "A new tag with a key identical to that of an existing tag overwrites the existing tag."
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_TagQueue.html
 */
export function tagQueue(account: Account, input: TagQueueRequest): void {
  const { settings } = queueOf(account, input.QueueUrl);
  const added = atLeastOne(checkedTags(input.Tags), 'Tags');
  settings.value = { ...settings.value, tags: new Map([...settings.value.tags, ...added]) };
}
