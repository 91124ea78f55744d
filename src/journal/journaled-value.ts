import type { Journal, Journaled } from './journal';

/** One value whose changes a journal can take back: a queue's attributes, a table's settings. It is replaced, never changed. */
export class JournaledValue<Value extends NonNullable<unknown>> implements Journaled<'value', Value> {
  constructor(
    private readonly journal: Journal,
    private current: Value,
  ) {}

  get value(): Value {
    return this.current;
  }

  set value(value: Value) {
    this.journal.note(this, 'value', this.replace('value', value), value);
  }

  replace(_key: 'value', value: Value | undefined): Value {
    const before = this.current;
    this.current = value!; // it is always there: no change takes it out
    return before;
  }
}
