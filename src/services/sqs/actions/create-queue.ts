import { type Account, queueArn, queueUrl } from '../account';
import { checkThroughput, defaultAttributes, formatAttribute, parseAttributes, type QueueAttributes } from '../attributes';
import { checkDeadLetterTarget } from '../dead-letter-target';
import { invalidParameterValue, queueDeletedRecently, queueNameExists } from '../errors';
import { Queue } from '../queue';
import { membersOf, required } from '../range';
import type { CreateQueueRequest, CreateQueueResult } from '../shapes';
import { checkedTags } from '../tags';

/** Milliseconds for which the name of a deleted queue cannot be used again. */
const nameRest = 60_000;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export function createQueue(account: Account, input: CreateQueueRequest): CreateQueueResult {
  const name = required(input.QueueName, 'QueueName');
  const isFifo = membersOf(input.Attributes).some(([attribute, value]) => attribute === 'FifoQueue' && value === 'true');
  checkName(name, isFifo);
  const given = parseAttributes(input.Attributes, isFifo);
  const tags = checkedTags(input.tags);

  const existing = account.queues.get(name);
  if (existing !== undefined) {
    checkSame(existing.attributes, given);
    return { QueueUrl: existing.url };
  }
  const attributes = { ...defaultAttributes(isFifo), ...given };
  checkThroughput(attributes);
  const now = account.clock.now();
  if (now - (account.deletedAt.get(name) ?? -Infinity) < nameRest) throw queueDeletedRecently();
  checkDeadLetterTarget(account, name, given);

  account.deletedAt.delete(name);
  const identity = { name, number: ++account.counters.queues.value, url: queueUrl(account, name), arn: queueArn(account, name), createdAt: now };
  account.queues.set(name, new Queue(account.journal, identity, { attributes, tags: new Map(tags), lastModifiedAt: now, purgedAt: undefined }, now));
  return { QueueUrl: identity.url };
}

/** The texts: github.com/boto/botocore/issues/3058, github.com/mapbox/cloudfriend/issues/94 */
function checkName(name: string, isFifo: boolean): void {
  if (isFifo) {
    if (/^[A-Za-z0-9_-]{1,75}\.fifo$/.test(name)) return;
    throw invalidParameterValue(
      'The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.',
    );
  }
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return;
  throw invalidParameterValue('Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}

/** "returns this error only if the request includes attributes whose values differ from those of the existing queue" */
function checkSame(existing: QueueAttributes, given: Partial<QueueAttributes>): void {
  for (const name of Object.keys(given) as (keyof QueueAttributes)[]) {
    if (formatAttribute(existing[name]) !== formatAttribute(given[name])) throw queueNameExists(name);
  }
}
