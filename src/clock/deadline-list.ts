import { afterMicrotasks } from './after-microtasks';
import type { Clock, Timer } from './clock';

/** Something that has to be over by a time, and mostly is long before. */
export interface Deadline {
  /** In milliseconds since the epoch. */
  readonly deadline: number;
  /** Its neighbours in the list. */
  earlier: Deadline | null;
  later: Deadline | null;
  expire(): void;
}

/**
 * Deadlines that mostly come in their order, as those of things that may all last the same time do. One timer serves them all, and it is only set when
 * the program has come to rest: what is over before costs a link in a list.
 */
export class DeadlineList {
  private first: Deadline | null = null;
  private last: Deadline | null = null;
  private timer: Timer | null = null;
  private due = Infinity;
  private looking = false;

  constructor(private readonly clock: Clock) {}

  add(entry: Deadline): void {
    let before = this.last;
    while (before !== null && before.deadline > entry.deadline) before = before.earlier;
    const after = before === null ? this.first : before.later;
    entry.earlier = before;
    entry.later = after;
    if (before === null) this.first = entry;
    else before.later = entry;
    if (after === null) this.last = entry;
    else after.earlier = entry;
    if (this.looking || entry.deadline >= this.due) return;
    this.looking = true;
    afterMicrotasks(this.look);
  }

  /** Takes out an entry that is in the list. */
  remove(entry: Deadline): void {
    const { earlier, later } = entry;
    if (earlier === null) this.first = later;
    else earlier.later = later;
    if (later === null) this.last = earlier;
    else later.earlier = earlier;
    entry.earlier = entry.later = null;
    if (this.first === null && this.timer !== null) this.set(Infinity);
  }

  private readonly look = (): void => {
    this.looking = false;
    const due = this.first?.deadline ?? Infinity;
    if (due !== this.due) this.set(due);
  };

  private set(due: number): void {
    this.timer?.cancel();
    this.due = due;
    this.timer = due === Infinity ? null : this.clock.schedule(due, this.fire);
  }

  private readonly fire = (): void => {
    this.timer = null;
    this.due = Infinity;
    const now = this.clock.now();
    for (let entry = this.first; entry !== null && entry.deadline <= now; entry = this.first) {
      this.remove(entry);
      entry.expire();
    }
    this.look();
  };
}
