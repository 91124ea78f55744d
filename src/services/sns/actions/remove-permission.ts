import { required, topicOf, type Account } from '../account';
import { statementsOf, withStatements } from '../permissions';
import type { RemovePermissionRequest } from '../shapes';

/** A label that there is not is no error. https://docs.aws.amazon.com/sns/latest/api/API_RemovePermission.html */
export function removePermission(account: Account, input: RemovePermissionRequest): void {
  const topic = topicOf(account, input.TopicArn, 'RemovePermission');
  const label = required(input.Label, 'Label');
  const statements = statementsOf(account, topic);
  const left = statements.filter((statement) => statement['Sid'] !== label);
  if (left.length < statements.length) withStatements(account, topic, left);
}
