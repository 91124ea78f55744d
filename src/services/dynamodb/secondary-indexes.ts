import type { Key } from './key-schema';
import { SecondaryIndex } from './secondary-index';
import type { StoredItem, Table, TableFollower } from './table';
import type { IndexSettings, TableSettings } from './table-settings';

/** The indexes of a table, made and dropped as its settings say. A new one is filled from the items that are there. */
export class SecondaryIndexes implements TableFollower {
  private readonly byName = new Map<string, SecondaryIndex>();
  /** In the order in which they were made. */
  all: readonly SecondaryIndex[] = [];
  local: readonly SecondaryIndex[] = [];
  global: readonly SecondaryIndex[] = [];

  constructor(private readonly table: Table) {}

  get(name: string): SecondaryIndex | undefined {
    return this.byName.get(name);
  }

  settled({ indexes, schema }: TableSettings): void {
    const all = indexes.map((settings) => {
      const known = this.byName.get(settings.name);
      if (known !== undefined && isSame(known.index, settings)) {
        known.index = settings;
        return known;
      }
      return this.filled(new SecondaryIndex(settings, schema));
    });
    this.byName.clear();
    for (const index of all) this.byName.set(index.index.name, index);
    this.all = all;
    this.local = all.filter(({ index }) => index.kind === 'local');
    this.global = all.filter(({ index }) => index.kind === 'global');
  }

  changed(_key: Key, before: StoredItem | undefined, after: StoredItem | undefined): void {
    for (const index of this.all) index.changed(before, after);
  }

  private filled(index: SecondaryIndex): SecondaryIndex {
    this.table.items.each((stored) => index.changed(undefined, stored));
    return index;
  }
}

/** Whether an index is the one that is known. What else can change of one, its throughput, does not change its entries. */
const isSame = (known: IndexSettings, settings: IndexSettings): boolean =>
  known.kind === settings.kind && known.keySchema === settings.keySchema && known.projection === settings.projection;
