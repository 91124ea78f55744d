import type { Item } from './attribute-value';
import { consumed, readUnits } from './capacity';
import { checkTableName, Constraints, RETURN_CONSUMED_CAPACITY } from './constraints';
import { validation } from './errors';
import type { Condition, Path } from './expressions/ast';
import { checkCondition } from './expressions/check-condition';
import { refuseOverlap } from './expressions/document-path';
import { holds } from './expressions/evaluate-condition';
import { conditionOf, projectionOf } from './expressions/expression-cache';
import type { Placeholders } from './expressions/placeholders';
import { project } from './expressions/project';
import { keyAttributes } from './key-schema';
import type { PageOutput, QueryInput, ScanInput } from './shapes';
import type { StoredItem, Table } from './table';
import { refuseUnsupported } from './unsupported';

const PAGE_BYTES = 1024 * 1024;
const SELECT = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'];

/** The form of a Query or Scan. @throws ValidationException, UnsupportedOperation */
export function checkPageInput(input: QueryInput | ScanInput, others?: (constraints: Constraints) => void): void {
  const constraints = new Constraints();
  checkTableName(constraints, input.TableName);
  constraints.oneOf(input.Select, 'select', SELECT);
  constraints.within(input.Limit, 'limit', 1, Infinity);
  constraints.oneOf(input.ReturnConsumedCapacity, 'returnConsumedCapacity', RETURN_CONSUMED_CAPACITY);
  others?.(constraints);
  constraints.check();
  refuseUnsupported(input);
  checkSelect(input);
}

function checkSelect({ Select, ProjectionExpression }: QueryInput | ScanInput): void {
  if (Select === 'ALL_PROJECTED_ATTRIBUTES') throw validation('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  if (Select === 'SPECIFIC_ATTRIBUTES' && ProjectionExpression === undefined) {
    throw validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (ProjectionExpression === undefined || Select === undefined || Select === 'SPECIFIC_ATTRIBUTES') return;
  throw validation(`Cannot specify the ProjectionExpression when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`);
}

/** What is done with each item that a Query or Scan comes to. */
export interface PageExpressions {
  readonly filter: Condition | undefined;
  readonly paths: readonly Path[] | undefined;
}

export function openPage(input: QueryInput | ScanInput, placeholders: Placeholders): PageExpressions {
  return {
    filter: placeholders.open('FilterExpression', input.FilterExpression, conditionOf, (tree) => checkCondition(tree, placeholders)),
    paths: placeholders.open('ProjectionExpression', input.ProjectionExpression, projectionOf, (tree) => refuseOverlap(tree, placeholders)),
  };
}

/** Takes items until it is full. `Limit` and 1 MB count what is looked at, before the filter. */
export class Page {
  private readonly items: Item[] = [];
  private count = 0;
  private scanned = 0;
  private bytes = 0;
  private last: StoredItem | undefined;

  constructor(
    private readonly input: QueryInput | ScanInput,
    private readonly expressions: PageExpressions,
    private readonly placeholders: Placeholders,
  ) {}

  /** Looks at an item. False when the page is full, and `last` is where the next one goes on. */
  take(stored: StoredItem): boolean {
    const { filter, paths } = this.expressions;
    this.scanned++;
    this.bytes += stored.size;
    if (filter === undefined || holds(filter, stored.item, this.placeholders)) {
      this.count++;
      if (this.input.Select !== 'COUNT') this.items.push(project(stored.item, paths, this.placeholders));
    }
    if (this.scanned !== this.input.Limit && this.bytes < PAGE_BYTES) return true;
    this.last = stored;
    return false;
  }

  output(table: Table): PageOutput {
    const output: PageOutput = { Count: this.count, ScannedCount: this.scanned };
    if (this.input.Select !== 'COUNT') output.Items = this.items;
    if (this.last !== undefined) output.LastEvaluatedKey = keyAttributes(table.settings.schema, this.last.item);
    const capacity = consumed(this.input.ReturnConsumedCapacity, table.settings.name, readUnits(this.bytes, this.input.ConsistentRead));
    if (capacity !== undefined) output.ConsumedCapacity = capacity;
    return output;
  }
}
