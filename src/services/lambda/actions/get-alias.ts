import type { Account } from '../account';
import { aliasOf, shownAlias } from '../alias';
import { check } from '../constraints';
import { aliasName, functionRequest } from '../requests';
import type { AliasConfiguration, AliasRequest } from '../shapes';

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetAlias.html */
export function getAlias(account: Account, input: AliasRequest): AliasConfiguration {
  check({ ...functionRequest, Name: aliasName }, input);
  const { record, alias } = aliasOf(account, input);
  return shownAlias(account, record, alias);
}
