import type { Account } from '../account';
import { readUnits, TableUnits } from '../capacity';
import { Constraints, NONE_OR_SIZE, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { TRANSACT_WRITE_ITEMS } from '../item-forms';
import { checkForm } from '../request-form';
import { collectionMetricsByTable } from '../item-collection';
import type { TransactWriteItem, TransactWriteItemsInput, TransactWriteItemsOutput } from '../shapes';
import { untilFault } from '../transactions/cancellation';
import { checkWriteAction, openWrite } from '../transactions/open-write';
import { checkTransactItems } from '../transactions/transact-items';
import { completedUnder, contentOf, remember } from '../transactions/tokens';
import { writtenUnits } from '../write-capacity';
import { type Outcome, transact } from '../transactions/transact';

const LONGEST_TOKEN = 36;

/**
 * Performs up to 100 actions on as many items, or none of them.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
 */
export function transactWriteItems(account: Account, input: TransactWriteItemsInput): TransactWriteItemsOutput {
  checkForm(input, TRANSACT_WRITE_ITEMS);
  checkInput(input);
  const items = input.TransactItems!;
  const opened = items.map((item) => openWrite(account, item));
  for (const action of opened) action.refuseEmptyKeys();
  const keys = untilFault(opened, (action) => action.key());

  const token = input.ClientRequestToken;
  const content = token === undefined ? '' : contentOf(items);
  const known = token === undefined ? undefined : completedUnder(account.transactionTokens, token, content, account.clock.now());
  if (known !== undefined) return repeated(input, known.units);

  const outcomes = transact(
    account,
    opened.map((action, i) => ({ table: action.table, key: keys[i]!, writes: action.writes, outcome: (before) => action.outcome(keys[i]!, before) })),
  );
  if (token !== undefined) remember(account.transactionTokens, token, { at: account.clock.now(), content, units: unitsToRepeat(items, outcomes) });
  return outputOf(input, outcomes);
}

function checkInput({ TransactItems, ClientRequestToken, ReturnConsumedCapacity, ReturnItemCollectionMetrics }: TransactWriteItemsInput): void {
  const constraints = new Constraints();
  checkTransactItems(constraints, 'TransactWriteItem', TransactItems, (item, place) => checkWriteAction(item, place, constraints));
  constraints.oneOf(ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.oneOf(ReturnItemCollectionMetrics, 'returnItemCollectionMetrics', NONE_OR_SIZE);
  if (ClientRequestToken === '') constraints.broken('', 'clientRequestToken', 'Member must have length greater than or equal to 1');
  if (ClientRequestToken !== undefined && ClientRequestToken.length > LONGEST_TOKEN) {
    constraints.broken(ClientRequestToken, 'clientRequestToken', `Member must have length less than or equal to ${LONGEST_TOKEN}`);
  }
  constraints.check();
}

const tableName = ({ ConditionCheck, Put, Delete, Update }: TransactWriteItem): string => (ConditionCheck ?? Put ?? Delete ?? Update)!.TableName!;

function outputOf(input: TransactWriteItemsInput, outcomes: readonly Outcome[]): TransactWriteItemsOutput {
  const items = input.TransactItems!;
  const output: TransactWriteItemsOutput = {};
  const asked = input.ReturnConsumedCapacity;
  const capacity = asked === undefined ? undefined : unitsOf(items, outcomes).consumed(asked, 'WriteCapacityUnits');
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  const written = outcomes.flatMap(({ table, key, writes, before, after }, i) =>
    writes ? [{ tableName: tableName(items[i]!), table, key, item: (after ?? before)?.item }] : [],
  );
  const metrics = collectionMetricsByTable(input.ReturnItemCollectionMetrics, written);
  if (metrics !== undefined) output.ItemCollectionMetrics = metrics;
  return output;
}

/** Twice the units of the table, also for a condition check; those of its indexes once. */
function unitsOf(items: readonly TransactWriteItem[], outcomes: readonly Outcome[]): TableUnits {
  const units = new TableUnits();
  outcomes.forEach(({ table, before, after }, i) => {
    const written = writtenUnits(table, before, after);
    written.table *= 2;
    units.of(tableName(items[i]!)).add(written);
  });
  return units;
}

/** "Subsequent calls with the same client token return the number of read capacity units consumed in reading the item." */
function unitsToRepeat(items: readonly TransactWriteItem[], outcomes: readonly Outcome[]): [string, number][] {
  return outcomes.map(({ before, after }, i) => [tableName(items[i]!), 2 * readUnits(Math.max(before?.size ?? 0, after?.size ?? 0), true)]);
}

function repeated(input: TransactWriteItemsInput, read: readonly (readonly [string, number])[]): TransactWriteItemsOutput {
  const units = new TableUnits();
  for (const [name, used] of read) units.of(name).table += used;
  const capacity = units.consumed(input.ReturnConsumedCapacity, 'ReadCapacityUnits');
  return capacity === undefined ? {} : { ConsumedCapacity: capacity };
}
