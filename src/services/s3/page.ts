import { invalidArgument } from './errors';
import { type Before, beforeKey, upToKey, upToPrefix } from './place';
import type { Placed } from './placed-list';
import type { ListOutput, ListRequest } from './shapes';

/** A page of a list of what a bucket holds: things one by one, and the common beginnings of the keys of others. */
export interface Page<Item> {
  readonly items: readonly Item[];
  readonly prefixes: readonly string[];
  readonly isTruncated: boolean;
  /** The thing or the common beginning that the page ends with. */
  readonly last: Item | string | undefined;
}

export interface PageRequest<Item> {
  readonly prefix: string;
  readonly delimiter: string;
  /** Things and common beginnings. */
  readonly most: number;
  /** Goes on behind what earlier pages told. */
  readonly start: Before;
  /** Goes on behind a thing. */
  readonly behind: (item: Item) => Before;
  /** Default: all are listed. */
  readonly isListed?: (item: Item) => boolean;
}

/**
 * Every step is a search: what has been passed over costs no more than what has been told.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-prefixes.html
 */
export function pageOf<Item extends Placed>(list: { first(isBefore: Before): Item | undefined }, request: PageRequest<Item>): Page<Item> {
  const { prefix, delimiter, most, start, behind, isListed = () => true } = request;
  const items: Item[] = [];
  const prefixes: string[] = [];
  let last: Item | string | undefined;
  const beforeAll = beforeKey(prefix);
  let isBefore: Before = (place) => beforeAll(place) || start(place);
  for (;;) {
    const item = list.first(isBefore);
    if (item === undefined || !item.place.key.startsWith(prefix)) return { items, prefixes, isTruncated: false, last };
    const group = groupOf(item.place.key, prefix, delimiter);
    if (!isListed(item)) {
      isBefore = behind(item);
      continue;
    }
    if (items.length + prefixes.length === most) return { items, prefixes, isTruncated: most > 0, last };
    if (group === null) items.push(item);
    else prefixes.push(group);
    isBefore = group === null ? behind(item) : upToPrefix(group);
    last = group ?? item;
  }
}

/** Goes on behind the last key, or the last common beginning, that an earlier page told. */
export function startAfter(last: string, prefix: string, delimiter: string): Before {
  if (last === '') return () => false;
  return groupOf(last, prefix, delimiter) === last ? upToPrefix(last) : upToKey(last);
}

/** "All of the keys that contain the same string between the prefix and the first occurrence of the delimiter are grouped". */
function groupOf(key: string, prefix: string, delimiter: string): string | null {
  if (delimiter === '' || !key.startsWith(prefix)) return null;
  const end = key.indexOf(delimiter, prefix.length);
  return end < 0 ? null : key.slice(0, end + delimiter.length);
}

/** How many a page may hold: 1,000 by default and at most. @throws InvalidArgument */
export function pageSize(most: number | undefined, name: string): number {
  if (most === undefined) return 1000;
  if (most < 0 || most > 2147483647) throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, most);
  return Math.min(most, 1000);
}

/** The members that all lists have, and the spelling of names in them. */
export function listed(
  { Prefix = '', Delimiter = '', EncodingType }: ListRequest,
  { prefixes, isTruncated }: Page<unknown>,
): { name: (text: string) => string; members: ListOutput } {
  const name = EncodingType === 'url' ? urlEncoded : (text: string): string => text;
  const members = {
    IsTruncated: isTruncated,
    Prefix: name(Prefix),
    ...(Delimiter !== '' && { Delimiter: name(Delimiter) }),
    ...(EncodingType !== undefined && { EncodingType }),
    ...(prefixes.length > 0 && { CommonPrefixes: prefixes.map((prefix) => ({ Prefix: name(prefix) })) }),
  };
  return { name, members };
}

/** As in forms: letters, digits and -_.*\/ are themselves, a space is +. */
const urlEncoded = (text: string): string =>
  encodeURIComponent(text)
    .replace(/[!'()~]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
