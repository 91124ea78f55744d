import type { Account } from './account';
import { map, structure, text } from './constraints';
import { aliasNotFound, functionNotFound, invalidParameter } from './errors';
import { functionArn } from './function-name';
import { functionOf, type Alias, type FunctionRecord } from './function-record';
import { versionNumber } from './requests';
import type { AliasConfiguration, AliasRequest, CreateAliasRequest } from './shapes';

export const aliasSettings = {
  FunctionVersion: versionNumber,
  Description: text({ max: 256 }),
  RoutingConfig: structure({ AdditionalVersionWeights: map({ kind: 'number', min: 0, max: 1 }) }),
} as const;

/** The alias that a request names, and its function. @throws ResourceNotFoundException */
export function aliasOf(account: Account, input: AliasRequest): { record: FunctionRecord; alias: Alias } {
  const record = functionOf(account, input.FunctionName!);
  const alias = record.aliases.find(({ name }) => name === input.Name);
  if (alias === undefined) throw aliasNotFound(functionArn(account, record.name, input.Name));
  return { record, alias };
}

/** An alias with what a request says of it. @throws ResourceNotFoundException, InvalidParameterValueException */
export function aliasWith(account: Account, record: FunctionRecord, before: Alias, input: Partial<CreateAliasRequest>): Alias {
  const version = input.FunctionVersion ?? before.version;
  const weights = input.RoutingConfig === undefined ? before.weights : { ...input.RoutingConfig.AdditionalVersionWeights };
  for (const each of [version, ...Object.keys(weights)]) {
    if (!record.versions.some(({ Version }) => Version === each)) throw functionNotFound(functionArn(account, record.name, each));
    if (each === '$LATEST' && Object.keys(weights).length > 0) throw invalidParameter('$LATEST is not supported for an alias pointing to more than 1 version');
  }
  if (Object.hasOwn(weights, version)) {
    throw invalidParameter(`Invalid function version ${version}. Function version ${version} is already included in routing configuration.`);
  }
  return { name: before.name, version, weights, description: input.Description ?? before.description, revisionId: account.requestIds.next() };
}

export const withAlias = (record: FunctionRecord, alias: Alias): FunctionRecord => ({
  ...record,
  aliases: [...record.aliases.filter(({ name }) => name !== alias.name), alias],
});

export const shownAlias = (account: Account, record: FunctionRecord, { name, version, weights, description, revisionId }: Alias): AliasConfiguration => ({
  AliasArn: functionArn(account, record.name, name),
  Name: name,
  FunctionVersion: version,
  Description: description,
  ...(Object.keys(weights).length > 0 && { RoutingConfig: { AdditionalVersionWeights: { ...weights } } }),
  RevisionId: revisionId,
});
