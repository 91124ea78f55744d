import { subscriptionOf, type Account } from '../account';
import type { AttributesResult, SubscriptionRequest } from '../shapes';
import { shownAttributes } from '../subscription-attributes';

/** https://docs.aws.amazon.com/sns/latest/api/API_GetSubscriptionAttributes.html */
export function getSubscriptionAttributes(account: Account, input: SubscriptionRequest): AttributesResult {
  const { topic, subscription } = subscriptionOf(account, input.SubscriptionArn);
  return { Attributes: shownAttributes(account, topic, subscription) };
}
