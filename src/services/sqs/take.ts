import { type Account, queueByArn } from './account';
import type { Message } from './message';
import { inFlightLimit, type Queue } from './queue';
import { messagesOfAttempt, rememberAttempt } from './receive-attempt';
import { receivedMessage } from './received-message';
import type { ReceivedMessage } from './shapes';
import { StandardMessages } from './visible-messages';

/** What a receive asks for. */
export interface Wanted {
  readonly count: number;
  /** Seconds. */
  readonly visibilityTimeout: number | undefined;
  readonly systemAttributes: readonly string[];
  readonly attributes: readonly string[];
  /** Of a FIFO queue: the ReceiveRequestAttemptId. */
  readonly attemptId: string | undefined;
}

/**
 * Takes up to the wanted number of visible messages in flight, of a queue that is settled. Those that were received too often move to the dead-letter queue
 * on the way.
 *
 * @param redriven - Is told the queue that a message has moved to.
 */
export function take(account: Account, queue: Queue, wanted: Wanted, redriven: (target: Queue) => void): ReceivedMessage[] {
  const now = account.clock.now();
  const visibleAt = now + (wanted.visibilityTimeout ?? queue.attributes.VisibilityTimeout) * 1000;
  const again = wanted.attemptId === undefined ? undefined : messagesOfAttempt(queue, wanted.attemptId, now);
  const messages = again?.map((message): Message => ({ ...message, visibleAt })) ?? received(account, queue, wanted.count, visibleAt, now, redriven);
  for (const message of messages) queue.put(account.chaos !== undefined && !queue.isFifo ? disturbed(account, message, now) : message);
  queue.visible.endTaking();
  if (wanted.attemptId !== undefined && messages.length > 0) rememberAttempt(account, queue, wanted.attemptId, messages, again !== undefined);
  return messages.map((message) => receivedMessage(account, queue, message, wanted));
}

/** The messages that are next, as they are after their receive. */
function received(account: Account, queue: Queue, count: number, visibleAt: number, now: number, redriven: (target: Queue) => void): Message[] {
  const messages: Message[] = [];
  const numbers = account.chaos === undefined ? undefined : new Set<number>();
  while (messages.length < count && queue.inFlight + messages.length < inFlightLimit) {
    const message = nextOf(account, queue, numbers);
    if (message === undefined) break;
    const target = deadLetterQueueFor(account, queue, message);
    if (target !== undefined) {
      redrive(account, queue, message, target, now);
      redriven(target);
    } else if (numbers === undefined || !numbers.has(message.sent.sequence)) {
      numbers?.add(message.sent.sequence);
      messages.push({
        ...message,
        visibleAt,
        // Of a FIFO queue each message keeps its place. What comes back to a standard queue stands behind what was visible before.
        order: queue.isFifo ? message.order : ++account.counters.orders.value,
        receives: message.receives + 1,
        receivesHere: message.receivesHere + 1,
        firstReceivedAt: message.receives === 0 ? now : message.firstReceivedAt,
        receivedAt: now,
      });
    }
  }
  return messages;
}

/** @param taken - Those that this receive has, where chaos may draw one twice. */
function nextOf({ chaos }: Account, { visible }: Queue, taken: ReadonlySet<number> | undefined): Message | undefined {
  if (chaos?.takesAny && visible instanceof StandardMessages) {
    const any = visible.pick(chaos.random);
    if (any === undefined || !taken!.has(any.sent.sequence)) return any;
  }
  return visible.takeNext();
}

const disturbed = ({ chaos }: Account, message: Message, now: number): Message =>
  chaos!.ignoresVisibility(message) ? { ...message, visibleAt: now } : message;

/** The queue that a message moves to instead of being received again. While that queue is deleted, the message stays. */
function deadLetterQueueFor(account: Account, { attributes: { RedrivePolicy } }: Queue, message: Message): Queue | undefined {
  if (RedrivePolicy === undefined || message.receivesHere < RedrivePolicy.maxReceiveCount) return undefined;
  return queueByArn(account, RedrivePolicy.deadLetterTargetArn);
}

/**
 * "For standard queues, the expiration of a message is always based on its original enqueue timestamp. […] For FIFO queues, the enqueue timestamp resets when
 * the message is moved": https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html
 */
function redrive(account: Account, source: Queue, message: Message, target: Queue, now: number): void {
  source.remove(message.sent.sequence);
  target.settle(now);
  target.put({
    ...message,
    enqueuedAt: target.isFifo ? now : message.enqueuedAt,
    // A FIFO queue delays all that it gets alike, or one of a group would overtake another.
    visibleAt: target.isFifo ? now + target.attributes.DelaySeconds * 1000 : now,
    order: ++account.counters.orders.value,
    receivesHere: 0,
    sourceArn: source.arn,
  });
}
