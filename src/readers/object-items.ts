import type { Json, JsonObject } from '../json/json';
import { csvDelimiter, csvHeader, csvItems } from './csv-items';
import type { Compression } from './decompress';
import type { ObjectName, ReaderConfig } from '../resources/item-source';
import { type Container, enterContainer, jsonItems } from './json-items';
import { jsonlItems } from './jsonl-items';
import { openObject, type OpenObject } from './object-bytes';
import type { ObjectPort } from './object-port';
import { parquetItems } from './parquet-items';
import { readerFailure } from './reader-failure';
import type { Room, Run } from './run';

/** Where in an object reading goes on, and what was learnt from its beginning. Plain JSON. */
interface ObjectCursor extends JsonObject {
  readonly at: number;
  readonly compression: Compression | null;
  readonly header: readonly string[] | null;
  readonly container: Container | null;
}

/**
 * The items in one object, in runs.
 *
 * @param cursor - From a run of the same object; null for its beginning.
 */
export async function* objectItems(s3: ObjectPort, name: ObjectName, config: ReaderConfig, cursor: Json, room: Room): AsyncGenerator<Run> {
  if (config.InputType === 'PARQUET') return yield* parquetItems(s3, name, (cursor as number | null) ?? 0, room);
  const from = cursor as ObjectCursor | null;
  const object = await openObject(s3, name, from);
  try {
    yield* textItems(object, config, from, room);
  } finally {
    await object.window.close();
  }
}

async function* textItems({ window, compression }: OpenObject, config: ReaderConfig, from: ObjectCursor | null, room: Room): AsyncGenerator<Run> {
  const next = (header: readonly string[] | null, container: Container | null): ObjectCursor => ({ at: window.position, compression, header, container });
  switch (config.InputType) {
    case 'CSV': {
      const header = from === null ? await csvHeader(window, config) : from.header;
      if (header === null) return;
      for await (const items of csvItems(window, header, csvDelimiter(config), room)) yield { items, keys: null, cursor: next(header, null) };
      return;
    }
    case 'JSONL':
      for await (const items of jsonlItems(window, room)) yield { items, keys: null, cursor: next(null, null) };
      return;
    case 'JSON': {
      const container = from?.container ?? (await enterContainer(window, config.ItemsPointer ?? ''));
      for await (const run of jsonItems(window, container, from !== null, room)) yield { ...run, cursor: next(null, container) };
      return;
    }
    default:
      throw readerFailure(`The InputType ${String(config.InputType)} cannot be read from an object.`);
  }
}
