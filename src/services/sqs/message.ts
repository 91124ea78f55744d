import type { MessageAttributeValue } from './shapes';

/** What a message is as long as it exists. */
export interface SentMessage {
  /** Unique in the service; the order of sending. The MessageId is made of it when it is told. */
  readonly sequence: number;
  readonly body: string;
  readonly bodyDigest: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly traceHeader: string | undefined;
  readonly groupId: string | undefined;
  readonly deduplicationId: string | undefined;
  /** Milliseconds since the epoch. */
  readonly sentAt: number;
}

/** A message in a queue. It never changes: what happens to it puts another record in its place. */
export interface Message {
  readonly sent: SentMessage;
  /** From when on its retention counts. A standard queue's message keeps it in the dead-letter queue, a FIFO queue's gets another. */
  readonly enqueuedAt: number;
  readonly visibleAt: number;
  /**
   * Its turn. In a FIFO queue its place, from which the SequenceNumber is made; in a standard queue its turn among those that become visible at one time,
   * another one after each receive.
   */
  readonly order: number;
  /** Receives over all queues. */
  readonly receives: number;
  /** Receives from the queue that it is in: what maxReceiveCount is compared with. None: while it is hidden, it is delayed, not in flight. */
  readonly receivesHere: number;
  readonly firstReceivedAt: number;
  readonly receivedAt: number;
  /** The queue that it was moved from, when it is in a dead-letter queue. */
  readonly sourceArn: string | undefined;
  /** Whether the option chaos has kept it once when it was deleted. */
  readonly hasOutlivedDelete: boolean;
}

export const newMessage = (sent: SentMessage, order: number, visibleAt: number): Message => ({
  sent,
  enqueuedAt: sent.sentAt,
  visibleAt,
  order,
  receives: 0,
  receivesHere: 0,
  firstReceivedAt: 0,
  receivedAt: 0,
  sourceArn: undefined,
  hasOutlivedDelete: false,
});

const firstSequenceNumber = 18_850_000_000_000_000_000n;

/** "a large, non-consecutive number", of 20 digits, that goes up: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessage.html */
export const sequenceNumber = (order: number): string => String(firstSequenceNumber + BigInt(order) * 256n);
