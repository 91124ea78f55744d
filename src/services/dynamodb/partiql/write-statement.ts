import { ServiceException } from '../../../errors/service-exception';
import { type Account, tableOf } from '../account';
import type { Item } from '../attribute-value';
import { checkHolds } from '../conditional-write';
import { conditionalCheckFailed, validation } from '../errors';
import { updated } from '../expressions/apply-update';
import { checkUpdate, refuseKeyChange } from '../expressions/check-update';
import type { Path, Update as BoundUpdate } from '../expressions/ast';
import { project } from '../expressions/project';
import { keyOfItem, keyOfRequest } from '../key-schema';
import { Translation } from '../legacy/translation';
import type { StoredItem } from '../table';
import type { TransactionAction } from '../transactions/transact';
import { copyItem } from '../values/copy-value';
import { refuseDeepNesting } from '../values/normal-value';
import { itemToStore, updatedItemToStore } from '../write';
import type { Delete, Exists, Insert, Returning, Statement, Update } from './ast';
import { checkBound, checked, conditionOf, placeholdersOf } from './bound-condition';
import { constantOf, type Parameters } from './constant';
import { ConditionTranslator } from './to-condition';
import { toUpdate } from './to-update';
import { type ItemCondition, itemCondition } from './where';

/** A statement that writes, or the condition of a transaction: what it does to its item, and what it gives. */
export interface WriteStatement extends TransactionAction {
  /** The name of the table in the statement. */
  readonly tableName: string;
  /** What RETURNING asks for; undefined where there is nothing. */
  returned(before: StoredItem | undefined, after: StoredItem | undefined): Item | undefined;
}

/** What the request of a statement says of it. */
export interface StatementRequest {
  readonly parameters: Parameters;
  readonly ReturnValuesOnConditionCheckFailure?: 'ALL_OLD' | 'NONE' | undefined;
}

/** @throws ValidationException, ResourceNotFoundException */
export function openWriteStatement(account: Account, statement: Exclude<Statement, { kind: 'select' }>, request: StatementRequest): WriteStatement {
  switch (statement.kind) {
    case 'insert':
      return openInsert(account, statement, request);
    case 'update':
      return openUpdate(account, statement, request);
    case 'delete':
      return openDelete(account, statement, request);
    case 'exists':
      return openExists(account, statement, request);
  }
}

const nothing = (): undefined => undefined;

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html */
function openInsert(account: Account, { table: tableName, item: expression }: Insert, { parameters }: StatementRequest): WriteStatement {
  const item = constantOf(expression, parameters)?.M;
  if (item === undefined) throw validation('Unsupported operation in an INSERT statement: the item must be a tuple of values');
  const table = tableOf(account, tableName);
  const key = keyOfItem(table.settings.schema, item);
  return {
    tableName,
    table,
    key,
    writes: true,
    returned: nothing,
    outcome(before) {
      if (before !== undefined) throw new ServiceException('DuplicateItemException', 'Duplicate primary key exists in table');
      return itemToStore(table, key, item, before);
    },
  };
}

/** What statements that look for an item have in common. @throws ValidationException where their WHERE clause names none */
function opened(account: Account, tableName: string, find: (keyNames: readonly string[]) => ItemCondition | undefined, { parameters }: StatementRequest) {
  const table = tableOf(account, tableName);
  const found = find(table.settings.schema.names);
  if (found === undefined) throw validation('Where clause does not contain a mandatory equality on all key attributes');
  const key = keyOfRequest(table.settings.schema, found.key);
  const translation = new Translation();
  const translator = new ConditionTranslator(translation, parameters);
  const condition = conditionOf(found.others, translator);
  return { table, found, key, translation, translator, condition };
}

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html */
function openUpdate(account: Account, statement: Update, request: StatementRequest): WriteStatement {
  const { table: tableName, actions, where, returning } = statement;
  const { parameters } = request;
  const { table, key, translation, translator, condition } = opened(account, tableName, (names) => itemCondition(where, names, parameters), request);
  const update = toUpdate(actions, parameters, translation, translator);
  const placeholders = placeholdersOf(translation);
  checkBound(condition, placeholders);
  checked(() => checkUpdate(update, placeholders));
  refuseKeyChange(update, table.settings.schema.names, placeholders);
  return {
    tableName,
    table,
    key,
    writes: true,
    returned: (before, after) => returnedOf(returning, before, after, (item) => project(item, pathsOf(update), placeholders)),
    outcome(before) {
      // "If the WHERE clause of the UPDATE statement does not evaluate to true for any item …, ConditionalCheckFailedException is returned."
      if (before === undefined) throw conditionalCheckFailed(undefined);
      checkHolds(request, condition, before, placeholders);
      const item = updated(before.item, update, placeholders);
      refuseDeepNesting(item);
      return updatedItemToStore(table, key, item, before);
    },
  };
}

const pathsOf = ({ set, remove, add, delete: del }: BoundUpdate): Path[] => [...remove, ...[...set, ...add, ...del].map(({ path }) => path)];

function returnedOf(
  returning: Returning | undefined,
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  modified: (item: Readonly<Item>) => Item,
): Item | undefined {
  const side = returning?.age === 'old' ? before : after;
  if (returning === undefined || side === undefined) return undefined;
  return returning.which === 'all' ? copyItem(side.item) : modified(side.item);
}

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.delete.html */
function openDelete(account: Account, statement: Delete, request: StatementRequest): WriteStatement {
  const { table: tableName, where, returning } = statement;
  if (returning !== undefined && (returning.which !== 'all' || returning.age !== 'old')) {
    throw validation('Unsupported RETURNING clause in a DELETE statement: only ALL OLD * can be returned');
  }
  const { table, key, translation, condition } = opened(account, tableName, (names) => itemCondition(where, names, request.parameters), request);
  const placeholders = placeholdersOf(translation);
  checkBound(condition, placeholders);
  return {
    tableName,
    table,
    key,
    writes: true,
    returned: (before) => (returning === undefined || before === undefined ? undefined : copyItem(before.item)),
    outcome(before) {
      // "If the DynamoDB table does not have any item with the same primary key …, SUCCESS is returned with 0 items deleted."
      if (before !== undefined) checkHolds(request, condition, before, placeholders);
      return undefined;
    },
  };
}

/** See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-functions.exists.html */
function openExists(account: Account, { select }: Exists, request: StatementRequest): WriteStatement {
  const { table: tableName, index, where } = select;
  if (index !== undefined) throw validation('Reads on indices are not supported within transactions.');
  // "The SELECT statement must specify a full primary key and one other condition."
  const find = (names: readonly string[]): ItemCondition => {
    const found = itemCondition(where, names, request.parameters);
    if (found === undefined || found.others.length === 0) throw validation('EXISTS() must contain a single item read with additional conditions.');
    return found;
  };
  const { table, key, translation, condition } = opened(account, tableName, find, request);
  const placeholders = placeholdersOf(translation);
  checkBound(condition, placeholders);
  return {
    tableName,
    table,
    key,
    writes: false,
    returned: nothing,
    outcome(before) {
      checkHolds(request, condition, before, placeholders);
      return before;
    },
  };
}
