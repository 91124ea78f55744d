import type { Account } from './account';
import { invalidParameter, invalidParameterValue, notForThisQueueType } from './errors';
import { serve } from './long-poll';
import { Message } from './message';
import { attributeBytes, checkedAttributes, checkedValue, type MessageAttributes } from './message-attributes';
import { bytesOf, checkedBody } from './message-body';
import { digestOfAttributes, digestOfText } from './message-digest';
import type { Queue } from './queue';
import { within } from './range';
import type { MessageToSend } from './shapes';

/** What is told of a message that was sent. */
export interface Sent {
  MessageId: string;
  MD5OfMessageBody: string;
  MD5OfMessageAttributes?: string;
  MD5OfMessageSystemAttributes?: string;
}

/** Letters, digits and punctuation of ASCII: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
const groupIdPattern = /^[!-~]{1,128}$/;

/**
 * Puts one message into a queue.
 *
 * @param verdict - What AWS says of the parameters of a message that is too long.
 * @throws MissingParameter, InvalidParameterValue, InvalidMessageContents, UnsupportedOperation
 */
export function send(account: Account, queue: Queue, input: MessageToSend, verdict = 'are invalid'): Sent {
  const now = account.clock.now();
  const body = checkedBody(input.MessageBody);
  const delay = within(input.DelaySeconds, 'DelaySeconds', 0, 900, 'DelaySeconds must be >= 0 and <= 900.') ?? queue.attributes.DelaySeconds;
  const attributes = checkedAttributes(input.MessageAttributes);
  const systemAttributes = checkedSystemAttributes(input.MessageSystemAttributes);
  if (input.MessageDeduplicationId != null) throw notForThisQueueType(input.MessageDeduplicationId, 'MessageDeduplicationId');
  const groupId = checkedGroupId(input.MessageGroupId);
  const limit = queue.attributes.MaximumMessageSize;
  if (bytesOf(body) + attributeBytes(attributes) > limit) {
    throw invalidParameterValue(`One or more parameters ${verdict}. Reason: Message must be shorter than ${limit} bytes.`);
  }

  const sequence = ++account.messagesMade;
  const message = new Message({
    sequence,
    body,
    bodyDigest: digestOfText(body),
    attributes,
    traceHeader: systemAttributes?.['AWSTraceHeader']?.StringValue,
    groupId,
    sentAt: now,
  });
  queue.add(message, now + delay * 1000, now);
  if (queue.polls.length > 0) serve(account, queue);
  return sentResult(account, message, systemAttributes);
}

function sentResult(account: Account, { sent }: Message, systemAttributes: MessageAttributes | undefined): Sent {
  const result: Sent = { MessageId: account.ids.message(sent.sequence), MD5OfMessageBody: sent.bodyDigest };
  if (sent.attributes !== undefined) result.MD5OfMessageAttributes = digestOfAttributes(sent.attributes);
  if (systemAttributes !== undefined) result.MD5OfMessageSystemAttributes = digestOfAttributes(systemAttributes);
  return result;
}

/** "Currently, the only supported message system attribute is AWSTraceHeader. Its type must be String." */
function checkedSystemAttributes(input: MessageToSend['MessageSystemAttributes']): MessageAttributes | undefined {
  const names = Object.keys(input ?? {});
  if (names.length === 0) return undefined;
  const header = input!.AWSTraceHeader;
  const other = names.find((name) => name !== 'AWSTraceHeader');
  if (other !== undefined || header === undefined) {
    throw invalidParameterValue(`Message system attribute name '${other ?? names[0]}' is invalid. The only one supported is AWSTraceHeader.`);
  }
  if (header.DataType !== 'String') throw invalidParameterValue("Message system attribute 'AWSTraceHeader' must be of type 'String'.");
  return { AWSTraceHeader: checkedValue('AWSTraceHeader', header) };
}

/** A standard queue takes a group id too (fair queues); it changes no order here. */
function checkedGroupId(groupId: string | undefined): string | undefined {
  if (groupId === undefined || groupId === null) return undefined;
  if (groupIdPattern.test(groupId)) return groupId;
  throw invalidParameter(groupId, 'MessageGroupId', 'MessageGroupId can only include alphanumeric and punctuation characters. 1 to 128 in length.');
}
