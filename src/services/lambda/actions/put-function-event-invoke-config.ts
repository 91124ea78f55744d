import type { Account } from '../account';
import { check } from '../constraints';
import { eventInvokeConfigRequest, placeOf, putConfig } from '../event-invoke-config';
import type { EventInvokeConfigRequest, FunctionEventInvokeConfig } from '../shapes';

/** What the request does not name is as it was at first: https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionEventInvokeConfig.html */
export function putFunctionEventInvokeConfig(account: Account, input: EventInvokeConfigRequest): FunctionEventInvokeConfig {
  check(eventInvokeConfigRequest, input);
  const { record, qualifier } = placeOf(account, input);
  return putConfig(account, record, { qualifier }, input);
}
