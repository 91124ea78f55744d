import type { Message } from './message';

/** A message and the time it is ordered by. */
export interface HeapEntry {
  readonly message: Message;
  readonly at: number;
  readonly order: number;
  place: number;
}

const earlier = (a: HeapEntry, b: HeapEntry): boolean => a.at < b.at || (a.at === b.at && a.order < b.order);

/** Messages by a time, the earliest first, equal times in the order of adding. Adding and taking any of them out cost O(log n). */
export class MessageHeap {
  private readonly entries: HeapEntry[] = [];
  private added = 0;

  get first(): HeapEntry | undefined {
    return this.entries[0];
  }

  get size(): number {
    return this.entries.length;
  }

  add(message: Message, at: number): HeapEntry {
    const entry: HeapEntry = { message, at, order: this.added++, place: 0 };
    this.up(entry, this.entries.length);
    return entry;
  }

  remove(entry: HeapEntry): void {
    const last = this.entries.pop()!;
    if (last === entry) return;
    const { place } = entry;
    if (place > 0 && earlier(last, this.entries[(place - 1) >> 1]!)) this.up(last, place);
    else this.down(last, place);
  }

  private up(entry: HeapEntry, from: number): void {
    let place = from;
    while (place > 0) {
      const parent = this.entries[(place - 1) >> 1]!;
      if (earlier(parent, entry)) break;
      this.put(parent, place);
      place = (place - 1) >> 1;
    }
    this.put(entry, place);
  }

  private down(entry: HeapEntry, from: number): void {
    const { length } = this.entries;
    let place = from;
    for (let below = 2 * place + 1; below < length; below = 2 * place + 1) {
      if (below + 1 < length && earlier(this.entries[below + 1]!, this.entries[below]!)) below++;
      const child = this.entries[below]!;
      if (earlier(entry, child)) break;
      this.put(child, place);
      place = below;
    }
    this.put(entry, place);
  }

  private put(entry: HeapEntry, place: number): void {
    this.entries[place] = entry;
    entry.place = place;
  }
}
