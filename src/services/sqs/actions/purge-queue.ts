import { type Account, queueOf } from '../account';
import { purgeQueueInProgress } from '../errors';
import type { QueueRequest } from '../shapes';

/** Milliseconds between two purges of a queue. */
const purgeRest = 60_000;

/**
 * Deletes every message of the queue, at once, also those that are delayed or in flight.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html
 */
export function purgeQueue(account: Account, input: QueueRequest): void {
  const queue = queueOf(account, input.QueueUrl);
  const { settings } = queue;
  const now = account.clock.now();
  if (now - (settings.value.purgedAt ?? -Infinity) < purgeRest) throw purgeQueueInProgress(queue.name);
  settings.value = { ...settings.value, purgedAt: now };
  for (const { sent } of queue.all()) queue.remove(sent.sequence);
}
