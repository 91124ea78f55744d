import type { Account } from '../account';
import { Constraints } from '../constraints';
import { checkForm, LIST_TABLES } from '../request-form';
import type { ListTablesInput, ListTablesOutput } from '../shapes';

const MOST = 100;

/** By name, up to 100 at once. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
export function listTables(account: Account, input: ListTablesInput): ListTablesOutput {
  checkForm(input, LIST_TABLES);
  const { ExclusiveStartTableName = '', Limit = MOST } = input;
  const constraints = new Constraints();
  constraints.within(Limit, 'limit', 1, MOST);
  constraints.check();
  const names = [...account.tables.keys()].filter((name) => name > ExclusiveStartTableName).toSorted();
  const output: ListTablesOutput = { TableNames: names.slice(0, Limit) };
  if (names.length > Limit) output.LastEvaluatedTableName = names[Limit - 1];
  return output;
}
