import type { Timer } from '../../../clock/clock';
import type { Account } from '../account';
import type { Table, TableFollower } from '../table';
import { write } from '../write';
import { ExpiryQueue } from './expiry-queue';

/**
 * How long an expired item stays. AWS deletes "within a few days of their expiration"; until then items are read as before. Here it is a fixed time, in
 * which a test can see both.
 */
const STAYS_MS = 60 * 60 * 1000;

/**
 * Deletes the expired items of an account's tables, in the background: it pulls no time forward, and happens when time passes. There is one timer, for the
 * next item; all else follows from the tables, so that a return to a mark or a restored state needs nothing but a look at them.
 */
export class Expirations {
  private readonly queues = new WeakMap<Table, ExpiryQueue>();
  private timer: Timer | undefined;
  private due = Infinity;

  constructor(private readonly account: Pick<Account, 'clock' | 'journal' | 'tables' | 'streams'>) {
    account.journal.onReturn(() => this.lookAgain());
  }

  /** What follows a table, to know what expires in it. */
  follow(table: Table): TableFollower {
    const { clock } = this.account;
    const queue = new ExpiryQueue(
      table,
      () => clock.now(),
      (at) => this.wakeAt(at + STAYS_MS),
    );
    this.queues.set(table, queue);
    return queue;
  }

  private wakeAt(due: number): void {
    if (due >= this.due) return;
    this.timer?.cancel();
    this.due = due;
    this.timer = this.account.clock.schedule(due, () => this.deleteDue());
    // A program that has nothing else to do does not wait for items to expire.
    this.timer.unref?.();
  }

  private lookAgain(): void {
    this.timer?.cancel();
    this.due = Infinity;
    for (const table of this.account.tables.values()) {
      const next = this.queues.get(table)!.next;
      if (next !== undefined) this.wakeAt(next.at + STAYS_MS);
    }
  }

  private deleteDue(): void {
    const now = this.account.clock.now();
    for (const table of this.account.tables.values()) {
      const queue = this.queues.get(table)!;
      for (let next = queue.next; next !== undefined && next.at + STAYS_MS <= now; next = queue.next) {
        write(this.account, table, next.key, table.get(next.key), undefined, 'timeToLive');
      }
    }
    this.lookAgain();
  }
}
