import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../../../../src/services/dynamodb/attribute-value';
import { B, L, M, N, refusal, S, validation } from '../fixture';
import { type Music, music } from './music';

const titles = (items: readonly Item[] | undefined): (string | undefined)[] => items!.map(({ SongTitle }) => SongTitle?.S);
const ids = (items: readonly Item[] | undefined): number[] => items!.map(({ OrderID }) => Number(OrderID!.N));

/** All pages of a statement, and how many there were. */
async function pages(m: Music, statement: string, parameters?: AttributeValue[], Limit?: number): Promise<Item[][]> {
  const found: Item[][] = [];
  let NextToken: string | undefined;
  do {
    const page = await m.run(statement, parameters, { Limit, NextToken });
    found.push(page.Items!);
    ({ NextToken } = page);
    expect(page.LastEvaluatedKey === undefined).toBe(NextToken === undefined);
  } while (NextToken !== undefined && found.length < 50);
  return found;
}

describe('conditions (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-operators.html, ql-functions.html)', () => {
  const item: Item = {
    s: S('7834 24th'),
    n: N(5),
    b: B(1, 2),
    t: { BOOL: true },
    z: { NULL: true },
    l: L(N(1), S('x')),
    m: M({ 'a b': N(1) }),
    ss: { SS: ['x', 'y'] },
    ns: { NS: ['1', '2'] },
    bs: { BS: [Uint8Array.of(1)] },
  };
  test.each<[string, boolean, AttributeValue[]?]>([
    ['n = 5', true],
    ['5 = n', true],
    ['n <> 5', false],
    ['n != 4', true],
    ['n > 4 AND n >= 5 AND n < 6 AND n <= 5', true],
    ['n = 2 + 3', true],
    ['n IN [1, 5]', true],
    ['n IN (1, 2)', false],
    ['n IN <<1, 5>>', true],
    ['n IN ?', true, [L(N(5))]],
    ['n IN ?', true, [{ NS: ['4', '5'] }]],
    ['s IN ?', false, [{ SS: ['a'] }]],
    ['b IN ?', true, [{ BS: [Uint8Array.of(1, 2)] }]],
    ['n NOT IN [1]', true],
    ['n BETWEEN 4 AND 6', true],
    ['n NOT BETWEEN 4 AND 6', false],
    ['NOT n = 5 OR s = ?', true, [S('7834 24th')]],
    ["begins_with(s, '7834')", true],
    ["BEGINS_WITH(s, '24')", false],
    ["contains(s, '24th')", true],
    ["contains(ss, 'y')", true],
    ['contains(l, 1)', true],
    ["attribute_type(s, 'S')", true],
    ["attribute_type(s, 'N')", false],
    ['size(b) = 2', true],
    ['size(ss) > 2', false],
    ['m."a b" = 1', true],
    ["l[1] = 'x'", true],
    ['l[5] = 1', false],
    ['absent IS MISSING', true],
    ['n IS MISSING', false],
    ['n IS NOT MISSING', true],
    ['absent = MISSING', true],
    ['n <> MISSING', true],
    ['z IS NULL', true],
    ['n IS NULL', false],
    ['z = NULL', true],
    ['t = TRUE', true],
    ['s IS STRING', true],
    ['n IS INTEGER', true],
    ['n IS DECIMAL', true],
    ['t IS BOOLEAN', true],
    ['b IS BLOB', true],
    ['l IS LIST', true],
    ['m IS TUPLE', true],
    ['ss IS BAG AND ns IS BAG AND bs IS BAG', true],
    ['l IS BAG', false],
    ["m = {'a b': 1}", true],
    ["ss = <<'y', 'x'>>", true],
    ['__proto__ IS MISSING AND constructor IS MISSING', true],
  ])('%s is %s', async (condition, holds, parameters) => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', item);
    const { Items } = await m.run(`SELECT * FROM Music WHERE ${condition}`, parameters);
    expect(Items).toHaveLength(holds ? 1 : 0);
    if (holds) expect(Items![0]).toEqual({ Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks'), ...item });
  });

  test.each<[string, AttributeValue[] | undefined, string]>([
    ['a = ?', undefined, "Number of parameters in request and statement don't match."],
    ['a = 1', [N(1)], "Number of parameters in request and statement don't match."],
    ['a = ? AND b = ?', [N(1)], "Number of parameters in request and statement don't match."],
    ['a', undefined, 'Unsupported operation in the WHERE clause: a condition is needed'],
    ['a + 1', undefined, 'Unsupported operation in the WHERE clause: a condition is needed'],
    ['a = b + 1', undefined, 'Unsupported operation in an operand: a path, a value or a function is needed'],
    ['attribute_exists(a)', undefined, 'Invalid function name; function: attribute_exists'],
    ['upper(a) = 1', undefined, 'Invalid function name; function: upper'],
    ['contains(a)', undefined, 'Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1'],
    ["attribute_type(a, 'X')", undefined, 'Invalid attribute type name found; type: X, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}'],
    ['a < TRUE', undefined, 'Incorrect operand type for operator or function; operator or function: <, operand type: BOOL'],
    ['a IN 5', undefined, 'The IN operator needs a list of values'],
    ['a IN b', undefined, 'The IN operator needs a list of values'],
    [
      `a IN [${Array.from({ length: 101 }, (_, i) => i).join()}]`,
      undefined,
      'Invalid number of operands to the IN operator; maximum number of operands: 100, number of operands: 101',
    ],
    ['1 IS MISSING', undefined, 'Operator or function requires a document path; operator or function: attribute_not_exists'],
  ])('%s is refused', async (condition, parameters, message) => {
    const m = await music();
    expect(await refusal(m.run(`SELECT * FROM Music WHERE ${condition}`, parameters))).toEqual(validation(message));
  });
});

describe('projections', () => {
  test.each<[string, Item]>([
    ['*', { Artist: S('A'), SongTitle: S('B'), m: M({ n: L(N(1), N(2)), x: S('y') }), v: N(1) }],
    ['v, Artist, v', { v: N(1), Artist: S('A') }],
    ['m.x', { x: S('y') }],
    ['m.n[1], m.n[7], m.x.y, absent', { 'n[1]': N(2) }],
    ['absent', {}],
  ])('SELECT %s', async (projection, item) => {
    const m = await music();
    await m.song('A', 'B', { m: M({ n: L(N(1), N(2)), x: S('y') }), v: N(1) });
    expect((await m.run(`SELECT ${projection} FROM Music WHERE Artist = 'A'`)).Items).toEqual([item]);
  });
});

describe('what is read (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.select.html)', () => {
  /** 0.5 units for each partition that is queried would not tell a query from a scan: items of 40 KB do, at 5 units each. */
  const big = { Pad: S('x'.repeat(40_000)) };
  const orders = async (): Promise<Music> => {
    const m = await music();
    for (const id of [100, 200, 300]) await m.dynamodb.putItem({ TableName: 'Orders', Item: { OrderID: N(id), Address: S(`a${id}`), ...big } });
    return m;
  };

  test.each<[string, number, number[]]>([
    ['OrderID = 100', 5, [100]],
    ["OrderID = 100 and Address='a100'", 5, [100]],
    ["OrderID = 100 and Address='a200'", 5, []],
    ['OrderID = 100 or OrderID = 200', 10, [100, 200]],
    ['OrderID IN [100, 300, 100]', 10, [100, 300]],
    ['OrderID IN ?', 10, [200, 100]],
    ['OrderID > 100', 15, [200, 300]],
    ["Address='a200'", 15, [200]],
    ["OrderID = 100 OR Address='a200'", 15, [100, 200]],
    ['OrderID = 100 AND OrderID = 200', 5, []],
    ['NOT OrderID = 100', 15, [200, 300]],
    ['OrderID IN [100, Address]', 15, [100]],
  ])('WHERE %s', async (where, units, found) => {
    const m = await orders();
    const parameters = where.includes('?') ? [L(N(200), N(100))] : undefined;
    const output = await m.run(`SELECT OrderID FROM "Orders" WHERE ${where}`, parameters, { ReturnConsumedCapacity: 'TOTAL' });
    expect(new Set(ids(output.Items))).toEqual(new Set(found));
    expect(output.ConsumedCapacity).toEqual({ TableName: 'Orders', CapacityUnits: expect.closeTo(units, 0) as number });
  });

  test.each<[string, string[], number]>([
    ["Artist = 'A' AND SongTitle = 'b'", ['b'], 1],
    ["Artist = 'A' AND SongTitle > 'b'", ['c', 'd'], 2],
    ["Artist = 'A' AND 'b' >= SongTitle", ['a', 'b'], 2],
    ["Artist = 'A' AND SongTitle BETWEEN 'b' AND 'c'", ['b', 'c'], 2],
    ["begins_with(SongTitle, 'c') AND Artist = 'A'", ['c'], 1],
    ["Artist = 'A' AND SongTitle IN ['a', 'd']", ['a', 'd'], 4],
    ["Artist = 'A' AND (SongTitle = 'a' OR SongTitle = 'd')", ['a', 'd'], 4],
    ["Artist = 'A' AND SongTitle > 'a' AND SongTitle < 'd'", ['b', 'c'], 3],
    ["Artist = 'A' AND v = 'c'", ['c'], 4],
    ["Artist = 'A' AND contains(SongTitle, 'c')", ['c'], 4],
    ["Artist = 'A' AND SongTitle > v", [], 4],
  ])('a sort key: WHERE %s', async (where, found, looked) => {
    const m = await music();
    for (const title of ['a', 'b', 'c', 'd']) await m.song('A', title, { v: S(title), ...big });
    const output = await m.run(`SELECT SongTitle FROM Music WHERE ${where}`, undefined, { ReturnConsumedCapacity: 'TOTAL' });
    expect(titles(output.Items)).toEqual(found);
    expect(output.ConsumedCapacity!.CapacityUnits).toBeCloseTo(5 * looked, 0);
  });

  test('an index by its name', async () => {
    const m = await music();
    for (const [title, Genre, Album] of [
      ['a', 'rock', 'z'],
      ['b', 'rock', 'y'],
      ['c', 'pop', 'x'],
    ] as const) {
      await m.song('A', title, { Genre: S(Genre), Album: S(Album), v: S(title) });
    }
    const keys = { Artist: S('A'), Genre: S('rock') };
    expect((await m.run(`SELECT * FROM "Music"."ByGenre" WHERE Genre = 'rock'`)).Items).toEqual([
      { ...keys, SongTitle: S('b'), Album: S('y') },
      { ...keys, SongTitle: S('a'), Album: S('z') },
    ]);
    expect(titles((await m.run(`SELECT SongTitle FROM "Music"."ByGenre" WHERE Genre = 'rock' ORDER BY Album DESC`)).Items)).toEqual(['a', 'b']);
    expect(titles((await m.run(`SELECT SongTitle FROM "Music"."ByGenre"`)).Items).toSorted()).toEqual(['a', 'b', 'c']);
    // A local index fetches from the table what it does not project.
    expect((await m.run(`SELECT v FROM Music.ByAlbum WHERE Artist = 'A' AND Album < 'z'`)).Items).toEqual([{ v: S('c') }, { v: S('b') }]);
    expect(await refusal(m.run(`SELECT v FROM Music.ByGenre WHERE Genre = 'rock'`))).toEqual(
      validation('One or more parameter values were invalid: Global secondary index ByGenre does not project [v]'),
    );
    expect(await refusal(m.run('SELECT * FROM Music.Nope'))).toEqual(validation('The table does not have the specified index: Nope'));
    expect(await refusal(m.run('SELECT * FROM Music.ByGenre', undefined, { ConsistentRead: true }))).toEqual(
      validation('Consistent reads are not supported on global secondary indexes'),
    );
    expect(await refusal(m.run('SELECT * FROM Nope'))).toEqual({ name: 'ResourceNotFoundException', message: 'Requested resource not found' });
  });

  test('a partition key of several attributes needs all of them', async () => {
    const m = await music();
    await m.dynamodb.createTable({
      TableName: 'Several',
      AttributeDefinitions: ['p', 'a', 'b', 'c', 'd'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'All',
          KeySchema: [
            { AttributeName: 'a', KeyType: 'HASH' },
            { AttributeName: 'b', KeyType: 'HASH' },
            { AttributeName: 'c', KeyType: 'RANGE' },
            { AttributeName: 'd', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'ALL' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
    for (const p of ['1111', '1112', '1121', '2111']) {
      const [a, b, c, d] = p;
      await m.dynamodb.putItem({ TableName: 'Several', Item: { p: S(p), a: S(a!), b: S(b!), c: S(c!), d: S(d!) } });
    }
    const found = async (where: string): Promise<unknown> =>
      (await m.run(`SELECT p FROM "Several"."All" WHERE ${where}`)).Items!.map(({ p }) => p!.S).toSorted();
    expect(await found("a = '1' AND b = '1'")).toEqual(['1111', '1112', '1121']);
    expect(await found("a = '1' AND b = '1' AND c = '1' AND d > '1'")).toEqual(['1112']);
    expect(await found("a = '1' AND b = '1' AND d = '1'")).toEqual(['1111', '1121']);
    expect(await found("a = '1' AND d = '1'")).toEqual(['1111', '1121']);
  });

  test('a value of another type than the key is refused', async () => {
    const m = await music();
    const error = validation('One or more parameter values were invalid: Condition parameter type does not match schema type');
    expect(await refusal(m.run('SELECT * FROM Music WHERE Artist = 1'))).toEqual(error);
    expect(await refusal(m.run('SELECT * FROM Music WHERE Artist = []'))).toEqual(error);
  });

  test('at most 50 values of a partition key', async () => {
    const m = await music();
    const list = (count: number): string => Array.from({ length: count }, (_, i) => i).join();
    expect((await m.run(`SELECT * FROM Orders WHERE OrderID IN [${list(50)}]`)).Items).toEqual([]);
    expect(await refusal(m.run(`SELECT * FROM Orders WHERE OrderID IN [${list(51)}]`))).toEqual(
      validation('Invalid number of operands to the IN operator; maximum number of operands: 50, number of operands: 51'),
    );
  });
});

describe('ORDER BY', () => {
  test.each<[string, number[]]>([
    ['OrderID IN [1, 3, 2] ORDER BY OrderID DESC', [3, 2, 1]],
    ['OrderID IN [1, 3, 2] ORDER BY OrderID', [1, 2, 3]],
    ['OrderID = 2 OR OrderID = 10 ORDER BY OrderID ASC', [2, 10]],
  ])('%s', async (where, found) => {
    const m = await music();
    await m.orders(1, 2, 3, 10);
    expect(ids((await m.run(`SELECT OrderID, Total FROM "Orders" WHERE ${where}`)).Items)).toEqual(found);
  });

  test.each<[string, string[]]>([
    ["Artist = 'A' ORDER BY SongTitle DESC", ['b', 'a']],
    ["Artist = 'A' AND SongTitle < 'b' ORDER BY SongTitle DESC", ['a']],
    ["Artist IN ['A', 'B'] ORDER BY Artist DESC, SongTitle", ['c', 'd', 'a', 'b']],
    ["Artist IN ['B', 'A'] ORDER BY Artist, SongTitle DESC", ['b', 'a', 'd', 'c']],
  ])('%s', async (where, found) => {
    const m = await music();
    for (const [artist, title] of ['Aa', 'Ab', 'Bc', 'Bd']) await m.song(artist!, title!);
    expect(titles((await m.run(`SELECT SongTitle FROM Music WHERE ${where}`)).Items)).toEqual(found);
  });

  test.each<[string, string]>([
    ['ORDER BY Artist', 'Must have WHERE clause in the statement when using ORDER BY clause.'],
    ["WHERE Artist = 'a' ORDER BY Total", 'Attribute Total in ORDER BY clause must be part of the primary key'],
    ["WHERE Artist > 'a' ORDER BY Artist", 'Must have at least one non-optional hash key condition in WHERE clause when using ORDER BY clause.'],
    ["WHERE Artist IN ['a', 'b'] ORDER BY SongTitle", 'Must have hash key in ORDER BY clause when more than one hash key condition specified in WHERE clause.'],
  ])('%s is refused', async (clauses, message) => {
    const m = await music();
    expect(await refusal(m.run(`SELECT * FROM Music ${clauses}`))).toEqual(validation(message));
  });
});

describe('pages', () => {
  test.each<[string, number | undefined]>([
    ['SELECT SongTitle FROM Music', 3],
    ["SELECT SongTitle FROM Music WHERE v <> 'no'", 1],
    ["SELECT SongTitle FROM Music WHERE Artist = 'A'", 4],
    ["SELECT SongTitle FROM Music WHERE Artist = 'A' ORDER BY SongTitle DESC", 2],
    ["SELECT SongTitle FROM Music WHERE Artist IN ['A', 'B', 'nobody']", 3],
    ["SELECT SongTitle FROM Music WHERE Artist IN ['B', 'A'] ORDER BY Artist DESC, SongTitle DESC", 2],
    ["SELECT SongTitle FROM Music.ByAlbum WHERE Artist = 'A'", 2],
    ["SELECT SongTitle FROM Music WHERE Artist IN ['A', 'B']", undefined],
  ])('%s, %s at a time', async (statement, limit) => {
    const m = await music();
    const all = Array.from({ length: 12 }, (_, i) => `t${String(i).padStart(2, '0')}`);
    for (const title of all) await m.song(title < 't06' ? 'A' : 'B', title, { Album: S(`x${title}`), v: S('yes') });
    const inPages = await pages(m, statement, undefined, limit);
    const whole = statement.includes('IN') ? await pages(m, statement, undefined, 10) : await pages(m, statement);
    expect(titles(inPages.flat())).toEqual(titles(whole.flat()));
    expect(inPages.flat().length).toBe(statement.includes("= 'A'") ? 6 : 12);
    expect(inPages.length).toBeGreaterThan(1);
    expect(inPages[0]).toHaveLength(limit ?? 10);
  });

  test('"Results are returned in pages of up to 10 items", of IN', async () => {
    const m = await music();
    const numbers = Array.from({ length: 25 }, (_, i) => i);
    await m.orders(...numbers);
    const found = await pages(m, `SELECT * FROM Orders WHERE OrderID IN [${numbers.join()}]`);
    expect(found.map((page) => page.length)).toEqual([10, 10, 5]);
  });

  test('Limit counts what is looked at, before the condition', async () => {
    const m = await music();
    await m.orders(1, 2, 3, 4);
    const first = await m.run('SELECT * FROM Orders WHERE Total > 1000', undefined, { Limit: 2 });
    expect(first.Items).toEqual([]);
    expect(first.NextToken).toBeDefined();
  });

  test('a page has at most 1 MB', async () => {
    const m = await music();
    for (const title of ['a', 'b', 'c', 'd']) await m.song('A', title, { Pad: S('x'.repeat(390_000)) });
    expect((await pages(m, "SELECT SongTitle FROM Music WHERE Artist = 'A'")).map(titles)).toEqual([['a', 'b', 'c'], ['d']]);
  });

  test('tokens of keys of every type lead on', async () => {
    const m = await music();
    await m.dynamodb.createTable({
      TableName: 'Bytes',
      AttributeDefinitions: [
        { AttributeName: '__proto__', AttributeType: 'B' },
        { AttributeName: 'n', AttributeType: 'N' },
      ],
      KeySchema: [
        { AttributeName: '__proto__', KeyType: 'HASH' },
        { AttributeName: 'n', KeyType: 'RANGE' },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
    for (const n of [1, 2, 3]) await m.run("INSERT INTO Bytes VALUE {'__proto__': ?, 'n': ?}", [B(n), N(-n)]);
    expect((await pages(m, 'SELECT n FROM Bytes', undefined, 1)).flat()).toHaveLength(3);
  });

  test.each([
    ['of another statement', "SELECT * FROM Orders WHERE OrderID IN ['x']", undefined],
    ['with other parameters', 'SELECT * FROM Orders WHERE OrderID IN [?, ?]', [N(1), N(9)]],
  ])('a token %s is refused', async (_title, statement, parameters) => {
    const m = await music();
    await m.orders(1, 2, 3);
    const { NextToken } = await m.run('SELECT * FROM Orders WHERE OrderID IN [?, ?]', [N(1), N(2)], { Limit: 1 });
    expect(await refusal(m.run(statement, parameters, { NextToken }))).toEqual(validation('NextToken does not match request'));
  });

  test('what is no token is refused, and does no harm', async () => {
    const m = await music();
    await m.orders(1);
    const statement = 'SELECT * FROM Orders';
    const { NextToken } = await m.run(statement, undefined, { Limit: 1 });
    const [content] = JSON.parse(Buffer.from(NextToken!, 'base64').toString()) as [string];
    const forged = [[['OrderID', 'S', 'x']], [['OrderID', 'N', 'x']], [['a', 'S', 'x']], [], 1, null, [1]].map((key) => JSON.stringify([content, key]));
    for (const token of ['x', 'null', '[]', '{}', ...forged]) {
      expect(await refusal(m.run(statement, undefined, { NextToken: Buffer.from(token).toString('base64') }))).toEqual(
        validation('NextToken does not match request'),
      );
    }
    const query = await m.run('SELECT * FROM Orders WHERE OrderID = 1', undefined, { Limit: 1 });
    const [other] = JSON.parse(Buffer.from(query.NextToken!, 'base64').toString()) as [string];
    const elsewhere = Buffer.from(JSON.stringify([other, [['OrderID', 'N', '2']]])).toString('base64');
    expect(await refusal(m.run('SELECT * FROM Orders WHERE OrderID = 1', undefined, { NextToken: elsewhere }))).toEqual(
      validation('NextToken does not match request'),
    );
  });
});

interface Tree {
  readonly text: string;
  holds(order: { OrderID: number; Total: number }): boolean;
}

test('a SELECT finds the items for which its condition holds, whatever key conditions it is read by', async () => {
  const operators: Readonly<Record<string, (a: number, b: number) => boolean>> = {
    '=': (a, b) => a === b,
    '<>': (a, b) => a !== b,
    '<': (a, b) => a < b,
    '>=': (a, b) => a >= b,
  };
  const comparison = fc
    .tuple(fc.constantFrom('OrderID' as const, 'Total' as const), fc.constantFrom('=', '=', '<>', '<', '>='), fc.nat({ max: 6 }))
    .map(([name, operator, n]): Tree => {
      const value = name === 'Total' ? n * 100 : n;
      return { text: `${name} ${operator} ${value}`, holds: (order) => operators[operator]!(order[name], value) };
    });
  const list = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 3 }).map((values): Tree => {
    return { text: `OrderID IN [${values.join()}]`, holds: ({ OrderID }) => values.includes(OrderID) };
  });
  const { where } = fc.letrec<{ where: Tree }>((tie) => ({
    where: fc.oneof(
      { maxDepth: 3 },
      comparison,
      list,
      fc.tuple(tie('where'), tie('where')).map(([a, b]): Tree => ({ text: `(${a.text}) AND (${b.text})`, holds: (order) => a.holds(order) && b.holds(order) })),
      fc.tuple(tie('where'), tie('where')).map(([a, b]): Tree => ({ text: `(${a.text}) OR (${b.text})`, holds: (order) => a.holds(order) || b.holds(order) })),
      tie('where').map((a): Tree => ({ text: `NOT (${a.text})`, holds: (order) => !a.holds(order) })),
    ),
  }));
  const m = await music();
  const all = [0, 1, 2, 3, 4, 5];
  await m.orders(...all);
  await fc.assert(
    fc.asyncProperty(where, async ({ text, holds }) => {
      const found = (await pages(m, `SELECT * FROM Orders WHERE ${text}`)).flat();
      expect(ids(found).toSorted()).toEqual(all.filter((id) => holds({ OrderID: id, Total: id * 100 })));
    }),
    { numRuns: 150 },
  );
});
