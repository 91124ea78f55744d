/**
 * The inputs and outputs of the DynamoDB actions on tables, as the AWS SDK v3 client for DynamoDB has them.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Operations_Amazon_DynamoDB.html
 */
export interface AttributeDefinition {
  AttributeName: string | undefined;
  AttributeType: 'S' | 'N' | 'B' | undefined;
}
export interface KeySchemaElement {
  AttributeName: string | undefined;
  KeyType: 'HASH' | 'RANGE' | undefined;
}
export interface Projection {
  ProjectionType?: 'ALL' | 'KEYS_ONLY' | 'INCLUDE' | undefined;
  NonKeyAttributes?: string[] | undefined;
}
export interface ProvisionedThroughput {
  ReadCapacityUnits: number | undefined;
  WriteCapacityUnits: number | undefined;
}
/** Limits of what is paid per request; -1 for none. */
export interface OnDemandThroughput {
  MaxReadRequestUnits?: number | undefined;
  MaxWriteRequestUnits?: number | undefined;
}
export interface WarmThroughput {
  ReadUnitsPerSecond?: number | undefined;
  WriteUnitsPerSecond?: number | undefined;
}
export interface StreamSpecification {
  StreamEnabled: boolean | undefined;
  StreamViewType?: 'NEW_IMAGE' | 'OLD_IMAGE' | 'NEW_AND_OLD_IMAGES' | 'KEYS_ONLY' | undefined;
}
export interface SSESpecification {
  Enabled?: boolean | undefined;
  SSEType?: 'AES256' | 'KMS' | undefined;
  KMSMasterKeyId?: string | undefined;
}
export interface Tag {
  Key: string | undefined;
  Value: string | undefined;
}
type BillingMode = 'PROVISIONED' | 'PAY_PER_REQUEST';
type TableClass = 'STANDARD' | 'STANDARD_INFREQUENT_ACCESS';

export interface LocalSecondaryIndex {
  IndexName: string | undefined;
  KeySchema: KeySchemaElement[] | undefined;
  Projection: Projection | undefined;
}
export interface GlobalSecondaryIndex extends LocalSecondaryIndex {
  ProvisionedThroughput?: ProvisionedThroughput | undefined;
  OnDemandThroughput?: OnDemandThroughput | undefined;
  WarmThroughput?: WarmThroughput | undefined;
}
interface TableOptions {
  TableName: string | undefined;
  BillingMode?: BillingMode | undefined;
  ProvisionedThroughput?: ProvisionedThroughput | undefined;
  OnDemandThroughput?: OnDemandThroughput | undefined;
  WarmThroughput?: WarmThroughput | undefined;
  StreamSpecification?: StreamSpecification | undefined;
  SSESpecification?: SSESpecification | undefined;
  TableClass?: TableClass | undefined;
  DeletionProtectionEnabled?: boolean | undefined;
}
export interface CreateTableInput extends TableOptions {
  AttributeDefinitions?: AttributeDefinition[] | undefined;
  KeySchema?: KeySchemaElement[] | undefined;
  LocalSecondaryIndexes?: LocalSecondaryIndex[] | undefined;
  GlobalSecondaryIndexes?: GlobalSecondaryIndex[] | undefined;
  Tags?: Tag[] | undefined;
}
/** Exactly one member. */
export interface GlobalSecondaryIndexUpdate {
  Create?: GlobalSecondaryIndex | undefined;
  Update?:
    | {
        IndexName: string | undefined;
        ProvisionedThroughput?: ProvisionedThroughput | undefined;
        OnDemandThroughput?: OnDemandThroughput | undefined;
        WarmThroughput?: WarmThroughput | undefined;
      }
    | undefined;
  Delete?: { IndexName: string | undefined } | undefined;
}
export interface UpdateTableInput extends TableOptions {
  AttributeDefinitions?: AttributeDefinition[] | undefined;
  GlobalSecondaryIndexUpdates?: GlobalSecondaryIndexUpdate[] | undefined;
}

