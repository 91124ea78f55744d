import type { Account } from './account';
import { checkedMessage, type Message } from './message';
import { filteredOf, type Notification } from './notification';
import { parcelOf } from './parcel';
import type { MessageToPublish, PublishResult } from './shapes';
import type { Topic } from './topic';

/**
 * Publishes a message to a topic: whoever is subscribed gets it in later microtasks.
 *
 * @throws InvalidParameter, InvalidParameterValue
 */
export function publishTo(account: Account, topic: Topic, input: MessageToPublish): PublishResult {
  return fanOut(account, topic, checkedMessage(topic, input));
}

export function fanOut(account: Account, topic: Topic, message: Message): PublishResult {
  if (!topic.isFifo) {
    const MessageId = account.messageIds.next();
    send(account, topic, message, MessageId, undefined);
    return { MessageId };
  }
  const now = account.clock.now();
  const key = deduplicationKey(topic, message);
  // "the message is accepted but not delivered": https://docs.aws.amazon.com/sns/latest/dg/fifo-message-dedup.html
  const duplicate = topic.deduplication.find(key, now);
  if (duplicate !== undefined) return { ...duplicate };
  const result = { MessageId: account.messageIds.next(), SequenceNumber: nextSequenceNumber(account) };
  topic.deduplication.add(key, result, now);
  send(account, topic, message, result.MessageId, result.SequenceNumber);
  return { ...result };
}

/** "FifoThroughputScope … the deduplication scope": of the topic, or of each message group. */
function deduplicationKey(topic: Topic, { groupId, deduplicationId }: Message): string {
  return topic.attribute('FifoThroughputScope') === 'MessageGroup' ? `${groupId} ${deduplicationId}` : deduplicationId!;
}

/** Twenty digits: https://docs.aws.amazon.com/sns/latest/api/API_PublishResponse.html */
const nextSequenceNumber = ({ sequences }: Account): string => `1${String(++sequences.value * 1000).padStart(19, '0')}`;

function send(account: Account, topic: Topic, message: Message, id: string, sequenceNumber: string | undefined): void {
  const { region, seed, clock, deliveries } = account;
  const notification: Notification = {
    id,
    topicArn: topic.arn,
    region,
    seed,
    message,
    timestamp: new Date(clock.now()).toISOString(),
    sequenceNumber,
    signatureVersion: topic.attribute('SignatureVersion') ?? '1',
  };
  const policy = topic.attribute('DeliveryPolicy');
  for (const subscription of topic.subscriptions) {
    const { protocol, filter, isPending } = subscription;
    if (isPending || !delivers(protocol)) continue;
    if (filter !== undefined && !filter(filteredOf(notification, protocol))) continue;
    deliveries.add(parcelOf(notification, subscription, policy), topic.isFifo ? `${subscription.arn} ${message.groupId}` : '');
  }
}

/** Others are kept as subscriptions only: what they would get nobody could see. */
const delivers = (protocol: string): boolean => ['sqs', 'lambda', 'http', 'https'].includes(protocol);
