import { type Account, queueArn, queueUrl } from '../account';
import { defaultAttributes, formatAttribute, parseAttributes, type QueueAttributes } from '../attributes';
import { checkDeadLetterTarget } from '../dead-letter-target';
import { invalidParameter, notSupportedYet, queueDeletedRecently, queueNameExists } from '../errors';
import { Queue } from '../queue';
import { required } from '../range';
import type { CreateQueueRequest, CreateQueueResult } from '../shapes';

/** Milliseconds for which the name of a deleted queue cannot be used again. */
const nameRest = 60_000;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html */
export function createQueue(account: Account, input: CreateQueueRequest): CreateQueueResult {
  const name = checkedName(required(input.QueueName, 'QueueName'));
  if (Object.keys(input.tags ?? {}).length > 0) throw notSupportedYet('Tags are', 'the member tags');
  const given = parseAttributes(input.Attributes ?? {});

  const existing = account.queues.get(name);
  if (existing !== undefined) {
    checkSame(existing.attributes, given);
    return { QueueUrl: existing.url };
  }
  const now = account.clock.now();
  if (now - (account.deletedAt.get(name) ?? -Infinity) < nameRest) throw queueDeletedRecently();
  checkDeadLetterTarget(account, name, given);

  account.deletedAt.delete(name);
  const queue = new Queue(name, ++account.queuesMade, queueUrl(account, name), queueArn(account, name), { ...defaultAttributes(), ...given }, now);
  account.queues.set(name, queue);
  return { QueueUrl: queue.url };
}

function checkedName(name: string): string {
  if (name.endsWith('.fifo')) throw notSupportedYet(`FIFO queues such as "${name}" are`, 'the suffix .fifo of QueueName');
  if (/^[A-Za-z0-9_-]{1,80}$/.test(name)) return name;
  throw invalidParameter(name, 'QueueName', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}

/** "returns this error only if the request includes attributes whose values differ from those of the existing queue" */
function checkSame(existing: QueueAttributes, given: Partial<QueueAttributes>): void {
  for (const name of Object.keys(given) as (keyof QueueAttributes)[]) {
    if (formatAttribute(existing[name]) !== formatAttribute(given[name])) throw queueNameExists(name);
  }
}
