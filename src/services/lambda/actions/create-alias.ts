import type { Account } from '../account';
import { aliasSettings, aliasWith, shownAlias, withAlias } from '../alias';
import { check, required } from '../constraints';
import { aliasExists } from '../errors';
import { functionArn } from '../function-name';
import { functionOf } from '../function-record';
import { aliasName, functionRequest, versionNumber } from '../requests';
import type { AliasConfiguration, CreateAliasRequest } from '../shapes';

const shape = { ...functionRequest, ...aliasSettings, Name: aliasName, FunctionVersion: required(versionNumber) };

/** https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html */
export function createAlias(account: Account, input: CreateAliasRequest): AliasConfiguration {
  check(shape, input);
  const record = functionOf(account, input.FunctionName!);
  if (record.aliases.some(({ name }) => name === input.Name)) throw aliasExists(functionArn(account, record.name, input.Name));
  const alias = aliasWith(account, record, { name: input.Name!, version: '', description: '', weights: {}, revisionId: '' }, input);
  account.functions.set(record.name, withAlias(record, alias));
  return shownAlias(account, record, alias);
}
