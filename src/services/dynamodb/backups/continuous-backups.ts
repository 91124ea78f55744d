import { type Account, findTable } from '../account';
import { tableNotFound } from '../errors';
import type { Table } from '../table';
import type { ContinuousBackupsDescription } from './continuous-backups-shapes';

const MINUTE_MS = 60 * 1000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** @throws TableNotFoundException */
export function backedUpTable(account: Account, name: string): Table {
  const table = findTable(account, name);
  if (table === undefined) throw tableNotFound(name);
  return table;
}

/** "LatestRestorableDateTime is typically 5 minutes before the current time", but not before there is something to restore. */
export function describeBackups({ settings: { pointInTimeRecovery } }: Table, now: number): ContinuousBackupsDescription {
  if (pointInTimeRecovery === undefined) {
    return { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } };
  }
  const { since, days } = pointInTimeRecovery;
  return {
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays: days,
      EarliestRestorableDateTime: new Date(Math.max(since, now - days * DAY_MS)),
      LatestRestorableDateTime: new Date(Math.max(since, now - 5 * MINUTE_MS)),
    },
  };
}
