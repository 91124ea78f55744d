import { type Account, queueOf } from '../account';
import { parseAttributes } from '../attributes';
import { checkDeadLetterTarget } from '../dead-letter-target';
import { missingParameter } from '../errors';
import type { SetQueueAttributesRequest } from '../shapes';

/**
 * Changes some attributes and leaves the others. A new retention period also counts for the messages that are in the queue; a new delay and
 * visibility timeout do not.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function setQueueAttributes(account: Account, input: SetQueueAttributesRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  if (Object.keys(input.Attributes ?? {}).length === 0) throw missingParameter('Attribute.Name');
  const given = parseAttributes(input.Attributes!);
  checkDeadLetterTarget(account, queue.name, given);
  const now = account.clock.now();
  queue.settle(now);
  Object.assign(queue.attributes, given);
  queue.lastModifiedAt = now;
}
