import { type Account, queueOf } from '../account';
import { isQueueAttributeName, type QueueAttributeName } from '../attribute-names';
import { formatAttribute, type QueueAttributes } from '../attributes';
import { invalidAttributeName } from '../errors';
import type { Queue } from '../queue';
import { textsOf } from '../range';
import type { GetQueueAttributesRequest, GetQueueAttributesResult } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export function getQueueAttributes(account: Account, input: GetQueueAttributesRequest): GetQueueAttributesResult {
  const queue = queueOf(account, input.QueueUrl);
  const wanted = textsOf(input.AttributeNames) as readonly QueueAttributeName[];
  for (const name of wanted) if (!isQueueAttributeName(name)) throw invalidAttributeName(name);
  if (wanted.length === 0) return {};

  queue.settle(account.clock.now());
  const values = describe(queue);
  if (wanted.includes('All')) return { Attributes: values };
  const Attributes: Partial<Record<QueueAttributeName, string>> = {};
  for (const name of wanted) if (values[name] !== undefined) Attributes[name] = values[name];
  return { Attributes };
}

/** Times are seconds since the epoch. */
function describe(queue: Queue): Partial<Record<QueueAttributeName, string>> {
  const values: Partial<Record<QueueAttributeName, string>> = {
    QueueArn: queue.arn,
    ApproximateNumberOfMessages: String(queue.visibleCount),
    ApproximateNumberOfMessagesNotVisible: String(queue.inFlight),
    ApproximateNumberOfMessagesDelayed: String(queue.delayedCount),
    CreatedTimestamp: String(Math.floor(queue.createdAt / 1000)),
    LastModifiedTimestamp: String(Math.floor(queue.settings.value.lastModifiedAt / 1000)),
  };
  for (const name of Object.keys(queue.attributes) as (keyof QueueAttributes)[]) {
    const text = formatAttribute(queue.attributes[name]);
    if (text !== undefined) values[name] = text;
  }
  return values;
}
