import { type Key, keyId } from './key-schema';
import type { Table } from './table';

/** Whether no two of the places are the same item of the same table. */
export function areDistinct(places: readonly { readonly table: Table; readonly key: Key }[]): boolean {
  const seen = new Map<Table, Set<string>>();
  for (const { table, key } of places) {
    let ids = seen.get(table);
    if (ids === undefined) seen.set(table, (ids = new Set()));
    const id = keyId(key);
    if (ids.has(id)) return false;
    ids.add(id);
  }
  return true;
}
