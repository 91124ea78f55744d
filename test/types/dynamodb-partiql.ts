/** Compiled, never run: what the SDK's client takes and gives for PartiQL, the in-memory service takes and gives. */
import type * as sdk from '@aws-sdk/client-dynamodb';
import type { InMemoryDynamoDb } from '../../src/services/dynamodb/in-memory-dynamodb';

declare const service: InMemoryDynamoDb;

type Calls = {
  executeStatement(input: sdk.ExecuteStatementCommandInput): Promise<sdk.ExecuteStatementCommandOutput>;
  batchExecuteStatement(input: sdk.BatchExecuteStatementCommandInput): Promise<sdk.BatchExecuteStatementCommandOutput>;
  executeTransaction(input: sdk.ExecuteTransactionCommandInput): Promise<sdk.ExecuteTransactionCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;
