import type { Account } from '../account';
import { check } from '../constraints';
import { shownConfig } from '../event-invoke-config';
import { functionOf } from '../function-record';
import { page } from '../page';
import { functionRequest, pageRequest } from '../requests';
import type { ListFunctionEventInvokeConfigsRequest, ListFunctionEventInvokeConfigsResponse } from '../shapes';

/** At most 50 a page: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctionEventInvokeConfigs.html */
export function listFunctionEventInvokeConfigs(account: Account, input: ListFunctionEventInvokeConfigsRequest): ListFunctionEventInvokeConfigsResponse {
  check({ ...functionRequest, ...pageRequest }, input);
  const record = functionOf(account, input.FunctionName!);
  const [found, NextMarker] = page(record.eventInvokeConfigs, ({ qualifier }) => qualifier, input, 50);
  return { FunctionEventInvokeConfigs: found.map((config) => shownConfig(account, record, config)), ...(NextMarker !== undefined && { NextMarker }) };
}
