import type { Account } from '../account';
import { backedUpTable, describeBackups } from '../backups/continuous-backups';
import { checkTableName, Constraints } from '../constraints';
import { checkForm, TABLE } from '../request-form';
import type { DescribeContinuousBackupsInput, DescribeContinuousBackupsOutput } from '../shapes';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html */
export function describeContinuousBackups(account: Account, input: DescribeContinuousBackupsInput): DescribeContinuousBackupsOutput {
  checkForm(input, TABLE);
  const { TableName } = input;
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.check();
  return { ContinuousBackupsDescription: describeBackups(backedUpTable(account, TableName!), account.clock.now()) };
}
