import type { Clock } from '../../clock/clock';
import { resourceNotFound } from './errors';
import type { RequestIds } from './request-ids';
import type { Table } from './table';

/** The tables of one account in one region, and what all actions share. */
export interface Account {
  readonly clock: Clock;
  readonly region: string;
  readonly accountId: string;
  readonly ids: RequestIds;
  readonly tables: Map<string, Table>;
}

export const tableArn = (account: Account, name: string): string => `arn:aws:dynamodb:${account.region}:${account.accountId}:table/${name}`;

/** The table of a name or of an ARN; undefined where there is none. */
export function findTable(account: Account, name: string): Table | undefined {
  const table = account.tables.get(name);
  if (table !== undefined || !name.startsWith('arn:')) return table;
  const named = account.tables.get(name.slice(name.lastIndexOf('/') + 1));
  return named?.settings.arn === name ? named : undefined;
}

/** @throws ResourceNotFoundException */
export function tableOf(account: Account, name: string): Table {
  const table = findTable(account, name);
  if (table === undefined) throw resourceNotFound();
  return table;
}
