import type { Item } from './attribute-value';
import { validation } from './errors';
import type { Key, KeySchema } from './key-schema';
import { hash } from '../../json/hash';
import type { AttributeDefinition, KeySchemaElement } from './shapes';
import { type Sorted, SortedList } from './sorted-list';
import { itemSize } from './values/value-size';

/** An item in the table: never changed, only replaced. */
export interface StoredItem extends Sorted {
  readonly item: Readonly<Item>;
  /** In bytes, as DynamoDB counts them. */
  readonly size: number;
}

/** The items with one partition key, by their sort keys. */
export interface Partition extends Sorted {
  /** 32 bits: scans go by it, as DynamoDB's do, and parallel scans share it out. */
  readonly place: number;
  readonly items: SortedList<StoredItem>;
}

/** What a table was made with. */
export interface TableSettings {
  readonly name: string;
  readonly arn: string;
  readonly id: string;
  readonly created: number;
  readonly schema: KeySchema;
  readonly attributes: readonly AttributeDefinition[];
  readonly keySchema: readonly KeySchemaElement[];
  readonly billingMode: 'PROVISIONED' | 'PAY_PER_REQUEST';
  readonly throughput: { readonly ReadCapacityUnits: number; readonly WriteCapacityUnits: number };
  readonly deletionProtected: boolean;
}

const LARGEST_ITEM = 400 * 1024;

/** The text by which a scan meets a partition. */
export const scanText = (place: number, hashText: string): string => place.toString(16).padStart(8, '0') + hashText;

export class Table {
  private readonly byKey = new Map<string, Partition>();
  /** The same partitions in the order of a scan. */
  readonly partitions = new SortedList<Partition>();
  itemCount = 0;
  bytes = 0;

  constructor(readonly settings: TableSettings) {}

  get(key: Key): StoredItem | undefined {
    return this.byKey.get(key.hash)?.items.get(key.range);
  }

  partition(hashText: string): Partition | undefined {
    return this.byKey.get(hashText);
  }

  /**
   * Stores an item in normal form.
   *
   * @param before - The item that is there now.
   * @param tooLarge - The message when the item has more than 400 KB.
   * @throws ValidationException
   */
  put(key: Key, item: Readonly<Item>, before: StoredItem | undefined, tooLarge?: string): StoredItem {
    const size = this.checkSize(item, tooLarge);
    let partition = this.byKey.get(key.hash);
    if (partition === undefined) {
      const place = hash(key.hash);
      partition = { place, sortText: scanText(place, key.hash), items: new SortedList() };
      this.byKey.set(key.hash, partition);
      this.partitions.set(partition);
    }
    const stored: StoredItem = { sortText: key.range, item, size };
    partition.items.set(stored);
    this.bytes += size - (before?.size ?? 0);
    if (before === undefined) this.itemCount++;
    return stored;
  }

  /** The bytes of an item. @throws ValidationException where it has more than 400 KB */
  checkSize(item: Readonly<Item>, tooLarge = 'Item size has exceeded the maximum allowed size'): number {
    const size = itemSize(item);
    if (size > LARGEST_ITEM) throw validation(tooLarge);
    return size;
  }

  delete(key: Key, before: StoredItem): void {
    const partition = this.byKey.get(key.hash)!;
    partition.items.delete(key.range);
    if (partition.items.isEmpty) {
      this.byKey.delete(key.hash);
      this.partitions.delete(partition.sortText);
    }
    this.bytes -= before.size;
    this.itemCount--;
  }
}
