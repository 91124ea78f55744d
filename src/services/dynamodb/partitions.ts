import { hash } from '../../json/hash';
import { type Entry, Partition, scanText } from './partition';
import { SortedList } from './sorted-list';

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
    return this.byHash.get(hashText)?.get(sortText);
  }

  /** Puts an entry in the place of the one with the same keys. */
  set(hashText: string, entry: Of): void {
    const partition = this.byHash.get(hashText);
    if (partition === undefined) {
      const place = hash(hashText);
      const made = new Partition(scanText(place, hashText), place, entry);
      this.byHash.set(hashText, made);
      this.inScanOrder.set(made);
      this.count++;
      this.bytes += entry.size;
      return;
    }
    const before = partition.set(entry);
    if (before === undefined) this.count++;
    this.bytes += entry.size - (before?.size ?? 0);
  }

  /** Visits all entries in the order of a scan. */
  each(visit: (entry: Of) => void): void {
    this.inScanOrder.upwards('', (partition) => {
      partition.upwards('', (entry) => {
        visit(entry);
        return true;
      });
      return true;
    });
  }

  delete(hashText: string, sortText: string): void {
    const partition = this.byHash.get(hashText);
    const before = partition?.delete(sortText);
    if (partition === undefined || before === undefined) return;
    this.count--;
    this.bytes -= before.size;
    if (!partition.isEmpty) return;
    this.byHash.delete(hashText);
    this.inScanOrder.delete(partition.sortText);
  }
}
