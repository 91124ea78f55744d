import { type Account, findTable } from '../account';
import { checkTableName, Constraints } from '../constraints';
import { resourceNotFound, validation } from '../errors';
import type { UpdateTimeToLiveInput, UpdateTimeToLiveOutput } from '../shapes';
import { TIME_TO_LIVE } from '../item-forms';
import { checkForm } from '../request-form';
import { notFoundMessage } from '../table-description';
import type { TableSettings } from '../table-settings';

/** "Any additional UpdateTimeToLive calls for the same table during this one hour duration result in a ValidationException." */
const INTERVAL_MS = 60 * 60 * 1000;
const LONGEST_NAME = 255;

/**
 * Says by which attribute the items of a table expire. It acts at once; AWS takes up to an hour.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
 */
export function updateTimeToLive(account: Account, input: UpdateTimeToLiveInput): UpdateTimeToLiveOutput {
  checkForm(input, TIME_TO_LIVE);
  checkInput(input);
  const { Enabled, AttributeName } = input.TimeToLiveSpecification!;
  const enabled = Enabled === true;
  const attributeName = AttributeName!;
  const table = findTable(account, input.TableName!);
  if (table === undefined) throw resourceNotFound(notFoundMessage(input.TableName!));
  const now = account.clock.now();
  checkChange(table.settings.timeToLive, enabled, attributeName, now);
  table.settings = { ...table.settings, timeToLive: { enabled, attributeName, changed: now } };
  return { TimeToLiveSpecification: { Enabled: enabled, AttributeName: attributeName } };
}

function checkInput({ TableName, TimeToLiveSpecification }: UpdateTimeToLiveInput): void {
  const constraints = new Constraints();
  checkTableName(constraints, TableName);
  constraints.required(TimeToLiveSpecification, 'timeToLiveSpecification');
  if (TimeToLiveSpecification !== undefined) {
    const { AttributeName, Enabled } = TimeToLiveSpecification;
    constraints.required(AttributeName, 'timeToLiveSpecification.attributeName');
    if (AttributeName === '') constraints.broken('', 'timeToLiveSpecification.attributeName', 'Member must have length greater than or equal to 1');
    if (AttributeName !== undefined && AttributeName.length > LONGEST_NAME) {
      constraints.broken(AttributeName, 'timeToLiveSpecification.attributeName', `Member must have length less than or equal to ${LONGEST_NAME}`);
    }
    constraints.required(Enabled, 'timeToLiveSpecification.enabled');
  }
  constraints.check();
}

function checkChange(current: TableSettings['timeToLive'], enabled: boolean, attributeName: string, now: number): void {
  if (current?.enabled === true && current.attributeName !== attributeName) {
    throw validation(`TimeToLive is active on a different AttributeName: current AttributeName is ${current.attributeName}`);
  }
  if (enabled === (current?.enabled === true)) throw validation(`TimeToLive is already ${enabled ? 'enabled' : 'disabled'}`);
  if (current !== undefined && now < current.changed + INTERVAL_MS) throw validation('Time to live has been modified multiple times within a fixed interval');
}
