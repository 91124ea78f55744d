import { invalidParameter, limitExceeded, resourceNotFound, validation } from './errors';
import { attributeTypes, type AttributeTypes, checkIndexes, globalIndex } from './index-definition';
import type { GlobalSecondaryIndexUpdate, IndexStatus, UpdateTableInput } from './shapes';
import type { IndexSettings, TableSettings, Throughput } from './table-settings';
import { provisioned, rescaled } from './throughput';

/** The indexes of a table after an update. */
export interface ChangedIndexes {
  readonly indexes: readonly IndexSettings[];
  /** Of those that have changed. */
  readonly statuses: ReadonlyMap<string, IndexStatus>;
  /** All attributes that are defined now. */
  readonly types: AttributeTypes;
}

/** @throws ValidationException, LimitExceededException, ResourceNotFoundException */
export function changedIndexes(before: TableSettings, input: UpdateTableInput, now: number): ChangedIndexes {
  const { GlobalSecondaryIndexUpdates: updates = [], BillingMode: billingMode = before.billingMode } = input;
  checkUpdates(updates);
  const types = typesOf(before, input);
  const indexes = new Map(before.indexes.map((index) => [index.name, index]));
  const statuses = new Map<string, IndexStatus>();
  for (const { Create, Update, Delete } of updates) {
    if (Create !== undefined) {
      if (indexes.has(Create.IndexName!)) throw validation('Attempting to create an index which already exists');
      indexes.set(Create.IndexName!, globalIndex(Create, types, billingMode));
      statuses.set(Create.IndexName!, 'CREATING');
    } else {
      const name = (Update ?? Delete)!.IndexName!;
      const index = indexes.get(name);
      if (index?.kind !== 'global') throw resourceNotFound();
      if (Update === undefined) indexes.delete(name);
      else indexes.set(name, updatedIndex(index, Update, before.billingMode, billingMode, now));
      statuses.set(name, Update === undefined ? 'DELETING' : 'UPDATING');
    }
  }
  if (billingMode !== before.billingMode) {
    for (const index of indexes.values()) {
      if (index.kind === 'local' || statuses.has(index.name)) continue;
      indexes.set(index.name, { ...index, throughput: provisioned(undefined, billingMode, index.name) });
    }
  }
  const all = [...indexes.values()];
  checkIndexes(all);
  return { indexes: all, statuses, types };
}

function checkUpdates(updates: readonly GlobalSecondaryIndexUpdate[]): void {
  const names = new Set<string>();
  for (const { Create, Update, Delete } of updates) {
    const given = [Create, Update, Delete].filter((part) => part !== undefined);
    if (given.length !== 1) {
      throw invalidParameter('One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null');
    }
    const name = given[0]!.IndexName!;
    if (names.has(name)) throw invalidParameter(`Only one global secondary index update per index is allowed simultaneously. Index: ${name}`);
    names.add(name);
  }
  if (updates.filter(({ Update }) => Update === undefined).length > 1) {
    throw limitExceeded('Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table');
  }
}

/** The definitions of the table and of the request together. */
function typesOf(before: TableSettings, { AttributeDefinitions = [] }: UpdateTableInput): AttributeTypes {
  const types = new Map(attributeTypes(before.attributes));
  for (const [name, type] of attributeTypes(AttributeDefinitions)) {
    const known = types.get(name);
    if (known !== undefined && known !== type) throw invalidParameter(`Attribute ${name} is a key of type ${known} already`);
    types.set(name, type);
  }
  return types;
}

function updatedIndex(
  index: IndexSettings,
  { ProvisionedThroughput, OnDemandThroughput, WarmThroughput }: NonNullable<GlobalSecondaryIndexUpdate['Update']>,
  from: TableSettings['billingMode'],
  to: TableSettings['billingMode'],
  now: number,
): IndexSettings {
  let throughput: Throughput = index.throughput;
  if (from !== to || to === 'PAY_PER_REQUEST') throughput = provisioned(ProvisionedThroughput, to, index.name);
  else if (ProvisionedThroughput !== undefined) throughput = rescaled(throughput, ProvisionedThroughput, now, index.name);
  return {
    ...index,
    throughput,
    ...(OnDemandThroughput && { onDemandThroughput: { ...OnDemandThroughput } }),
    ...(WarmThroughput && { warmThroughput: { ...WarmThroughput } }),
  };
}
