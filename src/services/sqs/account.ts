import type { Uuids } from '../../api/uuids';
import type { Clock, Timer } from '../../clock/clock';
import type { Counter } from '../../journal/counter';
import type { Journal } from '../../journal/journal';
import type { JournaledMap } from '../../journal/journaled-map';
import type { Waiting } from './arrivals';
import type { Chaos } from './chaos';
import { invalidAddress, queueDoesNotExist } from './errors';
import type { Queue } from './queue';
import { required } from './range';
import type { ReceiptHandles } from './receipt-handle';

/** Numbers that belong to the state: what ids, and the order of messages, are made of. */
export interface Counters {
  readonly queues: Counter;
  readonly messages: Counter;
  /** Changes that gave a message its place in a queue. */
  readonly orders: Counter;
  readonly tasks: Counter;
  /** Random draws of the option chaos. */
  readonly draws: Counter;
}

/** The queues of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly journal: Journal;
  readonly requestIds: Uuids;
  readonly messageIds: Uuids;
  readonly taskIds: Uuids;
  readonly receiptHandles: ReceiptHandles;
  readonly counters: Counters;
  readonly chaos: Chaos | undefined;
  readonly queues: JournaledMap<string, Queue>;
  /** When queues were deleted, by name: milliseconds since the epoch. */
  readonly deletedAt: JournaledMap<string, number>;
  /** Who waits for messages of a queue, by its ARN. It belongs to the callers, not to the state. */
  readonly waiting: Map<string, Waiting>;
  /** The timers of the message move tasks that run, by the ARN of their source. */
  readonly moving: Map<string, Timer>;
}

export const queueUrl = (account: Account, name: string): string => `https://sqs.${account.region}.amazonaws.com/${account.accountId}/${name}`;

export const queueArn = (account: Account, name: string): string => `arn:aws:sqs:${account.region}:${account.accountId}:${name}`;

/**
 * The queue of a URL, on any host: what counts is that the path ends in the account and the name.
 *
 * @throws MissingParameter, InvalidAddress, QueueDoesNotExist
 */
export function queueOf(account: Account, url: string | undefined): Queue {
  const text = required(url, 'QueueUrl');
  const slash = text.lastIndexOf('/');
  const queue = account.queues.get(text.slice(slash + 1));
  if (queue?.url === text) return queue;
  const owner = /^\w+:\/\/[^/]+(?:\/.*)?\/([^/]+)\/[^/]+$/.exec(text)?.[1];
  if (owner === undefined) throw invalidAddress(text);
  if (queue === undefined || owner !== account.accountId) throw queueDoesNotExist();
  return queue;
}

export function queueByArn(account: Account, arn: string): Queue | undefined {
  const queue = account.queues.get(arn.slice(arn.lastIndexOf(':') + 1));
  return queue?.arn === arn ? queue : undefined;
}
