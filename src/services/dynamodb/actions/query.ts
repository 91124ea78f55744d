import { type Account, tableOf } from '../account';
import { validation } from '../errors';
import type { Condition } from '../expressions/ast';
import { checkCondition } from '../expressions/check-condition';
import { conditionOf } from '../expressions/expression-cache';
import { pathsIn } from '../expressions/paths-in';
import { keyCondition, placeIn, upperEnd } from '../expressions/key-condition';
import { Placeholders } from '../expressions/placeholders';
import { keyOfRequest, type KeySchema } from '../key-schema';
import { checkPageInput, openPage, Page } from '../page';
import type { PageOutput, QueryInput } from '../shapes';
import type { StoredItem } from '../table';
import { normalItem } from '../values/normal-value';
import { orderText } from '../values/order-text';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html */
export function query(account: Account, input: QueryInput): PageOutput {
  checkPageInput(input);
  const { FilterExpression, KeyConditionExpression, ProjectionExpression } = input;
  const startKey = input.ExclusiveStartKey === undefined ? undefined : normalItem(input.ExclusiveStartKey);
  const placeholders = new Placeholders(input, { FilterExpression, KeyConditionExpression, ProjectionExpression });
  const expressions = openPage(input, placeholders);
  const keys = placeholders.open('KeyConditionExpression', KeyConditionExpression, conditionOf, (tree) => checkCondition(tree, placeholders));
  placeholders.close();
  if (keys === undefined) throw validation('Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.');
  const table = tableOf(account, input.TableName!);
  const { schema } = table.settings;
  const { hash, range } = keyCondition(keys, schema, placeholders);
  if (expressions.filter !== undefined) refuseKeysInFilter(expressions.filter, schema, placeholders);
  const hashText = orderText(hash);
  const start = startKey === undefined ? undefined : keyOfRequest(schema, startKey);
  if (start !== undefined && start.hash !== hashText) throw validation('The provided starting key is invalid');
  if (start !== undefined && placeIn(range, start.range) !== 0)
    throw validation('The provided starting key is outside query boundaries based on provided conditions');

  const page = new Page(input, expressions, placeholders);
  const items = table.items.of(hashText)?.entries;
  const look = (stored: StoredItem, after: number): boolean => {
    const place = placeIn(range, stored.sortText);
    if (place !== 0) return place !== after; // before the range the next item may be in it, after it none is
    return stored.sortText === start?.range ? true : page.take(stored);
  };
  if (input.ScanIndexForward === false) items?.downwards(start?.range ?? upperEnd(range), (stored) => look(stored, -1));
  else items?.upwards(start?.range ?? range.from ?? range.prefix ?? '', (stored) => look(stored, 1));
  return page.output(table);
}

/** "A filter expression cannot contain partition key or sort key attributes." */
function refuseKeysInFilter(filter: Condition, { names }: KeySchema, placeholders: Placeholders): void {
  for (const path of pathsIn(filter)) {
    const name = placeholders.name(path.steps[0]);
    if (names.includes(name)) throw validation(`Filter Expression can only contain non-primary key attributes: Primary key attribute: ${name}`);
  }
}
