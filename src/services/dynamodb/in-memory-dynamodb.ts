import type { Clock } from '../../clock/clock';
import { ServiceException } from '../../errors/service-exception';
import type { Account } from './account';
import { batchWriteItem } from './actions/batch-write-item';
import { createTable } from './actions/create-table';
import { deleteItem } from './actions/delete-item';
import { deleteTable } from './actions/delete-table';
import { describeTable } from './actions/describe-table';
import { getItem } from './actions/get-item';
import { listTables } from './actions/list-tables';
import { putItem } from './actions/put-item';
import { query } from './actions/query';
import { scan } from './actions/scan';
import { updateItem } from './actions/update-item';
import { RequestIds } from './request-ids';
import type * as Shapes from './shapes';
import type { TablePort } from './table-port';

export interface InMemoryDynamoDbOptions {
  readonly clock: Clock;
  /** Default: us-east-1. */
  readonly region?: string;
  /** Twelve digits. Default: 123456789012. */
  readonly accountId?: string;
  /** Request ids and table ids follow from it. Default: 0. */
  readonly seed?: number | string;
}

type Answer<Output> = Promise<Output & { $metadata: { httpStatusCode: number; requestId: string } }>;

/**
 * The tables of one account in one region, in memory: methods, inputs and outputs are those of the AWS SDK v3 client `DynamoDB`, errors have the
 * SDK's names and AWS's texts. Reads are always consistent, and a table is there as soon as it is created.
 *
 * Secondary indexes, transactions, BatchGetItem, streams, time to live and PartiQL are not here yet; asking for them is an error.
 *
 * @example
 * const dynamodb = new InMemoryDynamoDb({ clock: systemClock });
 * await dynamodb.createTable({
 *   TableName: 'Purchases',
 *   AttributeDefinitions: [{ AttributeName: 'PurchaseID', AttributeType: 'S' }],
 *   KeySchema: [{ AttributeName: 'PurchaseID', KeyType: 'HASH' }],
 *   BillingMode: 'PAY_PER_REQUEST',
 * });
 * await dynamodb.putItem({ TableName: 'Purchases', Item: { PurchaseID: { S: 'p-1' } }, ConditionExpression: 'attribute_not_exists(PurchaseID)' });
 */
export class InMemoryDynamoDb implements TablePort {
  private readonly account: Account;

  constructor({ clock, region = 'us-east-1', accountId = '123456789012', seed = 0 }: InMemoryDynamoDbOptions) {
    this.account = { clock, region, accountId, ids: new RequestIds(`dynamodb/${seed}`), tables: new Map() };
  }

  createTable(input: Shapes.CreateTableInput): Answer<Shapes.CreateTableOutput> {
    return this.answer(createTable, input);
  }

  describeTable(input: Shapes.TableInput): Answer<Shapes.DescribeTableOutput> {
    return this.answer(describeTable, input);
  }

  deleteTable(input: Shapes.TableInput): Answer<Shapes.DeleteTableOutput> {
    return this.answer(deleteTable, input);
  }

  listTables(input: Shapes.ListTablesInput = {}): Answer<Shapes.ListTablesOutput> {
    return this.answer(listTables, input);
  }

  putItem(input: Shapes.PutItemInput): Answer<Shapes.PutItemOutput> {
    return this.answer(putItem, input);
  }

  getItem(input: Shapes.GetItemInput): Answer<Shapes.GetItemOutput> {
    return this.answer(getItem, input);
  }

  updateItem(input: Shapes.UpdateItemInput): Answer<Shapes.UpdateItemOutput> {
    return this.answer(updateItem, input);
  }

  deleteItem(input: Shapes.DeleteItemInput): Answer<Shapes.DeleteItemOutput> {
    return this.answer(deleteItem, input);
  }

  query(input: Shapes.QueryInput): Answer<Shapes.PageOutput> {
    return this.answer(query, input);
  }

  scan(input: Shapes.ScanInput): Answer<Shapes.PageOutput> {
    return this.answer(scan, input);
  }

  batchWriteItem(input: Shapes.BatchWriteItemInput): Answer<Shapes.BatchWriteItemOutput> {
    return this.answer(batchWriteItem, input);
  }

  /** Performs an action. Every outcome, good or bad, carries a request id; what is no fault of the request is thrown as it is. */
  private async answer<Input, Output extends object>(action: (account: Account, input: Input) => Output, input: Input): Answer<Output> {
    const requestId = this.account.ids.next();
    try {
      const output = action(this.account, input) as Awaited<Answer<Output>>;
      output.$metadata = { httpStatusCode: 200, requestId };
      return output;
    } catch (fault) {
      if (fault instanceof ServiceException) Object.assign(fault.$metadata, { requestId });
      throw fault;
    }
  }
}
