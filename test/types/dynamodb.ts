/** Compiled, never run: the SDK's aggregated client and the in-memory service are interchangeable behind the port. */
import type * as sdk from '@aws-sdk/client-dynamodb';
import type { AttributeValue } from '../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../src/services/dynamodb/in-memory-dynamodb';
import type { TablePort } from '../../src/services/dynamodb/table-port';
import type { TableService } from '../contracts/table';

declare const client: sdk.DynamoDB;
declare const service: InMemoryDynamoDb;
declare const sdkValue: sdk.AttributeValue;
declare const ourValue: AttributeValue;

export const ports: TablePort[] = [client, service];
export const services: TableService[] = [client, service];
export const ours: AttributeValue = sdkValue;
export const theirs: sdk.AttributeValue = ourValue;

/** The methods of the SDK's client that the service has, in their form with a promise. */
type Calls = {
  batchExecuteStatement(input: sdk.BatchExecuteStatementCommandInput): Promise<sdk.BatchExecuteStatementCommandOutput>;
  batchGetItem(input: sdk.BatchGetItemCommandInput): Promise<sdk.BatchGetItemCommandOutput>;
  batchWriteItem(input: sdk.BatchWriteItemCommandInput): Promise<sdk.BatchWriteItemCommandOutput>;
  createTable(input: sdk.CreateTableCommandInput): Promise<sdk.CreateTableCommandOutput>;
  deleteItem(input: sdk.DeleteItemCommandInput): Promise<sdk.DeleteItemCommandOutput>;
  deleteTable(input: sdk.DeleteTableCommandInput): Promise<sdk.DeleteTableCommandOutput>;
  describeContinuousBackups(input: sdk.DescribeContinuousBackupsCommandInput): Promise<sdk.DescribeContinuousBackupsCommandOutput>;
  describeEndpoints(input?: sdk.DescribeEndpointsCommandInput): Promise<sdk.DescribeEndpointsCommandOutput>;
  describeLimits(input?: sdk.DescribeLimitsCommandInput): Promise<sdk.DescribeLimitsCommandOutput>;
  describeTable(input: sdk.DescribeTableCommandInput): Promise<sdk.DescribeTableCommandOutput>;
  describeTimeToLive(input: sdk.DescribeTimeToLiveCommandInput): Promise<sdk.DescribeTimeToLiveCommandOutput>;
  executeStatement(input: sdk.ExecuteStatementCommandInput): Promise<sdk.ExecuteStatementCommandOutput>;
  executeTransaction(input: sdk.ExecuteTransactionCommandInput): Promise<sdk.ExecuteTransactionCommandOutput>;
  getItem(input: sdk.GetItemCommandInput): Promise<sdk.GetItemCommandOutput>;
  listTables(input?: sdk.ListTablesCommandInput): Promise<sdk.ListTablesCommandOutput>;
  listTagsOfResource(input: sdk.ListTagsOfResourceCommandInput): Promise<sdk.ListTagsOfResourceCommandOutput>;
  putItem(input: sdk.PutItemCommandInput): Promise<sdk.PutItemCommandOutput>;
  query(input: sdk.QueryCommandInput): Promise<sdk.QueryCommandOutput>;
  scan(input: sdk.ScanCommandInput): Promise<sdk.ScanCommandOutput>;
  tagResource(input: sdk.TagResourceCommandInput): Promise<sdk.TagResourceCommandOutput>;
  transactGetItems(input: sdk.TransactGetItemsCommandInput): Promise<sdk.TransactGetItemsCommandOutput>;
  transactWriteItems(input: sdk.TransactWriteItemsCommandInput): Promise<sdk.TransactWriteItemsCommandOutput>;
  untagResource(input: sdk.UntagResourceCommandInput): Promise<sdk.UntagResourceCommandOutput>;
  updateContinuousBackups(input: sdk.UpdateContinuousBackupsCommandInput): Promise<sdk.UpdateContinuousBackupsCommandOutput>;
  updateItem(input: sdk.UpdateItemCommandInput): Promise<sdk.UpdateItemCommandOutput>;
  updateTable(input: sdk.UpdateTableCommandInput): Promise<sdk.UpdateTableCommandOutput>;
  updateTimeToLive(input: sdk.UpdateTimeToLiveCommandInput): Promise<sdk.UpdateTimeToLiveCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;

/** All that is public of the service, but what is not of the client: its streams and its saved state. */
type Actions = Exclude<keyof InMemoryDynamoDb, 'streams' | 'watchStream' | 'save' | 'load'>;
export const complete: Record<Actions, true> extends Record<keyof Calls, true>
  ? Record<keyof Calls, true> extends Record<Actions, true>
    ? true
    : never
  : never = true;
