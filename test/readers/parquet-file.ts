import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';

/** A Parquet file of columns by their names; `groups` are the rows of its first row groups. */
export const parquetFile = (columns: Record<string, unknown[]>, groups: number[] = [], types: Record<string, string> = {}): Uint8Array =>
  new Uint8Array(
    parquetWriteBuffer({
      columnData: Object.entries(columns).map(([name, data]) => ({ name, data, ...(types[name] !== undefined && { type: types[name] }) }) as ColumnSource),
      ...(groups.length > 0 && { rowGroupSize: groups }),
    }),
  );