/** A table here is CREATING, UPDATING, ACTIVE or DELETING. */
export type TableStatus =
  'ACTIVE' | 'ARCHIVED' | 'ARCHIVING' | 'CREATING' | 'DELETING' | 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' | 'REPLICATION_NOT_AUTHORIZED' | 'UPDATING';
export type IndexStatus = 'ACTIVE' | 'CREATING' | 'DELETING' | 'UPDATING';

export interface ProvisionedThroughputDescription {
  LastIncreaseDateTime?: Date | undefined;
  LastDecreaseDateTime?: Date | undefined;
  NumberOfDecreasesToday?: number | undefined;
  ReadCapacityUnits?: number | undefined;
  WriteCapacityUnits?: number | undefined;
}
export interface LocalSecondaryIndexDescription {
  IndexName?: string | undefined;
  KeySchema?: KeySchemaElement[] | undefined;
  Projection?: Projection | undefined;
  IndexSizeBytes?: number | undefined;
  ItemCount?: number | undefined;
  IndexArn?: string | undefined;
}
export interface GlobalSecondaryIndexDescription extends LocalSecondaryIndexDescription {
  IndexStatus?: IndexStatus | undefined;
  Backfilling?: boolean | undefined;
  ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  OnDemandThroughput?: OnDemandThroughput | undefined;
  WarmThroughput?: (WarmThroughput & { Status?: IndexStatus | undefined }) | undefined;
}
export interface TableDescription {
  AttributeDefinitions?: AttributeDefinition[] | undefined;
  TableName?: string | undefined;
  KeySchema?: KeySchemaElement[] | undefined;
  TableStatus?: TableStatus | undefined;
  CreationDateTime?: Date | undefined;
  ProvisionedThroughput?: ProvisionedThroughputDescription | undefined;
  TableSizeBytes?: number | undefined;
  ItemCount?: number | undefined;
  TableArn?: string | undefined;
  TableId?: string | undefined;
  BillingModeSummary?: { BillingMode?: BillingMode | undefined; LastUpdateToPayPerRequestDateTime?: Date | undefined } | undefined;
  LocalSecondaryIndexes?: LocalSecondaryIndexDescription[] | undefined;
  GlobalSecondaryIndexes?: GlobalSecondaryIndexDescription[] | undefined;
  StreamSpecification?: StreamSpecification | undefined;
  LatestStreamLabel?: string | undefined;
  LatestStreamArn?: string | undefined;
  SSEDescription?:
    | {
        Status?: 'ENABLING' | 'ENABLED' | 'DISABLING' | 'DISABLED' | 'UPDATING' | undefined;
        SSEType?: 'AES256' | 'KMS' | undefined;
        KMSMasterKeyArn?: string | undefined;
      }
    | undefined;
  TableClassSummary?: { TableClass?: TableClass | undefined; LastUpdateDateTime?: Date | undefined } | undefined;
  DeletionProtectionEnabled?: boolean | undefined;
  OnDemandThroughput?: OnDemandThroughput | undefined;
  WarmThroughput?: (WarmThroughput & { Status?: TableStatus | undefined }) | undefined;
}
export interface CreateTableOutput {
  TableDescription?: TableDescription | undefined;
}
export interface UpdateTableOutput {
  TableDescription?: TableDescription | undefined;
}
export interface DeleteTableOutput {
  TableDescription?: TableDescription | undefined;
}
export interface TableInput {
  TableName: string | undefined;
}
export interface DescribeTableOutput {
  Table?: TableDescription | undefined;
}
export interface ListTablesInput {
  ExclusiveStartTableName?: string | undefined;
  Limit?: number | undefined;
}
export interface ListTablesOutput {
  TableNames?: string[] | undefined;
  LastEvaluatedTableName?: string | undefined;
}
export interface TagResourceInput {
  ResourceArn: string | undefined;
  Tags: Tag[] | undefined;
}
export interface UntagResourceInput {
  ResourceArn: string | undefined;
  TagKeys: string[] | undefined;
}
export interface ListTagsOfResourceInput {
  ResourceArn: string | undefined;
  NextToken?: string | undefined;
}
export interface ListTagsOfResourceOutput {
  Tags?: Tag[] | undefined;
  NextToken?: string | undefined;
}
