import type { Account } from '../account';
import { check } from '../constraints';
import { functionOf, shown } from '../function-record';
import { page } from '../page';
import { functionRequest, pageRequest } from '../requests';
import type { ListVersionsByFunctionRequest, ListVersionsByFunctionResponse } from '../shapes';

/** At most 50 a page: https://docs.aws.amazon.com/lambda/latest/api/API_ListVersionsByFunction.html */
export function listVersionsByFunction(account: Account, input: ListVersionsByFunctionRequest): ListVersionsByFunctionResponse {
  check({ ...functionRequest, ...pageRequest }, input);
  const { versions } = functionOf(account, input.FunctionName!);
  const [found, NextMarker] = page(versions, ({ Version }) => (Version === '$LATEST' ? '' : Version.padStart(12)), input, 50);
  return { Versions: found.map((version) => shown(account, version, version.Version)), ...(NextMarker !== undefined && { NextMarker }) };
}
