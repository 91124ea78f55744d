import { type Account, queueByArn } from './account';
import { digestOfAttributes } from './message-digest';
import { selectAttributes } from './message-attributes';
import type { Message } from './message';
import { inFlightLimit, type Queue } from './queue';
import { formatReceiptHandle } from './receipt-handle';
import type { ReceivedMessage } from './shapes';
import { selectSystemAttributes } from './system-attributes';

/** What a receive asks for. */
export interface Wanted {
  readonly count: number;
  /** Seconds. */
  readonly visibilityTimeout: number | undefined;
  readonly systemAttributes: readonly string[];
  readonly attributes: readonly string[];
}

/**
 * Takes up to the wanted number of visible messages in flight. Those that were received too often move to the dead-letter queue on the way.
 *
 * @param redriven - Is told the queue that a message has moved to.
 */
export function take(account: Account, queue: Queue, wanted: Wanted, redriven: (target: Queue) => void): ReceivedMessage[] {
  const now = account.clock.now();
  const visibleAt = now + (wanted.visibilityTimeout ?? queue.attributes.VisibilityTimeout) * 1000;
  const received: ReceivedMessage[] = [];
  queue.settle(now);
  for (let message = queue.next; message !== undefined && received.length < wanted.count && queue.inFlight < inFlightLimit; message = queue.next) {
    const target = deadLetterQueueFor(account, queue, message);
    if (target === undefined) received.push(receive(account, queue, message, wanted, now, visibleAt));
    else {
      redrive(queue, message, target, now);
      redriven(target);
    }
  }
  return received;
}

/** The queue that a message moves to instead of being received again. While that queue is deleted, the message stays. */
function deadLetterQueueFor(account: Account, { attributes: { RedrivePolicy } }: Queue, message: Message): Queue | undefined {
  if (RedrivePolicy === undefined || message.receivesHere < RedrivePolicy.maxReceiveCount) return undefined;
  return queueByArn(account, RedrivePolicy.deadLetterTargetArn);
}

/** The message keeps the time it was sent at, so its retention goes on: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html */
function redrive(source: Queue, message: Message, target: Queue, now: number): void {
  source.remove(message);
  message.receivesHere = 0;
  message.sourceArn = source.arn;
  target.add(message, now, now);
}

function receive(account: Account, queue: Queue, message: Message, wanted: Wanted, now: number, visibleAt: number): ReceivedMessage {
  const { sent } = message;
  message.receives++;
  message.receivesHere++;
  message.receivedAt = now;
  if (message.receives === 1) message.firstReceivedAt = now;
  queue.hide(message, visibleAt);
  const received: ReceivedMessage = {
    MessageId: account.ids.message(sent.sequence),
    ReceiptHandle: formatReceiptHandle(account.ids, queue.number, sent.sequence, message.receives),
    MD5OfBody: sent.bodyDigest,
    Body: sent.body,
  };
  if (wanted.systemAttributes.length > 0) {
    const selected = selectSystemAttributes(message, account.accountId, wanted.systemAttributes);
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
