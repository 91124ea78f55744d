import { type Answer, answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Uuids } from '../../api/uuids';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { updateTimeToLive } from './actions/update-time-to-live';
import { describeTimeToLive } from './actions/describe-time-to-live';
import { updateContinuousBackups } from './actions/update-continuous-backups';
import { describeContinuousBackups } from './actions/describe-continuous-backups';
import { describeLimits } from './actions/describe-limits';
import { describeEndpoints } from './actions/describe-endpoints';
import { batchGetItem } from './actions/batch-get-item';
import { batchExecuteStatement } from './actions/batch-execute-statement';
import { batchWriteItem } from './actions/batch-write-item';
import { createTable } from './actions/create-table';
import { deleteItem } from './actions/delete-item';
import { deleteTable } from './actions/delete-table';
import { describeTable } from './actions/describe-table';
import { executeStatement } from './actions/execute-statement';
import { executeTransaction } from './actions/execute-transaction';
import { getItem } from './actions/get-item';
import { listTables } from './actions/list-tables';
import { putItem } from './actions/put-item';
import { query } from './actions/query';
import { scan } from './actions/scan';
import { transactGetItems } from './actions/transact-get-items';
import { transactWriteItems } from './actions/transact-write-items';
import { updateTable } from './actions/update-table';
import { tagResource } from './actions/tag-resource';
import { untagResource } from './actions/untag-resource';
import { listTagsOfResource } from './actions/list-tags-of-resource';
import { updateItem } from './actions/update-item';
import { RequestIds } from './request-ids';
import { load, save } from './saved';
import type * as Shapes from './shapes';
import { InMemoryDynamoDbStreams } from './streams/in-memory-dynamodb-streams';
import { Streams } from './streams/streams';
import { Expirations } from './time-to-live/expirations';
import type { TablePort } from './table-port';

const TEN_GB = 10 * 1024 ** 3;

export interface InMemoryDynamoDbOptions extends ServiceOptions {
  /** How many bytes the items with one partition key may have, where there are local secondary indexes. Default: 10 GB, AWS's own limit. */
  readonly itemCollectionBytes?: number;
}

/**
 * The tables of one account in one region, in memory: methods, inputs and outputs are those of the AWS SDK v3 client `DynamoDB`, errors have the
 * SDK's names and AWS's texts. Reads are always consistent, those of global indexes too. A new table or index is CREATING in the answer that makes it, and
 * ACTIVE for whoever looks next.
 *
 * Vector indexes, global tables and backups are not here; asking for them is an error.
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
  /** The streams of the tables: the methods of the client `DynamoDBStreams`. */
  readonly streams: InMemoryDynamoDbStreams;
  private readonly account: Account;

  constructor(options: InMemoryDynamoDbOptions) {
    const { clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal(), itemCollectionBytes = TEN_GB } = options;
    const streams = new Streams(clock, journal);
    const tableCounter = journal.counter();
    this.account = {
      clock,
      region,
      accountId,
      journal,
      requestIds: new RequestIds(`dynamodb/${seed}`, journal.counter()),
      tableCounter,
      tableIds: new Uuids(`dynamodb/${seed}/table`, tableCounter),
      tables: new JournaledMap(journal),
      transactionTokens: new JournaledMap(journal),
      itemCollectionBytes,
      followers: [],
      streams,
    };
    const expirations = new Expirations(this.account);
    this.account.followers.push((table) => expirations.follow(table));
    this.streams = new InMemoryDynamoDbStreams(this.account);
  }

  /**
   * @internal Calls a listener, in a later microtask, each time there may be new records in a stream.
   * @returns The function that ends the watch.
   */
  watchStream(streamArn: string, listener: () => void): () => void {
    return this.account.streams.watch(streamArn, listener);
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

  updateTable(input: Shapes.UpdateTableInput): Answer<Shapes.UpdateTableOutput> {
    return answer(this.account, updateTable, input);
  }

  tagResource(input: Shapes.TagResourceInput): Answer<object> {
    return answer(this.account, tagResource, input);
  }

  untagResource(input: Shapes.UntagResourceInput): Answer<object> {
    return answer(this.account, untagResource, input);
  }

  listTagsOfResource(input: Shapes.ListTagsOfResourceInput): Answer<Shapes.ListTagsOfResourceOutput> {
    return answer(this.account, listTagsOfResource, input);
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

  transactWriteItems(input: Shapes.TransactWriteItemsInput): Answer<Shapes.TransactWriteItemsOutput> {
    return answer(this.account, transactWriteItems, input);
  }

  transactGetItems(input: Shapes.TransactGetItemsInput): Answer<Shapes.TransactGetItemsOutput> {
    return answer(this.account, transactGetItems, input);
  }

  updateTimeToLive(input: Shapes.UpdateTimeToLiveInput): Answer<Shapes.UpdateTimeToLiveOutput> {
    return answer(this.account, updateTimeToLive, input);
  }

  describeTimeToLive(input: Shapes.DescribeTimeToLiveInput): Answer<Shapes.DescribeTimeToLiveOutput> {
    return answer(this.account, describeTimeToLive, input);
  }

  updateContinuousBackups(input: Shapes.UpdateContinuousBackupsInput): Answer<Shapes.UpdateContinuousBackupsOutput> {
    return answer(this.account, updateContinuousBackups, input);
  }

  describeContinuousBackups(input: Shapes.DescribeContinuousBackupsInput): Answer<Shapes.DescribeContinuousBackupsOutput> {
    return answer(this.account, describeContinuousBackups, input);
  }

  describeLimits(input: object = {}): Answer<Shapes.DescribeLimitsOutput> {
    return answer(this.account, describeLimits, input);
  }

  describeEndpoints(input: object = {}): Answer<Shapes.DescribeEndpointsOutput> {
    return answer(this.account, describeEndpoints, input);
  }

  batchGetItem(input: Shapes.BatchGetItemInput): Answer<Shapes.BatchGetItemOutput> {
    return answer(this.account, batchGetItem, input);
  }

  batchWriteItem(input: Shapes.BatchWriteItemInput): Answer<Shapes.BatchWriteItemOutput> {
    return answer(this.account, batchWriteItem, input);
  }

  /** @internal All state as plain values: null, booleans, numbers, texts, arrays, plain objects and Uint8Array. */
  save(): unknown {
    return save(this.account);
  }

  /**
   * @internal Puts what `save` gave in the place of all state.
   *
   * @throws UsageError for what `save` of this class did not give.
   */
  load(saved: unknown): void {
    load(this.account, saved);
  }

  executeStatement(input: Shapes.ExecuteStatementInput): Answer<Shapes.ExecuteStatementOutput> {
    return answer(this.account, executeStatement, input);
  }

  batchExecuteStatement(input: Shapes.BatchExecuteStatementInput): Answer<Shapes.BatchExecuteStatementOutput> {
    return answer(this.account, batchExecuteStatement, input);
  }

  executeTransaction(input: Shapes.ExecuteTransactionInput): Answer<Shapes.ExecuteTransactionOutput> {
    return answer(this.account, executeTransaction, input);
  }
}
