import { setMember } from '../../../json/json';
import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { checkTableNames, tablesOf } from '../batches/request-items';
import { readUnits, TableUnits } from '../capacity';
import { Constraints, printedStructures, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { areDistinct } from '../distinct-items';
import { validation } from '../errors';
import { BATCH, KEYS_AND_ATTRIBUTES } from '../item-forms';
import { checkForm } from '../request-form';
import { type Key, keyOfRequest } from '../key-schema';
import { refuseMixture } from '../legacy/legacy-request';
import { openProjection } from '../open-projection';
import type { BatchGetItemInput, BatchGetItemOutput, KeysAndAttributes } from '../shapes';
import type { Table } from '../table';
import { normalItem } from '../values/normal-value';

const MOST_KEYS = 100;
const MOST_BYTES = 16 * 1024 * 1024;

/** What is asked of one table, read and checked. */
interface Read {
  readonly tableName: string;
  readonly request: KeysAndAttributes;
  readonly table: Table;
  readonly keys: readonly Key[];
  readonly project: (item: Readonly<Item>) => Item;
}

/**
 * Gives the items that are there, in the order of their keys; when the answer has 16 MB, the rest is left unprocessed.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html
 */
export function batchGetItem(account: Account, input: BatchGetItemInput): BatchGetItemOutput {
  checkForm(input, BATCH);
  const tables = tablesOf(input.RequestItems);
  for (const [, request] of tables) checkForm(request, KEYS_AND_ATTRIBUTES);
  checkInput(input, tables);
  const reads = tables.map(([name, request]) => openRead(account, name, request));
  const places = reads.flatMap(({ table, keys }) => keys.map((key) => ({ table, key })));
  if (!areDistinct(places)) throw validation('Provided list of item keys contains duplicates');

  const units = new TableUnits();
  const output: BatchGetItemOutput = { Responses: {}, UnprocessedKeys: {} };
  let bytes = 0;
  for (const { tableName, request, table, keys, project } of reads) {
    const items: Item[] = [];
    const { ConsistentRead } = request;
    const end = keys.findIndex((key) => {
      const stored = table.get(key);
      bytes += stored?.size ?? 0;
      if (bytes > MOST_BYTES) return true;
      if (stored !== undefined) items.push(project(stored.item));
      units.of(tableName).table += readUnits(stored?.size ?? 0, ConsistentRead);
      return false;
    });
    setMember(output.Responses!, tableName, items);
    if (end >= 0) setMember(output.UnprocessedKeys!, tableName, { ...request, Keys: request.Keys!.slice(end) });
  }
  const capacity = units.consumed(input.ReturnConsumedCapacity);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}

function checkInput({ RequestItems, ReturnConsumedCapacity }: BatchGetItemInput, tables: readonly [name: string, request: KeysAndAttributes][]): void {
  const constraints = new Constraints();
  constraints.required(RequestItems, 'requestItems');
  constraints.oneOf(ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  if (RequestItems !== undefined && tables.length === 0) constraints.broken('{}', 'requestItems', 'Member must have length greater than or equal to 1');
  checkTableNames(constraints, tables);
  for (const [name, request] of tables) checkKeys(constraints, request, `requestItems.${name}.member.keys`);
  constraints.check();
  if (tables.reduce((count, [, { Keys }]) => count + Keys!.length, 0) > MOST_KEYS) throw validation('Too many items requested for the BatchGetItem call');
  refuseMixture({ AttributesToGet: first(tables, 'AttributesToGet') }, { ProjectionExpression: first(tables, 'ProjectionExpression') });
}

function checkKeys(constraints: Constraints, { Keys }: KeysAndAttributes, member: string): void {
  constraints.required(Keys, member);
  if (Keys === undefined) return;
  if (Keys.length === 0) constraints.broken('[]', member, 'Member must have length greater than or equal to 1');
  if (Keys.length > MOST_KEYS)
    constraints.broken(printedStructures('AttributeMap', Keys.length), member, `Member must have length less than or equal to ${MOST_KEYS}`);
}

/** A parameter where any of the tables has it: the request as a whole uses expressions or legacy parameters. */
function first<Name extends keyof KeysAndAttributes>(tables: readonly [string, KeysAndAttributes][], name: Name): KeysAndAttributes[Name] {
  return tables.map(([, request]) => request[name]).find((value) => value !== undefined);
}

function openRead(account: Account, tableName: string, request: KeysAndAttributes): Read {
  const keys = request.Keys!.map((key) => normalItem(key));
  const project = openProjection(request);
  const table = tableOf(account, tableName);
  return { tableName, request, table, keys: keys.map((key) => keyOfRequest(table.settings.schema, key)), project };
}
