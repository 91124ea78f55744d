import type { Account } from './account';
import type { QueueAttributes } from './attributes';
import type { Queue } from './queue';

/** A message that was sent of late. */
export interface Deduplicated {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly sequence: number;
  readonly order: number;
}

/** Milliseconds: "any messages sent with the same deduplication ID are accepted successfully but aren't delivered during the 5-minute deduplication interval". */
export const deduplicationInterval = 300_000;

/** What duplicates of a queue have in common: the id, in high-throughput queues within a group. No group id has a space. */
const keyOf = ({ DeduplicationScope }: QueueAttributes, groupId: string, id: string): string =>
  DeduplicationScope === 'messageGroup' ? `${groupId} ${id}` : ` ${id}`;

/**
 * The message that a new one would be a duplicate of, whether it is still in the queue or not.
 * See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/FIFO-queues-exactly-once-processing.html
 */
export function duplicated({ clock }: Account, { attributes, deduplicated }: Queue, groupId: string, id: string): Deduplicated | undefined {
  const oldest = clock.now() - deduplicationInterval;
  for (const [key, { at }] of deduplicated.entries()) {
    if (at > oldest) break;
    deduplicated.delete(key);
  }
  const found = deduplicated.get(keyOf(attributes, groupId, id));
  return found !== undefined && found.at > oldest ? found : undefined;
}

export function remember({ attributes, deduplicated }: Queue, groupId: string, id: string, sent: Deduplicated): void {
  const key = keyOf(attributes, groupId, id);
  deduplicated.delete(key); // so that it stands last: the oldest stand first
  deduplicated.set(key, sent);
}
