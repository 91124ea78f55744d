/** A message of the model. Times are seconds. */
export interface Item {
  readonly id: string;
  readonly sentAt: number;
  visibleAt: number;
  /** Its turn among those that become visible at one time. */
  turn: number;
  delayed: boolean;
  receives: number;
  receivesHere: number;
  handle: string | undefined;
}

/** A standard queue as one would write it down, with nothing but a list: what the real one must agree with. */
export class NaiveQueue {
  private static turns = 0;
  items: Item[] = [];
  redrive: { readonly target: NaiveQueue; readonly maxReceiveCount: number } | undefined;

  constructor(
    readonly url: string,
    readonly retention: number,
  ) {}

  send(id: string, now: number, delay: number): void {
    this.add({ id, sentAt: now, visibleAt: 0, turn: 0, delayed: delay > 0, receives: 0, receivesHere: 0, handle: undefined }, now + delay);
  }

  /** Takes up to `count` messages; those received too often go to the dead-letter queue on the way. */
  receive(now: number, count: number, timeout: number): Item[] {
    const received: Item[] = [];
    for (const item of this.visible(now)) {
      if (received.length === count) break;
      if (this.redrive !== undefined && item.receivesHere >= this.redrive.maxReceiveCount) {
        this.remove(item);
        Object.assign(item, { receivesHere: 0, delayed: false, handle: undefined });
        this.redrive.target.add(item, now);
        this.redrive.target.expire(now);
      } else {
        item.receives++;
        item.receivesHere++;
        item.delayed = false;
        this.hide(item, now + timeout);
        received.push(item);
      }
    }
    return received;
  }

  hide(item: Item, visibleAt: number): void {
    item.visibleAt = visibleAt;
    item.turn = ++NaiveQueue.turns;
  }

  remove(item: Item): void {
    this.items = this.items.filter((other) => other !== item);
  }

  expire(now: number): void {
    this.items = this.items.filter(({ sentAt }) => now < sentAt + this.retention);
  }

  counts(now: number): [visible: number, inFlight: number, delayed: number] {
    const hidden = this.items.filter(({ visibleAt }) => visibleAt > now);
    const delayed = hidden.filter((item) => item.delayed).length;
    return [this.items.length - hidden.length, hidden.length - delayed, delayed];
  }

  private add(item: Item, visibleAt: number): void {
    this.hide(item, visibleAt);
    this.items.push(item);
  }

  private visible(now: number): Item[] {
    return this.items.filter(({ visibleAt }) => visibleAt <= now).toSorted((a, b) => a.visibleAt - b.visibleAt || a.turn - b.turn);
  }
}
