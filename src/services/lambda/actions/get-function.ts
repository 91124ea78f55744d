import type { Account } from '../account';
import { check } from '../constraints';
import { shown, targetOf } from '../function-record';
import { qualifiedRequest } from '../requests';
import type { FunctionConfiguration, GetFunctionResponse, QualifiedRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunction.html. There is no package to download: Code has no Location. */
export function getFunction(account: Account, input: QualifiedRequest): GetFunctionResponse {
  const Configuration = getFunctionConfiguration(account, input);
  const { tags, reservedConcurrency } = targetOf(account, input).record;
  return {
    Configuration,
    Code: { RepositoryType: 'S3' },
    ...(Object.keys(tags).length > 0 && { Tags: { ...tags } }),
    ...(reservedConcurrency !== undefined && { Concurrency: { ReservedConcurrentExecutions: reservedConcurrency } }),
  };
}

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export function getFunctionConfiguration(account: Account, input: QualifiedRequest): FunctionConfiguration {
  check(qualifiedRequest, input);
  const { version, qualifier } = targetOf(account, input);
  return shown(account, version, qualifier);
}
