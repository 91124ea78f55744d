import type { Item } from './attribute-value';
import { consumed, readUnits, Units } from './capacity';
import { checkTableName, Constraints, RETURN_CONSUMED_CAPACITY } from './constraints';
import { validation } from './errors';
import type { Condition, Path } from './expressions/ast';
import { checkCondition } from './expressions/check-condition';
import { refuseOverlap } from './expressions/document-path';
import { holds } from './expressions/evaluate-condition';
import { conditionOf, projectionOf } from './expressions/expression-cache';
import type { Placeholders } from './expressions/placeholders';
import { type Key, keyAttributes } from './key-schema';
import type { ReadPath } from './read-path';
import { checkForm, PAGE } from './request-form';
import { type Selection, selection } from './select';
import type { PageOutput, QueryInput, ScanInput } from './shapes';
import type { StoredItem, Table } from './table';
import { refuseUnsupported } from './unsupported';
import { itemSize } from './values/value-size';

const PAGE_BYTES = 1024 * 1024;
const SELECT = ['SPECIFIC_ATTRIBUTES', 'COUNT', 'ALL_ATTRIBUTES', 'ALL_PROJECTED_ATTRIBUTES'];

/** The form of a Query or Scan. @throws ValidationException, UnsupportedOperation */
export function checkPageInput(input: QueryInput | ScanInput, others?: (constraints: Constraints) => void): void {
  checkForm(input, PAGE);
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

function checkSelect({ Select, ProjectionExpression, AttributesToGet }: QueryInput | ScanInput): void {
  const projection = ProjectionExpression === undefined ? AttributesToGet && 'AttributesToGet' : 'ProjectionExpression';
  if (Select === 'SPECIFIC_ATTRIBUTES' && projection === undefined) {
    throw validation('Must specify the AttributesToGet or ProjectionExpression when choosing to get SPECIFIC_ATTRIBUTES');
  }
  if (projection === undefined || Select === undefined || Select === 'SPECIFIC_ATTRIBUTES') return;
  throw validation(`Cannot specify the ${projection} when choosing to get ${Select === 'COUNT' ? 'only the Count' : Select}`);
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

/** The table or index that a Query or Scan reads. @throws ValidationException */
export function pathOf(table: Table, { IndexName, ConsistentRead }: QueryInput | ScanInput): ReadPath {
  if (IndexName === undefined) return table.path;
  const path = table.indexes.get(IndexName);
  if (path === undefined) throw validation(`The table does not have the specified index: ${IndexName}`);
  if (ConsistentRead === true && path.index.kind === 'global') throw validation('Consistent reads are not supported on global secondary indexes');
  return path;
}

/** The place at which a page begins: exactly the attributes that name one. @returns undefined where it is none */
export function startOf(path: ReadPath, key: Readonly<Item>): Key | undefined {
  const { length } = Object.keys(key);
  return length === path.names.length ? path.keyOf(key) : undefined;
}

/** Takes items until it is full. `Limit` and 1 MB count what is looked at, before the filter. */
export class Page {
  private readonly items: Item[] = [];
  private count = 0;
  private scanned = 0;
  private bytes = 0;
  /** Units to fetch from the table what a local index does not hold. */
  private fetched = 0;
  private last: StoredItem | undefined;
  private readonly selection: Selection;

  /** @throws ValidationException for what cannot be selected */
  constructor(
    private readonly input: QueryInput | ScanInput,
    private readonly path: ReadPath,
    private readonly expressions: PageExpressions,
    private readonly placeholders: Placeholders,
  ) {
    this.selection = selection(input, path, expressions.paths, expressions.filter, placeholders);
  }

  /** Looks at an item. False when the page is full, and `last` is where the next one goes on. */
  take(stored: StoredItem): boolean {
    const { filter } = this.expressions;
    this.scanned++;
    this.bytes += stored.size;
    if (this.selection.fetches) this.fetched += readUnits(itemSize(stored.item), this.input.ConsistentRead);
    if (filter === undefined || holds(filter, stored.item, this.placeholders)) {
      this.count++;
      if (this.selection.view !== undefined) this.items.push(this.selection.view(stored.item));
    }
    if (this.scanned !== this.input.Limit && this.bytes < PAGE_BYTES) return true;
    this.last = stored;
    return false;
  }

  private units(): number | Units {
    const read = readUnits(this.bytes, this.input.ConsistentRead);
    const { index } = this.path;
    if (index === undefined) return read;
    const units = new Units();
    units.table = this.fetched;
    if (index.kind === 'local') units.addLocal(index.name, read);
    else units.addGlobal(index.name, read);
    return units;
  }

  output(): PageOutput {
    const output: PageOutput = { Count: this.count, ScannedCount: this.scanned };
    if (this.selection.view !== undefined) output.Items = this.items;
    if (this.last !== undefined) output.LastEvaluatedKey = keyAttributes(this.path, this.last.item);
    const capacity = consumed(this.input.ReturnConsumedCapacity, this.input.TableName!, this.units());
    if (capacity !== undefined) output.ConsumedCapacity = capacity;
    return output;
  }
}
