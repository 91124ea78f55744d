import type { StoredItem, Table } from './table';

/** Who changes an item: a request, or time to live. */
export type Writer = 'request' | 'timeToLive';

/** A change of an item, of which at least one side is there. keyAttributes (key-schema.ts) gives its key. The sides may be equal. */
export interface Change {
  readonly table: Table;
  readonly before: StoredItem | undefined;
  readonly after: StoredItem | undefined;
  readonly by: Writer;
}
