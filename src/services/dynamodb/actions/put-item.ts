import { type Account, tableOf } from '../account';
import { checkHolds, checkWrite, openCondition } from '../conditional-write';
import { collectionMetrics } from '../item-collection';
import { validation } from '../errors';
import { placeholdersOf } from '../legacy/legacy-request';
import { keyOfItem } from '../key-schema';
import type { PutItemInput, PutItemOutput } from '../shapes';
import { writeCapacity } from '../write-capacity';
import { copyItem } from '../values/copy-value';
import { normalItem } from '../values/normal-value';
import { itemToStore, write } from '../write';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export function putItem(account: Account, input: PutItemInput): PutItemOutput {
  checkWrite(input, 'Item');
  const { ReturnValues: wanted = 'NONE' } = input;
  if (wanted !== 'NONE' && wanted !== 'ALL_OLD') throw validation('ReturnValues can only be ALL_OLD or NONE');
  const item = normalItem(input.Item!);
  const placeholders = placeholdersOf(input, { ConditionExpression: input.ConditionExpression });
  const condition = openCondition(input, placeholders);
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const key = keyOfItem(table.settings.schema, item);
  const before = table.get(key);
  checkHolds(input, condition, before, placeholders);
  const after = itemToStore(table, key, item, before);
  write(account, table, key, before, after);
  const output: PutItemOutput = {};
  if (wanted === 'ALL_OLD' && before !== undefined) output.Attributes = copyItem(before.item);
  const capacity = writeCapacity(input, table, before, after);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  const metrics = collectionMetrics(input.ReturnItemCollectionMetrics, table, key, item);
  if (metrics !== undefined) output.ItemCollectionMetrics = metrics;
  return output;
}
