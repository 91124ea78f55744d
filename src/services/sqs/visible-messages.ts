import type { Message } from './message';
import { SortedMessages } from './sorted-messages';

/** By the time of becoming visible; at one time by their turn. */
export const byTime = (a: Message, b: Message): boolean => a.visibleAt < b.visibleAt || (a.visibleAt === b.visibleAt && a.order < b.order);

/** The messages of a queue that are not hidden, and which of them are next. */
export interface VisibleMessages {
  add(message: Message): void;
  /** A visible message has left the queue, or is hidden now. */
  left(message: Message): void;
  /** A message has got in flight (1), or is no longer (-1). */
  countInFlight(message: Message, by: 1 | -1): void;
  /** Takes out the next that can be received. {@link endTaking} is to be called when those that were taken have got what happens to them. */
  takeNext(): Message | undefined;
  endTaking(): void;
}

/** Those of a standard queue: the longest visible first. */
export class StandardMessages implements VisibleMessages {
  private readonly sorted: SortedMessages;

  constructor(isCurrent: (message: Message) => boolean) {
    this.sorted = new SortedMessages(byTime, isCurrent);
  }

  add(message: Message): void {
    this.sorted.add(message);
  }

  takeNext(): Message | undefined {
    return this.sorted.shift();
  }

  /** Any of them. It is not taken out. */
  pick(random: () => number): Message | undefined {
    return this.sorted.pick(random);
  }

  left(): void {}
  countInFlight(): void {}
  endTaking(): void {}
}
