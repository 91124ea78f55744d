import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { checkHolds, checkWrite, openCondition } from '../conditional-write';
import { updated } from '../expressions/apply-update';
import type { Path, Update } from '../expressions/ast';
import { checkUpdate, refuseKeyChange } from '../expressions/check-update';
import { updateOf } from '../expressions/expression-cache';
import type { Placeholders } from '../expressions/placeholders';
import { project } from '../expressions/project';
import { collectionMetrics } from '../item-collection';
import { LegacyRequest, placeholdersOf } from '../legacy/legacy-request';
import { keyOfRequest } from '../key-schema';
import type { UpdateItemInput, UpdateItemOutput } from '../shapes';
import { writeCapacity } from '../write-capacity';
import { copyItem } from '../values/copy-value';
import { normalItem, refuseDeepNesting } from '../values/normal-value';
import { updatedItemToStore, write } from '../write';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
export function updateItem(account: Account, input: UpdateItemInput): UpdateItemOutput {
  checkWrite(input, 'Key');
  const keyItem = normalItem(input.Key!);
  const { UpdateExpression, ConditionExpression } = input;
  const placeholders = placeholdersOf(input, { UpdateExpression, ConditionExpression });
  const update = placeholders.open('UpdateExpression', UpdateExpression, updateOf, (tree) => checkUpdate(tree, placeholders));
  const condition = openCondition(input, placeholders);
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const { schema } = table.settings;
  const key = keyOfRequest(schema, keyItem);
  if (update !== undefined) refuseKeyChange(update, schema.names, placeholders);
  const before = table.get(key);
  checkHolds(input, condition, before, placeholders);
  const old = before?.item ?? keyItem;
  const item = update === undefined ? old : updated(old, update, placeholders);
  if (update?.set.some(({ path }) => path.steps.length > 1) === true) refuseDeepNesting(item);
  const after = updatedItemToStore(table, key, item, before);
  // "Nothing happens" to an item that is not there where legacy parameters only delete attributes.
  const isNothing = before === undefined && update !== undefined && placeholders instanceof LegacyRequest && onlyDeletes(update);
  if (!isNothing) write(account, table, key, before, after);
  const output: UpdateItemOutput = {};
  const attributes = returned(input, update, before?.item, item, placeholders);
  if (attributes !== undefined && Object.keys(attributes).length > 0) output.Attributes = attributes;
  const capacity = writeCapacity(input, table, before, after);
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  const metrics = collectionMetrics(input.ReturnItemCollectionMetrics, table, key, keyItem);
  if (metrics !== undefined) output.ItemCollectionMetrics = metrics;
  return output;
}

function returned(
  { ReturnValues }: UpdateItemInput,
  update: Update | undefined,
  before: Readonly<Item> | undefined,
  after: Readonly<Item>,
  placeholders: Placeholders,
): Item | undefined {
  switch (ReturnValues) {
    case 'ALL_OLD':
      return before && copyItem(before);
    case 'ALL_NEW':
      return copyItem(after);
    case 'UPDATED_OLD':
      return before && update && project(before, pathsOf(update), placeholders);
    case 'UPDATED_NEW':
      return update && project(after, pathsOf(update), placeholders);
    default:
      return undefined;
  }
}

const onlyDeletes = ({ set, remove, add, delete: del }: Update): boolean => set.length + add.length === 0 && remove.length + del.length > 0;

const pathsOf = ({ set, remove, add, delete: del }: Update): Path[] => [...remove, ...[...set, ...add, ...del].map(({ path }) => path)];
