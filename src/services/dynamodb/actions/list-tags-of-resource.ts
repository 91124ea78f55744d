import { type Account, tableOfArn } from '../account';
import { Constraints } from '../constraints';
import { checkForm, RESOURCE } from '../request-form';
import type { ListTagsOfResourceInput, ListTagsOfResourceOutput } from '../shapes';

/** All tags of a table at once. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTagsOfResource.html */
export function listTagsOfResource(account: Account, input: ListTagsOfResourceInput): ListTagsOfResourceOutput {
  checkForm(input, RESOURCE);
  const { ResourceArn } = input;
  const constraints = new Constraints();
  constraints.required(ResourceArn, 'resourceArn');
  constraints.check();
  return { Tags: tableOfArn(account, ResourceArn!).settings.tags.map(({ Key, Value }) => ({ Key, Value })) };
}
