import { required, optional, texts, topicOf, type Account } from '../account';
import { confirmationParcel, tokenOf } from '../confirmation';
import { checkedEndpoint, needsConfirmation } from '../endpoint';
import { invalidParameter } from '../errors';
import type { SubscribeRequest, SubscribeResult } from '../shapes';
import { withAttributes } from '../subscription-attributes';
import type { Subscription } from '../subscription';
import type { Topic } from '../topic';

/** https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export function subscribe(account: Account, input: SubscribeRequest): SubscribeResult {
  const protocol = required(input.Protocol, 'Protocol');
  const given = texts(input.Attributes, 'Attributes');
  const topic = topicOf(account, input.TopicArn, 'Subscribe');
  const endpoint = checkedEndpoint(topic, protocol, optional(input.Endpoint, 'Endpoint'), new Map(given));
  const checked = withAttributes(topic, protocol, undefined, given, 'Attributes Reason: ');
  const existing = topic.subscribed(protocol, endpoint);
  if (existing !== undefined) checkSame(existing, given);
  const subscription = existing ?? added(account, topic, { protocol, endpoint, ...checked });
  // "If the endpoint is not of the same account or is HTTP(S) or email, it has to confirm"; until then there is no ARN, unless it is wanted.
  return { SubscriptionArn: subscription.isPending && input.ReturnSubscriptionArn !== true ? 'pending confirmation' : subscription.arn };
}

function added(account: Account, topic: Topic, members: Pick<Subscription, 'protocol' | 'endpoint' | 'attributes' | 'filter'>): Subscription {
  const id = account.subscriptionIds.next();
  const isPending = needsConfirmation(members.protocol);
  const subscription = { id, arn: `${topic.arn}:${id}`, isPending, token: tokenOf(account, id), needsAuthentication: !isPending, ...members };
  topic.put(subscription);
  const parcel = confirmationParcel(account, topic, subscription);
  if (parcel !== undefined) account.deliveries.add(parcel, '');
  return subscription;
}

function checkSame({ attributes }: Subscription, given: readonly (readonly [string, string])[]): void {
  if (given.every(([name, text]) => attributes.get(name) === text)) return;
  throw invalidParameter('Attributes Reason: Subscription already exists with different attributes');
}
