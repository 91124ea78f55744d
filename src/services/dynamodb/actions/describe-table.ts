import { type Account, findTable } from '../account';
import { checkTableName, Constraints } from '../constraints';
import { resourceNotFound } from '../errors';
import type { DescribeTableOutput, TableInput } from '../shapes';
import { checkForm, TABLE } from '../request-form';
import { describe, notFoundMessage } from '../table-description';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html */
export function describeTable(account: Account, input: TableInput): DescribeTableOutput {
  checkForm(input, TABLE);
  const { TableName } = input;
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.check();
  const table = findTable(account, TableName!);
  if (table === undefined) throw resourceNotFound(notFoundMessage(TableName!));
  return { Table: describe(table, 'ACTIVE', account.clock.now()) };
}
