import type { Clock } from '../../clock/clock';
import { invalidAddress, queueDoesNotExist } from './errors';
import type { Ids } from './ids';
import type { Queue } from './queue';
import { required } from './range';

/** The queues of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly ids: Ids;
  readonly queues: Map<string, Queue>;
  /** When queues were deleted, by name: milliseconds since the epoch. */
  readonly deletedAt: Map<string, number>;
  queuesMade: number;
  messagesMade: number;
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
