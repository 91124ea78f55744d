import type { Account } from '../account';
import { shownAlias } from '../alias';
import { check } from '../constraints';
import { functionOf } from '../function-record';
import { page } from '../page';
import { functionRequest, pageRequest, versionNumber } from '../requests';
import type { ListAliasesRequest, ListAliasesResponse } from '../shapes';

/** At most 50 a page: https://docs.aws.amazon.com/lambda/latest/api/API_ListAliases.html */
export function listAliases(account: Account, input: ListAliasesRequest): ListAliasesResponse {
  check({ ...functionRequest, ...pageRequest, FunctionVersion: versionNumber }, input);
  const record = functionOf(account, input.FunctionName!);
  const { FunctionVersion: wanted } = input;
  const aliases = record.aliases.filter(({ version, weights }) => wanted === undefined || version === wanted || Object.hasOwn(weights, wanted));
  const [found, NextMarker] = page(aliases, ({ name }) => name, input, 50);
  return { Aliases: found.map((alias) => shownAlias(account, record, alias)), ...(NextMarker !== undefined && { NextMarker }) };
}
