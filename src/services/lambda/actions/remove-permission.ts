import type { Account } from '../account';
import { check, required, text } from '../constraints';
import { preconditionFailed, statementNotFound } from '../errors';
import { targetOf } from '../function-record';
import { qualifiedRequest } from '../requests';
import type { RemovePermissionRequest } from '../shapes';

const shape = { ...qualifiedRequest, StatementId: required(text({ pattern: '([a-zA-Z0-9-_.]+)', min: 1, max: 100 })), RevisionId: text() };

/** https://docs.aws.amazon.com/lambda/latest/api/API_RemovePermission.html */
export function removePermission(account: Account, input: RemovePermissionRequest): void {
  check(shape, input);
  const { record, version, qualifier } = targetOf(account, input);
  if (input.RevisionId !== undefined && input.RevisionId !== version.RevisionId) throw preconditionFailed();
  const statements = record.statements.filter(({ id, qualifier: of }) => id !== input.StatementId || of !== qualifier);
  if (statements.length === record.statements.length) throw statementNotFound(input.StatementId!);
  account.functions.set(record.name, { ...record, statements });
}
