import { type Json, setMember } from '../json/json';
import type { ByteWindow } from './byte-window';
import { csvFields } from './csv-fields';
import { hashMapOrder } from './hash-map-order';
import type { ReaderConfig } from '../resources/item-source';
import { readerFailure } from './reader-failure';
import { takeRecord } from './record-end';
import { isFull, type Room } from './run';

const delimiters = { COMMA: ',', PIPE: '|', SEMICOLON: ';', SPACE: ' ', TAB: '\t' } as const;

export const csvDelimiter = ({ CSVDelimiter = 'COMMA' }: ReaderConfig): string => delimiters[CSVDelimiter];

/** "Currently, Step Functions supports CSV headers of up to 10 KiB." */
const longestHeader = 10 * 1024;

/** The header of a dataset: as given, or its first record, which is taken from the window. Null where the object is empty. */
export async function csvHeader(window: ByteWindow, config: ReaderConfig): Promise<readonly string[] | null> {
  if (config.CSVHeaderLocation === 'GIVEN') return checkedHeader(config.CSVHeaders ?? []);
  const record = await takeRecord(window, true);
  return record === undefined ? null : checkedHeader(csvFields(record, csvDelimiter(config)));
}

/** Recording test_map_item_reader_csv_headers_decl_duplicate_headers */
export function checkedHeader(header: readonly string[]): readonly string[] {
  if (new Set(header).size < header.length) throw readerFailure('CSV headers cannot contain duplicates.');
  if (Buffer.byteLength(header.join(',')) > longestHeader) throw readerFailure('CSV headers cannot exceed 10 KiB.');
  return header;
}

/**
 * The records of a text as objects, in runs. A record that is short has empty texts for what it lacks; what it has beyond the header is left out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/example-csv-parse-dist-map.html
 */
export async function* csvItems(window: ByteWindow, header: readonly string[], delimiter: string, room: Room): AsyncGenerator<Json[]> {
  const columns = hashMapOrder(header).map((name) => ({ name, index: header.indexOf(name) }));
  let items: Json[] = [];
  let from = window.position;
  for (let record = await takeRecord(window, true); record !== undefined; record = await takeRecord(window, true)) {
    const fields = csvFields(record, delimiter);
    const item: Record<string, string> = {};
    for (const { name, index } of columns) setMember(item, name, fields[index] ?? '');
    items.push(item);
    if (!isFull(items, window.position - from, room)) continue;
    yield items;
    items = [];
    from = window.position;
  }
  if (items.length > 0) yield items;
}
