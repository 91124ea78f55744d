import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Expression, Path, Statement } from '../../../../src/services/dynamodb/partiql/ast';
import { parseStatement } from '../../../../src/services/dynamodb/partiql/parse-statement';
import { printStatement } from '../../../../src/services/dynamodb/partiql/print';

const name = fc.oneof(fc.constantFrom('a', 'Bc', 'size', 'Key', 'x y', 'a"b', '__proto__'), fc.string({ minLength: 1, maxLength: 4 }));
const path: fc.Arbitrary<Path> = fc
  .tuple(name, fc.array(fc.oneof(name, fc.nat({ max: 99 })), { maxLength: 3 }))
  .map(([first, rest]) => ({ kind: 'path', steps: [first, ...rest] }));
const literal = fc
  .oneof(
    fc.string().map((S) => ({ S })),
    fc.integer().map((n) => ({ N: String(n) })),
    fc.constantFrom({ N: '0.5' }, { N: '-12.25' }, { NULL: true }, { BOOL: true }, { BOOL: false }),
  )
  .map((value) => ({ kind: 'literal', value }) as Expression);
const { expression } = fc.letrec<{ expression: Expression; list: Expression }>((tie) => {
  const part = tie('expression');
  return {
    list: fc.oneof(
      path,
      fc.constant<Expression>({ kind: 'parameter', index: 0 }),
      fc.record({ kind: fc.constantFrom('list' as const, 'bag' as const), members: fc.array(part, { maxLength: 3 }) }),
    ) as fc.Arbitrary<Expression>,
    expression: fc.oneof(
      { maxDepth: 4 },
      path,
      literal,
      fc.constant<Expression>({ kind: 'missing' }),
      fc.constant<Expression>({ kind: 'parameter', index: 0 }),
      fc.record({ kind: fc.constantFrom('list' as const, 'bag' as const), members: fc.array(part, { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('tuple' as const), members: fc.array(fc.tuple(fc.string({ maxLength: 3 }), part), { maxLength: 3 }) }),
      fc.record({
        kind: fc.constant('call' as const),
        name: fc.constantFrom('size', 'contains', 'f'),
        operands: fc.array(part, { maxLength: 3 }),
      }),
      fc.record({
        kind: fc.constant('infix' as const),
        operator: fc.constantFrom(
          '=' as const,
          '<>' as const,
          '<' as const,
          '<=' as const,
          '>' as const,
          '>=' as const,
          '+' as const,
          '-' as const,
          'and' as const,
          'or' as const,
        ),
        left: part,
        right: part,
      }),
      fc.record({ kind: fc.constant('not' as const), operand: part }),
      fc.record({ kind: fc.constant('between' as const), operand: part, lower: part, upper: part }),
      // What stands in parentheses after IN is a list.
      fc.record({ kind: fc.constant('in' as const), operand: part, list: tie('list') }),
      fc.record({ kind: fc.constant('is' as const), operand: part, type: fc.constantFrom('missing', 'null', 'string', 'bag') }),
    ) as fc.Arbitrary<Expression>,
  };
});
const where = fc.option(expression, { nil: undefined });
const returning = fc.option(fc.record({ which: fc.constantFrom('all' as const, 'modified' as const), age: fc.constantFrom('old' as const, 'new' as const) }), {
  nil: undefined,
});
const select = fc.record({
  kind: fc.constant('select' as const),
  projection: fc.oneof(fc.constant('*' as const), fc.array(path, { minLength: 1, maxLength: 3 })),
  table: name,
  index: fc.option(name, { nil: undefined }),
  where,
  orderBy: fc.array(fc.record({ name, descending: fc.boolean() }), { maxLength: 2 }),
});
const statement = fc.oneof(
  select,
  fc.record({ kind: fc.constant('exists' as const), select }),
  fc.record({ kind: fc.constant('insert' as const), table: name, item: expression }),
  fc.record({
    kind: fc.constant('update' as const),
    table: name,
    actions: fc.array(fc.record({ path, value: fc.option(expression, { nil: undefined }) }), { minLength: 1, maxLength: 3 }),
    where,
    returning,
  }),
  fc.record({ kind: fc.constant('delete' as const), table: name, where, returning }),
) as fc.Arbitrary<Statement>;

/** Numbers the `?` of a tree from the left, as the parser does. */
function numbered(tree: Statement): Statement {
  let index = 0;
  return JSON.parse(JSON.stringify(tree), (_key, value: unknown) => {
    return (value as Expression | null)?.kind === 'parameter' ? { kind: 'parameter', index: index++ } : value;
  }) as Statement;
}
const plain = (tree: unknown): unknown => JSON.parse(JSON.stringify(tree));

test('what is printed is parsed to the same statement', () => {
  fc.assert(
    fc.property(statement, (tree) => {
      expect(plain(parseStatement(printStatement(tree)).statement)).toEqual(plain(numbered(tree)));
    }),
    { numRuns: 300 },
  );
});

const whereOf = (condition: string): unknown => (parseStatement(`SELECT * FROM T WHERE ${condition}`).statement as { where: unknown }).where;

describe('expressions (the grammar of PartiQL)', () => {
  test.each([
    ['AND binds stronger than OR', 'a = 1 OR b = 2 AND c = 3', '("a" = 1) OR (("b" = 2) AND ("c" = 3))'],
    ['NOT binds weaker than a comparison', 'NOT a = 1 AND b = 2', '(NOT ("a" = 1)) AND ("b" = 2)'],
    ['sums bind strongest, from the left', 'a > 1 + 2 - 3', '"a" > ((1 + 2) - 3)'],
    ['NOT IN and NOT BETWEEN', 'a NOT IN [1] AND b NOT BETWEEN 1 AND 2', '(NOT ("a" IN [1])) AND (NOT ("b" BETWEEN 1 AND 2))'],
    ['IS NOT', 'a IS NOT MISSING', 'NOT ("a" IS MISSING)'],
    ['IN with parentheses', 'a IN (1, ?)', '"a" IN [1, ?]'],
    ['!= is <>', 'a != 1', '"a" <> 1'],
    ['parentheses', '(a = 1 OR b = 2) AND c = 3', '(("a" = 1) OR ("b" = 2)) AND ("c" = 3)'],
    ['a row of values is a list', 'a = (1, 2)', '"a" = [1, 2]'],
    [
      'keywords and functions in any case',
      'Begins_With(a, \'x\') aNd SIZE("b") > 2',
      '(begins_with("a", \'x\')) AND ((size("b")) > 2)'.replace(/\((\w+\([^()]*\))\)/g, '$1'),
    ],
    ['comments', "a = 1 -- one\n AND /* two\n */ b = 'x''y'", '("a" = 1) AND ("b" = \'x\'\'y\')'],
    ['numbers in normal form', 'a IN [+1.50, -2, .5, 1e2]', '"a" IN [1.5, -2, 0.5, 100]'],
    ['empty lists, bags and tuples', 'a = [] OR a = <<>> OR a = {}', '(("a" = []) OR ("a" = <<>>)) OR ("a" = {})'],
  ])('%s', (_title, source, printed) => {
    expect(whereOf(source)).toEqual(whereOf(printed));
    expect(printStatement(parseStatement(`SELECT * FROM T WHERE ${source}`).statement)).toBe(`SELECT * FROM "T" WHERE ${printed}`);
  });

  test('statements end with or without a semicolon', () => {
    expect(parseStatement('DELETE FROM T;').statement).toEqual(parseStatement('delete from T').statement);
  });

  test('SET and REMOVE repeat, and take lists (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.data-types.html)', () => {
    const { statement, parameters } = parseStatement('UPDATE T SET a = ?, b.c[1] = ? REMOVE d, e SET f = 1 WHERE p = ? RETURNING MODIFIED NEW *');
    expect(printStatement(statement)).toBe(
      'UPDATE "T" SET "a" = ? SET "b"."c"[1] = ? REMOVE "d" REMOVE "e" SET "f" = 1 WHERE "p" = ? RETURNING MODIFIED NEW *',
    );
    expect(parameters).toBe(3);
  });
});

describe("what is malformed is refused in the words of PartiQL's own parser (partiql-lang-kotlin, SqlParser)", () => {
  test.each([
    // https://github.com/awsdocs/aws-sdk-for-javascript-v3/issues/98, on AWS
    ['UPDATE Payment-x SET active=? WHERE id=?', 'Expected data manipulation'],
    ['UPDATE T WHERE a = 1', 'Expected data manipulation'],
    ['CREATE TABLE x', 'Expected data manipulation'],
    ['', 'Expected data manipulation'],
    // https://github.com/passren/PyDynamoDB/issues/26, on AWS
    ['INSERT INTO urls (key, secret_key) VALUES (?, ?)', 'Unexpected term'],
    ['INSERT INTO urls VALUES (?, ?)', 'Unexpected keyword'],
    // https://github.com/passren/PyDynamoDB/issues/28, on AWS
    ["SELECT payload.size FROM T WHERE pk='foo'", 'Invalid path dot component'],
    ['SELECT key FROM T', 'Unexpected keyword'],
    ['SELECT FROM T', 'Cannot have empty SELECT list'],
    ['SELECT a', 'Expected FROM after SELECT list'],
    ['SELECT * FROM', 'Unexpected term'],
    ['SELECT * FROM WHERE a = 1', 'Unexpected keyword'],
    ['SELECT * FROM T.0', 'Unexpected token after expression'],
    ['SELECT * FROM T[0]', 'Invalid path component for simple path'],
    ['SELECT *, a FROM T', "Other expressions may not be present in the select list when '*' is used without dot notation."],
    ['SELECT a, * FROM T', "Other expressions may not be present in the select list when '*' is used without dot notation."],
    ['SELECT * FROM T WHERE a =', 'Missing right-hand side expression of infix operator'],
    ['SELECT * FROM T WHERE a = =', 'Unexpected operator'],
    ['SELECT * FROM T WHERE a = IN', 'Unexpected operator'],
    ['SELECT * FROM T WHERE - a = 1', 'Unexpected operator'],
    ['SELECT * FROM T WHERE a = 1 garbage', 'Unexpected token after expression'],
    ['SELECT * FROM T; SELECT * FROM T', 'Unexpected token after semicolon. (Only one query is allowed.)'],
    ['SELECT * FROM T WHERE (a = 1', 'Expected RIGHT_PAREN'],
    ['SELECT * FROM T WHERE ()', 'Expression group cannot be empty'],
    ['SELECT * FROM T WHERE a IN [1', 'Expected RIGHT_BRACKET'],
    ['SELECT * FROM T WHERE a = <<1', 'Expected RIGHT_DOUBLE_ANGLE_BRACKET'],
    ['SELECT * FROM T WHERE a BETWEEN 1', 'Expected KEYWORD'],
    ['SELECT * FROM T WHERE a IS b', 'Expected type name'],
    ["SELECT * FROM T WHERE a = 'x", 'Unexpected term'],
    ['SELECT * FROM T WHERE count(*) = 1', 'count(*) is not allowed'],
    ['SELECT * FROM T ORDER a', 'Expected BY'],
    ['SELECT * FROM T ORDER BY 1', 'Unexpected term'],
    ['SELECT a[b] FROM T', 'Invalid path component for simple path'],
    ['SELECT a[1 FROM T', 'Expected RIGHT_BRACKET'],
    ["INSERT INTO T VALUE {'a': 1", 'Expected RIGHT_CURLY'],
    ["INSERT INTO T VALUE {'a' 1}", 'Expected COLON'],
    ['INSERT INTO T VALUE {', 'Unexpected term'],
    ['SELECT * FROM T WHERE a IS', 'Expected type name'],
    ['INSERT INTO T VALUE {a: 1}', 'Unexpected term'],
    ['UPDATE T SET a', "Expected '='"],
    ['UPDATE T SET 1 = 2', 'Expected identifier for simple path'],
    ['UPDATE T SET a = 1 RETURNING NONE *', 'Expected ( MODIFIED | ALL ) ( NEW | OLD ) in each returning element.'],
    ['UPDATE T SET a = 1 RETURNING ALL OLD a', 'Unsupported syntax in RETURNING columns.'],
    ['DELETE T', 'Expected FROM after DELETE'],
    ['DELETE FROM', 'Expected identifier for simple path'],
    ['EXISTS SELECT', 'Expected LEFT_PAREN'],
    ['EXISTS(a)', 'Unexpected term'],
    ['EXISTS(SELECT * FROM T', 'Expected RIGHT_PAREN'],
  ])('%s', (source, detail) => {
    expect(() => parseStatement(source)).toThrow(
      expect.objectContaining({ name: 'ValidationException', message: `Statement wasn't well formed, can't be processed: ${detail}` }),
    );
  });

  test.each([
    ['SELECT count(a) FROM T', 'Unexpected path component at 1:8:5'],
    ['SELECT a,\n  size(b) FROM T', 'Unexpected path component at 2:3:4'],
    ['SELECT * FROM T LIMIT 10', 'Unsupported clause: LIMIT at 1:23:2'],
    ['SELECT * FROM a.b.c', 'A path may contain at most 2 components in the FROM clause'],
    ['DELETE FROM "T"."I" WHERE a = 1', 'This operation is not supported on an index'],
    [`SELECT * FROM T WHERE a = ${'9'.repeat(39)}`, 'Attempting to store more than 38 significant digits in a Number'],
  ])('%s (AWS refuses it by its meaning)', (source, message) => {
    expect(() => parseStatement(source)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });
});

describe('what is nested deeper than any statement may be is refused, and harms nothing', () => {
  test.each([
    ['parentheses', `SELECT * FROM T WHERE ${'('.repeat(8000)}`, 'Nesting Levels have exceeded supported limits'],
    ['lists', `INSERT INTO T VALUE ${'['.repeat(8000)}`, 'Nesting Levels have exceeded supported limits'],
    ['calls', `SELECT * FROM T WHERE ${'f('.repeat(4000)}`, 'The expression contains too many operators; operator count: 301'],
    ['NOT', `SELECT * FROM T WHERE ${'NOT '.repeat(2000)}`, 'The expression contains too many operators; operator count: 301'],
    ['OR', `SELECT * FROM T WHERE a${' OR a'.repeat(1600)}`, 'The expression contains too many operators; operator count: 301'],
  ])('%s', (_title, source, message) => {
    expect(() => parseStatement(source)).toThrow(expect.objectContaining({ name: 'ValidationException', message }));
  });
});
