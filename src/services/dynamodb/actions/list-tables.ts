import type { Account } from '../account';
import { Constraints } from '../constraints';
import type { ListTablesInput, ListTablesOutput } from '../shapes';

const MOST = 100;

/** By name, up to 100 at once. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html */
export function listTables(account: Account, { ExclusiveStartTableName = '', Limit = MOST }: ListTablesInput): ListTablesOutput {
  const constraints = new Constraints();
  constraints.within(Limit, 'limit', 1, MOST);
  constraints.check();
  const names = [...account.tables.keys()].filter((name) => name > ExclusiveStartTableName).toSorted();
  const output: ListTablesOutput = { TableNames: names.slice(0, Limit) };
  if (names.length > Limit) output.LastEvaluatedTableName = names[Limit - 1];
  return output;
}
