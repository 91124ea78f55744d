import { type Account, tableOf } from '../account';
import { attribute, type Item } from '../attribute-value';
import { checkHolds, openCondition } from '../conditional-write';
import { checkTableName, type Constraints, NONE_OR_ALL_OLD } from '../constraints';
import { validation } from '../errors';
import { updated } from '../expressions/apply-update';
import { checkUpdate, refuseKeyChange } from '../expressions/check-update';
import { updateOf } from '../expressions/expression-cache';
import { Placeholders } from '../expressions/placeholders';
import { checkIndexKey } from '../index-key';
import { type Key, keyOfItem, keyOfRequest, refuseEmptyKeys } from '../key-schema';
import type { SecondaryIndex } from '../secondary-index';
import type { StoredItem, Table } from '../table';
import { normalItem, refuseDeepNesting } from '../values/normal-value';
import { itemToStore, updatedItemToStore } from '../write';
import type { ConditionCheck, Delete, Put, TransactWriteItem, Update } from './transaction-shapes';

/** An action of TransactWriteItems, read and checked apart from its table's keys and items. */
export interface OpenedWrite {
  readonly table: Table;
  readonly writes: boolean;
  /** @throws ValidationException for an empty key, which is refused before all others */
  refuseEmptyKeys(): void;
  /** @throws ValidationException for a key that is not in the table's schema */
  key(): Key;
  /** @throws ConditionalCheckFailedException, ValidationException */
  outcome(key: Key, before: StoredItem | undefined): StoredItem | undefined;
}

const KINDS = ['ConditionCheck', 'Put', 'Delete', 'Update'] as const;
type Kind = (typeof KINDS)[number];

/** The kind of an action. @throws ValidationException where it has none, or several */
function kindOf(item: TransactWriteItem): Kind {
  const kinds = KINDS.filter((kind) => item[kind] !== undefined);
  if (kinds.length > 1) throw validation('TransactItems can only contain one of Check, Put, Update or Delete');
  if (kinds[0] === undefined) throw validation('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request');
  return kinds[0];
}

/** The form of an action. `place` is where it stands, as AWS's messages say it: `transactItems.1.member`. */
export function checkWriteAction(item: TransactWriteItem, place: string, constraints: Constraints): void {
  for (const kind of KINDS) {
    const action = item[kind] as Partial<Put & ConditionCheck & Update> | undefined;
    if (action === undefined) continue;
    const member = (name: string): string => `${place}.${kind.charAt(0).toLowerCase()}${kind.slice(1)}.${name}`;
    checkTableName(constraints, action.TableName, member('tableName'));
    if (kind === 'Put') constraints.required(action.Item, member('item'));
    else constraints.required(action.Key, member('key'));
    if (kind === 'ConditionCheck') constraints.required(action.ConditionExpression, member('conditionExpression'));
    if (kind === 'Update') constraints.required(action.UpdateExpression, member('updateExpression'));
    constraints.oneOf(action.ReturnValuesOnConditionCheckFailure, member('returnValuesOnConditionCheckFailure'), NONE_OR_ALL_OLD);
  }
}

/** @throws ValidationException, ResourceNotFoundException */
export function openWrite(account: Account, item: TransactWriteItem): OpenedWrite {
  const kind = kindOf(item);
  const action = item[kind]!;
  const attributes = normalItem(kind === 'Put' ? (action as Put).Item! : (action as Delete).Key!);
  const { ConditionExpression } = action;
  const { UpdateExpression } = action as Partial<Update>;
  const placeholders = new Placeholders(action, kind === 'Update' ? { UpdateExpression, ConditionExpression } : { ConditionExpression });
  const update = placeholders.open('UpdateExpression', UpdateExpression, updateOf, (tree) => checkUpdate(tree, placeholders));
  const condition = openCondition(action, placeholders);
  placeholders.close();
  const table = tableOf(account, action.TableName!);
  const { schema } = table.settings;

  const changed = (key: Key, before: StoredItem | undefined): StoredItem | undefined => {
    if (kind === 'ConditionCheck') return before;
    if (kind === 'Delete') return undefined;
    if (update === undefined) return itemToStore(table, key, attributes, before);
    const after = updated(before?.item ?? attributes, update, placeholders);
    refuseDeepNesting(after);
    return updatedItemToStore(table, key, after, before);
  };
  return {
    table,
    writes: kind !== 'ConditionCheck',
    refuseEmptyKeys() {
      refuseEmptyKeys(schema, attributes);
      if (kind === 'Put') for (const index of table.indexes.all) if (hasEmptyKey(index, attributes)) checkIndexKey(index, attributes, undefined);
    },
    key: () => (kind === 'Put' ? keyOfItem(schema, attributes) : keyOfRequest(schema, attributes)),
    outcome(key, before) {
      if (update !== undefined) refuseKeyChange(update, schema.names, placeholders);
      checkHolds(action, condition, before, placeholders);
      return changed(key, before);
    },
  };
}

function hasEmptyKey({ names }: SecondaryIndex, attributes: Readonly<Item>): boolean {
  return names.some((name) => {
    const value = attribute(attributes, name);
    return value?.S === '' || value?.B?.length === 0;
  });
}
