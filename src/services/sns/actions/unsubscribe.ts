import { subscriptionAt, type Account } from '../account';
import type { SubscriptionRequest } from '../shapes';

/** A subscription that is no more is no error. https://docs.aws.amazon.com/sns/latest/api/API_Unsubscribe.html */
export function unsubscribe(account: Account, input: SubscriptionRequest): void {
  const { topic, subscription } = subscriptionAt(account, input.SubscriptionArn);
  if (topic !== undefined && subscription !== undefined) topic.remove(subscription);
}
