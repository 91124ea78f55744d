import type { Item } from './attribute-value';
import { refuseOverlap } from './expressions/document-path';
import { projectionOf } from './expressions/expression-cache';
import { project } from './expressions/project';
import { placeholdersOf } from './legacy/legacy-request';
import type { LegacyProjection } from './legacy/legacy-shapes';

/** What a request that reads items by their keys says of the attributes that it wants: an expression or their names, or nothing for all. */
export interface Projection extends LegacyProjection {
  ProjectionExpression?: string | undefined;
  ExpressionAttributeNames?: Record<string, string> | undefined;
}

/** What gives a copy of the wanted parts of an item. @throws ValidationException */
export function openProjection(request: Projection): (item: Readonly<Item>) => Item {
  const { ProjectionExpression } = request;
  const placeholders = placeholdersOf(request, { ProjectionExpression });
  const paths = placeholders.open('ProjectionExpression', ProjectionExpression, projectionOf, (tree) => refuseOverlap(tree, placeholders));
  placeholders.close();
  return (item) => project(item, paths, placeholders);
}
