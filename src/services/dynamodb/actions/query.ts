import { type Account, tableOf } from '../account';
import { validation } from '../errors';
import type { Condition } from '../expressions/ast';
import { checkCondition } from '../expressions/check-condition';
import { conditionOf } from '../expressions/expression-cache';
import { pathsIn } from '../expressions/paths-in';
import { keyCondition } from '../expressions/key-condition';
import type { Placeholders } from '../expressions/placeholders';
import { placeholdersOf } from '../legacy/legacy-request';
import { isWithin } from '../key-text';
import { checkPageInput, openPage, Page, pathOf, startOf } from '../page';
import type { ReadPath } from '../read-path';
import type { PageOutput, QueryInput } from '../shapes';
import { normalItem } from '../values/normal-value';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
export function query(account: Account, input: QueryInput): PageOutput {
  checkPageInput(input);
  const { FilterExpression, KeyConditionExpression, ProjectionExpression } = input;
  const startKey = input.ExclusiveStartKey === undefined ? undefined : normalItem(input.ExclusiveStartKey);
  const placeholders = placeholdersOf(input, { FilterExpression, KeyConditionExpression, ProjectionExpression });
  const expressions = openPage(input, placeholders);
  const keys = placeholders.open('KeyConditionExpression', KeyConditionExpression, conditionOf, (tree) => checkCondition(tree, placeholders));
  placeholders.close();
  if (keys === undefined) throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  const table = tableOf(account, input.TableName!);
  const path = pathOf(table, input);
  const { hash, range } = keyCondition(keys, path, placeholders);
  if (expressions.filter !== undefined) refuseKeysInFilter(input, expressions.filter, path, placeholders);
  const start = startKey && startOf(path, startKey);
  if (startKey !== undefined && start?.hash !== hash) throw validation('The provided starting key is invalid');
  if (start !== undefined && !isWithin(range, start.range)) {
    throw validation('The provided starting key is outside query boundaries based on provided conditions');
  }

  const page = new Page(input, path, expressions, placeholders);
  const entries = path.partitions.of(hash);
  const { from, to } = range;
  if (input.ScanIndexForward === false) {
    entries?.downwards(start?.range ?? to, (stored) => {
      const { sortText } = stored;
      return sortText === start?.range || sortText === to || (sortText >= from && page.take(stored));
    });
  } else {
    entries?.upwards(start?.range ?? from, (stored) => {
      const { sortText } = stored;
      return sortText === start?.range || ((to === undefined || sortText < to) && page.take(stored));
    });
  }
  return page.output();
}

/** "A filter expression cannot contain partition key or sort key attributes." */
function refuseKeysInFilter({ QueryFilter }: QueryInput, filter: Condition, { hash, range }: ReadPath, placeholders: Placeholders): void {
  const filterName = QueryFilter === undefined ? 'Filter Expression' : 'QueryFilter';
  for (const path of pathsIn(filter)) {
    const name = placeholders.name(path.steps[0]);
    if ([...hash, ...range].some((key) => key.name === name))
      throw validation(`${filterName} can only contain non-primary key attributes: Primary key attribute: ${name}`);
  }
}
