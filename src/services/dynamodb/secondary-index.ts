import { setMember } from '../../json/json';
import { attribute, type Item } from './attribute-value';
import { isLonger, type Key, type KeyAttribute, type KeySchema, LONGEST_HASH, LONGEST_RANGE } from './key-schema';
import { tupleText } from './key-text';
import { Partitions } from './partitions';
import { hashTextOf, type ReadPath, textsOf } from './read-path';
import type { StoredItem } from './table';
import type { IndexSettings } from './table-settings';
import { itemSize } from './values/value-size';

/**
 * The items of a table by another key: those that have all its attributes ("sparse"). Equal keys are in the order of the table's keys.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/SecondaryIndexes.html
 */
export class SecondaryIndex implements ReadPath {
  readonly partitions = new Partitions<StoredItem>();
  readonly hash: readonly KeyAttribute[];
  readonly range: readonly KeyAttribute[];
  readonly names: readonly string[];
  readonly projected: ReadonlySet<string> | undefined;
  private readonly keys: readonly (KeyAttribute & { readonly longest: number })[];
  private readonly tableKeys: readonly KeyAttribute[];

  constructor(
    public index: IndexSettings,
    { hash, range, names }: KeySchema,
  ) {
    this.hash = index.hash;
    this.range = index.range;
    this.keys = [...index.hash.map((key) => ({ ...key, longest: LONGEST_HASH })), ...index.range.map((key) => ({ ...key, longest: LONGEST_RANGE }))];
    this.tableKeys = range === undefined ? [hash] : [hash, range];
    this.names = [...new Set([...this.keys.map(({ name }) => name), ...names])];
    this.projected = index.projection.ProjectionType === 'ALL' ? undefined : new Set([...this.names, ...(index.projection.NonKeyAttributes ?? [])]);
  }

  keyOf(item: Readonly<Item>): Key | undefined {
    const hash = textsOf(item, this.hash);
    const range = hash && textsOf(item, this.range);
    const table = range && textsOf(item, this.tableKeys);
    return table && { hash: hashTextOf(hash!), range: tupleText([...range!, ...table]) };
  }

  /** Whether an item has all attributes of the key, in values that a key may have. */
  private holds(item: Readonly<Item>): boolean {
    for (const { name, type, longest } of this.keys) {
      const value = attribute(item, name);
      if (value?.[type] === undefined || value.S === '' || value.B?.length === 0 || isLonger(value, longest)) return false;
    }
    return true;
  }

  /** Brings the index up to date with a change of an item. */
  changed(before: StoredItem | undefined, after: StoredItem | undefined): void {
    const from = before !== undefined && this.holds(before.item) ? this.keyOf(before.item) : undefined;
    const to = after !== undefined && this.holds(after.item) ? this.keyOf(after.item) : undefined;
    if (from !== undefined && (to === undefined || from.hash !== to.hash || from.range !== to.range)) this.partitions.delete(from.hash, from.range);
    if (to !== undefined) this.partitions.set(to.hash, { sortText: to.range, item: after!.item, size: this.sizeOf(after!) });
  }

  /** The bytes that an item has in the index, where it is in it. */
  entrySize(stored: StoredItem | undefined): number {
    return stored !== undefined && this.holds(stored.item) ? this.sizeOf(stored) : 0;
  }

  private sizeOf({ item, size }: StoredItem): number {
    return this.projected === undefined ? size : itemSize(partOf(item, this.projected));
  }
}

/** The attributes of an item that have one of the names. The values are shared. */
export function partOf(item: Readonly<Item>, names: ReadonlySet<string>): Item {
  const part: Item = {};
  for (const name in item) if (names.has(name)) setMember(part, name, item[name]!);
  return part;
}
