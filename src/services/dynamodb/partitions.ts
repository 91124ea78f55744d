import { hash } from '../../json/hash';
import { type Sorted, SortedList } from './sorted-list';

/** What stands in a table or in an index: its sort text is unique within its partition. */
export interface Entry extends Sorted {
  /** In bytes, as DynamoDB counts them. */
  readonly size: number;
}

/** The entries with one partition key, in the order of their sort texts. */
export interface Partition<Of extends Entry> extends Sorted {
  /** 32 bits: scans go by it, as DynamoDB's do, and parallel scans share it out. */
  readonly place: number;
  readonly entries: SortedList<Of>;
  /** Of all its entries. */
  bytes: number;
}

/** The text by which a scan meets a partition. */
export const scanText = (place: number, hashText: string): string => place.toString(16).padStart(8, '0') + hashText;

/** The entries of a table or of an index by the texts of their keys, with their number and size. */
export class Partitions<Of extends Entry> {
  private readonly byHash = new Map<string, Partition<Of>>();
  /** The partitions in the order of a scan. */
  readonly inScanOrder = new SortedList<Partition<Of>>();
  count = 0;
  bytes = 0;

  of(hashText: string): Partition<Of> | undefined {
    return this.byHash.get(hashText);
  }

  get(hashText: string, sortText: string): Of | undefined {
    return this.byHash.get(hashText)?.entries.get(sortText);
  }

  /** Puts an entry in the place of the one with the same keys. */
  set(hashText: string, entry: Of): void {
    let partition = this.byHash.get(hashText);
    if (partition === undefined) {
      const place = hash(hashText);
      partition = { place, sortText: scanText(place, hashText), entries: new SortedList(), bytes: 0 };
      this.byHash.set(hashText, partition);
      this.inScanOrder.set(partition);
    }
    const before = partition.entries.set(entry);
    if (before === undefined) this.count++;
    this.resize(partition, entry.size - (before?.size ?? 0));
  }

  delete(hashText: string, sortText: string): void {
    const partition = this.byHash.get(hashText);
    const before = partition?.entries.delete(sortText);
    if (partition === undefined || before === undefined) return;
    this.count--;
    this.resize(partition, -before.size);
    if (!partition.entries.isEmpty) return;
    this.byHash.delete(hashText);
    this.inScanOrder.delete(partition.sortText);
  }

  private resize(partition: Partition<Of>, by: number): void {
    partition.bytes += by;
    this.bytes += by;
  }
}
