import { type Account, tableOfArn } from '../account';
import { Constraints } from '../constraints';
import { checkForm, RESOURCE } from '../request-form';
import type { TagResourceInput } from '../shapes';
import { checkTags, withTags } from '../tags';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TagResource.html */
export function tagResource(account: Account, input: TagResourceInput): void {
  checkForm(input, RESOURCE);
  const { ResourceArn, Tags } = input;
  const constraints = new Constraints();
  constraints.required(ResourceArn, 'resourceArn');
  constraints.required(Tags, 'tags');
  checkTags(constraints, Tags);
  constraints.check();
  const table = tableOfArn(account, ResourceArn!);
  table.settings = { ...table.settings, tags: withTags(table.settings.tags, Tags!) };
}
