import { type Account, tableOf } from '../account';
import { consumed, writeUnits } from '../capacity';
import { Constraints, checkTableName, NONE_OR_SIZE, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { validation } from '../errors';
import { type Key, keyOfItem, keyOfRequest } from '../key-schema';
import type { BatchWriteItemInput, BatchWriteItemOutput, ConsumedCapacity, WriteRequest } from '../shapes';
import type { StoredItem, Table } from '../table';
import { normalItem } from '../values/normal-value';
import { itemToStore, write } from '../write';

const MOST_REQUESTS = 25;

/** One write of a batch, checked. Without an item it is a deletion. */
interface Write {
  readonly table: Table;
  readonly key: Key;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
}

/**
 * Writes everything or, where one request is invalid, nothing.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export function batchWriteItem(account: Account, input: BatchWriteItemInput): BatchWriteItemOutput {
  checkInput(input);
  const writes = Object.entries(input.RequestItems!).flatMap(([name, requests]) => tableWrites(account, name, requests));
  const units = new Map<Table, number>();
  for (const each of writes) units.set(each.table, (units.get(each.table) ?? 0) + perform(account, each));
  const output: BatchWriteItemOutput = { UnprocessedItems: {} };
  const capacities = [...units].map(([table, used]) => consumed(input.ReturnConsumedCapacity, table.settings.name, used));
  if (capacities[0] !== undefined) output.ConsumedCapacity = capacities as ConsumedCapacity[];
  return output;
}

function checkInput({ RequestItems, ReturnConsumedCapacity, ReturnItemCollectionMetrics }: BatchWriteItemInput): void {
  const constraints = new Constraints();
  constraints.required(RequestItems, 'requestItems');
  constraints.oneOf(ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.oneOf(ReturnItemCollectionMetrics, 'returnItemCollectionMetrics', NONE_OR_SIZE);
  const lists = Object.entries(RequestItems ?? {});
  if (RequestItems !== undefined && lists.length === 0) constraints.broken('{}', 'requestItems', 'Member must have length greater than or equal to 1');
  for (const [name, requests] of lists) {
    checkTableName(constraints, name);
    if (requests.length === 0) constraints.broken('[]', `requestItems.${name}.member`, 'Member must have length greater than or equal to 1');
  }
  constraints.check();
  if (lists.reduce((count, [, requests]) => count + requests.length, 0) > MOST_REQUESTS) {
    throw validation('Too many items requested for the BatchWriteItem call');
  }
}

function tableWrites(account: Account, name: string, requests: readonly WriteRequest[]): Write[] {
  const table = tableOf(account, name);
  const { schema } = table.settings;
  const seen = new Set<string>();
  return requests.map(({ PutRequest, DeleteRequest }) => {
    if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
      throw validation(
        PutRequest === undefined
          ? 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
          : 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
      );
    }
    const item = PutRequest === undefined ? undefined : normalItem(PutRequest.Item!);
    const key = item === undefined ? keyOfRequest(schema, normalItem(DeleteRequest!.Key!)) : keyOfItem(schema, item);
    const id = `${key.hash.length}/${key.hash}${key.range}`;
    if (seen.has(id)) throw validation('Provided list of item keys contains duplicates');
    seen.add(id);
    const before = table.get(key);
    return { table, key, before, after: item && itemToStore(table, key, item, before) };
  });
}

function perform(account: Account, { table, key, before, after }: Write): number {
  write(account, table, key, before, after);
  return writeUnits(before?.size ?? 0, after?.size ?? 0);
}
