import { type Answer, answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Uuids } from '../../api/uuids';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
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

export interface InMemoryDynamoDbOptions extends ServiceOptions {}

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

  constructor({ clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal() }: InMemoryDynamoDbOptions) {
    this.account = {
      clock,
      region,
      accountId,
      journal,
      requestIds: new RequestIds(`dynamodb/${seed}`, journal.counter()),
      tableIds: new Uuids(`dynamodb/${seed}/table`, journal.counter()),
      tables: new JournaledMap(journal),
      followers: [],
    };
  }

  createTable(input: Shapes.CreateTableInput): Answer<Shapes.CreateTableOutput> {
    return answer(this.account, createTable, input);
  }

  describeTable(input: Shapes.TableInput): Answer<Shapes.DescribeTableOutput> {
    return answer(this.account, describeTable, input);
  }

  deleteTable(input: Shapes.TableInput): Answer<Shapes.DeleteTableOutput> {
    return answer(this.account, deleteTable, input);
  }

  listTables(input: Shapes.ListTablesInput = {}): Answer<Shapes.ListTablesOutput> {
    return answer(this.account, listTables, input);
  }

  putItem(input: Shapes.PutItemInput): Answer<Shapes.PutItemOutput> {
    return answer(this.account, putItem, input);
  }

  getItem(input: Shapes.GetItemInput): Answer<Shapes.GetItemOutput> {
    return answer(this.account, getItem, input);
  }

  updateItem(input: Shapes.UpdateItemInput): Answer<Shapes.UpdateItemOutput> {
    return answer(this.account, updateItem, input);
  }

  deleteItem(input: Shapes.DeleteItemInput): Answer<Shapes.DeleteItemOutput> {
    return answer(this.account, deleteItem, input);
  }

  query(input: Shapes.QueryInput): Answer<Shapes.PageOutput> {
    return answer(this.account, query, input);
  }

  scan(input: Shapes.ScanInput): Answer<Shapes.PageOutput> {
    return answer(this.account, scan, input);
  }

  batchWriteItem(input: Shapes.BatchWriteItemInput): Answer<Shapes.BatchWriteItemOutput> {
    return answer(this.account, batchWriteItem, input);
  }
}
