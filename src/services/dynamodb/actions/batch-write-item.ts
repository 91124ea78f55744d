import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { checkTableNames, tablesOf } from '../batches/request-items';
import { TableUnits } from '../capacity';
import { Constraints, NONE_OR_SIZE, printedStructures, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { areDistinct } from '../distinct-items';
import { validation } from '../errors';
import { BATCH, WRITE_REQUESTS } from '../item-forms';
import { checkForm } from '../request-form';
import { collectionMetricsByTable } from '../item-collection';
import { type Key, keyIn, keyOfRequest } from '../key-schema';
import type { BatchWriteItemInput, BatchWriteItemOutput, WriteRequest } from '../shapes';
import type { StoredItem, Table } from '../table';
import { normalItem } from '../values/normal-value';
import { itemToStore, write } from '../write';
import { writtenUnits } from '../write-capacity';

const MOST_REQUESTS = 25;

/** One write of a batch, checked. Without an item after it, it is a deletion. */
interface Write {
  readonly tableName: string;
  readonly table: Table;
  readonly key: Key;
  /** The item, or its key. */
  readonly item: Item;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
}

/**
 * Writes everything or, where one request is invalid, nothing. (A batch of AWS's largest items is below its limit of 16 MB.)
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
 */
export function batchWriteItem(account: Account, input: BatchWriteItemInput): BatchWriteItemOutput {
  checkForm(input, BATCH);
  const tables = tablesOf(input.RequestItems);
  for (const [, requests] of tables) checkForm(requests, WRITE_REQUESTS);
  checkInput(input, tables);
  const writes = tables.flatMap(([name, requests]) => requests.map((request) => openWrite(account, name, request)));
  if (!areDistinct(writes)) throw validation('Provided list of item keys contains duplicates');
  for (const { table, key, before, after } of writes) write(account, table, key, before, after);

  const output: BatchWriteItemOutput = { UnprocessedItems: {} };
  const { ReturnConsumedCapacity, ReturnItemCollectionMetrics } = input;
  if (ReturnConsumedCapacity !== undefined) {
    const units = new TableUnits();
    for (const { tableName, table, before, after } of writes) units.of(tableName).add(writtenUnits(table, before, after));
    const capacity = units.consumed(ReturnConsumedCapacity);
    if (capacity !== undefined) output.ConsumedCapacity = capacity;
  }
  const metrics = collectionMetricsByTable(ReturnItemCollectionMetrics, writes);
  if (metrics !== undefined) output.ItemCollectionMetrics = metrics;
  return output;
}

function checkInput(
  { RequestItems, ReturnConsumedCapacity, ReturnItemCollectionMetrics }: BatchWriteItemInput,
  tables: readonly [name: string, requests: readonly WriteRequest[]][],
): void {
  const constraints = new Constraints();
  constraints.required(RequestItems, 'requestItems');
  constraints.oneOf(ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.oneOf(ReturnItemCollectionMetrics, 'returnItemCollectionMetrics', NONE_OR_SIZE);
  checkTableNames(constraints, tables);
  if (tables.some(([, requests]) => requests.length === 0 || requests.length > MOST_REQUESTS)) {
    constraints.broken(
      `{${tables.map(([name, requests]) => `${name}=${printedStructures('WriteRequest', requests.length)}`).join(', ')}}`,
      'requestItems',
      `Map value must satisfy constraint: [Member must have length less than or equal to ${MOST_REQUESTS}, Member must have length greater than or equal to 1]`,
    );
  }
  for (const [name, requests] of tables) {
    requests.forEach((request, i) => {
      const { PutRequest, DeleteRequest } = request;
      const place = `requestItems.${name}.member.${i + 1}.member`;
      if (PutRequest !== undefined) constraints.required(PutRequest.Item, `${place}.putRequest.item`);
      if (DeleteRequest !== undefined) constraints.required(DeleteRequest.Key, `${place}.deleteRequest.key`);
    });
  }
  constraints.check();
  if (tables.length === 0) throw validation('The requestItems parameter is required for BatchWriteItem');
  if (tables.reduce((count, [, requests]) => count + requests.length, 0) > MOST_REQUESTS) {
    throw validation('Too many items requested for the BatchWriteItem call');
  }
}

function openWrite(account: Account, tableName: string, { PutRequest, DeleteRequest }: WriteRequest): Write {
  if ((PutRequest === undefined) === (DeleteRequest === undefined)) {
    throw validation(
      PutRequest === undefined
        ? 'Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'
        : 'Supplied AttributeValue has more than one datatypes set, must contain exactly one of the supported datatypes',
    );
  }
  const given = normalItem(PutRequest?.Item ?? DeleteRequest!.Key!);
  const table = tableOf(account, tableName);
  const { schema } = table.settings;
  const key = PutRequest === undefined ? keyOfRequest(schema, given) : keyIn(schema, given);
  const before = table.get(key);
  return { tableName, table, key, item: given, before, after: PutRequest && itemToStore(table, key, given, before) };
}
