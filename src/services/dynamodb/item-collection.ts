import type { Item } from './attribute-value';
import type { Key } from './key-schema';
import type { ItemCollectionMetrics } from './shapes';
import type { Table } from './table';

const GIGABYTE = 1024 ** 3;

/**
 * The `ItemCollectionMetrics` of a write; undefined where they are not asked for, or the table has no local secondary index.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LSI.html#LSI.ItemCollections
 *
 * @param item - Has the key's attributes.
 */
export function collectionMetrics(asked: 'SIZE' | 'NONE' | undefined, table: Table, key: Key, item: Readonly<Item>): ItemCollectionMetrics | undefined {
  if (asked !== 'SIZE' || table.indexes.local.length === 0) return undefined;
  const { name } = table.settings.schema.hash;
  const lower = Math.floor(table.collectionBytes(key.hash) / GIGABYTE);
  return { ItemCollectionKey: { [name]: { ...item[name]! } }, SizeEstimateRangeGB: [lower, lower + 1] };
}
