import type { Timer } from './clock';

/** Timers by the time they are due, and in the order they were set where that is equal. Setting, taking back and taking the first cost O(log n). */
export class TimerHeap {
  private readonly heap: HeapTimer[] = [];
  private set = 0;

  get first(): HeapTimer | undefined {
    return this.heap[0];
  }

  add(until: number, wake: () => void): HeapTimer {
    const timer = new HeapTimer(this, until, this.set++, wake);
    this.up(timer, this.heap.length);
    return timer;
  }

  remove(timer: HeapTimer): void {
    const { place } = timer;
    if (place < 0) return;
    timer.place = -1;
    const last = this.heap.pop()!;
    if (last === timer) return;
    if (place > 0 && before(last, this.heap[(place - 1) >> 1]!)) this.up(last, place);
    else this.down(last, place);
  }

  private up(timer: HeapTimer, from: number): void {
    let place = from;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = this.heap[above]!;
      if (!before(timer, parent)) break;
      this.put(parent, place);
      place = above;
    }
    this.put(timer, place);
  }

  private down(timer: HeapTimer, from: number): void {
    const { length } = this.heap;
    let place = from;
    for (;;) {
      let below = 2 * place + 1;
      if (below >= length) break;
      if (below + 1 < length && before(this.heap[below + 1]!, this.heap[below]!)) below++;
      const next = this.heap[below]!;
      if (!before(next, timer)) break;
      this.put(next, place);
      place = below;
    }
    this.put(timer, place);
  }

  private put(timer: HeapTimer, place: number): void {
    this.heap[place] = timer;
    timer.place = place;
  }
}

const before = (a: HeapTimer, b: HeapTimer): boolean => a.until < b.until || (a.until === b.until && a.order < b.order);

class HeapTimer implements Timer {
  place = -1;
  constructor(
    private readonly heap: TimerHeap,
    readonly until: number,
    readonly order: number,
    readonly wake: () => void,
  ) {}

  cancel(): void {
    this.heap.remove(this);
  }
}
