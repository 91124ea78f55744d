import { attribute, type Item } from '../attribute-value';
import { type Key, keyId, keyOfItem } from '../key-schema';
import { type Sorted, SortedList } from '../sorted-list';
import type { StoredItem, Table, TableFollower } from '../table';
import type { TableSettings } from '../table-settings';

interface Expiry extends Sorted {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly key: Key;
}

const FIVE_YEARS_MS = 5 * 365.25 * 24 * 60 * 60 * 1000;

/** No clock comes so far. */
const LATEST_MS = 8.64e15;

/**
 * When an item of a table expires; undefined for one that never does: without the attribute, with one that is no Number, or with one that is more than
 * five years ago at `now`.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-before-you-start.html
 */
function expiryOf(item: Readonly<Item>, name: string, now: number): number | undefined {
  const seconds = attribute(item, name)?.N;
  if (seconds === undefined) return undefined;
  const at = Math.floor(Number(seconds)) * 1000;
  return at >= now - FIVE_YEARS_MS && at <= LATEST_MS ? at : undefined;
}

/** The items of a table that expire, the next one first. */
export class ExpiryQueue implements TableFollower {
  private expiries = new SortedList<Expiry>();
  private attributeName: string | undefined;

  /** @param earlier - Called when an item comes that may be the next to expire. */
  constructor(
    private readonly table: Table,
    private readonly now: () => number,
    private readonly earlier: (at: number) => void,
  ) {}

  get next(): { readonly at: number; readonly key: Key } | undefined {
    let first: Expiry | undefined;
    this.expiries.upwards('', (expiry) => {
      first = expiry;
      return false;
    });
    return first;
  }

  settled({ timeToLive, schema }: TableSettings): void {
    const name = timeToLive?.enabled === true ? timeToLive.attributeName : undefined;
    if (name === this.attributeName) return;
    this.attributeName = name;
    this.expiries = new SortedList();
    if (name === undefined) return;
    this.table.items.each((stored) => this.add(name, keyOfItem(schema, stored.item), stored));
  }

  changed(key: Key, before: StoredItem | undefined, after: StoredItem | undefined): void {
    const name = this.attributeName;
    if (name === undefined) return;
    if (before !== undefined) {
      const at = expiryOf(before.item, name, -Infinity);
      if (at !== undefined) this.expiries.delete(sortTextOf(at, key));
    }
    if (after !== undefined) this.add(name, key, after);
  }

  private add(name: string, key: Key, { item }: StoredItem): void {
    const at = expiryOf(item, name, this.now());
    if (at === undefined) return;
    this.expiries.set({ sortText: sortTextOf(at, key), at, key });
    this.earlier(at);
  }
}

const sortTextOf = (at: number, key: Key): string => String(at + LATEST_MS).padStart(17, '0') + keyId(key);
