import { type Account, queueOf } from '../account';
import { announce } from '../arrivals';
import { checkThroughput, parseAttributes } from '../attributes';
import { checkDeadLetterTarget } from '../dead-letter-target';
import { invalidAttributeValue, missingParameter } from '../errors';
import type { Queue } from '../queue';
import { membersOf } from '../range';
import type { SetQueueAttributesRequest } from '../shapes';

/**
 * Changes some attributes and leaves the others. A new retention period also counts for the messages that are in the queue; a new visibility timeout does
 * not. "For standard queues, the per-queue delay setting is not retroactive […] For FIFO queues, the per-queue delay setting is retroactive".
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html
 */
export function setQueueAttributes(account: Account, input: SetQueueAttributesRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  const members = membersOf(input.Attributes);
  if (members.length === 0) throw missingParameter('Attribute.Name');
  for (const [name, value] of members) {
    if (name === 'FifoQueue' && value !== String(queue.isFifo)) throw invalidAttributeValue(name, 'Modifying queue type is not supported.');
  }
  const given = parseAttributes(input.Attributes, queue.isFifo);
  const { settings } = queue;
  const before = settings.value.attributes;
  const attributes = { ...before, ...given };
  checkThroughput(attributes);
  checkDeadLetterTarget(account, queue.name, given);
  const now = account.clock.now();
  queue.settle(now);
  settings.value = { ...settings.value, attributes, lastModifiedAt: now };
  if (queue.isFifo && attributes.DelaySeconds !== before.DelaySeconds) delayAnew(queue, attributes.DelaySeconds);
  announce(account, queue);
}

function delayAnew(queue: Queue, seconds: number): void {
  for (const message of queue.all()) {
    if (message.receivesHere === 0) queue.put({ ...message, visibleAt: message.enqueuedAt + seconds * 1000 });
  }
}
