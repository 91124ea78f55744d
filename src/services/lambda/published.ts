import type { Account } from './account';
import { latest, type FunctionRecord, type Version } from './function-record';
import { touched } from './function-settings';

/** What may differ between two versions that are the same. */
const own = new Set(['Version', 'RevisionId', 'LastModified', 'Description']);
const same = (a: Version, b: Version): boolean => JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
const comparable = (version: Version): unknown =>
  Object.entries(version)
    .filter(([name]) => !own.has(name))
    .toSorted(([a], [b]) => (a < b ? -1 : 1));

/**
 * Publishes $LATEST as a version. Where nothing has changed since the last one, that stays the last one
 * (https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html).
 */
export function published(account: Account, record: FunctionRecord, description?: string): { record: FunctionRecord; version: Version } {
  const now = latest(record);
  const last = record.versions.length > 1 ? record.versions.at(-1)! : undefined;
  if (last !== undefined && same(now, last)) return { record, version: last };
  const number = record.published + 1;
  const version: Version = { ...now, ...touched(account), Version: String(number), Description: description ?? now.Description };
  return { record: { ...record, versions: [...record.versions, version], published: number }, version };
}
