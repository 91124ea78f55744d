import type { QueueAttributes } from './attributes';
import type { Alarm, Poll } from './long-poll';
import type { Message } from './message';
import { MessageHeap } from './message-heap';
import { MessageList } from './message-list';
import { Retention } from './retention';

/** A standard queue has about 120,000 messages in flight at most: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const inFlightLimit = 120_000;

/**
 * A queue and its messages. Each message is in one place: visible (in the order of becoming visible), or hidden until a time (in flight or delayed).
 * Time never acts by itself: {@link Queue.settle} brings the queue up to date when somebody looks.
 */
export class Queue {
  readonly messages = new Map<number, Message>();
  inFlight = 0;
  lastModifiedAt: number;
  purgedAt = -Infinity;
  /** Receives that wait for a message, the longest waiting first. */
  readonly polls: Poll[] = [];
  alarm: Alarm | undefined = undefined;
  private readonly visible = new MessageList();
  private readonly hidden = new MessageHeap();
  private readonly retention = new Retention();

  constructor(
    readonly name: string,
    /** Unique in the service: two queues of one name after each other differ in it. */
    readonly number: number,
    readonly url: string,
    readonly arn: string,
    readonly attributes: QueueAttributes,
    readonly createdAt: number,
  ) {
    this.lastModifiedAt = createdAt;
  }

  get visibleCount(): number {
    return this.visible.size;
  }

  get delayedCount(): number {
    return this.hidden.size - this.inFlight;
  }

  /** The visible message that is next. */
  get next(): Message | undefined {
    return this.visible.first?.message;
  }

  /** When the next hidden message becomes visible: milliseconds since the epoch. */
  get nextVisibleAt(): number | undefined {
    return this.hidden.first?.at;
  }

  /** Drops what is older than the retention period, and shows what is hidden no longer. */
  settle(now: number): void {
    const oldest = now - this.attributes.MessageRetentionPeriod * 1000;
    for (let message = this.retention.sentBy(oldest); message !== undefined; message = this.retention.sentBy(oldest)) this.remove(message);
    for (let entry = this.hidden.first; entry !== undefined && entry.at <= now; entry = this.hidden.first) this.show(entry.message);
  }

  /** Puts in a message, visible from a time on, behind what is visible by now. */
  add(message: Message, visibleAt: number, now: number): void {
    this.settle(now);
    this.messages.set(message.sent.sequence, message);
    this.retention.add(message);
    if (visibleAt > now) {
      message.state = 'delayed';
      message.hidden = this.hidden.add(message, visibleAt);
    } else {
      message.state = 'visible';
      this.visible.push(message.visible);
    }
  }

  /** Takes a message out of the queue for good. */
  remove(message: Message): void {
    this.detach(message);
    this.retention.remove(message);
    this.messages.delete(message.sent.sequence);
  }

  /** Hides a message that was received, or whose visibility timeout is changed. */
  hide(message: Message, visibleAt: number): void {
    this.detach(message);
    message.state = 'inFlight';
    message.hidden = this.hidden.add(message, visibleAt);
    this.inFlight++;
  }

  private show(message: Message): void {
    this.detach(message);
    message.state = 'visible';
    this.visible.push(message.visible);
  }

  private detach(message: Message): void {
    if (message.state === 'visible') {
      this.visible.remove(message.visible);
      return;
    }
    this.hidden.remove(message.hidden!);
    message.hidden = undefined;
    if (message.state === 'inFlight') this.inFlight--;
  }
}
