import type { Account } from '../account';
import { aliasOf, aliasSettings, aliasWith, shownAlias, withAlias } from '../alias';
import { check, text } from '../constraints';
import { preconditionFailed } from '../errors';
import { aliasName, functionRequest } from '../requests';
import type { AliasConfiguration, UpdateAliasRequest } from '../shapes';

const shape = { ...functionRequest, ...aliasSettings, Name: aliasName, RevisionId: text() };

/** https://docs.aws.amazon.com/lambda/latest/api/API_UpdateAlias.html */
export function updateAlias(account: Account, input: UpdateAliasRequest): AliasConfiguration {
  check(shape, input);
  const { record, alias: before } = aliasOf(account, input);
  if (input.RevisionId !== undefined && input.RevisionId !== before.revisionId) throw preconditionFailed();
  const alias = aliasWith(account, record, before, input);
  account.functions.set(record.name, withAlias(record, alias));
  return shownAlias(account, record, alias);
}
