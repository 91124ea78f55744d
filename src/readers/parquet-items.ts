import type { AsyncBuffer } from 'hyparquet';
import type { Json } from '../json/json';
import type { ObjectName } from '../resources/item-source';
import type { ObjectPort } from './object-port';
import { parquetPackages } from './parquet-packages';
import { readerFailure } from './reader-failure';
import { isFull, type Room, type Run } from './run';

/**
 * The rows of a Parquet file as objects, in runs. One row group is held at a time ("256MB is the maximum row-group size").
 *
 * @param from - The row to begin with, from 0.
 */
export async function* parquetItems(s3: ObjectPort, name: ObjectName, from: number, room: Room): AsyncGenerator<Run> {
  const { parquet, compressors } = await parquetPackages();
  const file = await randomAccess(s3, name);
  const metadata = await parquet.parquetMetadataAsync(file);
  let begin = 0;
  for (const group of metadata.row_groups) {
    const end = begin + Number(group.num_rows);
    const first = Math.max(begin, from);
    begin = end;
    if (first >= end) continue;
    const rows = await parquet.parquetReadObjects({ file, metadata, compressors, rowStart: first, rowEnd: Math.min(end, first + room()) });
    yield* runs(rows, first, room);
  }
}

function* runs(rows: readonly Record<string, unknown>[], first: number, room: Room): Generator<Run> {
  let items: Json[] = [];
  for (const [index, row] of rows.entries()) {
    items.push(asJson(row));
    if (!isFull(items, 0, room) && index < rows.length - 1) continue;
    yield { items, keys: null, cursor: first + index + 1 };
    items = [];
  }
}

/**
 * A Parquet value as JSON: 64-bit integers are numbers as far as those are exact and texts beyond, times are ISO 8601, bytes are base64. AWS does
 * not document its own mapping.
 */
export function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value instanceof Date) return value.toISOString();
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('base64');
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value === 'object' && value !== null) return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : null;
}

/** An object as a file in which any range can be read. */
async function randomAccess(s3: ObjectPort, name: ObjectName): Promise<AsyncBuffer> {
  const read = async (range: string): Promise<{ bytes: Uint8Array; total: number }> => {
    const { Body, ContentRange } = await s3.getObject({ ...name, Range: `bytes=${range}` });
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array(0);
    return { bytes, total: Number(ContentRange?.split('/')[1] ?? bytes.length) };
  };
  const { total } = await read('-8');
  if (total < 12) throw readerFailure('The dataset is not a Parquet file.');
  return {
    byteLength: total,
    async slice(start: number, end = total): Promise<ArrayBuffer> {
      const { bytes } = await read(`${start}-${end - 1}`);
      return Uint8Array.from(bytes).buffer;
    },
  };
}
