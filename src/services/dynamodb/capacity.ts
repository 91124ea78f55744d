import type { ConsumedCapacity, ReturnConsumedCapacity } from './shapes';

/**
 * Units to read so many bytes: one for each 4 KB begun, half of that where eventually consistent.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
export const readUnits = (bytes: number, consistent: boolean | undefined): number => Math.max(1, Math.ceil(bytes / 4096)) * (consistent === true ? 1 : 0.5);

/** Units to write an item: one for each 1 KB begun of the item before or after, whichever is larger. */
export const writeUnits = (before: number, after: number): number => Math.max(1, Math.ceil(Math.max(before, after) / 1024));

/** The `ConsumedCapacity` of a result; undefined where it was not asked for. */
export function consumed(asked: ReturnConsumedCapacity | undefined, tableName: string, units: number): ConsumedCapacity | undefined {
  if (asked === undefined || asked === 'NONE') return undefined;
  const total = { TableName: tableName, CapacityUnits: units };
  return asked === 'INDEXES' ? { ...total, Table: { CapacityUnits: units } } : total;
}
