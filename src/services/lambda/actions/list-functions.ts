import type { Account } from '../account';
import { check, oneOf } from '../constraints';
import { latest, shown } from '../function-record';
import { page } from '../page';
import { pageRequest } from '../requests';
import type { ListFunctionsRequest, ListFunctionsResponse } from '../shapes';

/** At most 50 a page: https://docs.aws.amazon.com/lambda/latest/api/API_ListFunctions.html */
export function listFunctions(account: Account, input: ListFunctionsRequest = {}): ListFunctionsResponse {
  check({ ...pageRequest, FunctionVersion: oneOf('ALL') }, input);
  const records = [...account.functions.values()];
  const versions = input.FunctionVersion === 'ALL' ? records.flatMap((record) => record.versions) : records.map(latest);
  const [found, NextMarker] = page(versions, ({ FunctionName, Version }) => `${FunctionName!}:${Version.padStart(12)}`, input, 50);
  const Functions = found.map((version) => shown(account, version, input.FunctionVersion === 'ALL' ? version.Version : undefined));
  return { Functions, ...(NextMarker !== undefined && { NextMarker }) };
}
