import type { Journal, Journaled } from '../../journal/journal';
import { JournaledValue } from '../../journal/journaled-value';
import type { Item } from './attribute-value';
import { type Key, keyId, keyOfId } from './key-schema';
import type { Entry } from './partition';
import { Partitions } from './partitions';
import { type ReadPath, tablePath } from './read-path';
import { SecondaryIndexes } from './secondary-indexes';
import type { TableSettings } from './table-settings';

/** An item in the table, its sort key's text being its sort text: never changed, only replaced. */
export interface StoredItem extends Entry {
  readonly item: Readonly<Item>;
}

/**
 * What follows from a table's items and settings and is no state by itself: a secondary index, a list of what expires when. It is told of every change,
 * also of those that a return to a mark makes.
 */
export interface TableFollower {
  /** The table has other settings now. Called once when the table is made. */
  settled?(settings: TableSettings): void;
  changed(key: Key, before: StoredItem | undefined, after: StoredItem | undefined): void;
}

/** A table: its settings, and a journaled store of its items. Items are put by write.ts alone. */
export class Table implements Journaled<string, StoredItem> {
  readonly items = new Partitions<StoredItem>();
  readonly path: ReadPath;
  readonly indexes = new SecondaryIndexes(this);
  private readonly followers: TableFollower[] = [];
  private readonly held: Settings;

  constructor(
    private readonly journal: Journal,
    settings: TableSettings,
    /** The limit of an item collection: all items with one partition key, with their copies in local indexes. Without local indexes there is none. */
    readonly mostCollectionBytes: number,
  ) {
    this.path = tablePath(settings.schema, this.items);
    this.held = new Settings(journal, settings, (settled) => {
      for (const follower of this.followers) follower.settled?.(settled);
    });
    this.follow(this.indexes);
  }

  get settings(): TableSettings {
    return this.held.value;
  }

  set settings(settings: TableSettings) {
    this.held.value = settings;
  }

  /** Tells a follower of the settings now, and of all changes from now on. A table is followed before it has items. */
  follow(follower: TableFollower): void {
    this.followers.push(follower);
    follower.settled?.(this.settings);
  }

  get(key: Key): StoredItem | undefined {
    return this.items.get(key.hash, key.range);
  }

  /** The bytes of an item collection, by the text of its partition key. */
  collectionBytes(hash: string): number {
    let bytes = this.items.of(hash)?.bytes ?? 0;
    for (const { partitions } of this.indexes.local) bytes += partitions.of(hash)?.bytes ?? 0;
    return bytes;
  }

  /** Puts an item, or takes it out (undefined). */
  change(key: Key, before: StoredItem | undefined, after: StoredItem | undefined): void {
    this.exchange(key, before, after);
    if (this.journal.isOpen) this.journal.note(this, keyId(key), before, after);
  }

  replace(id: string, after: StoredItem | undefined): StoredItem | undefined {
    const key = keyOfId(id);
    const before = this.get(key);
    this.exchange(key, before, after);
    return before;
  }

  private exchange(key: Key, before: StoredItem | undefined, after: StoredItem | undefined): void {
    if (after === undefined) this.items.delete(key.hash, key.range);
    else this.items.set(key.hash, after);
    for (let i = 0; i < this.followers.length; i++) this.followers[i]!.changed(key, before, after);
  }
}

/** Settings that tell of their changes, also of a return to earlier ones. */
class Settings extends JournaledValue<TableSettings> {
  constructor(
    journal: Journal,
    settings: TableSettings,
    private readonly settled: (settings: TableSettings) => void,
  ) {
    super(journal, settings);
  }

  override replace(key: 'value', settings: TableSettings | undefined): TableSettings {
    const before = super.replace(key, settings);
    this.settled(this.value);
    return before;
  }
}
