import { UsageError } from '../../errors/usage-error';
import { isObject } from '../../json/json';
import type { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';

/** What is saved: each store as a list of its keys and records, which are plain values already, and the count that ids are made of. */
const stores = (account: Account): Readonly<Record<string, JournaledMap<string, object>>> => ({
  functions: account.functions as JournaledMap<string, object>,
  events: account.events.pending as JournaledMap<string, object>,
  mappings: account.mappings.all as JournaledMap<string, object>,
  checkpoints: account.mappings.checkpoints as JournaledMap<string, object>,
});

export const save = (account: Account): unknown => ({
  version: 1,
  ids: account.ids.value,
  ...Object.fromEntries(Object.entries(stores(account)).map(([name, store]) => [name, structuredClone([...store.entries()])])),
});

/** Puts saved state in the place of everything. Code is not saved: what is registered in this process serves. @throws UsageError */
export function load(account: Account, saved: unknown): void {
  const all = Object.entries(stores(account));
  if (!isObject(saved) || saved['version'] !== 1 || typeof saved['ids'] !== 'number' || !all.every(([name]) => isEntries(saved[name]))) {
    throw new UsageError('This is no saved state of InMemoryLambda.', '', 'Give what save() gives.');
  }
  for (const [name, store] of all) {
    for (const key of store.keys()) store.delete(key);
    for (const [key, value] of structuredClone(saved[name]) as unknown as [string, object][]) store.set(key, value);
  }
  account.ids.value = Math.max(account.ids.value, saved['ids']);
}

const isEntries = (value: unknown): boolean =>
  Array.isArray(value) && value.every((entry) => Array.isArray(entry) && typeof entry[0] === 'string' && typeof entry[1] === 'object' && entry[1] !== null);
