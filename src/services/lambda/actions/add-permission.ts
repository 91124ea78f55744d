import type { Account } from '../account';
import { check, oneOf, required, text } from '../constraints';
import { preconditionFailed, statementExists } from '../errors';
import { targetOf } from '../function-record';
import { statementText } from '../policy';
import { qualifiedRequest } from '../requests';
import type { AddPermissionRequest, AddPermissionResponse } from '../shapes';

const shape = {
  ...qualifiedRequest,
  StatementId: required(text({ pattern: '([a-zA-Z0-9-_]+)', min: 1, max: 100 })),
  Action: required(text({ pattern: '(lambda:[*]|lambda:[a-zA-Z]+|[*])' })),
  Principal: required(text({ pattern: '[^\\s]+' })),
  SourceArn: text({ pattern: 'arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\\-])+:([a-z]{2}(-gov)?-[a-z]+-\\d{1})?:(\\d{12})?:(.*)' }),
  SourceAccount: text({ pattern: '\\d{12}' }),
  EventSourceToken: text({ pattern: '[a-zA-Z0-9._\\-]+', max: 256 }),
  FunctionUrlAuthType: oneOf('NONE', 'AWS_IAM'),
  PrincipalOrgID: text({ pattern: 'o-[a-z0-9]{10,32}' }),
  RevisionId: text(),
};

/** Kept and shown; nothing here asks for permission. See https://docs.aws.amazon.com/lambda/latest/api/API_AddPermission.html */
export function addPermission(account: Account, input: AddPermissionRequest): AddPermissionResponse {
  check(shape, input);
  const { record, version, arn, qualifier } = targetOf(account, input);
  if (input.RevisionId !== undefined && input.RevisionId !== version.RevisionId) throw preconditionFailed();
  const id = input.StatementId!;
  if (record.statements.some((statement) => statement.id === id && statement.qualifier === qualifier)) throw statementExists(id);
  const statement = statementText(input, arn);
  account.functions.set(record.name, {
    ...record,
    statements: [...record.statements, { id, text: statement, ...(qualifier !== undefined && { qualifier }) }],
  });
  return { Statement: statement };
}
