import { type Account, findTable } from '../account';
import { checkTableName, Constraints } from '../constraints';
import { resourceNotFound } from '../errors';
import type { DescribeTimeToLiveInput, DescribeTimeToLiveOutput } from '../shapes';
import { checkForm, TABLE } from '../request-form';
import { notFoundMessage } from '../table-description';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html */
export function describeTimeToLive(account: Account, input: DescribeTimeToLiveInput): DescribeTimeToLiveOutput {
  checkForm(input, TABLE);
  const { TableName } = input;
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.check();
  const table = findTable(account, TableName!);
  if (table === undefined) throw resourceNotFound(notFoundMessage(TableName!));
  const { timeToLive } = table.settings;
  return {
    TimeToLiveDescription:
      timeToLive?.enabled === true ? { TimeToLiveStatus: 'ENABLED', AttributeName: timeToLive.attributeName } : { TimeToLiveStatus: 'DISABLED' },
  };
}
