import type { TableDescription } from './shapes';
import type { Table } from './table';

/** What DescribeTable tells of a table. Counts are exact and up to date, where AWS's are some hours old. */
export function describe({ settings, items }: Table, status: 'CREATING' | 'ACTIVE' | 'DELETING'): TableDescription {
  const created = new Date(settings.created);
  const description: TableDescription = {
    AttributeDefinitions: settings.attributes.map((definition) => ({ ...definition })),
    TableName: settings.name,
    KeySchema: settings.keySchema.map((element) => ({ ...element })),
    TableStatus: status,
    CreationDateTime: created,
    ProvisionedThroughput: { NumberOfDecreasesToday: 0, ...settings.throughput },
    TableSizeBytes: items.bytes,
    ItemCount: items.count,
    TableArn: settings.arn,
    TableId: settings.id,
    DeletionProtectionEnabled: settings.deletionProtected,
  };
  if (settings.billingMode === 'PAY_PER_REQUEST') {
    description.BillingModeSummary = { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: new Date(created) };
  }
  return description;
}

/** A table's name that is asked for on its own is told in the error. */
export const notFoundMessage = (name: string): string => `Requested resource not found: Table: ${name} not found`;
