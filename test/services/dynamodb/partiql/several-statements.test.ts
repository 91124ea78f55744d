import { describe, expect, test } from 'vitest';
import type { BatchStatementRequest, TransactStatement } from '../../../../src/services/dynamodb/shapes';
import { L, M, N, refusal, S, validation } from '../fixture';
import { type Music, music } from './music';

const KEY = "Artist='Acme Band' AND SongTitle='PartiQL Rocks'";
const ITEM = { Artist: S('Acme Band'), SongTitle: S('PartiQL Rocks') };
const INSERT = "INSERT INTO Music VALUE {'Artist': 'Acme Band', 'SongTitle': ?}";

const statements = (...texts: readonly (string | BatchStatementRequest)[]): BatchStatementRequest[] =>
  texts.map((text) => (typeof text === 'string' ? { Statement: text } : text));

async function batch(m: Music, ...texts: readonly (string | BatchStatementRequest)[]): Promise<unknown> {
  return (await m.dynamodb.batchExecuteStatement({ Statements: statements(...texts) })).Responses;
}

const transaction = (m: Music, ...texts: readonly (string | TransactStatement)[]): Promise<unknown> =>
  m.dynamodb.executeTransaction({ TransactStatements: statements(...texts) });

describe('BatchExecuteStatement (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.multiplestatements.batching.html)', () => {
  test('each statement succeeds or fails on its own, in order', async () => {
    const m = await music();
    const responses = await batch(
      m,
      { Statement: INSERT, Parameters: [S('PartiQL Rocks')] },
      { Statement: INSERT, Parameters: [S('PartiQL Rocks')] },
      `UPDATE Music SET AwardDetail={'Grammys':[2020]} WHERE ${KEY} RETURNING ALL NEW *`,
      `UPDATE Music SET a = 1 WHERE ${KEY} AND a = 2`,
      { Statement: `UPDATE Music SET a = 1 WHERE ${KEY} AND a = 2`, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
      "UPDATE Music SET a = 1 WHERE Artist = 'a'",
      'DELETE FROM Nope',
      { Statement: INSERT },
      'EXISTS(SELECT * FROM Music)',
      'nonsense',
      `DELETE FROM Music WHERE ${KEY}`,
    );
    const after = { ...ITEM, AwardDetail: M({ Grammys: L(N(2020)) }) };
    const failed = { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' };
    const invalid = (Message: string): object => ({ Error: { Code: 'ValidationError', Message } });
    expect(responses).toEqual([
      { TableName: 'Music' },
      { TableName: 'Music', Error: { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' } },
      { TableName: 'Music', Item: after },
      { TableName: 'Music', Error: failed },
      { TableName: 'Music', Error: { ...failed, Item: after } },
      invalid('Where clause does not contain a mandatory equality on all key attributes'),
      { Error: { Code: 'ResourceNotFound', Message: 'Requested resource not found' } },
      invalid("Number of parameters in request and statement don't match."),
      invalid('EXISTS is only supported in transactions'),
      invalid("Statement wasn't well formed, can't be processed: Expected data manipulation"),
      { TableName: 'Music' },
    ]);
    expect(await m.item()).toBeUndefined();
  });

  test('reads give one item each, and must name it', async () => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', { a: N(1) });
    const message = 'Select statements within BatchExecuteStatement must specify the primary key in the where clause.';
    const refused = { Error: { Code: 'ValidationError', Message: message } };
    expect(
      await batch(
        m,
        `SELECT a FROM Music WHERE ${KEY}`,
        `SELECT * FROM Music WHERE ${KEY} AND a = 2`,
        "SELECT * FROM Music WHERE Artist = 'x' AND SongTitle = 'y'",
        "SELECT * FROM Music WHERE Artist = 'x'",
        `SELECT * FROM Music.ByAlbum WHERE ${KEY}`,
        'SELECT * FROM Music',
        'SELECT * FROM Nope WHERE a = 1',
      ),
    ).toEqual([
      { TableName: 'Music', Item: { a: N(1) } },
      { TableName: 'Music' },
      { TableName: 'Music' },
      refused,
      refused,
      refused,
      { Error: { Code: 'ResourceNotFound', Message: 'Requested resource not found' } },
    ]);
  });

  test('capacity is told by table', async () => {
    const m = await music();
    await m.orders(1);
    const capacity = async (...texts: readonly (string | BatchStatementRequest)[]): Promise<unknown> =>
      (await m.dynamodb.batchExecuteStatement({ Statements: statements(...texts), ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity;
    expect(
      await capacity(
        { Statement: 'SELECT * FROM Orders WHERE OrderID = 1' },
        { Statement: 'SELECT * FROM Orders WHERE OrderID = 1', ConsistentRead: true },
        `SELECT * FROM Music WHERE ${KEY}`,
      ),
    ).toEqual([
      { TableName: 'Orders', CapacityUnits: 1.5 },
      { TableName: 'Music', CapacityUnits: 0.5 },
    ]);
    expect(await capacity("INSERT INTO Orders VALUE {'OrderID': 2}")).toEqual([{ TableName: 'Orders', CapacityUnits: 1 }]);
  });

  test('reads and writes are not mixed', async () => {
    const m = await music();
    expect(await refusal(batch(m, 'nonsense', `-- comment\nSELECT * FROM Music WHERE ${KEY}`, `DELETE FROM Music WHERE ${KEY}`))).toEqual(
      validation('Read and write statements cannot be mixed in one batch'),
    );
  });
});

describe('ExecuteTransaction (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-reference.multiplestatements.transactions.html)', () => {
  const EXISTS = "EXISTS(SELECT * FROM Music where Artist='No One You Know' and SongTitle='Call Me Today' and Awards is  MISSING)";
  const UPDATE = "UPDATE Music SET AwardsWon=1 SET AwardDetail={'Grammys':[2020, 2018]}  where Artist='Acme Band' and SongTitle='PartiQL Rocks'";

  test("AWS's example: a condition, an INSERT and an UPDATE happen together", async () => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks');
    await m.song('No One You Know', 'Call Me Today');
    await transaction(m, EXISTS, { Statement: "INSERT INTO Music value {'Artist':?,'SongTitle':?}", Parameters: [S('Acme Band'), S('Best Song')] }, UPDATE);
    expect(await m.item()).toEqual({ ...ITEM, AwardsWon: N(1), AwardDetail: M({ Grammys: L(N(2020), N(2018)) }) });
    expect(await m.item('Acme Band', 'Best Song')).toBeDefined();
  });

  test('or not at all, each with its reason', async () => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', { a: N(1) });
    await m.song('No One You Know', 'Call Me Today', { Awards: N(1) });
    const failed = transaction(
      m,
      { Statement: EXISTS, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' },
      { Statement: INSERT, Parameters: [S('Best Song')] },
      { Statement: INSERT, Parameters: [S('PartiQL Rocks')] },
      "DELETE FROM Music WHERE Artist='a' AND SongTitle='b'",
    );
    await expect(failed).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      message: 'Transaction cancelled, please refer cancellation reasons for specific reasons [ConditionalCheckFailed, None, DuplicateItem, None]',
      CancellationReasons: [
        { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { Awards: N(1) } },
        { Code: 'None' },
        { Code: 'DuplicateItem', Message: 'Duplicate primary key exists in table' },
        { Code: 'None' },
      ],
    });
    expect(await m.item('Acme Band', 'Best Song')).toBeUndefined();
  });

  test('reads give an item each, of one moment', async () => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks', { a: N(1) });
    await m.orders(1);
    const output = await m.dynamodb.executeTransaction({
      TransactStatements: statements(
        `SELECT a FROM Music WHERE ${KEY}`,
        'SELECT * FROM Orders WHERE OrderID = 2',
        'SELECT * FROM Orders WHERE OrderID = 1 AND Total > 1000',
      ),
      ReturnConsumedCapacity: 'TOTAL',
    });
    expect(output.Responses).toEqual([{ Item: { a: N(1) } }, {}, {}]);
    expect(output.ConsumedCapacity).toEqual([
      { TableName: 'Music', CapacityUnits: 2, ReadCapacityUnits: 2 },
      { TableName: 'Orders', CapacityUnits: 4, ReadCapacityUnits: 4 },
    ]);
  });

  test('capacity is told where it is asked for', async () => {
    const m = await music();
    const read = { TransactStatements: statements('SELECT * FROM Orders WHERE OrderID = 1') };
    const write = { TransactStatements: statements('DELETE FROM Orders WHERE OrderID = 1') };
    expect((await m.dynamodb.executeTransaction(read)).ConsumedCapacity).toBeUndefined();
    expect((await m.dynamodb.executeTransaction(write)).ConsumedCapacity).toBeUndefined();
    expect((await m.dynamodb.executeTransaction({ ...write, ReturnConsumedCapacity: 'TOTAL' })).ConsumedCapacity).toEqual([
      { TableName: 'Orders', CapacityUnits: 2, WriteCapacityUnits: 2 },
    ]);
  });

  test('a token stands for one transaction, for ten minutes', async () => {
    const m = await music();
    const run = (Total: number): ReturnType<Music['dynamodb']['executeTransaction']> =>
      m.dynamodb.executeTransaction({
        TransactStatements: [{ Statement: "INSERT INTO Orders VALUE {'OrderID': 1, 'Total': ?}", Parameters: [N(Total)] }],
        ClientRequestToken: 'token',
        ReturnConsumedCapacity: 'TOTAL',
      });
    expect((await run(1)).ConsumedCapacity).toEqual([{ TableName: 'Orders', CapacityUnits: 2, WriteCapacityUnits: 2 }]);
    expect((await run(1)).ConsumedCapacity).toEqual([{ TableName: 'Orders', CapacityUnits: 2, ReadCapacityUnits: 2 }]);
    expect((await refusal(run(2))).name).toBe('IdempotentParameterMismatchException');
    await m.clock.advance(600_000);
    expect((await refusal(run(1))).name).toBe('TransactionCanceledException');
  });

  test.each<[string, (string | TransactStatement)[], object]>([
    [
      'reads and writes together',
      [`SELECT * FROM Music WHERE ${KEY}`, `DELETE FROM Music WHERE ${KEY}`],
      validation('Read and write statements cannot be mixed in one transaction'),
    ],
    [
      'two statements on one item',
      [`DELETE FROM Music WHERE ${KEY}`, UPDATE],
      validation('Transaction request cannot include multiple operations on one item'),
    ],
    [
      'two reads of one item',
      [`SELECT * FROM Music WHERE ${KEY}`, `SELECT a FROM Music WHERE ${KEY}`],
      validation('Transaction request cannot include multiple operations on one item'),
    ],
    [
      'a read of several items',
      ["SELECT * FROM Music WHERE Artist = 'a'"],
      validation('Select statements within ExecuteTransaction must specify the primary key in the where clause.'),
    ],
    [
      'EXISTS without another condition',
      [`EXISTS(SELECT * FROM Music WHERE ${KEY})`],
      validation('EXISTS() must contain a single item read with additional conditions.'),
    ],
    [
      'EXISTS of several items',
      ["EXISTS(SELECT * FROM Music WHERE Artist = 'a' AND b = 1)"],
      validation('EXISTS() must contain a single item read with additional conditions.'),
    ],
    ['EXISTS on an index', [`EXISTS(SELECT * FROM Music.ByAlbum WHERE ${KEY})`], validation('Reads on indices are not supported within transactions.')],
    ['nonsense', ['nonsense'], validation("Statement wasn't well formed, can't be processed: Expected data manipulation")],
  ])('%s: refused', async (_title, texts, error) => {
    const m = await music();
    await m.song('Acme Band', 'PartiQL Rocks');
    expect(await refusal(transaction(m, ...texts))).toEqual(error);
  });
});

describe('the form of requests', () => {
  const broken = (value: string, member: string, constraint: string): object =>
    validation(`1 validation error detected: Value ${value} at '${member}' failed to satisfy constraint: ${constraint}`);
  const LEAST = 'Member must have length greater than or equal to 1';
  test.each<[string, (m: Music) => Promise<unknown>, object]>([
    ['no statement', (m) => m.run(undefined as never), broken('null', 'statement', 'Member must not be null')],
    ['an empty one', (m) => m.run(''), broken("''", 'statement', LEAST)],
    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ExecuteStatement.html
    [
      'more than 8,192 letters',
      (m) => m.run('x'.repeat(8193)),
      broken(`'${'x'.repeat(8193)}'`, 'statement', 'Member must have length less than or equal to 8192'),
    ],
    ['no parameters', (m) => m.run('SELECT * FROM Music', []), broken("'[]'", 'parameters', LEAST)],
    ['an empty token', (m) => m.run('SELECT * FROM Music', undefined, { NextToken: '' }), broken("''", 'nextToken', LEAST)],
    ['a limit of 0', (m) => m.run('SELECT * FROM Music', undefined, { Limit: 0 }), broken("'0'", 'limit', 'Member must have value greater than or equal to 1')],
    ['no batch', (m) => m.dynamodb.batchExecuteStatement({ Statements: undefined }), broken('null', 'statements', 'Member must not be null')],
    ['an empty batch', (m) => m.dynamodb.batchExecuteStatement({ Statements: [] }), broken("'[]'", 'statements', LEAST)],
    ['more than 25', (m) => batch(m, ...Array<string>(26).fill('x')), broken("'[…]'", 'statements', 'Member must have length less than or equal to 25')],
    ['no statement in a batch', (m) => batch(m, { Statement: undefined }), broken('null', 'statements.1.member.statement', 'Member must not be null')],
    ['an empty transaction', (m) => transaction(m), broken("'[]'", 'transactStatements', LEAST)],
    [
      'more than 100',
      (m) => transaction(m, ...Array<string>(101).fill('x')),
      broken("'[…]'", 'transactStatements', 'Member must have length less than or equal to 100'),
    ],
    [
      'a long token',
      (m) => m.dynamodb.executeTransaction({ TransactStatements: statements('x'), ClientRequestToken: 'x'.repeat(37) }),
      broken(`'${'x'.repeat(37)}'`, 'clientRequestToken', 'Member must have length less than or equal to 36'),
    ],
    ['a statement that is no text', (m) => m.run(1 as never), { name: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to String' }],
    [
      'a batch of texts',
      (m) => m.dynamodb.batchExecuteStatement({ Statements: ['x'] as never }),
      { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' },
    ],
    [
      'a batch that is no list',
      (m) => m.dynamodb.batchExecuteStatement({ Statements: 1 as never }),
      { name: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to List' },
    ],
    ['parameters that are no list', (m) => m.run('x', 1 as never), { name: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to List' }],
    [
      'a parameter that is no value',
      (m) => m.run('SELECT * FROM Music WHERE a = ?', [{} as never]),
      validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes'),
    ],
    ['EXISTS on its own', (m) => m.run('EXISTS(SELECT * FROM Music)'), validation('EXISTS is only supported in transactions')],
  ])('%s is refused', async (_title, call, error) => {
    expect(await refusal(call(await music()))).toEqual(error);
  });
});
