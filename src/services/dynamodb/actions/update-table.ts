import { type Account, findTable } from '../account';
import { checkTableName, Constraints } from '../constraints';
import { resourceNotFound, validation } from '../errors';
import { changedIndexes } from '../index-updates';
import { checkForm, UPDATE_TABLE } from '../request-form';
import type { AttributeDefinition, GlobalSecondaryIndexUpdate, UpdateTableInput, UpdateTableOutput } from '../shapes';
import { checkAttributeDefinitions, checkGlobalIndex, checkIndexName, checkThroughput } from '../table-constraints';
import { describe, notFoundMessage } from '../table-description';
import { checkOptions, openStream, shownOptions, viewTypeOf } from '../table-options';
import type { IndexSettings, TableSettings } from '../table-settings';
import { provisioned, rescaled } from '../throughput';
import { refuseUnsupported } from '../unsupported';

/**
 * Changes a table. The answer says UPDATING, and which indexes are CREATING, UPDATING or DELETING, as AWS's does; whoever looks next finds all ACTIVE.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
 */
export function updateTable(account: Account, input: UpdateTableInput): UpdateTableOutput {
  checkForm(input, UPDATE_TABLE);
  checkInput(input);
  refuseUnsupported(input);
  const table = findTable(account, input.TableName!);
  if (table === undefined) throw resourceNotFound(notFoundMessage(input.TableName!));
  const before = table.settings;
  const now = account.clock.now();
  const { indexes, statuses, types } = changedIndexes(before, input, now);
  const isOnDemand = (input.BillingMode ?? before.billingMode) === 'PAY_PER_REQUEST';
  const description = describe(table, 'UPDATING', now);
  const stream = streamChange(account, before, input);
  const settings: TableSettings = {
    ...before,
    indexes,
    attributes: usedAttributes(types, before, indexes),
    billingMode: isOnDemand ? 'PAY_PER_REQUEST' : 'PROVISIONED',
    ...(isOnDemand && before.billingMode === 'PROVISIONED' && { onDemandSince: now }),
    throughput: throughputOf(before, input, now),
    ...shownOptions(input, now, before),
    deletionProtected: input.DeletionProtectionEnabled ?? before.deletionProtected,
  };
  table.settings = { ...settings, ...stream() };
  const updated = describe(table, 'UPDATING', now, statuses);
  for (const index of description.GlobalSecondaryIndexes ?? []) {
    if (statuses.get(index.IndexName!) !== 'DELETING') continue;
    index.IndexStatus = 'DELETING';
    (updated.GlobalSecondaryIndexes ??= []).push(index);
  }
  return { TableDescription: updated };
}

function checkInput(input: UpdateTableInput): void {
  const constraints = new Constraints();
  checkTableName(constraints, input.TableName);
  checkAttributeDefinitions(constraints, input.AttributeDefinitions);
  checkOptions(constraints, input);
  input.GlobalSecondaryIndexUpdates?.forEach((update, i) => checkIndexUpdate(constraints, update, `globalSecondaryIndexUpdates.${i + 1}.member`));
  constraints.check();
  const { TableName: _table, AttributeDefinitions: _definitions, ...changes } = input;
  if (Object.values(changes).every((change) => change === undefined)) {
    throw validation(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    );
  }
}

function checkIndexUpdate(constraints: Constraints, { Create, Update, Delete }: GlobalSecondaryIndexUpdate, member: string): void {
  if (Create !== undefined) checkGlobalIndex(constraints, Create, `${member}.create`);
  if (Update !== undefined) {
    checkIndexName(constraints, Update.IndexName, `${member}.update.indexName`);
    checkThroughput(constraints, Update.ProvisionedThroughput, `${member}.update.provisionedThroughput`);
  }
  if (Delete !== undefined) checkIndexName(constraints, Delete.IndexName, `${member}.delete.indexName`);
}

/** Switching to another billing mode needs or drops all throughput; within one it is changed. */
function throughputOf(
  before: TableSettings,
  { BillingMode = before.billingMode, ProvisionedThroughput }: UpdateTableInput,
  now: number,
): TableSettings['throughput'] {
  if (BillingMode !== before.billingMode || BillingMode === 'PAY_PER_REQUEST') return provisioned(ProvisionedThroughput, BillingMode);
  return ProvisionedThroughput === undefined ? before.throughput : rescaled(before.throughput, ProvisionedThroughput, now);
}

/** What happens to the stream; nothing has happened yet. @throws ValidationException */
function streamChange(account: Account, before: TableSettings, { StreamSpecification }: UpdateTableInput): () => Pick<TableSettings, 'stream'> {
  if (StreamSpecification === undefined) return () => ({});
  const viewType = viewTypeOf(StreamSpecification);
  const { stream } = before;
  if (viewType !== undefined) {
    if (stream?.enabled === true) throw validation(`Table already has an enabled stream: TableName: ${before.name}`);
    return () => ({ stream: openStream(account, before, viewType) });
  }
  if (stream?.enabled !== true) throw validation(`Table is already disabled for streams: TableName: ${before.name}`);
  return () => {
    account.streams.close(stream.arn);
    return { stream: { ...stream, enabled: false } };
  };
}

/** The definitions of the attributes that are still keys of something. */
function usedAttributes(types: ReadonlyMap<string, 'S' | 'N' | 'B'>, { schema }: TableSettings, indexes: readonly IndexSettings[]): AttributeDefinition[] {
  const used = new Set([...schema.names, ...indexes.flatMap(({ hash, range }) => [...hash, ...range].map(({ name }) => name))]);
  return [...types].filter(([name]) => used.has(name)).map(([AttributeName, AttributeType]) => ({ AttributeName, AttributeType }));
}
