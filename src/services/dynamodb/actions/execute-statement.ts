import type { Account } from '../account';
import { Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { validation } from '../errors';
import { keyOfToken, nextToken } from '../partiql/next-token';
import type { Select } from '../partiql/ast';
import { readPage } from '../partiql/read-statement';
import { checkStatement, checkText, openStatement, type OpenedStatement } from '../partiql/statement-request';
import { openWriteStatement } from '../partiql/write-statement';
import type { ExecuteStatementInput, ExecuteStatementOutput } from '../shapes';
import { contentOf } from '../transactions/tokens';
import { write } from '../write';
import { writeCapacity } from '../write-capacity';

const LONGEST_TOKEN = 32_768;

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html */
export function executeStatement(account: Account, input: ExecuteStatementInput): ExecuteStatementOutput {
  const constraints = new Constraints();
  checkStatement(constraints, input);
  checkText(constraints, input.NextToken, 'nextToken', LONGEST_TOKEN);
  constraints.within(input.Limit, 'limit', 1, Infinity);
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  const opened = openStatement(input);
  return opened.statement.kind === 'select' ? read(account, input, opened, opened.statement) : change(account, input, opened);
}

function read(account: Account, input: ExecuteStatementInput, { parameters }: OpenedStatement, select: Select): ExecuteStatementOutput {
  const { Limit, ConsistentRead, ReturnConsumedCapacity, NextToken } = input;
  const content = contentOf([input.Statement, parameters]);
  const startKey = NextToken === undefined ? undefined : keyOfToken(content, NextToken);
  const page = readPage(account, select, { parameters, Limit, ConsistentRead, ReturnConsumedCapacity, startKey });
  const output: ExecuteStatementOutput = { Items: page.Items };
  if (page.LastEvaluatedKey !== undefined) {
    output.NextToken = nextToken(content, page.LastEvaluatedKey);
    output.LastEvaluatedKey = page.LastEvaluatedKey;
  }
  if (page.ConsumedCapacity !== undefined) output.ConsumedCapacity = page.ConsumedCapacity;
  return output;
}

function change(account: Account, input: ExecuteStatementInput, { statement, parameters }: OpenedStatement): ExecuteStatementOutput {
  if (statement.kind === 'select' || statement.kind === 'exists') throw validation('EXISTS is only supported in transactions');
  const { ReturnConsumedCapacity, ReturnValuesOnConditionCheckFailure } = input;
  const opened = openWriteStatement(account, statement, { parameters, ReturnValuesOnConditionCheckFailure });
  const { table, key, tableName } = opened;
  const before = table.get(key);
  const after = opened.outcome(before);
  write(account, table, key, before, after);
  const item = opened.returned(before, after);
  const output: ExecuteStatementOutput = { Items: item === undefined ? [] : [item] };
  const capacity = writeCapacity({ TableName: tableName, ReturnConsumedCapacity }, table, before, after);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}
