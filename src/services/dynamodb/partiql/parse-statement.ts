import { samePath } from '../expressions/document-path';
import { remembered } from '../expressions/expression-cache';
import { validation } from '../errors';
import type { Action, Delete, Exists, Expression, Insert, Order, ParsedStatement, Path, Returning, Select, Statement, Update } from './ast';
import { ExpressionParser } from './parse-expression';
import { malformed } from './statement-fault';

/**
 * Parses a statement. What has been parsed is remembered, since programs use few statements many times.
 *
 * @throws ValidationException with what PartiQL's own parser says of the statement
 */
export const parseStatement: (source: string) => ParsedStatement = remembered((source) => {
  const parser = new StatementParser(source);
  const statement = parser.statement();
  parser.expectEnd();
  return { statement, parameters: parser.parameters };
});

class StatementParser extends ExpressionParser {
  statement(): Statement {
    if (this.takeKeywords('select')) return this.select();
    if (this.takeKeywords('insert', 'into')) return this.insert();
    if (this.takeKeywords('update')) return this.update();
    if (this.takeKeywords('delete')) return this.delete();
    if (this.atKeyword('exists')) return this.exists();
    throw malformed('Expected data manipulation');
  }

  expectEnd(): void {
    const more = this.take(';');
    if (this.peek.kind === 'end') return;
    throw malformed(more ? 'Unexpected token after semicolon. (Only one query is allowed.)' : 'Unexpected token after expression');
  }

  private select(): Select {
    const projection = this.projection();
    if (!this.takeKeywords('from')) throw malformed('Expected FROM after SELECT list');
    if (this.peek.kind !== 'name') throw malformed(this.peek.kind === 'keyword' ? 'Unexpected keyword' : 'Unexpected term');
    const [table, index] = this.source();
    const where = this.where();
    const orderBy = this.takeKeywords('order') ? this.orderBy() : [];
    if (this.takeKeywords('limit')) throw validation(`Unsupported clause: LIMIT at ${this.peek.position}`);
    return { kind: 'select', projection, table, index, where, orderBy };
  }

  private projection(): '*' | readonly Path[] {
    if (this.atKeyword('from')) throw malformed('Cannot have empty SELECT list');
    const { position } = this.peek;
    const all = this.take('*');
    if (all && !this.at(',')) return '*';
    const paths = all ? [] : [this.projected(position)];
    while (this.take(',')) {
      const other = this.peek.position;
      if (this.take('*')) throw malformed(NOT_ALONE);
      paths.push(this.projected(other));
    }
    if (all) throw malformed(NOT_ALONE);
    return paths;
  }

  private projected(position: string): Path {
    const expression = this.expression();
    if (expression.kind !== 'path') throw validation(`Unexpected path component at ${position}`);
    return expression;
  }

  /** table or "table"."index" */
  private source(): readonly [table: string, index: string | undefined] {
    const { steps } = this.path();
    const [table, index, more] = steps;
    if (more !== undefined) throw validation('A path may contain at most 2 components in the FROM clause');
    if (typeof index === 'number') throw malformed('Invalid path component for simple path');
    return [table, index];
  }

  /** A table that is written to. */
  private table(): string {
    const [table, index] = this.source();
    if (index !== undefined) throw validation('This operation is not supported on an index');
    return table;
  }

  private where(): Expression | undefined {
    return this.takeKeywords('where') ? this.expression() : undefined;
  }

  private orderBy(): Order[] {
    if (!this.takeKeywords('by')) throw malformed('Expected BY');
    const orders: Order[] = [];
    do {
      const expression = this.expression();
      if (expression.kind !== 'path' || expression.steps.length > 1) throw malformed('Unexpected term');
      const descending = this.takeKeywords('desc');
      if (!descending) this.takeKeywords('asc');
      orders.push({ name: expression.steps[0], descending });
    } while (this.take(','));
    return orders;
  }

  private insert(): Insert {
    const table = this.table();
    if (!this.takeKeywords('value')) throw malformed(this.peek.kind === 'keyword' ? 'Unexpected keyword' : 'Unexpected term');
    return { kind: 'insert', table, item: this.expression() };
  }

  private update(): Update {
    const table = this.table();
    const actions: Action[] = [];
    for (;;) {
      if (this.takeKeywords('set')) {
        do actions.push(this.assignment());
        while (this.take(','));
      } else if (this.takeKeywords('remove')) {
        do actions.push({ path: this.path(), value: undefined });
        while (this.take(','));
      } else break;
    }
    if (actions.length === 0) throw malformed('Expected data manipulation');
    return { kind: 'update', table, actions, where: this.where(), returning: this.returning() };
  }

  private assignment(): Action {
    const path = this.path();
    if (!this.take('=')) throw malformed("Expected '='");
    const { position } = this.peek;
    const value = this.expression();
    if (value.kind === 'call' && SET_FUNCTIONS.has(value.name) && !isPath(value.operands[0], path)) {
      throw validation(`The first argument to ${value.name.toUpperCase()} must equal the assignment value at ${position}`);
    }
    return { path, value };
  }

  private delete(): Delete {
    if (!this.takeKeywords('from')) throw malformed('Expected FROM after DELETE');
    return { kind: 'delete', table: this.table(), where: this.where(), returning: this.returning() };
  }

  private returning(): Returning | undefined {
    if (!this.takeKeywords('returning')) return undefined;
    for (const which of ['all', 'modified'] as const) {
      for (const age of ['old', 'new'] as const) {
        if (!this.takeKeywords(which, age)) continue;
        if (!this.take('*')) throw malformed('Unsupported syntax in RETURNING columns.');
        return { which, age };
      }
    }
    throw malformed('Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.');
  }

  private exists(): Exists {
    this.next();
    this.expect('(', 'LEFT_PAREN');
    if (!this.takeKeywords('select')) throw malformed('Unexpected term');
    const select = this.select();
    this.expect(')', 'RIGHT_PAREN');
    return { kind: 'exists', select };
  }
}

const SET_FUNCTIONS: ReadonlySet<string> = new Set(['set_add', 'set_delete']);

const isPath = (expression: Expression | undefined, { steps }: Path): boolean => expression?.kind === 'path' && samePath(expression.steps, steps);

const NOT_ALONE = "Other expressions may not be present in the select list when '*' is used without dot notation.";
