import { type Account, tableOf } from '../account';
import { consumed, readUnits } from '../capacity';
import { checkTableName, Constraints, RETURN_CONSUMED_CAPACITY } from '../constraints';
import { refuseOverlap } from '../expressions/document-path';
import { projectionOf } from '../expressions/expression-cache';
import { Placeholders } from '../expressions/placeholders';
import { project } from '../expressions/project';
import { keyOfRequest } from '../key-schema';
import type { GetItemInput, GetItemOutput } from '../shapes';
import { refuseUnsupported } from '../unsupported';
import { normalItem } from '../values/normal-value';

/** See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
export function getItem(account: Account, input: GetItemInput): GetItemOutput {
  const constraints = new Constraints();
  checkTableName(constraints, input.TableName);
  constraints.required(input.Key, 'key');
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  constraints.check();
  refuseUnsupported(input);
  const keyItem = normalItem(input.Key!);
  const placeholders = new Placeholders(input, { ProjectionExpression: input.ProjectionExpression });
  const paths = placeholders.open('ProjectionExpression', input.ProjectionExpression, projectionOf, (tree) => refuseOverlap(tree, placeholders));
  placeholders.close();
  const table = tableOf(account, input.TableName!);
  const stored = table.get(keyOfRequest(table.settings.schema, keyItem));
  const output: GetItemOutput = {};
  if (stored !== undefined) output.Item = project(stored.item, paths, placeholders);
  const capacity = consumed(input.ReturnConsumedCapacity, table.settings.name, readUnits(stored?.size ?? 0, input.ConsistentRead));
  if (capacity !== undefined) output.ConsumedCapacity = capacity;
  return output;
}
