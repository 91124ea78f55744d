/**
 * Transactions over items of any tables: all actions happen, or none does. `TransactWriteItems` and PartiQL's `ExecuteTransaction` end here.
 * There is one thread and no waiting within a transaction, so two never conflict.
 */
import type { Account } from '../account';
import { areDistinct } from '../distinct-items';
import { validation } from '../errors';
import type { Key } from '../key-schema';
import type { StoredItem, Table } from '../table';
import { write } from '../write';
import { forEachAction } from './cancellation';

/** An action on one item, checked as far as it can be without the item. */
export interface TransactionAction {
  readonly table: Table;
  readonly key: Key;
  /** False for a condition check, which changes nothing. */
  readonly writes: boolean;
  /**
   * What is to be in the place of the item that is there; undefined: nothing.
   *
   * @throws ServiceException that becomes the reason for which the transaction is cancelled
   */
  outcome(before: StoredItem | undefined): StoredItem | undefined;
}

/** What an action has found and left. */
export interface Outcome {
  readonly table: Table;
  readonly key: Key;
  readonly writes: boolean;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
}

const MOST_BYTES = 4 * 1024 * 1024;

/**
 * Performs all actions, or none.
 *
 * @returns The outcomes in the order of the actions.
 * @throws ValidationException, TransactionCanceledException
 */
export function transact(account: Account, actions: readonly TransactionAction[]): Outcome[] {
  refuseSameItem(actions);
  const outcomes = forEachAction(actions, (action): Outcome => {
    const { table, key, writes } = action;
    const before = table.get(key);
    return { table, key, writes, before, after: action.outcome(before) };
  });
  refuseTooLarge(outcomes.map(({ after }) => after?.size ?? 0));
  for (const { table, key, writes, before, after } of outcomes) if (writes) write(account, table, key, before, after);
  return outcomes;
}

/** @throws ValidationException where two actions are on one item */
export function refuseSameItem(actions: readonly { readonly table: Table; readonly key: Key }[]): void {
  if (!areDistinct(actions)) throw validation('Transaction request cannot include multiple operations on one item');
}

/** "The aggregate size of the items in the transaction cannot exceed 4 MB." @throws ValidationException */
export function refuseTooLarge(sizes: readonly number[]): void {
  if (sizes.reduce((sum, size) => sum + size, 0) > MOST_BYTES) throw validation('The aggregate size of the items in the transaction exceeds 4 MB');
}
