import { UsageError } from '../../errors/usage-error';
import { type Account, newTable } from './account';
import type { Item } from './attribute-value';
import { attributeTypes, tableKey } from './index-definition';
import { keyId, keyOfItem } from './key-schema';
import { loadStreams, saveStreams } from './streams/saved-streams';
import type { Table } from './table';
import type { TableSettings } from './table-settings';
import type { CompletedTransaction } from './transactions/tokens';
import { normalItem } from './values/normal-value';
import { itemSize } from './values/value-size';

interface SavedTable {
  readonly settings: Omit<TableSettings, 'schema'>;
  readonly items: readonly Readonly<Item>[];
}

/** All state of the service as plain values. */
interface SavedDynamoDb {
  readonly tableIds: number;
  readonly tables: readonly SavedTable[];
  readonly streams: unknown;
  readonly transactions: readonly (readonly [token: string, transaction: CompletedTransaction])[];
}

export function save({ tableCounter, tables, streams, transactionTokens }: Account): unknown {
  const saved: SavedDynamoDb = {
    tableIds: tableCounter.value,
    tables: [...tables.values()].map(savedTable),
    streams: saveStreams(streams),
    transactions: [...transactionTokens.entries()],
  };
  return saved;
}

function savedTable({ settings: { schema: _derived, ...settings }, items }: Table): SavedTable {
  const all: Readonly<Item>[] = [];
  items.each(({ item }) => all.push(item));
  return { settings, items: all };
}

/** Puts saved state in the place of all state. @throws UsageError for what `save` did not give; nothing has changed then */
export function load(account: Account, saved: unknown): void {
  const { tableIds, tables, streams, transactions } = restored(account, saved);
  loadStreams(account.streams, account.journal, streams);
  for (const name of account.tables.keys()) account.tables.delete(name);
  for (const table of tables) account.tables.set(table.settings.name, table);
  for (const token of account.transactionTokens.keys()) account.transactionTokens.delete(token);
  for (const [token, transaction] of transactions) account.transactionTokens.set(token, transaction);
  account.tableCounter.value = tableIds;
}

function restored(account: Account, saved: unknown): Omit<SavedDynamoDb, 'tables'> & { readonly tables: readonly Table[] } {
  try {
    const { tableIds, tables, streams, transactions } = saved as SavedDynamoDb;
    if (!Number.isSafeInteger(tableIds)) throw new TypeError('There is no number of table ids.');
    return { tableIds, tables: tables.map((table) => restoredTable(account, table)), streams, transactions: transactions.map(([token, at]) => [token, at]) };
  } catch (cause) {
    throw new UsageError('This is no saved state of InMemoryDynamoDb.', '', 'Give load() what save() has given.', { cause });
  }
}

function restoredTable(account: Account, { settings, items }: SavedTable): Table {
  const schema = tableKey(settings.keySchema, attributeTypes(settings.attributes));
  const table = newTable(account, { ...settings, schema });
  for (const saved of items) {
    const item = normalItem(saved);
    const key = keyOfItem(schema, item);
    // Nobody knows the table yet, so the journal need not know of its items.
    table.replace(keyId(key), { sortText: key.range, item, size: itemSize(item) });
  }
  return table;
}
