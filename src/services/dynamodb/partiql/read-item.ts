import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { validation } from '../errors';
import { type Key, keyOfRequest } from '../key-schema';
import type { StoredItem, Table } from '../table';
import type { Select } from './ast';
import type { Parameters } from './constant';
import { readPage } from './read-statement';
import { itemCondition } from './where';

/** A SELECT statement of a batch or a transaction, which reads one item of a table. */
export interface ItemRead {
  readonly tableName: string;
  readonly table: Table;
  readonly key: Key;
  /** Whatever the statement selects of it. */
  readonly stored: StoredItem | undefined;
  /** What it selects; undefined where there is no such item. */
  item(): Item | undefined;
}

/**
 * "Each read statement … must specify an equality condition on all key attributes."
 *
 * @param within - The action, as AWS's message names it.
 * @throws ValidationException, ResourceNotFoundException
 */
export function openItemRead(account: Account, select: Select, parameters: Parameters, within: string, ConsistentRead?: boolean): ItemRead {
  const { table: tableName, index, where } = select;
  const table = tableOf(account, tableName);
  const found = index === undefined ? itemCondition(where, table.settings.schema.names, parameters) : undefined;
  if (found === undefined) throw validation(`Select statements within ${within} must specify the primary key in the where clause.`);
  const key = keyOfRequest(table.settings.schema, found.key);
  return { tableName, table, key, stored: table.get(key), item: () => readPage(account, select, { parameters, ConsistentRead }).Items![0] };
}
