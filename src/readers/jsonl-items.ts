import type { Json } from '../json/json';
import { parseJson } from '../json/parse';
import type { ByteWindow } from './byte-window';
import { readerFailure } from './reader-failure';
import { takeRecord } from './record-end';
import { isFull, type Room } from './run';

/** The values of a JSON Lines text, one a line, in runs. https://jsonlines.org: empty lines hold none. */
export async function* jsonlItems(window: ByteWindow, room: Room): AsyncGenerator<Json[]> {
  let items: Json[] = [];
  let from = window.position;
  for (let line = await takeRecord(window, false); line !== undefined; line = await takeRecord(window, false)) {
    if (line.trim() === '') continue;
    items.push(parsed(line));
    if (!isFull(items, window.position - from, room)) continue;
    yield items;
    items = [];
    from = window.position;
  }
  if (items.length > 0) yield items;
}

/** A value of a dataset. @throws StatesError */
export function parsed(text: string): Json {
  try {
    return parseJson(text);
  } catch {
    throw readerFailure('The dataset is not valid JSON.');
  }
}
