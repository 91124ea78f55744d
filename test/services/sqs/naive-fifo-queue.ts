/** A message of the model. Times are seconds. */
export interface FifoItem {
  readonly id: string;
  readonly group: string;
  sentAt: number;
  visibleAt: number;
  receives: number;
  receivesHere: number;
  handle: string | undefined;
}

/** A FIFO queue as one would write it down, with nothing but a list in the order of sending: what the real one must agree with. */
export class NaiveFifoQueue {
  items: FifoItem[] = [];
  private readonly sent = new Map<string, { readonly at: number; readonly id: string }>();
  redrive: { readonly target: NaiveFifoQueue; readonly maxReceiveCount: number } | undefined;

  constructor(
    readonly url: string,
    readonly retention: number,
    readonly delay: number,
  ) {}

  /** The id of the message that this one is a duplicate of. */
  duplicateOf(deduplicationId: string, now: number): string | undefined {
    const earlier = this.sent.get(deduplicationId);
    return earlier !== undefined && now - earlier.at < 300 ? earlier.id : undefined;
  }

  send(id: string, group: string, deduplicationId: string, now: number): void {
    this.sent.set(deduplicationId, { at: now, id });
    this.items.push({ id, group, sentAt: now, visibleAt: now + this.delay, receives: 0, receivesHere: 0, handle: undefined });
  }

  /** Takes up to `count` messages: of the group whose first message is the oldest first; none of a group that has one in flight. */
  receive(now: number, count: number, timeout: number): FifoItem[] {
    const blocked = new Set(this.items.filter((item) => item.receivesHere > 0 && item.visibleAt > now).map(({ group }) => group));
    const groups = new Set(this.items.filter(({ group }) => !blocked.has(group)).map(({ group }) => group));
    const received: FifoItem[] = [];
    for (const group of groups) {
      for (const item of this.items.filter((each) => each.group === group)) {
        if (received.length === count || item.visibleAt > now) break;
        if (this.redrive !== undefined && item.receivesHere >= this.redrive.maxReceiveCount) {
          this.remove(item);
          Object.assign(item, { receivesHere: 0, handle: undefined, sentAt: now, visibleAt: now + this.redrive.target.delay });
          this.redrive.target.items.push(item);
        } else received.push(item);
      }
    }
    for (const item of received) {
      item.receives++;
      item.receivesHere++;
      item.visibleAt = now + timeout;
    }
    return received;
  }

  remove(item: FifoItem): void {
    this.items = this.items.filter((other) => other !== item);
  }

  expire(now: number): void {
    this.items = this.items.filter(({ sentAt }) => now < sentAt + this.retention);
  }

  counts(now: number): [visible: number, inFlight: number, delayed: number] {
    const hidden = this.items.filter(({ visibleAt }) => visibleAt > now);
    const delayed = hidden.filter(({ receivesHere }) => receivesHere === 0).length;
    return [this.items.length - hidden.length, hidden.length - delayed, delayed];
  }
}
