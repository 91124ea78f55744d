import { attribute, type Item } from './attribute-value';
import { consumed, Units, writeUnits } from './capacity';
import type { SecondaryIndex } from './secondary-index';
import type { ConsumedCapacity, ReturnConsumedCapacity } from './shapes';
import type { StoredItem, Table } from './table';
import { equalValues } from './values/equal-values';

/**
 * The units that a write uses: of the table by the larger of the item before and after, of each index by what changes in it.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations.Writes
 */
export function writtenUnits(table: Table, before: StoredItem | undefined, after: StoredItem | undefined): Units {
  const units = new Units();
  units.table = writeUnits(before?.size ?? 0, after?.size ?? 0);
  for (const index of table.indexes.all) {
    const used = indexUnits(index, before, after);
    if (used === 0) continue;
    if (index.index.kind === 'local') units.addLocal(index.index.name, used);
    else units.addGlobal(index.index.name, used);
  }
  return units;
}

/** An entry that is put, replaced or deleted uses the units of its size; one that moves to another key is deleted and put. */
function indexUnits(index: SecondaryIndex, before: StoredItem | undefined, after: StoredItem | undefined): number {
  const [from, to] = [index.entrySize(before), index.entrySize(after)];
  if (from === 0 && to === 0) return 0;
  if (from === 0 || to === 0) return writeUnits(from, to);
  const [fromKey, toKey] = [index.keyOf(before!.item)!, index.keyOf(after!.item)!];
  if (fromKey.hash !== toKey.hash || fromKey.range !== toKey.range) return writeUnits(from, 0) + writeUnits(0, to);
  return isSame(index.projected, before!.item, after!.item) ? 0 : writeUnits(from, to);
}

/** Whether two items are alike in the attributes that an index holds. */
function isSame(projected: ReadonlySet<string> | undefined, before: Readonly<Item>, after: Readonly<Item>): boolean {
  for (const name of projected ?? new Set([...Object.keys(before), ...Object.keys(after)])) {
    const [a, b] = [attribute(before, name), attribute(after, name)];
    if (a !== b && (a === undefined || b === undefined || !equalValues(a, b))) return false;
  }
  return true;
}

/** The `ConsumedCapacity` of a request that writes one item; undefined where it was not asked for. */
export function writeCapacity(
  input: { TableName: string | undefined; ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined },
  table: Table,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
): ConsumedCapacity | undefined {
  const { TableName, ReturnConsumedCapacity: asked } = input;
  if (asked === undefined || asked === 'NONE') return undefined;
  return consumed(asked, TableName!, writtenUnits(table, before, after));
}
