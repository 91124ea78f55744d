import type { Account } from './account';
import type { Message } from './message';
import { selectAttributes } from './message-attributes';
import { digestOfAttributes } from './message-digest';
import type { Queue } from './queue';
import type { ReceivedMessage } from './shapes';
import { selectSystemAttributes } from './system-attributes';
import type { Wanted } from './take';

/** What a receive tells of a message. */
export function receivedMessage(account: Account, queue: Queue, message: Message, wanted: Wanted): ReceivedMessage {
  const { sent } = message;
  const received: ReceivedMessage = {
    MessageId: account.messageIds.of(sent.sequence),
    ReceiptHandle: account.receiptHandles.format(queue.number, sent.sequence, message.receives),
    MD5OfBody: sent.bodyDigest,
    Body: sent.body,
  };
  if (wanted.systemAttributes.length > 0) {
    const selected = selectSystemAttributes(message, queue.isFifo, account.accountId, wanted.systemAttributes);
    if (selected !== undefined) received.Attributes = selected;
  }
  if (sent.attributes !== undefined && wanted.attributes.length > 0) {
    const selected = selectAttributes(sent.attributes, wanted.attributes);
    if (selected !== undefined) {
      received.MD5OfMessageAttributes = digestOfAttributes(selected);
      received.MessageAttributes = selected;
    }
  }
  return received;
}
