import type { Account } from '../account';
import { check } from '../constraints';
import { functionOf } from '../function-record';
import { aliasName, functionRequest } from '../requests';
import type { AliasRequest } from '../shapes';

/** One that is not there is deleted, too: https://docs.aws.amazon.com/lambda/latest/api/API_DeleteAlias.html */
export function deleteAlias(account: Account, input: AliasRequest): void {
  check({ ...functionRequest, Name: aliasName }, input);
  const record = functionOf(account, input.FunctionName!);
  account.functions.set(record.name, { ...record, aliases: record.aliases.filter(({ name }) => name !== input.Name) });
}
