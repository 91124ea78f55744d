/** What a {@link CallQueue} sets going. */
export interface Queued {
  begin(): void;
}

const settled = Promise.resolve();

/**
 * Sets calls going in the order they came, at most so many at the same time. Each begins on a stack of its own, in a later microtask: nothing of a
 * handler runs within `start()`, and the trace of an error it throws, which costs the more the deeper the stack is, begins with the handler.
 */
export class CallQueue {
  private readonly waiting: Queued[] = [];
  private next = 0;
  private running = 0;
  private scheduled = false;

  constructor(private readonly most: number) {}

  add(call: Queued): void {
    this.waiting.push(call);
    this.schedule();
  }

  /** A call that was set going is over. */
  done(): void {
    this.running--;
    if (this.next < this.waiting.length) this.schedule();
  }

  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    void settled.then(this.drain);
  }

  private readonly drain = (): void => {
    this.scheduled = false;
    while (this.next < this.waiting.length && this.running < this.most) {
      this.running++;
      this.waiting[this.next++]!.begin();
    }
    if (this.next < this.waiting.length) {
      if (this.next * 2 > this.waiting.length) this.next -= this.waiting.splice(0, this.next).length;
      return;
    }
    this.next = 0;
    while (this.waiting.length > 0) this.waiting.pop(); // to set the length to 0 would give up the space
  };
}
