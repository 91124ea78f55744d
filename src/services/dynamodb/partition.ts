import { type Sorted, SortedList } from './sorted-list';

/** What stands in a table or in an index: its sort text is unique within its partition. */
export interface Entry extends Sorted {
  /** In bytes, as DynamoDB counts them. */
  readonly size: number;
}

/** The text by which a scan meets a partition. */
export const scanText = (place: number, hashText: string): string => place.toString(16).padStart(8, '0') + hashText;

/** The entries with one partition key, in the order of their sort texts. One that is alone, as in a table without a sort key, needs no list. */
export class Partition<Of extends Entry> implements Sorted {
  private held: SortedList<Of> | Of | undefined;
  /** Of all its entries. */
  bytes: number;

  /** @param place - 32 bits: scans go by it, as DynamoDB's do, and parallel scans share it out. */
  constructor(
    readonly sortText: string,
    readonly place: number,
    first: Of,
  ) {
    this.held = first;
    this.bytes = first.size;
  }

  get isEmpty(): boolean {
    return this.held === undefined || (this.held instanceof SortedList && this.held.isEmpty);
  }

  get(sortText: string): Of | undefined {
    const { held } = this;
    if (held instanceof SortedList) return held.get(sortText);
    return held?.sortText === sortText ? held : undefined;
  }

  /** Adds an entry, or puts it in the place of the one with the same sort text, which it gives. */
  set(entry: Of): Of | undefined {
    const before = this.exchange(entry);
    this.bytes += entry.size - (before?.size ?? 0);
    return before;
  }

  private exchange(entry: Of): Of | undefined {
    const { held } = this;
    if (held instanceof SortedList) return held.set(entry);
    if (held === undefined || held.sortText === entry.sortText) {
      this.held = entry;
      return held;
    }
    const list = new SortedList<Of>();
    list.set(held);
    list.set(entry);
    this.held = list;
    return undefined;
  }

  /** Takes an entry out, and gives it. */
  delete(sortText: string): Of | undefined {
    const { held } = this;
    const before = held instanceof SortedList ? held.delete(sortText) : this.get(sortText);
    if (before === undefined) return undefined;
    if (before === held) this.held = undefined;
    this.bytes -= before.size;
    return before;
  }

  /** Visits the entries from `sortText` upwards until `visit` gives false. */
  upwards(sortText: string, visit: (entry: Of) => boolean): void {
    const { held } = this;
    if (held instanceof SortedList) held.upwards(sortText, visit);
    else if (held !== undefined && held.sortText >= sortText) visit(held);
  }

  /** Visits the entries from the greatest that is not above `sortText` downwards until `visit` gives false; without a text from the last one. */
  downwards(sortText: string | undefined, visit: (entry: Of) => boolean): void {
    const { held } = this;
    if (held instanceof SortedList) held.downwards(sortText, visit);
    else if (held !== undefined && (sortText === undefined || held.sortText <= sortText)) visit(held);
  }
}
