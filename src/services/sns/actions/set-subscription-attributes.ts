import { optional, required, subscriptionOf, type Account } from '../account';
import type { SetSubscriptionAttributesRequest } from '../shapes';
import { withAttributes } from '../subscription-attributes';

/** https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
export function setSubscriptionAttributes(account: Account, input: SetSubscriptionAttributesRequest): void {
  const { topic, subscription } = subscriptionOf(account, input.SubscriptionArn);
  const set = [[required(input.AttributeName, 'AttributeName'), optional(input.AttributeValue, 'AttributeValue') ?? '']] as const;
  topic.put({ ...subscription, ...withAttributes(topic, subscription.protocol, subscription, set, '') });
}
