import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { consumed, writeUnits } from '../capacity';
import { Constraints, checkTableName, NONE_OR_SIZE, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { validation } from '../errors';
import { type Key, keyOfItem, keyOfRequest } from '../key-schema';
import type { BatchWriteItemInput, BatchWriteItemOutput, ConsumedCapacity, WriteRequest } from '../shapes';
import type { Table } from '../table';
import { normalItem } from '../values/normal-value';

const MOST_REQUESTS = 25;

/** One write of a batch, checked. Without an item it is a deletion. */
interface Write {
  readonly table: Table;
  readonly key: Key;
  readonly item: Item | undefined;
}

/**
 * Writes everything or, where one request is invalid, nothing.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export function batchWriteItem(account: Account, input: BatchWriteItemInput): BatchWriteItemOutput {
  checkInput(input);
  const writes = Object.entries(input.RequestItems!).flatMap(([name, requests]) => tableWrites(account, name, requests));
  const units = new Map<Table, number>();
  for (const write of writes) units.set(write.table, (units.get(write.table) ?? 0) + perform(write));
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
    if (item !== undefined) table.checkSize(item);
    return { table, key, item };
  });
}

function perform({ table, key, item }: Write): number {
  const before = table.get(key);
  if (item !== undefined) return writeUnits(before?.size ?? 0, table.put(key, item, before).size);
  if (before !== undefined) table.delete(key, before);
  return writeUnits(before?.size ?? 0, 0);
}
