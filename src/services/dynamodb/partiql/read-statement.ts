import { hash } from '../../../json/hash';
import { setMember } from '../../../json/json';
import { type Account, tableOf } from '../account';
import { attribute, type AttributeValue, type Item } from '../attribute-value';
import { validation } from '../errors';
import { type KeyCondition, keyCondition } from '../expressions/key-condition';
import type { Key } from '../key-schema';
import { Translation } from '../legacy/translation';
import { Page, pathOf, startOf } from '../page';
import { scanText } from '../partition';
import type { ReadPath } from '../read-path';
import type { PageOutput, ReturnConsumedCapacity } from '../shapes';
import type { StoredItem } from '../table';
import type { Path, Select } from './ast';
import { checkBound, conditionOf, placeholdersOf } from './bound-condition';
import type { Parameters } from './constant';
import { keyTerms } from './key-terms';
import { type SelectOrder, selectOrder } from './select-order';
import { ConditionTranslator } from './to-condition';
import { conjuncts } from './where';

export interface ReadRequest {
  readonly parameters: Parameters;
  readonly Limit?: number | undefined;
  readonly ConsistentRead?: boolean | undefined;
  readonly ReturnConsumedCapacity?: ReturnConsumedCapacity | undefined;
  /** Where the page before has ended. */
  readonly startKey?: Item | undefined;
}

/** "Results are returned in pages of up to 10 items", of IN: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html */
const MOST_OF_SEVERAL = 10;

/**
 * A page of what a SELECT statement finds: a Query of one partition or several, or else a Scan.
 * See https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html
 *
 * @throws ValidationException, ResourceNotFoundException
 */
export function readPage(account: Account, select: Select, request: ReadRequest): PageOutput {
  const { table: TableName, index: IndexName, where, projection } = select;
  const { parameters, ConsistentRead, ReturnConsumedCapacity, startKey } = request;
  const path = pathOf(tableOf(account, TableName), { TableName, IndexName, ConsistentRead });
  const all = conjuncts(where);
  const keys = keyTerms(all, path, parameters);
  const order = selectOrder(select, path, keys?.hashes.length);

  const translation = new Translation();
  const translator = new ConditionTranslator(translation, parameters);
  const filter = conditionOf(keys?.filter ?? all, translator);
  const conditions = keys?.hashes.map((hash) => conditionOf([...hash, ...keys.range], translator)!) ?? [];
  const attributes = projection === '*' ? undefined : [...new Set(projection.map(({ steps }) => steps[0]))].map((name) => translation.path(name));
  const placeholders = placeholdersOf(translation);
  for (const condition of [filter, ...conditions]) checkBound(condition, placeholders);
  const partitions =
    keys &&
    ordered(
      conditions.map((condition) => keyCondition(condition, path, placeholders)),
      order,
    );

  const Limit = partitions !== undefined && partitions.length > 1 ? Math.min(request.Limit ?? MOST_OF_SEVERAL, MOST_OF_SEVERAL) : request.Limit;
  const page = new Page({ TableName, IndexName, Limit, ConsistentRead, ReturnConsumedCapacity }, path, { filter, paths: attributes }, placeholders);
  const start = startKey && startOf(path, startKey);
  if (startKey !== undefined && start === undefined) throw notOfRequest();
  if (partitions === undefined) scanAll(path, page, start);
  else queryAll(path, page, partitions, order, start);
  const output = page.output();
  return projection === '*' ? output : { ...output, Items: output.Items!.map((item) => shaped(item, projection)) };
}

export const notOfRequest = (): Error => validation('NextToken does not match request');

const ordered = (partitions: KeyCondition[], { hash }: SelectOrder): KeyCondition[] => {
  if (hash === undefined) return partitions;
  const sign = hash === 'descending' ? -1 : 1;
  return partitions.toSorted((a, b) => (a.hash < b.hash ? -sign : sign));
};

function scanAll(path: ReadPath, page: Page, start: Key | undefined): void {
  const startText = start === undefined ? undefined : scanText(hash(start.hash), start.hash);
  path.partitions.inScanOrder.upwards(startText ?? '', (partition) => {
    const from = partition.sortText === startText ? start!.range : undefined;
    let isOpen = true;
    partition.upwards(from ?? '', (stored) => (isOpen = stored.sortText === from || page.take(stored)));
    return isOpen;
  });
}

function queryAll(path: ReadPath, page: Page, partitions: readonly KeyCondition[], order: SelectOrder, start: Key | undefined): void {
  const first = start === undefined ? 0 : partitions.findIndex((partition) => partition.hash === start.hash);
  if (first === -1) throw notOfRequest();
  partitions.slice(first).every(({ hash: hashText, range: { from, to } }, i) => {
    const entries = path.partitions.of(hashText);
    const after = i === 0 ? start?.range : undefined;
    let isOpen = true;
    const look = (stored: StoredItem): boolean => (isOpen = stored.sortText === after || page.take(stored));
    if (order.range === 'ascending') entries?.upwards(after ?? from, (stored) => (to === undefined || stored.sortText < to) && look(stored));
    else entries?.downwards(after ?? to, (stored) => stored.sortText === to || (stored.sortText >= from && look(stored)));
    return isOpen;
  });
}

/** What is selected of an item: each value under the last name of its path. A value that is not there is left out. */
function shaped(item: Readonly<Item>, projection: readonly Path[]): Item {
  const found: Item = {};
  for (const { steps } of projection) {
    const value = at(item, steps);
    if (value !== undefined) setMember(found, labelOf(steps), value);
  }
  return found;
}

function at(item: Readonly<Item>, [first, ...rest]: Path['steps']): AttributeValue | undefined {
  return rest.reduce<AttributeValue | undefined>(
    (value, step) => (typeof step === 'number' ? value?.L?.[step] : value?.M && attribute(value.M, step)),
    attribute(item, first),
  );
}

function labelOf(steps: Path['steps']): string {
  const name = steps.findLastIndex((step) => typeof step === 'string');
  return steps.slice(name + 1).reduce<string>((label, index) => `${label}[${index}]`, steps[name] as string);
}
