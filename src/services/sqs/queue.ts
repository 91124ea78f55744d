import type { Journal, Journaled } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import { JournaledValue } from '../../journal/journaled-value';
import type { QueueAttributes } from './attributes';
import type { Deduplicated } from './deduplication';
import { FifoMessages } from './fifo-messages';
import type { Message } from './message';
import type { MoveTask } from './move-task';
import type { ReceiveAttempt } from './receive-attempt';
import { SortedMessages } from './sorted-messages';
import { byTime, StandardMessages, type VisibleMessages } from './visible-messages';

/** About 120,000 messages can be in flight: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html */
export const inFlightLimit = 120_000;

/** What is set of a queue. */
export interface QueueSettings {
  readonly attributes: QueueAttributes;
  readonly tags: ReadonlyMap<string, string>;
  /** Milliseconds since the epoch. */
  readonly lastModifiedAt: number;
  readonly purgedAt: number | undefined;
}

/** What a queue is as long as it exists. */
export interface QueueIdentity {
  readonly name: string;
  /** Unique in the service: two queues of one name after each other differ in it. */
  readonly number: number;
  readonly url: string;
  readonly arn: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/**
 * A queue and its messages, a journaled store of them by their number. All else is an index over them. A message is visible, or hidden until a time: in
 * flight or delayed. Time never acts by itself: {@link Queue.settle} brings the queue up to date when somebody looks.
 */
export class Queue implements Journaled<number, Message> {
  readonly name: string;
  readonly number: number;
  readonly url: string;
  readonly arn: string;
  readonly createdAt: number;
  readonly isFifo: boolean;
  readonly settings: JournaledValue<QueueSettings>;
  /** What was sent to a FIFO queue of late, by deduplication id. */
  readonly deduplicated: JournaledMap<string, Deduplicated>;
  readonly receiveAttempts: JournaledMap<string, ReceiveAttempt>;
  /** The message move tasks from this queue, by their ids. */
  readonly moveTasks: JournaledMap<string, MoveTask>;
  visibleCount = 0;
  delayedCount = 0;
  inFlight = 0;
  readonly visible: VisibleMessages;
  private readonly messages = new Map<number, Message>();
  private readonly hidden: SortedMessages;
  private readonly retained: SortedMessages;
  /** What is to be visible by then is. */
  private settledAt: number;

  constructor(
    private readonly journal: Journal,
    { name, number, url, arn, createdAt }: QueueIdentity,
    settings: QueueSettings,
    now: number,
  ) {
    this.name = name;
    this.number = number;
    this.url = url;
    this.arn = arn;
    this.createdAt = createdAt;
    this.settledAt = now;
    this.isFifo = name.endsWith('.fifo');
    this.settings = new JournaledValue(journal, settings);
    this.deduplicated = new JournaledMap(journal);
    this.receiveAttempts = new JournaledMap(journal);
    this.moveTasks = new JournaledMap(journal);
    const isCurrent = (message: Message): boolean => this.messages.get(message.sent.sequence) === message;
    this.visible = this.isFifo ? new FifoMessages(isCurrent) : new StandardMessages(isCurrent);
    this.hidden = new SortedMessages(byTime, isCurrent);
    // Any record of a message's stay here stands for it.
    this.retained = new SortedMessages(
      (a, b) => a.enqueuedAt < b.enqueuedAt,
      (message) => this.messages.get(message.sent.sequence)?.enqueuedAt === message.enqueuedAt,
    );
  }

  get attributes(): QueueAttributes {
    return this.settings.value.attributes;
  }

  /** When the next hidden message becomes visible: milliseconds since the epoch. */
  get nextVisibleAt(): number | undefined {
    return this.hidden.first?.visibleAt;
  }

  /** All messages, in no order. */
  all(): IterableIterator<Message> {
    return this.messages.values();
  }

  get(number: number): Message | undefined {
    return this.messages.get(number);
  }

  isVisible(message: Message): boolean {
    return message.visibleAt <= this.settledAt;
  }

  /** Puts a message in, or a newer record in its place. */
  put(message: Message): void {
    const number = message.sent.sequence;
    const before = this.replace(number, message);
    if (this.journal.isOpen) this.journal.note(this, number, before, message);
  }

  remove(number: number): void {
    const before = this.replace(number, undefined);
    if (this.journal.isOpen) this.journal.note(this, number, before, undefined);
  }

  replace(number: number, message: Message | undefined): Message | undefined {
    const before = this.messages.get(number);
    if (message === undefined) this.messages.delete(number);
    else this.messages.set(number, message);
    if (before !== undefined) this.leave(before);
    if (message !== undefined) {
      if (message.enqueuedAt !== before?.enqueuedAt) this.retained.add(message);
      this.enter(message);
    }
    return before;
  }

  /** Drops what is older than the retention period, and shows what is hidden no longer. */
  settle(now: number): void {
    if (now > this.settledAt) {
      this.settledAt = now;
      for (let bound = this.hidden.bound; bound !== undefined && bound.visibleAt <= now; bound = this.hidden.bound) {
        const message = this.hidden.first;
        if (message === undefined || message.visibleAt > now) break;
        this.hidden.shift();
        this.countHidden(message, -1);
        this.visibleCount++;
        this.visible.add(message);
      }
    }
    const oldest = now - this.attributes.MessageRetentionPeriod * 1000;
    for (let bound = this.retained.bound; bound !== undefined && bound.enqueuedAt <= oldest; bound = this.retained.bound) {
      const message = this.retained.first;
      if (message === undefined || message.enqueuedAt > oldest) break;
      this.remove(message.sent.sequence);
    }
  }

  private enter(message: Message): void {
    if (this.isVisible(message)) {
      this.visibleCount++;
      this.visible.add(message);
    } else {
      this.countHidden(message, 1);
      this.hidden.add(message);
    }
  }

  private leave(message: Message): void {
    if (this.isVisible(message)) {
      this.visibleCount--;
      this.visible.left(message);
    } else this.countHidden(message, -1);
  }

  private countHidden(message: Message, by: 1 | -1): void {
    if (message.receivesHere === 0) this.delayedCount += by;
    else {
      this.inFlight += by;
      this.visible.countInFlight(message, by);
    }
  }
}
