import { createHash } from 'node:crypto';
import type { Account } from './account';
import { announce } from './arrivals';
import { duplicated, remember } from './deduplication';
import { invalidParameter, invalidParameterValue, missingParameter, notForThisQueueType } from './errors';
import { newMessage, sequenceNumber, type SentMessage } from './message';
import { attributeBytes, checkedAttributes, checkedValue, type MessageAttributes } from './message-attributes';
import { bytesOf, checkedBody } from './message-body';
import { digestOfAttributes, digestOfText } from './message-digest';
import type { Queue } from './queue';
import { membersOf, optionalText, within } from './range';
import type { MessageToSend } from './shapes';

/** What is told of a message that was sent. */
export interface Sent {
  MessageId: string;
  MD5OfMessageBody: string;
  MD5OfMessageAttributes?: string;
  MD5OfMessageSystemAttributes?: string;
  SequenceNumber?: string;
}

/** Where a message stands: its number and its turn. */
interface Place {
  readonly sequence: number;
  readonly order: number;
}

/** Letters, digits and punctuation of ASCII: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const idPattern = /^[!-~]{1,128}$/;

/**
 * Puts one message into a queue. A duplicate of one that a FIFO queue got within five minutes is accepted and not put in.
 *
 * @param verdict - What AWS says of the parameters of a message that is too long.
 * @throws MissingParameter, InvalidParameterValue, InvalidMessageContents, UnsupportedOperation, SerializationException
 */
export function send(account: Account, queue: Queue, input: MessageToSend, verdict = 'are invalid'): Sent {
  const body = checkedBody(input.MessageBody);
  const delay = checkedDelay(queue, input.DelaySeconds);
  const attributes = checkedAttributes(input.MessageAttributes);
  const systemAttributes = checkedSystemAttributes(input.MessageSystemAttributes);
  const groupId = checkedId(input.MessageGroupId, 'MessageGroupId');
  const deduplicationId = checkedId(input.MessageDeduplicationId, 'MessageDeduplicationId');
  const limit = queue.attributes.MaximumMessageSize;
  if (bytesOf(body) + attributeBytes(attributes) > limit) {
    throw invalidParameterValue(`One or more parameters ${verdict}. Reason: Message must be shorter than ${limit} bytes.`);
  }
  const bodyDigest = digestOfText(body);
  const content = { body, bodyDigest, attributes, traceHeader: systemAttributes?.['AWSTraceHeader']?.StringValue, groupId, deduplicationId };
  const place = queue.isFifo ? enqueueOnce(account, queue, content, delay) : enqueueUnlessFifoOnly(account, queue, content, delay);

  const result: Sent = { MessageId: account.messageIds.of(place.sequence), MD5OfMessageBody: bodyDigest };
  if (attributes !== undefined) result.MD5OfMessageAttributes = digestOfAttributes(attributes);
  if (systemAttributes !== undefined) result.MD5OfMessageSystemAttributes = digestOfAttributes(systemAttributes);
  if (queue.isFifo) result.SequenceNumber = sequenceNumber(place.order);
  return result;
}

type Content = Omit<SentMessage, 'sequence' | 'sentAt'>;

function enqueueUnlessFifoOnly(account: Account, queue: Queue, content: Content, delay: number): Place {
  if (content.deduplicationId !== undefined) throw notForThisQueueType(content.deduplicationId, 'MessageDeduplicationId');
  return enqueue(account, queue, content, delay);
}

function enqueueOnce(account: Account, queue: Queue, content: Content, delay: number): Place {
  const { groupId, deduplicationId = contentId(queue, content.body) } = content;
  if (groupId === undefined) throw missingParameter('MessageGroupId');
  if (deduplicationId === undefined) {
    // The text: github.com/awslabs/amazon-sqs-java-messaging-lib/issues/97
    throw invalidParameterValue('The queue should either have ContentBasedDeduplication enabled or MessageDeduplicationId provided explicitly');
  }
  const earlier = duplicated(account, queue, groupId, deduplicationId);
  if (earlier !== undefined) return earlier;
  const place = enqueue(account, queue, { ...content, deduplicationId }, delay);
  remember(queue, groupId, deduplicationId, { at: account.clock.now(), ...place });
  return place;
}

/** "Amazon SQS uses a SHA-256 hash to generate the MessageDeduplicationId using the body of the message (but not the attributes of the message)." */
const contentId = ({ attributes }: Queue, body: string): string | undefined =>
  attributes.ContentBasedDeduplication === 'true' ? createHash('sha256').update(body).digest('hex') : undefined;

/**
 * Puts a message that is in order into a queue.
 *
 * @param delay - Seconds.
 */
export function enqueue(account: Account, queue: Queue, content: Content, delay: number): Place {
  const now = account.clock.now();
  const sequence = ++account.counters.messages.value;
  const order = ++account.counters.orders.value;
  const { body, bodyDigest, attributes, traceHeader, groupId, deduplicationId } = content;
  queue.settle(now);
  queue.put(newMessage({ sequence, body, bodyDigest, attributes, traceHeader, groupId, deduplicationId, sentAt: now }, order, now + delay * 1000));
  announce(account, queue);
  return { sequence, order };
}

/**
 * "When you set FifoQueue, you can't set DelaySeconds per message. You can set this parameter only on a queue level." AWS takes a delay of 0:
 * github.com/softwaremill/elasticmq/issues/273
 */
function checkedDelay({ isFifo, attributes }: Queue, value: number | undefined): number {
  const delay = within(value, 'DelaySeconds', 0, 900, 'DelaySeconds must be >= 0 and <= 900.');
  if (!isFifo) return delay ?? attributes.DelaySeconds;
  if (delay !== undefined && delay > 0) throw notForThisQueueType(delay, 'DelaySeconds');
  return attributes.DelaySeconds;
}

/** "Currently, the only supported message system attribute is AWSTraceHeader. Its type must be String." */
function checkedSystemAttributes(input: MessageToSend['MessageSystemAttributes']): MessageAttributes | undefined {
  if (input === undefined) return undefined;
  const names = membersOf(input).map(([name]) => name);
  const other = names.find((name) => name !== 'AWSTraceHeader');
  if (other !== undefined) {
    throw invalidParameterValue(`Message system attribute name '${other}' is invalid. The only one supported is AWSTraceHeader.`);
  }
  if (names.length === 0) return undefined;
  const header = checkedValue('AWSTraceHeader', input.AWSTraceHeader);
  if (header.StringValue === undefined) throw invalidParameterValue("Message system attribute 'AWSTraceHeader' must be of type 'String'.");
  return { AWSTraceHeader: header };
}

/** A standard queue takes a group id too (fair queues); it changes no order here. */
function checkedId(value: string | undefined, name: 'MessageGroupId' | 'MessageDeduplicationId'): string | undefined {
  const id = optionalText(value);
  if (id === undefined || idPattern.test(id)) return id;
  throw invalidParameter(id, name, `${name} can only include alphanumeric and punctuation characters. 1 to 128 in length.`);
}
