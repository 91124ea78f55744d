import type { Account } from '../account';
import { check } from '../constraints';
import { functionNotFound, invalidParameter, versionHasAliases } from '../errors';
import { functionArn, named } from '../function-name';
import { recordOf } from '../function-record';
import { qualifiedRequest } from '../requests';
import type { DeleteFunctionResponse, QualifiedRequest } from '../shapes';

/**
 * Deletes a function, or one version of it. Event source mappings stay, as on AWS.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunction.html
 */
export function deleteFunction(account: Account, input: QualifiedRequest): DeleteFunctionResponse {
  check(qualifiedRequest, input);
  const name = named(account, input.FunctionName!, input.Qualifier);
  const record = recordOf(account, name);
  if (name.qualifier === undefined) account.functions.delete(record.name);
  else {
    if (name.qualifier === '$LATEST') throw invalidParameter('$LATEST version cannot be deleted without deleting the function.');
    if (!record.versions.some(({ Version }) => Version === name.qualifier)) throw functionNotFound(name.arn);
    const aliases = record.aliases.filter(({ version, weights }) => version === name.qualifier || Object.hasOwn(weights, name.qualifier!));
    if (aliases.length > 0) throw versionHasAliases(aliases.map((alias) => functionArn(account, record.name, alias.name)));
    account.functions.set(record.name, { ...record, versions: record.versions.filter(({ Version }) => Version !== name.qualifier) });
  }
  return { StatusCode: 204 };
}
