import type { SecondaryIndex } from './secondary-index';
import type { GlobalSecondaryIndexDescription, IndexStatus, LocalSecondaryIndexDescription, TableDescription, TableStatus } from './shapes';
import type { Table } from './table';
import type { TableSettings } from './table-settings';
import { describeThroughput } from './throughput';

/**
 * What DescribeTable tells of a table. Counts are exact and up to date, where AWS's are some hours old.
 *
 * @param now - Milliseconds since the epoch.
 * @param indexStatuses - Of global indexes that are not ACTIVE, by name.
 */
export function describe(table: Table, status: TableStatus, now: number, indexStatuses: ReadonlyMap<string, IndexStatus> = new Map()): TableDescription {
  const { settings, items, indexes } = table;
  const { onDemandSince, stream, tableClass, tableClassChanged, encryption, onDemandThroughput, warmThroughput } = settings;
  const local = indexes.local.map((index) => describeLocal(index, settings));
  const global = indexes.global.map((index) => describeGlobal(index, settings, indexStatuses.get(index.index.name) ?? 'ACTIVE', now));
  return {
    AttributeDefinitions: settings.attributes.map((definition) => ({ ...definition })),
    TableName: settings.name,
    KeySchema: settings.keySchema.map((element) => ({ ...element })),
    TableStatus: status,
    CreationDateTime: new Date(settings.created),
    ProvisionedThroughput: describeThroughput(settings.throughput, now),
    TableSizeBytes: items.bytes,
    ItemCount: items.count,
    TableArn: settings.arn,
    TableId: settings.id,
    ...(onDemandSince !== undefined && {
      BillingModeSummary: { BillingMode: settings.billingMode, LastUpdateToPayPerRequestDateTime: new Date(onDemandSince) },
    }),
    ...(local.length > 0 && { LocalSecondaryIndexes: local }),
    ...(global.length > 0 && { GlobalSecondaryIndexes: global }),
    ...(stream?.enabled === true && { StreamSpecification: { StreamEnabled: true, StreamViewType: stream.viewType } }),
    ...(stream && { LatestStreamLabel: stream.label, LatestStreamArn: stream.arn }),
    ...(encryption?.Enabled === true && {
      SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', ...(encryption.KMSMasterKeyId !== undefined && { KMSMasterKeyArn: encryption.KMSMasterKeyId }) },
    }),
    ...(tableClass && {
      TableClassSummary: { TableClass: tableClass, ...(tableClassChanged !== undefined && { LastUpdateDateTime: new Date(tableClassChanged) }) },
    }),
    DeletionProtectionEnabled: settings.deletionProtected,
    ...(onDemandThroughput && { OnDemandThroughput: { ...onDemandThroughput } }),
    ...(warmThroughput && { WarmThroughput: { ...warmThroughput, Status: 'ACTIVE' } }),
  };
}

function describeLocal({ index, partitions }: SecondaryIndex, { arn }: TableSettings): LocalSecondaryIndexDescription {
  const { name, keySchema, projection } = index;
  const { NonKeyAttributes: names } = projection;
  return {
    IndexName: name,
    KeySchema: keySchema.map(({ AttributeName, KeyType }) => ({ AttributeName, KeyType })),
    Projection: { ...projection, ...(names && { NonKeyAttributes: [...names] }) },
    IndexSizeBytes: partitions.bytes,
    ItemCount: partitions.count,
    IndexArn: `${arn}/index/${name}`,
  };
}

function describeGlobal(secondary: SecondaryIndex, settings: TableSettings, status: IndexStatus, now: number): GlobalSecondaryIndexDescription {
  const { throughput, onDemandThroughput, warmThroughput } = secondary.index;
  return {
    ...describeLocal(secondary, settings),
    IndexStatus: status,
    ...(status === 'CREATING' && { Backfilling: false }),
    ProvisionedThroughput: describeThroughput(throughput, now),
    ...(onDemandThroughput && { OnDemandThroughput: { ...onDemandThroughput } }),
    ...(warmThroughput && { WarmThroughput: { ...warmThroughput, Status: status } }),
  };
}

/** A table's name that is asked for on its own is told in the error. */
export const notFoundMessage = (name: string): string => `Requested resource not found: Table: ${name} not found`;
