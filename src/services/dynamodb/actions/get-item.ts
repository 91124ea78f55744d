import { type Account, tableOf } from '../account';
import { consumed, readUnits } from '../capacity';
import { checkTableName, Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { GET_ITEM } from '../item-forms';
import { checkForm } from '../request-form';
import { keyOfRequest } from '../key-schema';
import { openProjection } from '../open-projection';
import type { GetItemInput, GetItemOutput } from '../shapes';
import { refuseUnsupported } from '../unsupported';
import { normalItem } from '../values/normal-value';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
export function getItem(account: Account, input: GetItemInput): GetItemOutput {
  checkForm(input, GET_ITEM);
  const constraints = new Constraints();
  checkTableName(constraints, input.TableName);
  constraints.required(input.Key, 'key');
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  refuseUnsupported(input);
  const keyItem = normalItem(input.Key!);
  const project = openProjection(input);
  const table = tableOf(account, input.TableName!);
  const stored = table.get(keyOfRequest(table.settings.schema, keyItem));
  const output: GetItemOutput = {};
  if (stored !== undefined) output.Item = project(stored.item);
  const capacity = consumed(input.ReturnConsumedCapacity, input.TableName!, readUnits(stored?.size ?? 0, input.ConsistentRead));
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}
