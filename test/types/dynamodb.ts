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
  createTable(input: sdk.CreateTableCommandInput): Promise<sdk.CreateTableCommandOutput>;
  describeTable(input: sdk.DescribeTableCommandInput): Promise<sdk.DescribeTableCommandOutput>;
  deleteTable(input: sdk.DeleteTableCommandInput): Promise<sdk.DeleteTableCommandOutput>;
  listTables(input?: sdk.ListTablesCommandInput): Promise<sdk.ListTablesCommandOutput>;
  putItem(input: sdk.PutItemCommandInput): Promise<sdk.PutItemCommandOutput>;
  getItem(input: sdk.GetItemCommandInput): Promise<sdk.GetItemCommandOutput>;
  updateItem(input: sdk.UpdateItemCommandInput): Promise<sdk.UpdateItemCommandOutput>;
  deleteItem(input: sdk.DeleteItemCommandInput): Promise<sdk.DeleteItemCommandOutput>;
  query(input: sdk.QueryCommandInput): Promise<sdk.QueryCommandOutput>;
  scan(input: sdk.ScanCommandInput): Promise<sdk.ScanCommandOutput>;
  batchWriteItem(input: sdk.BatchWriteItemCommandInput): Promise<sdk.BatchWriteItemCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;
