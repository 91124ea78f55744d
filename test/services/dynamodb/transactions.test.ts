import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type * as Shapes from '../../../src/services/dynamodb/shapes';
import { M, N, refusal, S, start, validation, withTable } from './fixture';

const TableName = 'Tab';
const get = async (dynamodb: InMemoryDynamoDb, p: string): Promise<Item | undefined> => (await dynamodb.getItem({ TableName, Key: { p: S(p) } })).Item;
const put = (p: string, more: Item = {}): Shapes.TransactWriteItem => ({ Put: { TableName, Item: { p: S(p), ...more } } });
const write = (dynamodb: InMemoryDynamoDb, ...TransactItems: Shapes.TransactWriteItem[]) => dynamodb.transactWriteItems({ TransactItems });

/** What a transaction was cancelled for. */
async function cancellation(call: Promise<unknown>): Promise<{ message: string; reasons: unknown }> {
  const error = (await call.catch((fault: unknown) => fault)) as Error & { CancellationReasons: unknown };
  expect(error.name).toBe('TransactionCanceledException');
  return { message: error.message, reasons: error.CancellationReasons };
}

const cancelled = (codes: string): string => `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html
describe('TransactWriteItems', () => {
  test('puts, updates and deletes if all conditions hold', async () => {
    const dynamodb = await withTable();
    await write(dynamodb, put('a', { n: N(1) }), put('b'), put('c'));
    const output = await write(
      dynamodb,
      { Update: { TableName, Key: { p: S('a') }, UpdateExpression: 'SET n = n + :one', ExpressionAttributeValues: { ':one': N(1) } } },
      { Delete: { TableName, Key: { p: S('b') }, ConditionExpression: 'attribute_exists(p)' } },
      { ConditionCheck: { TableName, Key: { p: S('c') }, ConditionExpression: 'attribute_exists(p)' } },
      put('d'),
    );
    expect(output).toEqual({ $metadata: expect.objectContaining({ httpStatusCode: 200 }) as unknown });
    expect(await Promise.all(['a', 'b', 'c', 'd'].map((p) => get(dynamodb, p)))).toEqual([{ p: S('a'), n: N(2) }, undefined, { p: S('c') }, { p: S('d') }]);
  });

  // boto/boto3 issue 2657 quotes AWS's answer
  test('does nothing if one condition fails, and tells which and, if asked, what is there', async () => {
    const dynamodb = await withTable();
    await write(dynamodb, put('a', { n: N(1) }), put('b', { n: N(1) }));
    const { message, reasons } = await cancellation(
      write(
        dynamodb,
        put('c'),
        { Put: { TableName, Item: { p: S('a') }, ConditionExpression: 'attribute_not_exists(p)', ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } },
        { ConditionCheck: { TableName, Key: { p: S('b') }, ConditionExpression: 'n > :n', ExpressionAttributeValues: { ':n': N(1) } } },
      ),
    );
    expect(message).toBe(cancelled('None, ConditionalCheckFailed, ConditionalCheckFailed'));
    expect(reasons).toEqual([
      { Code: 'None' },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed', Item: { p: S('a'), n: N(1) } },
      { Code: 'ConditionalCheckFailed', Message: 'The conditional request failed' },
    ]);
    expect(await get(dynamodb, 'c')).toBeUndefined();
    expect(await get(dynamodb, 'a')).toEqual({ p: S('a'), n: N(1) });
  });

  // paritysuite/dynamodb-conformance captures/cross-region-latest.json (twi_*) and pull request 60: AWS's answers in four regions
  test.each<[string, Shapes.TransactWriteItem, string]>([
    ['a key of another type', { Delete: { TableName, Key: { p: N(1) } } }, 'The provided key element does not match the schema'],
    ['a key too many', { Delete: { TableName, Key: { p: S('a'), q: S('a') } } }, 'The provided key element does not match the schema'],
    [
      'an item with a key of another type',
      { Put: { TableName, Item: { p: N(1) } } },
      'One or more parameter values were invalid: Type mismatch for key p expected: S actual: N',
    ],
    ['an item without the key', { Put: { TableName, Item: { q: N(1) } } }, 'One or more parameter values were invalid: Missing the key p in the item'],
    ['a large item', put('a', { b: { B: new Uint8Array(400 * 1024) } }), 'Item size has exceeded the maximum allowed size'],
    [
      'an update of an attribute of another type',
      { Update: { TableName, Key: { p: S('x') }, UpdateExpression: 'ADD t :one', ExpressionAttributeValues: { ':one': N(1) } } },
      'An operand in the update expression has an incorrect data type',
    ],
    [
      'an update of the key',
      { Update: { TableName, Key: { p: S('x') }, UpdateExpression: 'SET p = :one', ExpressionAttributeValues: { ':one': N(1) } } },
      'One or more parameter values were invalid: Cannot update attribute p. This attribute is part of the key',
    ],
  ])('%s cancels the transaction', async (_title, action, message) => {
    const dynamodb = await withTable();
    await write(dynamodb, put('x', { t: S('text') }));
    expect(await cancellation(write(dynamodb, put('y'), action))).toEqual({
      message: cancelled('None, ValidationError'),
      reasons: [{ Code: 'None' }, { Code: 'ValidationError', Message: message }],
    });
    expect(await get(dynamodb, 'y')).toBeUndefined();
  });

  // floci-io/floci pull request 3674, checked against AWS in eu-west-2
  test('the first key that is not in the schema cancels, before conditions and duplicates are looked at', async () => {
    const wrong = { Delete: { TableName, Key: { p: N(1) } } };
    const failing = { ConditionCheck: { TableName, Key: { p: S('a') }, ConditionExpression: 'attribute_exists(p)' } };
    const { message } = await cancellation(write(await withTable(), failing, put('b'), put('b'), wrong, wrong));
    expect(message).toBe(cancelled('None, None, None, ValidationError, None'));
  });

  const constraint = (text: string) => validation(`1 validation error detected: ${text}`);
  const emptyKey = 'One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: p';

  test.each<[string, unknown, { name: string; message: string }]>([
    ['nothing', undefined, constraint("Value null at 'transactItems' failed to satisfy constraint: Member must not be null")],
    // captures/2026-10-08-transact-write-rollout.json: the answer of 30 of AWS's regions
    ['no action', [], constraint("Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1")],
    // getmoto/moto issue 4779 and pull request 5521, validated against AWS
    [
      'two actions on one item',
      [put('a'), { Delete: { TableName, Key: { p: S('a') } } }],
      validation('Transaction request cannot include multiple operations on one item'),
    ],
    [
      'two actions in one',
      [{ ...put('a'), Delete: { TableName, Key: { p: S('b') } } }],
      validation('TransactItems can only contain one of Check, Put, Update or Delete'),
    ],
    ['an empty action', [{}], validation('Invalid Request: TransactWriteRequest should contain Delete or Put or Update request')],
    ['no structure', ['x'], { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' }],
    ['no list', {}, { name: 'SerializationException', message: 'Start of structure or map found where not expected.' }],
    [
      'an update without an expression',
      [{ Update: { TableName, Key: { p: S('a') } } }],
      constraint("Value null at 'transactItems.1.member.update.updateExpression' failed to satisfy constraint: Member must not be null"),
    ],
    [
      'a check without a condition or a table',
      [put('a'), { ConditionCheck: { Key: { p: S('a') } } }],
      validation(
        "2 validation errors detected: Value null at 'transactItems.2.member.conditionCheck.tableName' failed to satisfy constraint: Member must not be null; " +
          "Value null at 'transactItems.2.member.conditionCheck.conditionExpression' failed to satisfy constraint: Member must not be null",
      ),
    ],
    // captures/cross-region-latest.json: twi_upd_key_empty, twi_del_key_empty, twi_cc_key_empty
    ['an empty key after a wrong one', [{ Delete: { TableName, Key: { p: N(1) } } }, { Delete: { TableName, Key: { p: S('') } } }], validation(emptyKey)],
    ['an item with an empty key', [put('')], validation(emptyKey)],
    // floci-io/floci issue 3690
    [
      'redundant parentheses',
      [{ Put: { TableName, Item: { p: S('a') }, ConditionExpression: '((attribute_not_exists(p)))' } }],
      validation('Invalid ConditionExpression: The expression has redundant parentheses;'),
    ],
    [
      'an unknown table',
      [{ Delete: { TableName: 'None', Key: { p: S('a') } } }],
      { name: 'ResourceNotFoundException', message: 'Requested resource not found' },
    ],
    [
      'more than 4 MB',
      Array.from({ length: 11 }, (_, i) => put(`${i}`, { b: { B: new Uint8Array(400 * 1024 - 10) } })),
      validation('The aggregate size of the items in the transaction exceeds 4 MB'),
    ],
  ])('%s is refused, and nothing is written', async (_title, TransactItems, expected) => {
    const dynamodb = await withTable();
    expect(await refusal(dynamodb.transactWriteItems({ TransactItems: TransactItems as never }))).toEqual(expected);
    expect((await dynamodb.scan({ TableName })).Count).toBe(0);
  });

  test('100 actions are taken, and not one more', async () => {
    const dynamodb = await withTable();
    const actions = Array.from({ length: 101 }, (_, i) => put(`${i}`));
    await write(dynamodb, ...actions.slice(1));
    expect((await dynamodb.scan({ TableName })).Count).toBe(100);
    const { message } = await refusal(write(dynamodb, ...actions));
    expect(message).toMatch(
      /^1 validation error detected: Value '\[com\.amazonaws\.dynamodb\.v20120810\.TransactWriteItem@\w+, .*\]' at 'transactItems' failed to satisfy constraint: Member must have length less than or equal to 100$/,
    );
  });

  describe('under a client request token', () => {
    async function withClock() {
      const clock = virtualClock({ start });
      const dynamodb = new InMemoryDynamoDb({ clock });
      await dynamodb.createTable({
        TableName,
        AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
      });
      const add = (by: number, more: object = {}) =>
        dynamodb.transactWriteItems({
          ClientRequestToken: 'token',
          TransactItems: [{ Update: { TableName, Key: { p: S('a') }, UpdateExpression: 'ADD n :by', ExpressionAttributeValues: { ':by': N(by) }, ...more } }],
        });
      return { clock, dynamodb, add };
    }

    test('it happens once within ten minutes, and again after them', async () => {
      const { clock, dynamodb, add } = await withClock();
      await add(1);
      await clock.advance(599_999);
      await add(1);
      expect(await get(dynamodb, 'a')).toEqual({ p: S('a'), n: N(1) });
      await clock.advance(1);
      await add(1);
      expect(await get(dynamodb, 'a')).toEqual({ p: S('a'), n: N(2) });
    });

    test('another transaction is refused, one with its members in another order is the same', async () => {
      const { dynamodb, add } = await withClock();
      await add(1);
      const mismatch =
        'DynamoDB rejected the request because you retried a request with a different payload but with an idempotent token that was already used.';
      expect(await refusal(add(2))).toEqual({ name: 'IdempotentParameterMismatchException', message: mismatch });
      await dynamodb.transactWriteItems({
        TransactItems: [{ Update: { ExpressionAttributeValues: { ':by': N(1) }, UpdateExpression: 'ADD n :by', Key: { p: S('a') }, TableName } }],
        ReturnConsumedCapacity: 'TOTAL',
        ClientRequestToken: 'token',
      });
      expect(await get(dynamodb, 'a')).toEqual({ p: S('a'), n: N(1) });
    });

    test('one that was cancelled can be tried again', async () => {
      const { dynamodb, add } = await withClock();
      const condition = { ConditionExpression: 'attribute_exists(p)' };
      await cancellation(add(1, condition));
      await dynamodb.putItem({ TableName, Item: { p: S('a') } });
      await add(1, condition);
      expect(await get(dynamodb, 'a')).toEqual({ p: S('a'), n: N(1) });
    });

    test('many tokens are forgotten as their time is over', async () => {
      const { clock, dynamodb } = await withClock();
      for (let i = 0; i < 20; i++) {
        await dynamodb.transactWriteItems({ ClientRequestToken: `token-${i}`, TransactItems: [put('a', { n: N(i) })] });
        await clock.advance(100_000);
      }
      const { account } = dynamodb as unknown as { account: { transactionTokens: { size: number } } };
      expect(account.transactionTokens.size).toBe(6);
    });

    test.each([
      ['', "Value '' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 1"],
      ['x'.repeat(37), `Value '${'x'.repeat(37)}' at 'clientRequestToken' failed to satisfy constraint: Member must have length less than or equal to 36`],
    ])('the token %j is refused', async (ClientRequestToken, message) => {
      expect(await refusal((await withTable()).transactWriteItems({ ClientRequestToken, TransactItems: [put('a')] }))).toEqual(constraint(message));
    });

    // nubo-db/dynoxide pull requests 123 and 188: measured on AWS
    test('a repetition uses units to read the items', async () => {
      const { dynamodb } = await withClock();
      const request = (ReturnConsumedCapacity: 'TOTAL' | 'INDEXES' | 'NONE') =>
        dynamodb.transactWriteItems({
          ClientRequestToken: 'other',
          TransactItems: [put('a', { b: { B: new Uint8Array(9 * 1024 - 3) } }), put('b')],
          ReturnConsumedCapacity,
        });
      expect((await request('TOTAL')).ConsumedCapacity).toEqual([{ TableName, CapacityUnits: 20, WriteCapacityUnits: 20 }]);
      const reads = { CapacityUnits: 8, ReadCapacityUnits: 8 };
      expect((await request('INDEXES')).ConsumedCapacity).toEqual([{ TableName, ...reads, Table: reads }]);
      expect((await request('NONE')).ConsumedCapacity).toBeUndefined();
    });
  });
});

// nubo-db/dynoxide issue 37 and pull requests 123 and 188; ExtendDB/extenddb issue 77: measured on AWS
describe('the capacity of a transaction', () => {
  test('is twice that of its writes by the larger image; a check counts as one', async () => {
    const dynamodb = await withTable();
    await dynamodb.putItem({ TableName, Item: { p: S('a'), b: { B: new Uint8Array(3 * 1024 - 3) } } });
    const { ConsumedCapacity } = await dynamodb.transactWriteItems({
      TransactItems: [
        { Delete: { TableName, Key: { p: S('a') } } },
        put('b'),
        { ConditionCheck: { TableName, Key: { p: S('c') }, ConditionExpression: 'attribute_not_exists(p)' } },
      ],
      ReturnConsumedCapacity: 'INDEXES',
    });
    const writes = { CapacityUnits: 10, WriteCapacityUnits: 10 };
    expect(ConsumedCapacity).toEqual([{ TableName, ...writes, Table: writes }]);
  });

  test('is twice that of consistent reads, also for what is not there', async () => {
    const dynamodb = await withTable();
    await dynamodb.putItem({ TableName, Item: { p: S('a') } });
    const { ConsumedCapacity } = await dynamodb.transactGetItems({
      TransactItems: ['a', 'b'].map((p) => ({ Get: { TableName, Key: { p: S(p) } } })),
      ReturnConsumedCapacity: 'INDEXES',
    });
    const reads = { CapacityUnits: 4, ReadCapacityUnits: 4 };
    expect(ConsumedCapacity).toEqual([{ TableName, ...reads, Table: reads }]);
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactGetItems.html
describe('TransactGetItems', () => {
  const read = (dynamodb: InMemoryDynamoDb, ...gets: object[]) =>
    dynamodb.transactGetItems({ TransactItems: gets.map((more) => ({ Get: { TableName, Key: { p: S('a') }, ...more } })) });

  test('gives items in the order of the request, with projections', async () => {
    const dynamodb = await withTable();
    await write(dynamodb, put('a', { m: M({ x: N(1), y: N(2) }) }), put('b'));
    const { Responses } = await read(
      dynamodb,
      { Key: { p: S('b') } },
      { Key: { p: S('none') } },
      { ProjectionExpression: 'm.#x', ExpressionAttributeNames: { '#x': 'x' } },
    );
    expect(Responses).toEqual([{ Item: { p: S('b') } }, {}, { Item: { m: M({ x: N(1) }) } }]);
  });

  // nubo-db/dynoxide issue 39: "AWS omits Item from that response entry"
  test('a projection of nothing leaves no item', async () => {
    const dynamodb = await withTable();
    await write(dynamodb, put('a'));
    expect((await read(dynamodb, { ProjectionExpression: 'absent1' })).Responses).toEqual([{}]);
  });

  // nubo-db/dynoxide pull request 20: measured on AWS
  test('a key that is not in the schema cancels', async () => {
    const call = read(await withTable(), {}, { Key: { q: S('a') } });
    expect(await cancellation(call)).toEqual({
      message: cancelled('None, ValidationError'),
      reasons: [{ Code: 'None' }, { Code: 'ValidationError', Message: 'The provided key element does not match the schema' }],
    });
  });

  const constraint = (text: string) => validation(`1 validation error detected: ${text}`);

  test.each<[string, unknown, { name: string; message: string }]>([
    // captures/2026-10-08-transact-get-empty-transact-items.json
    ['no Get', [], constraint("Value '[]' at 'transactItems' failed to satisfy constraint: Member must have length greater than or equal to 1")],
    ['an empty one', [{}], constraint("Value null at 'transactItems.1.member.get' failed to satisfy constraint: Member must not be null")],
    ['no key', [{ Get: { TableName } }], constraint("Value null at 'transactItems.1.member.get.key' failed to satisfy constraint: Member must not be null")],
    [
      'one item twice',
      [{ Get: { TableName, Key: { p: S('a') } } }, { Get: { TableName, Key: { p: S('a') } } }],
      validation('Transaction request cannot include multiple operations on one item'),
    ],
    ['an unknown table', [{ Get: { TableName: 'None', Key: { p: S('a') } } }], { name: 'ResourceNotFoundException', message: 'Requested resource not found' }],
  ])('%s is refused', async (_title, TransactItems, expected) => {
    expect(await refusal((await withTable()).transactGetItems({ TransactItems: TransactItems as never }))).toEqual(expected);
  });
});
