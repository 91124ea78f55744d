import { required, topicOf, type Account } from '../account';
import { idOfToken } from '../confirmation';
import { invalidParameter } from '../errors';
import type { ConfirmSubscriptionRequest, SubscribeResult } from '../shapes';

/** https://docs.aws.amazon.com/sns/latest/api/API_ConfirmSubscription.html */
export function confirmSubscription(account: Account, input: ConfirmSubscriptionRequest): SubscribeResult {
  const token = required(input.Token, 'Token');
  const topic = topicOf(account, input.TopicArn, 'ConfirmSubscription');
  const subscription = topic.subscription(idOfToken(token));
  if (subscription?.token !== token) throw invalidParameter('Token');
  if (subscription.isPending) topic.put({ ...subscription, isPending: false, needsAuthentication: input.AuthenticateOnUnsubscribe === 'true' });
  return { SubscriptionArn: subscription.arn };
}
