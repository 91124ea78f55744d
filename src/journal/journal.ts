import type { Counter } from './counter';

/** A store whose changes can be taken back: a journaled map, a queue's messages, a table's items. */
export interface Journaled<Key = never, Value = unknown> {
  /** Puts a value in the place of what is there, or takes that out (undefined), without a word to the journal. Gives what was there. */
  replace(key: Key, value: Value | undefined): Value | undefined;
}

type Changes = Map<Journaled, Map<unknown, unknown>>;

/** A state of all stores of a journal, to which it can return. */
export class Mark {
  /** What to put where, to come here from the next mark on the way to the present. */
  changes: Changes = new Map();
  /** The next mark on the way to the present; undefined where the present is next. */
  next: Mark | undefined = undefined;
  constructor(
    readonly journal: Journal,
    readonly counts: readonly number[],
  ) {}
}

/**
 * What a service's stores tell of their changes, so that the state of a mark comes back at the cost of what has changed since, not of what is stored.
 *
 * All marks point towards the present, each with the values that lead from the next one to it; a return turns the arrows on its way round. So any mark
 * can be returned to, again and again, and one that nobody keeps is garbage. Of each key the first value since the last mark is kept: a journal is as
 * large as what has changed, however often.
 *
 * Values are never changed once they are in a store, only replaced.
 */
export class Journal {
  private last: Mark | undefined;
  private readonly counters: Counter[] = [];
  private readonly listeners: (() => void)[] = [];

  /** Whether changes must be told: not before the first mark. */
  get isOpen(): boolean {
    return this.last !== undefined;
  }

  /** A counter whose value belongs to the state. */
  counter(): Counter {
    const counter = { value: 0 };
    this.counters.push(counter);
    return counter;
  }

  /** Tells of a change. `after` undefined: the key is not there any more. */
  note<Key, Value>(store: Journaled<Key, Value>, key: Key, before: Value | undefined, after: Value | undefined): void {
    if (this.last === undefined) return;
    const { changes } = this.last;
    let ofStore = changes.get(store as Journaled);
    if (ofStore === undefined) changes.set(store as Journaled, (ofStore = new Map<unknown, unknown>()));
    if (!ofStore.has(key)) ofStore.set(key, before);
    // What has come and gone since the mark leaves no trace: a journal does not grow with messages that pass through.
    else if (after === undefined && ofStore.get(key) === undefined) ofStore.delete(key);
  }

  /** The present state, to return to. */
  mark(): Mark {
    const mark = new Mark(
      this,
      this.counters.map(({ value }) => value),
    );
    if (this.last !== undefined) this.last.next = mark;
    this.last = mark;
    return mark;
  }

  /** Calls a listener after each return, when all stores have their values. */
  onReturn(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** Brings the state of a mark of this journal back. Marks made since stay: they can be returned to, too. */
  returnTo(mark: Mark): void {
    this.goTo(mark);
    for (const listener of this.listeners) listener();
  }

  /** Reads the state of a mark; the present is then as it was, and nobody is told. */
  at<Value>(mark: Mark, read: () => Value): Value {
    const here = this.mark();
    this.goTo(mark);
    try {
      return read();
    } finally {
      this.goTo(here);
    }
  }

  private goTo(mark: Mark): void {
    const way: Mark[] = [];
    for (let each: Mark | undefined = mark; each !== undefined; each = each.next) way.push(each);
    for (let i = way.length - 1; i >= 0; i--) {
      const each = way[i]!;
      const back = exchange(each.changes);
      const { next } = each;
      if (next !== undefined) {
        next.next = each;
        next.changes = back;
      }
      each.changes = new Map();
      each.next = undefined;
    }
    this.last = mark;
    mark.counts.forEach((value, i) => (this.counters[i]!.value = value));
    // A counter that is younger than the mark has counted nothing by then.
    for (let i = mark.counts.length; i < this.counters.length; i++) this.counters[i]!.value = 0;
  }
}

/** Puts the values where they belong, and gives what takes that back. */
function exchange(changes: Changes): Changes {
  const back: Changes = new Map();
  for (const [store, values] of changes) {
    const before = new Map<unknown, unknown>();
    for (const [key, value] of values) before.set(key, store.replace(key as never, value));
    back.set(store, before);
  }
  return back;
}
