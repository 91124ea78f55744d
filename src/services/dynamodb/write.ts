/**
 * The only place where an item changes. Conditional writes, batches, transactions, PartiQL and the expiry of items all end here:
 *
 *     const before = table.get(key);
 *     const after = itemToStore(table, key, item, before);   // throws where the item cannot be stored; nothing has changed yet
 *     write(account, table, key, before, after);             // or undefined, to delete; throws nothing
 *
 * So whoever writes several items at once checks all of them first. A write keeps the items, sizes and the table's followers (secondary indexes, expiry)
 * and the journal; then it tells `account.changes`, the stream.
 */
import type { Account } from './account';
import type { Item } from './attribute-value';
import type { Writer } from './change';
import { validation } from './errors';
import type { Key } from './key-schema';
import type { StoredItem, Table } from './table';
import { itemSize } from './values/value-size';

const LARGEST_ITEM = 400 * 1024;

/**
 * An item in normal form, as it will be stored. It is kept, not copied.
 *
 * @param before - The item that is there now.
 * @param tooLarge - The message when the item has more than 400 KB.
 * @throws ValidationException
 */
export function itemToStore(
  _table: Table,
  key: Key,
  item: Readonly<Item>,
  _before: StoredItem | undefined,
  tooLarge = 'Item size has exceeded the maximum allowed size',
): StoredItem {
  const size = itemSize(item);
  if (size > LARGEST_ITEM) throw validation(tooLarge);
  return { sortText: key.range, item, size };
}

/** Puts an item, or deletes it (`after` undefined). Nothing happens where there is neither. */
export function write(account: Account, table: Table, key: Key, before: StoredItem | undefined, after: StoredItem | undefined, by: Writer = 'request'): void {
  if (before === undefined && after === undefined) return;
  table.change(key, before, after);
  account.changes?.({ table, before, after, by });
}
