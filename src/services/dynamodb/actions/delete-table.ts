import { type Account, findTable } from '../account';
import { checkTableName, Constraints } from '../constraints';
import { resourceNotFound, validation } from '../errors';
import type { DeleteTableOutput, TableInput } from '../shapes';
import { checkForm, TABLE } from '../request-form';
import { describe, notFoundMessage } from '../table-description';

/**
 * Deletes a table. The answer says DELETING, as AWS's does; whoever looks next finds no table.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteTable.html
 */
export function deleteTable(account: Account, input: TableInput): DeleteTableOutput {
  checkForm(input, TABLE);
  const { TableName } = input;
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.check();
  const table = findTable(account, TableName!);
  if (table === undefined) throw resourceNotFound(notFoundMessage(TableName!));
  if (table.settings.deletionProtected) {
    throw validation('Resource cannot be deleted as it is currently protected against deletion. Disable deletion protection first.');
  }
  const { stream } = table.settings;
  if (stream?.enabled === true) account.streams.close(stream.arn);
  account.tables.delete(table.settings.name);
  return { TableDescription: describe(table, 'DELETING', account.clock.now()) };
}
