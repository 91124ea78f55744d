import type { HeapEntry } from './message-heap';
import { Link } from './message-list';
import type { MessageAttributeValue } from './shapes';

/** What a message is as long as it exists: it never changes. */
export interface SentMessage {
  /** Unique in the service; the order of sending. The MessageId is made of it when it is told. */
  readonly sequence: number;
  readonly body: string;
  readonly bodyDigest: string;
  readonly attributes: Readonly<Record<string, MessageAttributeValue>> | undefined;
  readonly traceHeader: string | undefined;
  readonly groupId: string | undefined;
  /** Milliseconds since the epoch. A message that moves to a dead-letter queue keeps it. */
  readonly sentAt: number;
}

export type MessageState = 'visible' | 'inFlight' | 'delayed';

/** A message in a queue. */
export class Message {
  state: MessageState = 'visible';
  /** Receives over all queues. */
  receives = 0;
  /** Receives from the queue that it is in: what maxReceiveCount is compared with. */
  receivesHere = 0;
  firstReceivedAt = 0;
  receivedAt = 0;
  /** The queue that it was moved from, when it is in a dead-letter queue. */
  sourceArn: string | undefined = undefined;

  /** Its place among the visible messages, while it is one. */
  readonly visible = new Link(this);
  /** Its place among those that are hidden, while it is one. */
  hidden: HeapEntry | undefined = undefined;
  /** Its place in the order of retention, one of the two. */
  readonly retained = new Link(this);
  late: HeapEntry | undefined = undefined;

  constructor(readonly sent: SentMessage) {}
}
