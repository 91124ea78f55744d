import type { Account } from '../account';
import { check } from '../constraints';
import { configOf } from '../event-invoke-config';
import { qualifiedRequest } from '../requests';
import type { QualifiedRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionEventInvokeConfig.html */
export function deleteFunctionEventInvokeConfig(account: Account, input: QualifiedRequest): void {
  check(qualifiedRequest, input);
  const { record, config } = configOf(account, input);
  account.functions.set(record.name, { ...record, eventInvokeConfigs: record.eventInvokeConfigs.filter((each) => each !== config) });
}
