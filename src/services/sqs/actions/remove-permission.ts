import { type Account, queueOf } from '../account';
import { withoutPermission } from '../policy';
import type { RemovePermissionRequest } from '../shapes';
import { checkedLabel } from './add-permission';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_RemovePermission.html */
export function removePermission(account: Account, input: RemovePermissionRequest): void {
  const { settings } = queueOf(account, input.QueueUrl);
  const { attributes } = settings.value;
  const Policy = withoutPermission(attributes.Policy, checkedLabel(input.Label));
  settings.value = { ...settings.value, attributes: { ...attributes, Policy }, lastModifiedAt: account.clock.now() };
}
