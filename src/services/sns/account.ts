import type { Uuids } from '../../api/uuids';
import type { Clock } from '../../clock/clock';
import type { Counter } from '../../journal/counter';
import type { Journal } from '../../journal/journal';
import type { JournaledMap } from '../../journal/journaled-map';
import { invalidParameter, missing, notAuthorized, subscriptionNotFound, topicNotFound, wrongType } from './errors';
import type { Deliveries } from './deliveries';
import type { Subscription } from './subscription';
import type { Topic } from './topic';

/** The topics of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly requestIds: Uuids;
  readonly messageIds: Uuids;
  readonly subscriptionIds: Uuids;
  /** What tokens and signatures follow from. */
  readonly seed: string;
  readonly journal: Journal;
  /** By name. */
  readonly topics: JournaledMap<string, Topic>;
  readonly sequences: Counter;
  readonly deliveries: Deliveries;
}

export const topicArn = ({ region, accountId }: Account, name: string): string => `arn:aws:sns:${region}:${accountId}:${name}`;

/** A text of a request that must be there. */
export function required(value: unknown, name: string): string {
  if (value === undefined || value === null || value === '') throw missing(name);
  if (typeof value !== 'string') throw wrongType(name);
  return value;
}

/** A text of a request that may be left out. */
export function optional(value: unknown, name: string): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw wrongType(name);
  return value;
}

/** The members of a request's map of texts. */
export function texts(value: unknown, name: string): [string, string][] {
  if (value === undefined || value === null) return [];
  if (typeof value !== 'object' || Array.isArray(value)) throw wrongType(name);
  return Object.entries(value as Record<string, unknown>).map(([key, text]) => {
    if (typeof text !== 'string') throw wrongType(name);
    return [key, text];
  });
}

/** @throws InvalidParameter where an ARN has too few parts. */
export function arnParts(arn: string, member: string): string[] {
  const parts = arn.split(':');
  if (parts.length < 6) throw invalidParameter(`${member} Reason: An ARN must have at least 6 elements, not ${parts.length}`);
  return parts;
}

/** The topic of an ARN; undefined where there is none. */
export function findTopic(account: Account, arn: string): Topic | undefined {
  const topic = account.topics.get(arn.slice(arn.lastIndexOf(':') + 1));
  return topic?.arn === arn ? topic : undefined;
}

/**
 * The topic that an action is for.
 *
 * @throws InvalidParameter, NotFound, AuthorizationError
 */
export function topicOf(account: Account, arn: unknown, action: string, member = 'TopicArn'): Topic {
  const text = required(arn, member);
  const topic = findTopic(account, text);
  if (topic !== undefined) return topic;
  const [, , service, region, owner] = arnParts(text, member);
  if (service !== 'sns' || region !== account.region) throw invalidParameter(member);
  if (owner !== account.accountId) throw notAuthorized(account.accountId, action, text);
  throw topicNotFound();
}

/** A topic by the ARN of a subscription, and the subscription where there is one. */
export function subscriptionAt(account: Account, arn: unknown): { topic: Topic | undefined; subscription: Subscription | undefined } {
  const text = required(arn, 'SubscriptionArn');
  if (arnParts(text, 'SubscriptionArn').length < 7) throw invalidParameter('SubscriptionId');
  const end = text.lastIndexOf(':');
  const topic = findTopic(account, text.slice(0, end));
  return { topic, subscription: topic?.subscription(text.slice(end + 1)) };
}

/** @throws InvalidParameter, NotFound */
export function subscriptionOf(account: Account, arn: unknown): { topic: Topic; subscription: Subscription } {
  const { topic, subscription } = subscriptionAt(account, arn);
  if (topic === undefined || subscription === undefined) throw subscriptionNotFound();
  return { topic, subscription };
}
