import type { Account } from '../account';
import { check } from '../constraints';
import { functionOf } from '../function-record';
import { functionRequest } from '../requests';
import type { FunctionRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export function deleteFunctionConcurrency(account: Account, input: FunctionRequest): void {
  check(functionRequest, input);
  const { reservedConcurrency: _, ...record } = functionOf(account, input.FunctionName!);
  account.functions.set(record.name, record);
}
