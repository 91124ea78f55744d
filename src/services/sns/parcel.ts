import { deadLetterTarget, isRaw, type Subscription } from './subscription';
import { textFor } from './message';
import { envelope, functionEvent, type Notification } from './notification';
import type { MessageAttributes } from './message-attributes';
import { retryPolicyOf, type RetryPolicy } from './retry-policy';

/** Something on its way to an endpoint. Plain data: it may have to wait for another attempt. */
export interface Parcel {
  readonly protocol: string;
  readonly endpoint: string;
  /** What a queue or an endpoint gets, and the dead-letter queue where it cannot be delivered. */
  readonly body: string;
  /** What a function gets. */
  readonly event?: string;
  /** With raw delivery. */
  readonly attributes?: MessageAttributes;
  readonly groupId?: string;
  readonly deduplicationId?: string;
  /** Of a request over HTTP. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly deadLetterTarget?: string;
  readonly retries: RetryPolicy;
}

/** What a subscription gets of a notification. */
export function parcelOf(notification: Notification, subscription: Subscription, topicPolicy: string | undefined): Parcel {
  const { message } = notification;
  const { protocol, endpoint } = subscription;
  const raw = isRaw(subscription);
  const target = deadLetterTarget(subscription);
  return {
    protocol,
    endpoint,
    body: raw ? textFor(message, protocol) : envelope(notification, subscription),
    retries: retryPolicyOf(protocol, subscription.attributes.get('DeliveryPolicy'), topicPolicy),
    ...(protocol === 'lambda' && { event: functionEvent(notification, subscription) }),
    ...(protocol.startsWith('http') && { headers: headersOf('Notification', notification.id, notification.topicArn, subscription) }),
    ...(raw && message.attributes !== undefined && { attributes: message.attributes }),
    ...(message.groupId !== undefined && { groupId: message.groupId }),
    ...(message.deduplicationId !== undefined && { deduplicationId: message.deduplicationId }),
    ...(target !== undefined && { deadLetterTarget: target }),
  };
}

/** See https://docs.aws.amazon.com/sns/latest/dg/http-header.html */
export const headersOf = (type: string, messageId: string, topicArn: string, subscription?: Subscription): Record<string, string> => ({
  'x-amz-sns-message-type': type,
  'x-amz-sns-message-id': messageId,
  'x-amz-sns-topic-arn': topicArn,
  ...(subscription !== undefined && { 'x-amz-sns-subscription-arn': subscription.arn }),
  ...(subscription !== undefined && isRaw(subscription) && { 'x-amz-sns-rawdelivery': 'true' }),
  'Content-Type': 'text/plain; charset=UTF-8',
  'User-Agent': 'Amazon Simple Notification Service Agent',
});
