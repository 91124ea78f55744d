import type { Filtered } from './filter-policy/filter';
import { textFor, type Message } from './message';
import { filteredAttributes } from './message-attributes';
import { signature, signingCertificate } from './signature';
import type { Subscription } from './subscription';

/** What is sent to a topic's subscribers. */
export interface Notification {
  readonly id: string;
  readonly topicArn: string;
  readonly region: string;
  readonly seed: string;
  readonly message: Message;
  /** ISO 8601. */
  readonly timestamp: string;
  /** On a FIFO topic. */
  readonly sequenceNumber: string | undefined;
  readonly signatureVersion: string;
}

/** What filter policies look at, for subscriptions of one protocol. */
export const filteredOf = ({ message }: Notification, protocol: string): Filtered => ({
  body: textFor(message, protocol),
  attributes: filteredAttributes(message.attributes),
});

type Members = readonly (readonly [name: string, value: unknown])[];

/** The members of a notification in their order, as in recording test_publish_message_attributes; those that are undefined are left out. */
function members(notification: Notification, { arn, protocol }: Subscription, url: 'URL' | 'Url'): Members {
  const { id, topicArn, region, seed, message, timestamp, sequenceNumber, signatureVersion } = notification;
  const text = textFor(message, protocol);
  return [
    ['Type', 'Notification'],
    ['MessageId', id],
    ['SequenceNumber', sequenceNumber],
    ['TopicArn', topicArn],
    ['Subject', message.subject],
    ['Message', text],
    ['Timestamp', timestamp],
    ['SignatureVersion', signatureVersion],
    ['Signature', signature(seed, `${id}\n${text}`)],
    [`SigningCert${url}`, signingCertificate(region)],
    [`Unsubscribe${url}`, `https://sns.${region}.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=${arn}`],
  ];
}

/** The attributes as notifications show them: bytes as base64. */
const shownAttributes = ({ attributes }: Message): (readonly [name: string, value: { Type: string; Value: string }])[] =>
  Object.entries(attributes ?? {}).map(([name, { DataType, StringValue, BinaryValue }]) => [
    name,
    { Type: DataType!, Value: BinaryValue === undefined ? StringValue! : Buffer.from(BinaryValue).toString('base64') },
  ]);

/** What a queue or an endpoint gets: https://docs.aws.amazon.com/sns/latest/dg/sns-sqs-as-subscriber.html shows the text's form. */
export function envelope(notification: Notification, subscription: Subscription): string {
  const lines = linesOf(members(notification, subscription, 'URL'));
  const attributes = shownAttributes(notification.message).map(([name, value]) => `    ${JSON.stringify(name)} : ${JSON.stringify(value)}`);
  if (attributes.length > 0) lines.push(`  "MessageAttributes" : {\n${attributes.join(',\n')}\n  }`);
  return `{\n${lines.join(',\n')}\n}`;
}

const linesOf = (of: Members): string[] =>
  of.filter(([, value]) => value !== undefined).map(([name, value]) => `  ${JSON.stringify(name)} : ${JSON.stringify(value)}`);

/** What a function gets: https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export function functionEvent(notification: Notification, subscription: Subscription): string {
  const { message } = notification;
  const Sns = Object.fromEntries(members(notification, subscription, 'Url').map(([name, value]) => [name, name === 'Subject' ? (value ?? null) : value]));
  const attributes = new Map(shownAttributes(message));
  Sns['MessageAttributes'] = Object.fromEntries(attributes);
  return JSON.stringify({ Records: [{ EventSource: 'aws:sns', EventVersion: '1.0', EventSubscriptionArn: subscription.arn, Sns }] });
}

/** What an endpoint of HTTP gets first: https://docs.aws.amazon.com/sns/latest/dg/http-subscription-confirmation-json.html */
export function confirmation(id: string, topicArn: string, region: string, seed: string, token: string, timestamp: string): string {
  const text = `You have chosen to subscribe to the topic ${topicArn}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`;
  const lines = linesOf([
    ['Type', 'SubscriptionConfirmation'],
    ['MessageId', id],
    ['Token', token],
    ['TopicArn', topicArn],
    ['Message', text],
    ['SubscribeURL', `https://sns.${region}.amazonaws.com/?Action=ConfirmSubscription&TopicArn=${topicArn}&Token=${token}`],
    ['Timestamp', timestamp],
    ['SignatureVersion', '1'],
    ['Signature', signature(seed, `${id}\n${text}`)],
    ['SigningCertURL', signingCertificate(region)],
  ]);
  return `{\n${lines.join(',\n')}\n}`;
}
