import { type Account, tableOfArn } from '../account';
import { Constraints } from '../constraints';
import { checkForm, RESOURCE } from '../request-form';
import type { UntagResourceInput } from '../shapes';
import { checkTagKey } from '../tags';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UntagResource.html */
export function untagResource(account: Account, input: UntagResourceInput): void {
  checkForm(input, RESOURCE);
  const { ResourceArn, TagKeys } = input;
  const constraints = new Constraints();
  constraints.required(ResourceArn, 'resourceArn');
  constraints.required(TagKeys, 'tagKeys');
  TagKeys?.forEach((key, i) => checkTagKey(constraints, key, `tagKeys.${i + 1}.member`));
  constraints.check();
  const table = tableOfArn(account, ResourceArn!);
  table.settings = { ...table.settings, tags: table.settings.tags.filter(({ Key }) => !TagKeys!.includes(Key!)) };
}
