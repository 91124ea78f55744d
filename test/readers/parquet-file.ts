import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

/** A Parquet file of columns by their names; `groups` are the rows of its first row groups. */
export function parquetFile(columns: Record<string, unknown[]>, groups: number[] = [], types: Record<string, string> = {}): Uint8Array {
  const columnData = Object.entries(columns).map(([name, data]) => (name in types ? { name, data, type: types[name] } : { name, data }) as ColumnSource);
  return new Uint8Array(parquetWriteBuffer({ columnData, ...(groups.length > 0 && { rowGroupSize: groups }) }));
}
