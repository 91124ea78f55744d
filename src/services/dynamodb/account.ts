import type { RequestIds } from '../../api/answer';
import type { Uuids } from '../../api/uuids';
import type { Clock } from '../../clock/clock';
import type { Counter } from '../../journal/counter';
import type { Journal } from '../../journal/journal';
import type { JournaledMap } from '../../journal/journaled-map';
import type { TransactionTokens } from './transactions/tokens';
import { resourceNotFound } from './errors';
import type { Streams } from './streams/streams';
import { Table, type TableFollower } from './table';
import type { TableSettings } from './table-settings';

/** The tables of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly journal: Journal;
  readonly requestIds: RequestIds;
  /** Counts the ids of tables. */
  readonly tableCounter: Counter;
  readonly tableIds: Uuids;
  /** By name. */
  readonly tables: JournaledMap<string, Table>;
  /** What transactions have been performed under which client request tokens. */
  readonly transactionTokens: TransactionTokens;
  readonly streams: Streams;
  /** The limit of an item collection. */
  readonly itemCollectionBytes: number;
  /** What is made for every table to follow it. */
  readonly followers: ((table: Table) => TableFollower)[];
}

export const tableArn = (account: Account, name: string): string => `arn:aws:dynamodb:${account.region}:${account.accountId}:table/${name}`;

/** A table that is not in the account yet, followed by all that must follow it. */
export function newTable(account: Account, settings: TableSettings): Table {
  const table = new Table(account.journal, settings, account.itemCollectionBytes);
  for (const follower of account.followers) table.follow(follower(table));
  return table;
}

/** The table of a name or of an ARN; undefined where there is none. */
export function findTable(account: Account, name: string): Table | undefined {
  const table = account.tables.get(name);
  if (table !== undefined || !name.startsWith('arn:')) return table;
  const named = account.tables.get(name.slice(name.lastIndexOf('/') + 1));
  return named?.settings.arn === name ? named : undefined;
}

/** The table that a call on a resource names. @throws ResourceNotFoundException */
export function tableOfArn(account: Account, arn: string): Table {
  const table = account.tables.get(arn.slice(arn.lastIndexOf('/') + 1));
  if (table?.settings.arn !== arn) throw resourceNotFound(`Requested resource not found: ResourcArn: ${arn} not found`);
  return table;
}

/** @throws ResourceNotFoundException */
export function tableOf(account: Account, name: string): Table {
  const table = findTable(account, name);
  if (table === undefined) throw resourceNotFound();
  return table;
}
