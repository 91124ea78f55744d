import type { Expression, Path, Returning, Select, Statement } from './ast';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** The text of a path. All names are quoted, so that none is taken for a keyword. */
const printPath = ({ steps }: Path): string =>
  steps.map((step, i) => (typeof step === 'number' ? `[${step}]` : i === 0 ? quoted(step) : `.${quoted(step)}`)).join('');

/** The text of an expression, with parentheses around every part that has parts of its own. Parsed again it gives the same expression. */
function printExpression(expression: Expression): string {
  const inside = (part: Expression): string => (ATOMS.has(part.kind) ? printExpression(part) : `(${printExpression(part)})`);
  const list = (members: readonly Expression[]): string => members.map(printExpression).join(', ');
  switch (expression.kind) {
    case 'literal': {
      const { S, N, BOOL } = expression.value;
      return S !== undefined ? text(S) : (N ?? (BOOL === undefined ? 'NULL' : BOOL ? 'TRUE' : 'FALSE'));
    }
    case 'missing':
      return 'MISSING';
    case 'parameter':
      return '?';
    case 'list':
      return `[${list(expression.members)}]`;
    case 'bag':
      return `<<${list(expression.members)}>>`;
    case 'tuple':
      return `{${expression.members.map(([name, value]) => `${text(name)}: ${printExpression(value)}`).join(', ')}}`;
    case 'path':
      return printPath(expression);
    case 'call':
      return `${expression.name}(${list(expression.operands)})`;
    case 'infix':
      return `${inside(expression.left)} ${expression.operator.toUpperCase()} ${inside(expression.right)}`;
    case 'not':
      return `NOT ${inside(expression.operand)}`;
    case 'between':
      return `${inside(expression.operand)} BETWEEN ${inside(expression.lower)} AND ${inside(expression.upper)}`;
    case 'in':
      return `${inside(expression.operand)} IN ${inside(expression.list)}`;
    case 'is':
      return `${inside(expression.operand)} IS ${expression.type.toUpperCase()}`;
  }
}

const ATOMS: ReadonlySet<Expression['kind']> = new Set(['literal', 'missing', 'parameter', 'list', 'bag', 'tuple', 'path', 'call']);

const printWhere = (where: Expression | undefined): string => (where === undefined ? '' : ` WHERE ${printExpression(where)}`);
const printReturning = (returning: Returning | undefined): string =>
  returning === undefined ? '' : ` RETURNING ${returning.which} ${returning.age} *`.toUpperCase();

function printSelect({ projection, table, index, where, orderBy }: Select): string {
  const paths = projection === '*' ? '*' : projection.map(printPath).join(', ');
  const source = index === undefined ? quoted(table) : `${quoted(table)}.${quoted(index)}`;
  const order = orderBy.map(({ name, descending }) => `${quoted(name)} ${descending ? 'DESC' : 'ASC'}`).join(', ');
  return `SELECT ${paths} FROM ${source}${printWhere(where)}${order === '' ? '' : ` ORDER BY ${order}`}`;
}

/** The text of a statement. Parsed again it gives the same statement. */
export function printStatement(statement: Statement): string {
  switch (statement.kind) {
    case 'select':
      return printSelect(statement);
    case 'exists':
      return `EXISTS(${printSelect(statement.select)})`;
    case 'insert':
      return `INSERT INTO ${quoted(statement.table)} VALUE ${printExpression(statement.item)}`;
    case 'update': {
      const actions = statement.actions.map(({ path, value }) =>
        value === undefined ? `REMOVE ${printPath(path)}` : `SET ${printPath(path)} = ${printExpression(value)}`,
      );
      return `UPDATE ${quoted(statement.table)} ${actions.join(' ')}${printWhere(statement.where)}${printReturning(statement.returning)}`;
    }
    case 'delete':
      return `DELETE FROM ${quoted(statement.table)}${printWhere(statement.where)}${printReturning(statement.returning)}`;
  }
}
