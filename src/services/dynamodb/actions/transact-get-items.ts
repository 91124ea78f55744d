import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { readUnits, TableUnits } from '../capacity';
import { checkTableName, Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { TRANSACT_GET_ITEMS } from '../item-forms';
import { checkForm } from '../request-form';
import { openProjection } from '../open-projection';
import { keyOfRequest, refuseEmptyKeys } from '../key-schema';
import type { TransactGetItem, TransactGetItemsInput, TransactGetItemsOutput } from '../shapes';
import type { Table } from '../table';
import { untilFault } from '../transactions/cancellation';
import { checkTransactItems } from '../transactions/transact-items';
import { refuseSameItem, refuseTooLarge } from '../transactions/transact';
import { normalItem } from '../values/normal-value';

/** A Get of the request, read and checked. */
interface Read {
  readonly table: Table;
  readonly keyItem: Item;
  readonly project: (item: Readonly<Item>) => Item;
}

/**
 * Reads up to 100 items as they are at one moment.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
 */
export function transactGetItems(account: Account, input: TransactGetItemsInput): TransactGetItemsOutput {
  checkForm(input, TRANSACT_GET_ITEMS);
  const constraints = new Constraints();
  checkTransactItems(constraints, 'TransactGetItem', input.TransactItems, (item, place) => checkGet(item, `${place}.get`, constraints));
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  const reads = input.TransactItems!.map((item) => openRead(account, item));
  for (const { table, keyItem } of reads) refuseEmptyKeys(table.settings.schema, keyItem);
  const keys = untilFault(reads, ({ table, keyItem }) => keyOfRequest(table.settings.schema, keyItem));
  refuseSameItem(reads.map(({ table }, i) => ({ table, key: keys[i]! })));

  const found = reads.map(({ table }, i) => table.get(keys[i]!));
  refuseTooLarge(found.map((stored) => stored?.size ?? 0));
  const units = new TableUnits();
  found.forEach((stored, i) => (units.of(input.TransactItems![i]!.Get!.TableName!).table += 2 * readUnits(stored?.size ?? 0, true)));
  const output: TransactGetItemsOutput = { Responses: found.map((stored, i) => response(stored && reads[i]!.project(stored.item))) };
  const capacity = units.consumed(input.ReturnConsumedCapacity, 'ReadCapacityUnits');
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}

function checkGet({ Get }: TransactGetItem, place: string, constraints: Constraints): void {
  constraints.required(Get, place);
  if (Get === undefined) return;
  checkTableName(constraints, Get.TableName, `${place}.tableName`);
  constraints.required(Get.Key, `${place}.key`);
}

function openRead(account: Account, { Get }: TransactGetItem): Read {
  const keyItem = normalItem(Get!.Key!);
  const project = openProjection(Get!);
  return { table: tableOf(account, Get!.TableName!), keyItem, project };
}

/** A projection that finds nothing leaves no item. */
const response = (item: Item | undefined): { Item?: Item } => (item === undefined || Object.keys(item).length === 0 ? {} : { Item: item });
