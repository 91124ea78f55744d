import { type Account, queueOf } from '../account';
import { invalidParameter, overLimit } from '../errors';
import { withPermission } from '../policy';
import { required, textsOf } from '../range';
import type { AddPermissionRequest } from '../shapes';
import { atLeastOne } from '../tags';

/** "the name of any action or *"; those that concern one queue. */
const actionNames: ReadonlySet<string> = new Set([
  '*',
  'ChangeMessageVisibility',
  'DeleteMessage',
  'GetQueueAttributes',
  'GetQueueUrl',
  'ListDeadLetterSourceQueues',
  'PurgeQueue',
  'ReceiveMessage',
  'SendMessage',
]);

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_AddPermission.html */
export function addPermission(account: Account, input: AddPermissionRequest): void {
  const { arn, settings } = queueOf(account, input.QueueUrl);
  const label = checkedLabel(input.Label);
  const accountIds = atLeastOne(textsOf(input.AWSAccountIds), 'AWSAccountIds');
  const actions = atLeastOne(textsOf(input.Actions), 'Actions');
  for (const id of accountIds) {
    if (!/^\d{12}$/.test(id)) throw invalidParameter(id, 'PrincipalId', 'Unable to verify.');
  }
  for (const action of actions) {
    if (!actionNames.has(action)) {
      throw invalidParameter(`SQS:${action}`, 'ActionName', 'Please refer to the appropriate WSDL for a list of valid actions.');
    }
  }
  if (actions.length > 7) throw overLimit(`${actions.length} Actions were found, maximum allowed is 7.`);
  const { attributes } = settings.value;
  const Policy = withPermission(attributes.Policy, arn, { label, accountIds, actions });
  settings.value = { ...settings.value, attributes: { ...attributes, Policy }, lastModifiedAt: account.clock.now() };
}

/** "Maximum 80 characters. Allowed characters include alphanumeric characters, hyphens (-), and underscores (_)." */
export function checkedLabel(value: string | undefined): string {
  const label = required(value, 'Label');
  if (/^[A-Za-z0-9_-]{1,80}$/.test(label)) return label;
  throw invalidParameter(label, 'Label', 'Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length');
}
