import type { Account } from '../account';
import { readUnits, TableUnits } from '../capacity';
import { Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { validation } from '../errors';
import { openItemRead } from '../partiql/read-item';
import { checkStatements, openStatement, type OpenedStatement } from '../partiql/statement-request';
import { openWriteStatement } from '../partiql/write-statement';
import type { BatchExecuteStatementInput, BatchExecuteStatementOutput, BatchStatementRequest, BatchStatementResponse } from '../shapes';
import { cancellationReason } from '../transactions/cancellation';
import { write } from '../write';
import { writtenUnits } from '../write-capacity';

const MOST_STATEMENTS = 25;

/**
 * Up to 25 statements, each of which succeeds or fails on its own.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchExecuteStatement.html
 */
export function batchExecuteStatement(account: Account, input: BatchExecuteStatementInput): BatchExecuteStatementOutput {
  const constraints = new Constraints();
  checkStatements(constraints, input.Statements, 'statements', MOST_STATEMENTS);
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  const statements = input.Statements!.map((request): Opening => {
    try {
      return { request, opened: openStatement(request) };
    } catch (fault) {
      return { request, fault };
    }
  });
  refuseMixture(statements);
  const units = new TableUnits();
  const output: BatchExecuteStatementOutput = { Responses: statements.map((statement) => response(account, statement, units)) };
  const capacity = units.consumed(input.ReturnConsumedCapacity);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}

/** A statement of the batch, or what is wrong with it by itself. */
type Opening = { readonly request: BatchStatementRequest } & ({ readonly opened: OpenedStatement } | { readonly fault: unknown });

/** "The entire batch must consist of either read statements or write statements; you cannot mix both in one batch." */
function refuseMixture(statements: readonly Opening[]): void {
  const opened = statements.filter((statement) => 'opened' in statement);
  const reads = opened.filter((statement) => statement.opened.statement.kind === 'select').length;
  if (reads > 0 && reads < opened.length) throw validation('Read and write statements cannot be mixed in one batch');
}

function response(account: Account, statement: Opening, units: TableUnits): BatchStatementResponse {
  const response: BatchStatementResponse = {};
  try {
    if ('fault' in statement) throw statement.fault;
    perform(account, statement.request, statement.opened, response, units);
  } catch (fault) {
    response.Error = cancellationReason(fault) as NonNullable<BatchStatementResponse['Error']>;
  }
  return response;
}

function perform(
  account: Account,
  request: BatchStatementRequest,
  { statement, parameters }: OpenedStatement,
  response: BatchStatementResponse,
  units: TableUnits,
): void {
  const { ConsistentRead, ReturnValuesOnConditionCheckFailure } = request;
  if (statement.kind === 'select') {
    const read = openItemRead(account, statement, parameters, 'BatchExecuteStatement', ConsistentRead);
    response.TableName = read.tableName;
    const item = read.item();
    units.of(read.tableName).table += readUnits(read.stored?.size ?? 0, ConsistentRead);
    if (item !== undefined) response.Item = item;
    return;
  }
  if (statement.kind === 'exists') throw validation('EXISTS is only supported in transactions');
  const opened = openWriteStatement(account, statement, { parameters, ReturnValuesOnConditionCheckFailure });
  const { table, key, tableName } = opened;
  response.TableName = tableName;
  const before = table.get(key);
  const after = opened.outcome(before);
  write(account, table, key, before, after);
  units.of(tableName).add(writtenUnits(table, before, after));
  const item = opened.returned(before, after);
  if (item !== undefined) response.Item = item;
}
