import type { Message } from './message';

type Before = (a: Message, b: Message) => boolean;

/** Fewer entries than this are never looked through for those that are gone. */
const smallest = 32;

/**
 * Messages by a key, the least first. Those that come in its order stand in a run and cost O(1), the others in a heap and cost O(log n).
 *
 * What is gone is not taken out: it is passed over when its turn comes, and the entries are looked through when their number has doubled. So the order
 * of an entry is that of its record, whenever and however often it is put in.
 */
export class SortedMessages {
  private run: (Message | undefined)[] = [];
  private head = 0;
  private late: Message[] = [];
  private room = smallest;

  /** @param isCurrent - Whether a record that was put in still stands here. Where {@link shift} is used, no two that do are equal by `before`. */
  constructor(
    private readonly before: Before,
    private readonly isCurrent: (message: Message) => boolean,
  ) {}

  /** The least, whether it is gone or not: a bound. */
  get bound(): Message | undefined {
    const inRun = this.run[this.head];
    const late = this.late[0];
    if (late === undefined) return inRun;
    return inRun === undefined || this.before(late, inRun) ? late : inRun;
  }

  get first(): Message | undefined {
    let bound = this.bound;
    while (bound !== undefined && !this.isCurrent(bound)) {
      this.drop(bound);
      bound = this.bound;
    }
    return bound;
  }

  add(message: Message): void {
    if (this.run.length - this.head + this.late.length >= this.room) this.forget();
    const last = this.run[this.run.length - 1]; // undefined where the run is used up
    if (last === undefined || !this.before(message, last)) this.run.push(message);
    else this.push(message);
  }

  /** Takes the first out, as often as it was put in. */
  shift(): Message | undefined {
    const { first } = this;
    if (first === undefined) return undefined;
    this.drop(first);
    // What was gone and came back is there twice, with other records of the same message between.
    for (let bound = this.bound; bound !== undefined && !this.before(first, bound); bound = this.bound) this.drop(bound);
    return first;
  }

  /** One that is not gone, for a random number in [0, 1): mostly any of them with the same chance. */
  pick(random: () => number): Message | undefined {
    const inRun = this.run.length - this.head;
    for (let tries = 0; tries < 8; tries++) {
      const at = Math.floor(random() * (inRun + this.late.length));
      const message = at < inRun ? this.run[this.head + at] : this.late[at - inRun];
      if (message !== undefined && this.isCurrent(message)) return message;
    }
    return this.first;
  }

  /** Takes out the least. */
  private drop(message: Message): void {
    if (this.run[this.head] === message) this.run[this.head++] = undefined;
    else this.pop();
    if (this.head < 1024 || this.head * 2 < this.run.length) return;
    this.run = this.run.slice(this.head);
    this.head = 0;
  }

  private forget(): void {
    const isThere = (message: Message | undefined): boolean => message !== undefined && this.isCurrent(message);
    this.run = this.run.filter(isThere);
    this.head = 0;
    // A sorted array is a heap.
    this.late = this.late.filter(isThere).toSorted((a, b) => Number(this.before(b, a)) - Number(this.before(a, b)));
    this.room = Math.max(smallest, 2 * (this.run.length + this.late.length));
  }

  private push(message: Message): void {
    let place = this.late.length;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.late[above]!;
      if (!this.before(message, parent)) break;
      this.late[place] = parent;
      place = above;
    }
    this.late[place] = message;
  }

  private pop(): void {
    const last = this.late.pop()!;
    const { length } = this.late;
    if (length === 0) return;
    let place = 0;
    for (let below = 1; below < length; below = 2 * place + 1) {
      if (below + 1 < length && this.before(this.late[below + 1]!, this.late[below]!)) below++;
      const child = this.late[below]!;
      if (!this.before(child, last)) break;
      this.late[place] = child;
      place = below;
    }
    this.late[place] = last;
  }
}
