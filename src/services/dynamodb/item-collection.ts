import { setMember } from '../../json/json';
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

/** The same for a request that writes several items: by the table's name in the request, once for each item collection. */
export function collectionMetricsByTable(
  asked: 'SIZE' | 'NONE' | undefined,
  writes: readonly { readonly tableName: string; readonly table: Table; readonly key: Key; readonly item: Readonly<Item> | undefined }[],
): Record<string, ItemCollectionMetrics[]> | undefined {
  let metrics: Record<string, ItemCollectionMetrics[]> | undefined;
  const seen = new Map<Table, Set<string>>();
  for (const { tableName, table, key, item } of writes) {
    const one = item && collectionMetrics(asked, table, key, item);
    const hashes = seen.get(table) ?? new Set();
    if (one === undefined || hashes.has(key.hash)) continue;
    seen.set(table, hashes.add(key.hash));
    metrics ??= {};
    if (!Object.hasOwn(metrics, tableName)) setMember(metrics, tableName, []);
    metrics[tableName]!.push(one);
  }
  return metrics;
}
