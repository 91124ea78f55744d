import type { Capacity, ConsumedCapacity, ReturnConsumedCapacity } from './shapes';

/**
 * Units to read so many bytes: one for each 4 KB begun, half of that where eventually consistent.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const readUnits = (bytes: number, consistent: boolean | undefined): number => Math.max(1, Math.ceil(bytes / 4096)) * (consistent === true ? 1 : 0.5);

/** Units to write an item: one for each 1 KB begun of the item before or after, whichever is larger. */
export const writeUnits = (before: number, after: number): number => Math.max(1, Math.ceil(Math.max(before, after) / 1024));

/** Which units a transaction's are. Other requests do not tell. */
export type Direction = 'ReadCapacityUnits' | 'WriteCapacityUnits';

/** The units that a request uses of one table and of its indexes, by the indexes' names. */
export class Units {
  table = 0;
  local: Map<string, number> | undefined;
  global: Map<string, number> | undefined;

  addLocal(index: string, units: number): void {
    this.local = plus(this.local, index, units);
  }

  addGlobal(index: string, units: number): void {
    this.global = plus(this.global, index, units);
  }

  add(other: Units): void {
    this.table += other.table;
    other.local?.forEach((units, index) => this.addLocal(index, units));
    other.global?.forEach((units, index) => this.addGlobal(index, units));
  }

  get total(): number {
    return this.table + sum(this.local) + sum(this.global);
  }
}

function plus(units: Map<string, number> | undefined, index: string, more: number): Map<string, number> {
  units ??= new Map();
  return units.set(index, (units.get(index) ?? 0) + more);
}

const sum = (units: ReadonlyMap<string, number> | undefined): number =>
  units === undefined ? 0 : [...units.values()].reduce((total, each) => total + each, 0);

/**
 * The `ConsumedCapacity` of a result; undefined where it was not asked for.
 *
 * @param tableName - As the request has it: a name or an ARN.
 * @param units - Of the table, where no index is used.
 */
export function consumed(
  asked: ReturnConsumedCapacity | undefined,
  tableName: string,
  units: number | Units,
  direction?: Direction,
): ConsumedCapacity | undefined {
  if (asked === undefined || asked === 'NONE') return undefined;
  const capacity = (used: number): Capacity => (direction === undefined ? { CapacityUnits: used } : { CapacityUnits: used, [direction]: used });
  const all = typeof units === 'number' ? units : units.total;
  const result: ConsumedCapacity = { TableName: tableName, ...capacity(all) };
  if (asked !== 'INDEXES') return result;
  const byIndex = (used: ReadonlyMap<string, number>): Record<string, Capacity> =>
    Object.fromEntries([...used].map(([index, each]) => [index, capacity(each)]));
  result.Table = capacity(typeof units === 'number' ? units : units.table);
  if (typeof units === 'number') return result;
  if (units.local !== undefined) result.LocalSecondaryIndexes = byIndex(units.local);
  if (units.global !== undefined) result.GlobalSecondaryIndexes = byIndex(units.global);
  return result;
}

/** The units of a request that names several tables, in the order in which it comes to them. */
export class TableUnits {
  private readonly tables = new Map<string, Units>();

  of(tableName: string): Units {
    let units = this.tables.get(tableName);
    if (units === undefined) this.tables.set(tableName, (units = new Units()));
    return units;
  }

  consumed(asked: ReturnConsumedCapacity | undefined, direction?: Direction): ConsumedCapacity[] | undefined {
    if (asked === undefined || asked === 'NONE') return undefined;
    return [...this.tables].map(([name, units]) => consumed(asked, name, units, direction)!);
  }
}
