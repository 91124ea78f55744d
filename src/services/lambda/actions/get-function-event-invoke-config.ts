import type { Account } from '../account';
import { check } from '../constraints';
import { configOf, shownConfig } from '../event-invoke-config';
import { qualifiedRequest } from '../requests';
import type { FunctionEventInvokeConfig, QualifiedRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionEventInvokeConfig.html */
export function getFunctionEventInvokeConfig(account: Account, input: QualifiedRequest): FunctionEventInvokeConfig {
  check(qualifiedRequest, input);
  const { record, config } = configOf(account, input);
  return shownConfig(account, record, config);
}
