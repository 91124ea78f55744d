import type { Account } from '../account';
import { check } from '../constraints';
import { configOf, eventInvokeConfigRequest, putConfig } from '../event-invoke-config';
import type { EventInvokeConfigRequest, FunctionEventInvokeConfig } from '../shapes';

/** What the request does not name stays: https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionEventInvokeConfig.html */
export function updateFunctionEventInvokeConfig(account: Account, input: EventInvokeConfigRequest): FunctionEventInvokeConfig {
  check(eventInvokeConfigRequest, input);
  const { record, config } = configOf(account, input);
  return putConfig(account, record, config, input);
}
