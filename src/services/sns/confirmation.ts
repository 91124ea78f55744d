import { hash } from '../../json/hash';
import type { Account } from './account';
import { confirmation } from './notification';
import { headersOf, type Parcel } from './parcel';
import { retryPolicyOf } from './retry-policy';
import type { Subscription } from './subscription';
import type { Topic } from './topic';

const hex = (text: string): string => Array.from({ length: 8 }, (_, i) => hash(`${text}/${i}`).toString(16).padStart(8, '0')).join('');

/** What confirms a subscription: the digits of its id, then some that follow from it, for nobody may make up one. */
export const tokenOf = ({ seed }: Account, id: string): string => `${id.replaceAll('-', '')}${hex(`${seed}/token/${id}`)}${hex(`${seed}/token2/${id}`)}`;

export const idOfToken = (token: string): string => token.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** The request for a confirmation, where it goes over HTTP. */
export function confirmationParcel(account: Account, topic: Topic, subscription: Subscription): Parcel | undefined {
  const { protocol, endpoint, token, isPending } = subscription;
  if (!isPending || !protocol.startsWith('http')) return undefined;
  const id = account.messageIds.next();
  const body = confirmation(id, topic.arn, account.region, account.seed, token, new Date(account.clock.now()).toISOString());
  const retries = retryPolicyOf(protocol, subscription.attributes.get('DeliveryPolicy'), topic.attribute('DeliveryPolicy'));
  return { protocol, endpoint, body, headers: headersOf('SubscriptionConfirmation', id, topic.arn), retries };
}
