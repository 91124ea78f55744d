import type { Journal, Journaled } from './journal';

/** A map whose changes a journal can take back. Its values are replaced, never changed. A return may change the order of the keys. */
export class JournaledMap<Key, Value extends NonNullable<unknown>> implements Journaled<Key, Value> {
  private readonly held = new Map<Key, Value>();

  constructor(private readonly journal: Journal) {}

  get size(): number {
    return this.held.size;
  }

  get(key: Key): Value | undefined {
    return this.held.get(key);
  }

  has(key: Key): boolean {
    return this.held.has(key);
  }

  keys(): IterableIterator<Key> {
    return this.held.keys();
  }

  values(): IterableIterator<Value> {
    return this.held.values();
  }

  entries(): IterableIterator<[Key, Value]> {
    return this.held.entries();
  }

  set(key: Key, value: Value): void {
    this.journal.note(this, key, this.replace(key, value), value);
  }

  delete(key: Key): boolean {
    const before = this.replace(key, undefined);
    if (before === undefined) return false;
    this.journal.note(this, key, before, undefined);
    return true;
  }

  replace(key: Key, value: Value | undefined): Value | undefined {
    const before = this.held.get(key);
    if (value === undefined) this.held.delete(key);
    else this.held.set(key, value);
    return before;
  }
}
