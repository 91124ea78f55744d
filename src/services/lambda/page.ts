import { invalidParameter } from './errors';
import type { PageRequest } from './shapes';

/**
 * A page of a list in the order of its keys.
 *
 * @param most - How many a page holds at most; the same is asked for where the request says nothing.
 * @throws InvalidParameterValueException for a marker that is none
 */
export function page<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  { Marker, MaxItems }: PageRequest,
  most: number,
): [Item[], string | undefined] {
  const after = Marker === undefined || Marker === '' ? undefined : markedKey(Marker);
  const sorted = items.map((item) => [keyOf(item), item] as const).filter(([key]) => after === undefined || key > after);
  sorted.sort(([a], [b]) => (a < b ? -1 : 1));
  const found = sorted.slice(0, Math.min(MaxItems ?? most, most));
  return [found.map(([, item]) => item), sorted.length > found.length ? Buffer.from(`key:${found.at(-1)![0]}`).toString('base64') : undefined];
}

function markedKey(marker: string): string {
  const text = Buffer.from(marker, 'base64').toString();
  if (!text.startsWith('key:')) throw invalidParameter('Invalid Marker');
  return text.slice('key:'.length);
}
