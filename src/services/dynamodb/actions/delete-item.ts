import { type Account, tableOf } from '../account';
import { checkHolds, checkWrite, openCondition } from '../conditional-write';
import { collectionMetrics } from '../item-collection';
import { validation } from '../errors';
import { placeholdersOf } from '../legacy/legacy-request';
import { keyOfRequest } from '../key-schema';
import type { DeleteItemInput, DeleteItemOutput } from '../shapes';
import { writeCapacity } from '../write-capacity';
import { copyItem } from '../values/copy-value';
import { normalItem } from '../values/normal-value';
import { write } from '../write';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export function deleteItem(account: Account, input: DeleteItemInput): DeleteItemOutput {
  checkWrite(input, 'Key');
  const { ReturnValues: wanted = 'NONE' } = input;
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw validation('ReturnValues can only be ALL_OLD or NONE');
  const keyItem = normalItem(input.Key!);
  const placeholders = placeholdersOf(input, { ConditionExpression: input.ConditionExpression });
  const condition = openCondition(input, placeholders);
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const key = keyOfRequest(table.settings.schema, keyItem);
  const before = table.get(key);
  checkHolds(input, condition, before, placeholders);
  write(account, table, key, before, undefined);
  const output: DeleteItemOutput = {};
  if (wanted === 'ALL_OLD' && before !== undefined) output.Attributes = copyItem(before.item);
  const capacity = writeCapacity(input, table, before, undefined);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  const metrics = collectionMetrics(input.ReturnItemCollectionMetrics, table, key, keyItem);
  if (metrics !== undefined) output.ItemCollectionMetrics = metrics;
  return output;
}
