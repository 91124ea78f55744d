/**
 * The only place where an item changes. Conditional writes, batches, transactions, PartiQL and the expiry of items all end here:
 *
 *     const before = table.get(key);
 *     const after = itemToStore(table, key, item, before);   // throws where the item cannot be stored; nothing has changed yet
 *                                                            // (of an update: updatedItemToStore)
 *     write(account, table, key, before, after);             // or undefined, to delete; throws nothing
 *
 * So whoever writes several items at once checks all of them first. A write keeps the items, sizes and the table's followers (secondary indexes, expiry)
 * and the journal; then it tells the stream.
 */
import type { Account } from './account';
import { attribute, type Item } from './attribute-value';
import type { Writer } from './change';
import { itemCollectionTooLarge, validation } from './errors';
import { checkIndexKey } from './index-key';
import type { Key } from './key-schema';
import type { StoredItem, Table } from './table';
import { attributeSize, itemSize, valueSize } from './values/value-size';

const LARGEST_ITEM = 400 * 1024;

/**
 * An item in normal form that is to be put, as it will be stored. It is kept, not copied.
 *
 * @param before - The item that is there now.
 * @throws ValidationException, ItemCollectionSizeLimitExceededException
 */
export function itemToStore(table: Table, key: Key, item: Readonly<Item>, before: StoredItem | undefined): StoredItem {
  const size = itemSize(item);
  if (size > LARGEST_ITEM) throw validation('Item size has exceeded the maximum allowed size');
  for (const index of table.indexes.all) checkIndexKey(index, item, undefined);
  return fitting(table, key, before, { sortText: key.range, item, size });
}

/** The same for what an update makes of the item before it: its attributes, but for the changed ones. */
export function updatedItemToStore(table: Table, key: Key, item: Readonly<Item>, before: StoredItem | undefined): StoredItem {
  const size = before === undefined ? itemSize(item) : resized(before, item);
  if (size > LARGEST_ITEM) throw validation('Item size to update has exceeded the maximum allowed size');
  for (const index of table.indexes.all) checkIndexKey(index, item, before?.item ?? NOTHING);
  return fitting(table, key, before, { sortText: key.range, item, size });
}

const NOTHING = {};

/** The size of an item by the attributes that differ from those before. */
function resized(before: StoredItem, item: Readonly<Item>): number {
  let { size } = before;
  for (const name in item) {
    const value = item[name]!;
    const old = attribute(before.item, name);
    if (value === old) continue;
    size += old === undefined ? attributeSize(name, value) : valueSize(value) - valueSize(old);
  }
  for (const name in before.item) if (!Object.hasOwn(item, name)) size -= attributeSize(name, before.item[name]!);
  return size;
}

/** @throws ItemCollectionSizeLimitExceededException */
function fitting(table: Table, { hash }: Key, before: StoredItem | undefined, after: StoredItem): StoredItem {
  const { local } = table.indexes;
  if (local.length === 0) return after;
  let grown = after.size - (before?.size ?? 0);
  for (const index of local) grown += index.entrySize(after) - index.entrySize(before);
  if (grown > 0 && table.collectionBytes(hash) + grown > table.mostCollectionBytes) throw itemCollectionTooLarge();
  return after;
}

/** Puts an item, or deletes it (`after` undefined). Nothing happens where there is neither. */
export function write(
  account: Pick<Account, 'streams'>,
  table: Table,
  key: Key,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  by: Writer = 'request',
): void {
  if (before === undefined && after === undefined) return;
  table.change(key, before, after);
  if (table.settings.stream?.enabled === true) account.streams.record({ table, before, after, by });
}
