import type { Account } from '../account';
import { backedUpTable, describeBackups } from '../backups/continuous-backups';
import { checkTableName, Constraints } from '../constraints';
import { CONTINUOUS_BACKUPS } from '../item-forms';
import { checkForm } from '../request-form';
import type { UpdateContinuousBackupsInput, UpdateContinuousBackupsOutput } from '../shapes';

const MOST_DAYS = 35;

/**
 * Switches point-in-time recovery on or off. The setting is kept and shown; there is nothing to restore from.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
 */
export function updateContinuousBackups(account: Account, input: UpdateContinuousBackupsInput): UpdateContinuousBackupsOutput {
  checkForm(input, CONTINUOUS_BACKUPS);
  const { TableName, PointInTimeRecoverySpecification: specification } = input;
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.required(specification, 'pointInTimeRecoverySpecification');
  if (specification !== undefined) {
    constraints.required(specification.PointInTimeRecoveryEnabled, 'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled');
    constraints.within(specification.RecoveryPeriodInDays, 'pointInTimeRecoverySpecification.recoveryPeriodInDays', 1, MOST_DAYS);
  }
  constraints.check();
  const table = backedUpTable(account, TableName!);
  const now = account.clock.now();
  const { pointInTimeRecovery, ...others } = table.settings;
  const { PointInTimeRecoveryEnabled, RecoveryPeriodInDays } = specification!;
  table.settings =
    PointInTimeRecoveryEnabled === true
      ? { ...others, pointInTimeRecovery: { since: pointInTimeRecovery?.since ?? now, days: RecoveryPeriodInDays ?? pointInTimeRecovery?.days ?? MOST_DAYS } }
      : others;
  return { ContinuousBackupsDescription: describeBackups(table, now) };
}
