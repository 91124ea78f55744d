import { describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../../../../src/services/dynamodb/attribute-value';
import { checked } from '../../../../src/services/dynamodb/partiql/bound-condition';
import { B, L, M, N, refusal, S, validation } from '../fixture';
import { music } from './music';

const KEY = "Artist='Acme Band' AND SongTitle='PartiQL Rocks'";
const INCOMPLETE = 'Where clause does not contain a mandatory equality on all key attributes';

describe('INSERT (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.insert.html)', () => {
  test('puts an item with values of every type, and gives no item', async () => {
    const m = await music();
    const statement = `INSERT INTO "Music" VALUE {'Artist': 'Acme Band', 'SongTitle': ?, 's': 'it''s', 'n': -1.50, 't': TRUE, 'f': false, 'z': NULL,
      'l': [1, 'a', [?]], 'm': {'in': {'x y': 2}}, 'ss': <<'a', 'b'>>, 'ns': <<1, 34, 4.5>>, 'bs': <<?>>, 'sum': 1 + 2 - 5, '__proto__': 'p'}`;
    expect(await m.run(statement, [S('PartiQL Rocks'), B(1), B(2)])).toEqual({ Items: [] });
    const item = (await m.item())!;
    expect(Object.getOwnPropertyDescriptor(item, '__proto__')!.value).toEqual(S('p'));
    expect(Object.fromEntries(Object.entries(item).filter(([name]) => name !== '__proto__'))).toEqual({
      Artist: S('Acme Band'),
      SongTitle: S('PartiQL Rocks'),
      s: S("it's"),
      n: N('-1.5'),
      t: { BOOL: true },
      f: { BOOL: false },
      z: { NULL: true },
      l: L(N(1), S('a'), L(B(1))),
      m: M({ in: M({ 'x y': N(2) }) }),
      ss: { SS: ['a', 'b'] },
      ns: { NS: ['1', '34', '4.5'] },
      bs: { BS: [Uint8Array.of(2)] },
      sum: N(-2),
    });
  });

  test('of an item that is there is refused with DuplicateItemException, and changes nothing', async () => {
    const m = await music();
    const statement = "INSERT INTO Music VALUE {'Artist': 'Acme Band', 'SongTitle': 'PartiQL Rocks', 'v': ?}";
    await m.run(statement, [N(1)]);
    expect(await refusal(m.run(statement, [N(2)]))).toEqual({ name: 'DuplicateItemException', message: 'Duplicate primary key exists in table' });
    expect((await m.item())!['v']).toEqual(N(1));
  });

  test('takes a map as a parameter for the whole item', async () => {
    const m = await music();
    await m.run('INSERT INTO Music VALUE ?', [M({ Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks') })]);
    expect(await m.item()).toBeDefined();
  });

  test.each<[string, AttributeValue[] | undefined, object]>([
    ["INSERT INTO Music VALUE {'Artist': 'a'}", undefined, validation('One or more parameter values were invalid: Missing the key SongTitle in the item')],
    [
      "INSERT INTO Music VALUE {'Artist': 1, 'SongTitle': 'b'}",
      undefined,
      validation('One or more parameter values were invalid: Type mismatch for key Artist expected: S actual: N'),
    ],
    ['INSERT INTO Music VALUE ?', [S('x')], validation('Unsupported operation in an INSERT statement: the item must be a tuple of values')],
    ["INSERT INTO Music VALUE {'a': b}", undefined, validation('Unsupported operation in an INSERT statement: the item must be a tuple of values')],
    ["INSERT INTO Music VALUE {'a': [1, b]}", undefined, validation('Unsupported operation in an INSERT statement: the item must be a tuple of values')],
    ["INSERT INTO Music VALUE {'a': <<b>>}", undefined, validation('Unsupported operation in an INSERT statement: the item must be a tuple of values')],
    ["INSERT INTO Nope VALUE {'a': 1}", undefined, { name: 'ResourceNotFoundException', message: 'Requested resource not found' }],
    [
      "INSERT INTO Music VALUE {'a': <<1, 'b'>>}",
      undefined,
      validation('One or more parameter values were invalid: A set may only contain values of one type: string, number or binary'),
    ],
    [
      "INSERT INTO Music VALUE {'a': <<TRUE>>}",
      undefined,
      validation('One or more parameter values were invalid: A set may only contain values of one type: string, number or binary'),
    ],
    ["INSERT INTO Music VALUE {'a': <<>>}", undefined, validation('One or more parameter values were invalid: An string set  may not be empty')],
    [
      `INSERT INTO Music VALUE {'a': ${'['.repeat(33)}${']'.repeat(33)}}`,
      undefined,
      validation('Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit'),
    ],
    [
      "INSERT INTO Music VALUE {'a': 1 + 'b'}",
      undefined,
      validation('One or more parameter values were invalid: Incorrect operand type for operator or function; operator or function: +, operand type: S'),
    ],
    [
      "INSERT INTO Music VALUE {'a': ? - 1}",
      [L()],
      validation('One or more parameter values were invalid: Incorrect operand type for operator or function; operator or function: -, operand type: L'),
    ],
  ])('%s is refused', async (statement, parameters, error) => {
    const m = await music();
    expect(await refusal(m.run(statement, parameters))).toEqual(error);
  });
});

describe('UPDATE (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.update.html)', () => {
  const rocks = async (others: Item = {}) => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', others);
    return m;
  };

  test.each<[string, Item, string, Item]>([
    ['values', {}, "SET AwardsWon=1 SET AwardDetail={'Grammys':[2020, 2018]}", { AwardsWon: N(1), AwardDetail: M({ Grammys: L(N(2020), N(2018)) }) }],
    [
      'list_append',
      { AwardDetail: M({ Grammys: L(N(2020)) }) },
      'SET AwardDetail.Grammys =list_append(AwardDetail.Grammys,[2016])',
      { AwardDetail: M({ Grammys: L(N(2020), N(2016)) }) },
    ],
    ['list_append within list_append', { l: L(N(1)) }, 'SET l = LIST_APPEND([0], list_append(l, [2]))', { l: L(N(0), N(1), N(2)) }],
    ['REMOVE of an element', { l: L(N(1), N(2), N(3)) }, 'REMOVE l[1]', { l: L(N(1), N(3)) }],
    ['a member of a map', { AwardDetail: M({}) }, 'SET AwardDetail.BillBoard=[2020]', { AwardDetail: M({ BillBoard: L(N(2020)) }) }],
    ['a set', {}, "SET BandMembers =<<'member1', 'member2'>>", { BandMembers: { SS: ['member1', 'member2'] } }],
    ['set_add', { BandMembers: { SS: ['a'] } }, "SET BandMembers =set_add(BandMembers, <<'newbandmember'>>)", { BandMembers: { SS: ['a', 'newbandmember'] } }],
    ['SET_DELETE', { n: { NS: ['1', '345'] } }, 'SET n = SET_DELETE( n, <<345>>)', { n: { NS: ['1'] } }],
    ['set_delete of the last member', { n: { NS: ['1'] } }, 'SET n = set_delete(n, <<1>>)', {}],
    ['set_add to nothing', {}, 'SET n = set_add(n, <<1>>)', { n: { NS: ['1'] } }],
    ['sums (ql-reference.data-types.html)', { n: N(5) }, 'SET n=n + 100 SET m = 10 - n REMOVE x', { n: N(105), m: N(5) }],
    ['a path', { a: S('x') }, 'SET b = a, c = a', { a: S('x'), b: S('x'), c: S('x') }],
    ['right-hand sides as they were before', { a: N(1), b: N(2) }, 'SET a = b, b = a', { a: N(2), b: N(1) }],
  ])('%s', async (_title, before, actions, after) => {
    const m = await rocks(before);
    expect(await m.run(`UPDATE "Music" ${actions} WHERE ${KEY}`)).toEqual({ Items: [] });
    expect(await m.item()).toEqual({ Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks'), ...after });
  });

  test.each<[string, Item[]]>([
    ['ALL OLD', [{ Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks'), a: N(1), b: N(2) }]],
    ['MODIFIED OLD', [{ a: N(1) }]],
    ['ALL NEW', [{ Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks'), a: N(3), b: N(2) }]],
    ['MODIFIED NEW', [{ a: N(3) }]],
  ])('RETURNING %s *', async (returning, Items) => {
    const m = await rocks({ a: N(1), b: N(2) });
    expect(await m.run(`UPDATE Music SET a = ? WHERE ${KEY} RETURNING ${returning} *`, [N(3)])).toEqual({ Items });
  });

  test('"If the WHERE clause … does not evaluate to true for any item …, ConditionalCheckFailedException is returned"', async () => {
    const m = await rocks({ a: N(1) });
    const failed = { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' };
    expect(await refusal(m.run("UPDATE Music SET a = 2 WHERE Artist = 'No One' AND SongTitle = 'None'"))).toEqual(failed);
    expect(await refusal(m.run(`UPDATE Music SET a = 2 WHERE ${KEY} AND a = 9`))).toEqual(failed);
    const shown = m.run(`UPDATE Music SET a = 2 WHERE ${KEY} AND a = 9`, undefined, { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' });
    await expect(shown).rejects.toMatchObject({ ...failed, Item: { a: N(1) } });
    await m.run(`UPDATE Music SET a = 2 WHERE a = 1 AND ${KEY}`);
    expect((await m.item())!['a']).toEqual(N(2));
    expect(await m.item('No One', 'None')).toBeUndefined();
  });

  test.each<[string, object]>([
    ["UPDATE Music SET a = 1 WHERE Artist = 'a'", validation(INCOMPLETE)],
    ['UPDATE Music SET a = 1', validation(INCOMPLETE)],
    ["UPDATE Music SET a = 1 WHERE Artist = 'a' AND SongTitle > 'b'", validation(INCOMPLETE)],
    ["UPDATE Music SET a = 1 WHERE Artist = 'a' OR SongTitle = 'b'", validation(INCOMPLETE)],
    ['UPDATE Music SET a = 1 WHERE Artist = SongTitle AND SongTitle = Artist', validation(INCOMPLETE)],
    ["UPDATE Music SET a = 1 WHERE Artist = 1 AND SongTitle = 'b'", validation('The provided key element does not match the schema')],
    [
      `UPDATE Music SET Artist = 'x' WHERE ${KEY}`,
      validation('One or more parameter values were invalid: Cannot update attribute Artist. This attribute is part of the key'),
    ],
    [
      `UPDATE Music SET a = 1, a.b = 2 WHERE ${KEY}`,
      validation('Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a, b]'),
    ],
    [`UPDATE Music SET a.b = 1 WHERE ${KEY}`, validation('The document path provided in the update expression is invalid for update')],
    [`UPDATE Music SET a = b WHERE ${KEY}`, validation('The provided expression refers to an attribute that does not exist in the item')],
    [`UPDATE Music SET a = f(b) WHERE ${KEY}`, validation('Invalid function name; function: f')],
    [
      `UPDATE Music SET a = list_append(b) WHERE ${KEY}`,
      validation('Incorrect number of operands for operator or function; operator or function: list_append, number of operands: 1'),
    ],
    [`UPDATE Music SET a = set_add(b, <<1>>) WHERE ${KEY}`, validation('The first argument to SET_ADD must equal the assignment value at 1:22:7')],
    [`UPDATE Music SET a = set_delete() WHERE ${KEY}`, validation('The first argument to SET_DELETE must equal the assignment value at 1:22:10')],
    [
      `UPDATE Music SET a = set_add(a, 1) WHERE ${KEY}`,
      validation('One or more parameter values were invalid: Incorrect operand type for operator or function; operator or function: set_add, operand type: N'),
    ],
    [
      `UPDATE Music SET a = set_add(a) WHERE ${KEY}`,
      validation('Incorrect number of operands for operator or function; operator or function: set_add, number of operands: 1'),
    ],
    [
      `UPDATE Music SET a = set_add(a, b) WHERE ${KEY}`,
      validation('Incorrect number of operands for operator or function; operator or function: set_add, number of operands: 2'),
    ],
    [`UPDATE Music SET a = b + c + 1 WHERE ${KEY}`, validation('Unsupported operation in a SET clause: a path, a value, a sum of two or a function is needed')],
    [`UPDATE Music SET a = (b = 1) WHERE ${KEY}`, validation('Unsupported operation in a SET clause: a path, a value, a sum of two or a function is needed')],
  ])('%s is refused', async (statement, error) => {
    const m = await rocks();
    expect(await refusal(m.run(statement))).toEqual(error);
  });
});

describe('DELETE (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.delete.html)', () => {
  test('deletes an item, and gives it where it is asked for', async () => {
    const m = await music();
    const item = { Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks'), a: N(1) };
    await m.song('Acme Band', 'PartiQL Rocks', { a: N(1) });
    expect(await m.run(`DELETE FROM "Music" WHERE ${KEY} AND a > 0 RETURNING ALL OLD *`)).toEqual({ Items: [item] });
    expect(await m.item()).toBeUndefined();
    // "SUCCESS is returned with 0 items deleted"
    expect(await m.run(`DELETE FROM "Music" WHERE ${KEY} AND a > 0 RETURNING ALL OLD *`)).toEqual({ Items: [] });
    expect(await m.run(`DELETE FROM "Music" WHERE ${KEY}`)).toEqual({ Items: [] });
  });

  test.each<[string, object]>([
    [`DELETE FROM Music WHERE ${KEY} AND a = 2`, { name: 'ConditionalCheckFailedException', message: 'The conditional request failed' }],
    // https://github.com/awsdocs/amazon-dynamodb-developer-guide/issues/280
    ["DELETE FROM Music WHERE Artist='Acme Band' AND begins_with(SongTitle, 'P')", validation(INCOMPLETE)],
    ['DELETE FROM Music', validation(INCOMPLETE)],
    [`DELETE FROM Music WHERE ${KEY} RETURNING ALL NEW *`, validation('Unsupported RETURNING clause in a DELETE statement: only ALL OLD * can be returned')],
    [
      `DELETE FROM Music WHERE ${KEY} RETURNING MODIFIED OLD *`,
      validation('Unsupported RETURNING clause in a DELETE statement: only ALL OLD * can be returned'),
    ],
    ["DELETE FROM Nope WHERE a = 'b'", { name: 'ResourceNotFoundException', message: 'Requested resource not found' }],
  ])('%s is refused', async (statement, error) => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', { a: N(1) });
    expect(await refusal(m.run(statement))).toEqual(error);
    expect(await m.item()).toBeDefined();
  });
});

test('what is no fault of the statement is thrown as it is', () => {
  const fault = new TypeError('x');
  expect(() =>
    checked(() => {
      throw fault;
    }),
  ).toThrow(fault);
});

test('writes use capacity, of the indexes too', async () => {
  const m = await music();
  const statement = "INSERT INTO Music VALUE {'Artist': 'a', 'SongTitle': 'b', 'Genre': 'g', 'Album': 'c'}";
  expect((await m.run(statement, undefined, { ReturnConsumedCapacity: 'INDEXES' })).ConsumedCapacity).toEqual({
    TableName: 'Music',
    CapacityUnits: 3,
    Table: { CapacityUnits: 1 },
    GlobalSecondaryIndexes: { ByGenre: { CapacityUnits: 1 } },
    LocalSecondaryIndexes: { ByAlbum: { CapacityUnits: 1 } },
  });
});

test('what is inserted, updated and deleted stands in the stream of the table', async () => {
  const m = await music();
  const { TableDescription } = await m.dynamodb.updateTable({
    TableName: 'Music',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
  });
  await m.run("INSERT INTO Music VALUE {'Artist': 'Acme Band', 'SongTitle': 'PartiQL Rocks'}");
  await m.run(`UPDATE Music SET a = 1 WHERE ${KEY}`);
  await m.run(`UPDATE Music SET a = 1 WHERE ${KEY}`);
  await m.run(`DELETE FROM Music WHERE ${KEY}`);
  const { streams } = m.dynamodb;
  const StreamArn = TableDescription!.LatestStreamArn!;
  const { StreamDescription } = await streams.describeStream({ StreamArn });
  const { ShardIterator } = await streams.getShardIterator({
    StreamArn,
    ShardId: StreamDescription!.Shards![0]!.ShardId,
    ShardIteratorType: 'TRIM_HORIZON',
  });
  expect((await streams.getRecords({ ShardIterator })).Records!.map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
});
