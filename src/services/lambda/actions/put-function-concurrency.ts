import type { Account } from '../account';
import { leastUnreserved, unreservedConcurrency } from '../concurrency';
import { check, required } from '../constraints';
import { invalidParameter } from '../errors';
import { functionOf } from '../function-record';
import { functionRequest } from '../requests';
import type { GetFunctionConcurrencyResponse, PutFunctionConcurrencyRequest } from '../shapes';

const shape = { ...functionRequest, ReservedConcurrentExecutions: required({ kind: 'integer', min: 0 }) };

/** https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html */
export function putFunctionConcurrency(account: Account, input: PutFunctionConcurrencyRequest): GetFunctionConcurrencyResponse {
  check(shape, input);
  const record = functionOf(account, input.FunctionName!);
  const reservedConcurrency = input.ReservedConcurrentExecutions!;
  if (unreservedConcurrency(account) + (record.reservedConcurrency ?? 0) - reservedConcurrency < leastUnreserved) {
    throw invalidParameter(
      `Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [${leastUnreserved}].`,
    );
  }
  account.functions.set(record.name, { ...record, reservedConcurrency });
  return { ReservedConcurrentExecutions: reservedConcurrency };
}
