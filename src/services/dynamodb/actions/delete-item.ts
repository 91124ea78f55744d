import { type Account, tableOf } from '../account';
import { consumed, writeUnits } from '../capacity';
import { checkHolds, checkWrite, openCondition } from '../conditional-write';
import { validation } from '../errors';
import { Placeholders } from '../expressions/placeholders';
import { keyOfRequest } from '../key-schema';
import type { DeleteItemInput, DeleteItemOutput } from '../shapes';
import { copyItem } from '../values/copy-value';
import { normalItem } from '../values/normal-value';
import { write } from '../write';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export function deleteItem(account: Account, input: DeleteItemInput): DeleteItemOutput {
  checkWrite(input, 'Key');
  const { ReturnValues: wanted = 'NONE' } = input;
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw validation('ReturnValues can only be ALL_OLD or NONE');
  const keyItem = normalItem(input.Key!);
  const placeholders = new Placeholders(input, { ConditionExpression: input.ConditionExpression });
  const condition = openCondition(input, placeholders);
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const key = keyOfRequest(table.settings.schema, keyItem);
  const before = table.get(key);
  checkHolds(input, condition, before, placeholders);
  write(account, table, key, before, undefined);
  const output: DeleteItemOutput = {};
  if (wanted === 'ALL_OLD' && before !== undefined) output.Attributes = copyItem(before.item);
  const capacity = consumed(input.ReturnConsumedCapacity, table.settings.name, writeUnits(before?.size ?? 0, 0));
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}
