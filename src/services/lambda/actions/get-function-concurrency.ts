import type { Account } from '../account';
import { check } from '../constraints';
import { functionOf } from '../function-record';
import { functionRequest } from '../requests';
import type { FunctionRequest, GetFunctionConcurrencyResponse } from '../shapes';

/** Of a function that reserves nothing it tells nothing: https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConcurrency.html */
export function getFunctionConcurrency(account: Account, input: FunctionRequest): GetFunctionConcurrencyResponse {
  check(functionRequest, input);
  const { reservedConcurrency } = functionOf(account, input.FunctionName!);
  return reservedConcurrency === undefined ? {} : { ReservedConcurrentExecutions: reservedConcurrency };
}
