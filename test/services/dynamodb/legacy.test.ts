/** The parameters that DynamoDB had before its expressions: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.html */
import { describe, expect, test } from 'vitest';
import type { AttributeValue, Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type * as Shapes from '../../../src/services/dynamodb/shapes';
import { B, L, M, N, refusal, S, validation, withTable } from './fixture';

const TableName = 'Tab';
const Key = { p: S('k') };
const invalid = (reason: string) => validation(`One or more parameter values were invalid: ${reason}`);

async function withItem(item: Item = {}): Promise<InMemoryDynamoDb> {
  const dynamodb = await withTable();
  await dynamodb.putItem({ TableName, Item: { ...Key, ...item } });
  return dynamodb;
}

const item: Item = { n: N(5), s: S('hello'), b: B(1, 2), ss: { SS: ['a', 'b'] }, l: L(N(1)), z: { NULL: true }, '#odd.name': N(1), __proto__: N(0) };
const compare = (ComparisonOperator: string, ...AttributeValueList: AttributeValue[]) => ({ ComparisonOperator, AttributeValueList });

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.Conditions.html: one row for each operator and sentence
describe.each<[string, Record<string, unknown>, boolean]>([
  ['EQ', { n: compare('EQ', N('5.0')) }, true],
  ['EQ of another type', { n: compare('EQ', S('5')) }, false],
  ['EQ of sets', { ss: compare('EQ', { SS: ['b', 'a'] }) }, true],
  ['EQ of lists', { l: compare('EQ', L(N(1))) }, true],
  ['NE', { n: compare('NE', N(5)) }, false],
  ['NE of another type', { n: compare('NE', S('5')) }, true],
  ['LE', { n: compare('LE', N(5)) }, true],
  ['LT', { n: compare('LT', N(5)) }, false],
  ['GE', { n: compare('GE', N(5)) }, true],
  ['GT', { n: compare('GT', N(10)) }, false],
  ['GT of texts', { s: compare('GT', S('Hello')) }, true],
  ['NOT_NULL', { z: { ComparisonOperator: 'NOT_NULL' } }, true],
  ['NOT_NULL of nothing', { none: { ComparisonOperator: 'NOT_NULL' } }, false],
  ['NULL', { none: compare('NULL') }, true],
  ['NULL of a value of type NULL', { z: compare('NULL') }, false],
  ['CONTAINS in a text', { s: compare('CONTAINS', S('ell')) }, true],
  ['CONTAINS in a set', { ss: compare('CONTAINS', S('c')) }, false],
  ['CONTAINS in a list', { l: compare('CONTAINS', N(1)) }, true],
  ['NOT_CONTAINS', { ss: compare('NOT_CONTAINS', S('c')) }, true],
  ['BEGINS_WITH', { s: compare('BEGINS_WITH', S('he')) }, true],
  ['BEGINS_WITH of bytes', { b: compare('BEGINS_WITH', B(2)) }, false],
  ['IN', { n: compare('IN', N(1), N(5)) }, true],
  ['IN of none', { n: compare('IN', N(1)) }, false],
  ['BETWEEN', { n: compare('BETWEEN', N(5), N(6)) }, true],
  ['BETWEEN outside', { n: compare('BETWEEN', N(6), N(7)) }, false],
  ['an attribute whose name looks like a placeholder', { '#odd.name': compare('EQ', N(1)) }, true],
  ['two, of which one holds', { n: compare('EQ', N(5)), s: compare('EQ', S('x')) }, false],
  ['two that hold', { n: compare('EQ', N(5)), s: compare('NE', S('x')) }, true],
  ['none', {}, true],
])('%s', (_title, conditions, holds) => {
  test('as ScanFilter', async () => {
    const dynamodb = await withItem(item);
    expect(await dynamodb.scan({ TableName, ScanFilter: conditions as never })).toMatchObject({ Count: holds ? 1 : 0, ScannedCount: 1 });
  });

  test('as QueryFilter', async () => {
    const dynamodb = await withItem(item);
    const KeyConditions = { p: compare('EQ', S('k')) } as never;
    expect(await dynamodb.query({ TableName, KeyConditions, QueryFilter: conditions as never })).toMatchObject({ Count: holds ? 1 : 0, ScannedCount: 1 });
  });

  test('as Expected', async () => {
    const dynamodb = await withItem(item);
    const calls = [
      () => dynamodb.updateItem({ TableName, Key, Expected: conditions as never }),
      () => dynamodb.deleteItem({ TableName, Key, Expected: conditions as never }),
    ];
    for (const call of calls) {
      if (holds) await call();
      else expect(await refusal(call())).toEqual({ name: 'ConditionalCheckFailedException', message: 'The conditional request failed' });
    }
  });
});

test('ConditionalOperator OR: one condition is enough', async () => {
  const dynamodb = await withItem(item);
  const conditions = { n: compare('EQ', N(4)), s: compare('BEGINS_WITH', S('he')), none: compare('NOT_NULL') } as never;
  const ConditionalOperator = 'OR';
  expect((await dynamodb.scan({ TableName, ScanFilter: conditions, ConditionalOperator })).Count).toBe(1);
  await dynamodb.putItem({ TableName, Item: Key, Expected: conditions, ConditionalOperator });
  expect((await dynamodb.scan({ TableName, ScanFilter: conditions, ConditionalOperator })).Count).toBe(0);
});

test('very many conditions are no danger', async () => {
  const dynamodb = await withItem();
  const ScanFilter = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`a${i}`, { ComparisonOperator: 'NULL' as const }]));
  expect((await dynamodb.scan({ TableName, ScanFilter })).Count).toBe(1);
});

const constraint = (text: string) => validation(`1 validation error detected: ${text}`);
const operators = '[IN, NULL, BETWEEN, LT, NOT_CONTAINS, EQ, GT, NOT_NULL, NE, LE, BEGINS_WITH, GE, CONTAINS]';

test.each<[string, object, { name: string; message: string }]>([
  // aws/aws-sdk-js issue 1969
  ['too many values', { n: compare('CONTAINS', S('a'), S('b')) }, invalid('Invalid number of argument(s) for the CONTAINS ComparisonOperator')],
  ['too few', { n: compare('BETWEEN', N(1)) }, invalid('Invalid number of argument(s) for the BETWEEN ComparisonOperator')],
  ['one where none is', { n: compare('NULL', N(1)) }, invalid('Invalid number of argument(s) for the NULL ComparisonOperator')],
  ['none where one is', { n: { ComparisonOperator: 'EQ' } }, invalid('Invalid number of argument(s) for the EQ ComparisonOperator')],
  ['a set to order by', { n: compare('LT', { SS: ['a'] }) }, invalid('ComparisonOperator LT is not valid for SS AttributeValue type')],
  ['a number to begin with', { n: compare('BEGINS_WITH', N(1)) }, invalid('ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type')],
  ['a map to be contained', { n: compare('CONTAINS', M({})) }, invalid('ComparisonOperator CONTAINS is not valid for M AttributeValue type')],
  ['two types', { n: compare('IN', N(1), S('a')) }, invalid('AttributeValues inside AttributeValueList must all be of the same type')],
  [
    'bounds the wrong way round',
    { n: compare('BETWEEN', N(2), N(1)) },
    validation('The BETWEEN condition was provided a range where the lower bound is greater than the upper bound'),
  ],
  ['no operator', { n: {} }, constraint("Value null at 'scanFilter.n.member.comparisonOperator' failed to satisfy constraint: Member must not be null")],
  [
    'an unknown operator',
    { n: compare('LIKE', N(1)) },
    constraint(`Value 'LIKE' at 'scanFilter.n.member.comparisonOperator' failed to satisfy constraint: Member must satisfy enum value set: ${operators}`),
  ],
  ['a bad value', { n: compare('EQ', {} as never) }, validation('Supplied AttributeValue is empty, must contain exactly one of the supported datatypes')],
  ['no structure', { n: 'x' }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to Map' }],
  ['a list', [], { name: 'SerializationException', message: 'Start of list found where not expected' }],
])('a filter with %s is refused', async (_title, ScanFilter, expected) => {
  expect(await refusal((await withItem()).scan({ TableName, ScanFilter: ScanFilter as never }))).toEqual(expected);
});

test.each<[string, object, { name: string; message: string }]>([
  [
    'another word',
    { ConditionalOperator: 'XOR' },
    constraint("Value 'XOR' at 'conditionalOperator' failed to satisfy constraint: Member must satisfy enum value set: [OR, AND]"),
  ],
  ['nothing to join', { ConditionalOperator: 'OR' }, validation('ConditionalOperator cannot be used without Filter or Expected')],
  [
    'one condition',
    { ConditionalOperator: 'AND', ScanFilter: { a: compare('NULL') } },
    validation('ConditionalOperator can only be used when Filter or Expected has two or more elements'),
  ],
])('ConditionalOperator with %s is refused', async (_title, more, expected) => {
  expect(await refusal((await withItem()).scan({ TableName, ...more }))).toEqual(expected);
});

// floci-io/floci issue 2126 and pull request 2125 give what AWS answered to each of these
describe('Expected by value or absence', () => {
  test.each<[Shapes.ExpectedAttributeValue, boolean]>([
    [{ Value: N(5) }, true],
    [{ Exists: true, Value: N(5) }, true],
    [{ Exists: true, Value: N(6) }, false],
    [{ Exists: false }, false],
    [{ Value: N(5), ComparisonOperator: 'GE' }, true],
  ])('%o', async (n, holds) => {
    const dynamodb = await withItem({ n: N(5) });
    const call = dynamodb.putItem({ TableName, Item: { ...Key, n: N(7) }, Expected: { n } });
    if (holds) await call;
    else expect((await refusal(call)).name).toBe('ConditionalCheckFailedException');
    expect((await dynamodb.getItem({ TableName, Key })).Item).toEqual({ ...Key, n: N(holds ? 7 : 5) });
  });

  test('what is not there may be expected not to be', async () => {
    const dynamodb = await withTable();
    const put = { TableName, Item: Key, Expected: { p: { Exists: false } }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const };
    await dynamodb.putItem(put);
    await expect(dynamodb.putItem(put)).rejects.toMatchObject({ name: 'ConditionalCheckFailedException', Item: Key });
  });

  test.each<[Shapes.ExpectedAttributeValue, string]>([
    [{}, 'Value must be provided when Exists is null for Attribute: a'],
    [{ Exists: true }, 'Value must be provided when Exists is true for Attribute: a'],
    [{ Exists: false, Value: N(1) }, 'Value cannot be used when Exists is false for Attribute: a'],
    [{ Exists: true, ComparisonOperator: 'EQ', AttributeValueList: [N(1)] }, 'Exists and ComparisonOperator cannot be used together for Attribute: a'],
    [{ Exists: false, AttributeValueList: [N(1)] }, 'AttributeValueList can only be used with a ComparisonOperator for Attribute: a'],
    [{ Value: N(1), ComparisonOperator: 'EQ', AttributeValueList: [N(1)] }, 'Value and AttributeValueList cannot be used together for Attribute: a'],
  ])('%o is refused', async (a, message) => {
    expect(await refusal((await withItem()).deleteItem({ TableName, Key, Expected: { a } }))).toEqual(invalid(message));
  });

  test('an unknown operator is refused', async () => {
    const Expected = { a: { ComparisonOperator: 'LIKE' } } as never;
    expect((await refusal((await withItem()).deleteItem({ TableName, Key, Expected }))).message).toContain(
      "Value 'LIKE' at 'expected.a.member.comparisonOperator'",
    );
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html
describe('AttributeUpdates', () => {
  test.each<[string, Item, Record<string, Shapes.AttributeValueUpdate>, Item]>([
    ['PUT', { a: N(1), b: N(1) }, { a: { Action: 'PUT', Value: S('x') }, c: { Value: L() } }, { a: S('x'), b: N(1), c: L() }],
    ['DELETE', { a: N(1), b: N(1) }, { a: { Action: 'DELETE' }, c: { Action: 'DELETE' } }, { b: N(1) }],
    ['DELETE from a set', { a: { SS: ['a', 'b', 'c'] } }, { a: { Action: 'DELETE', Value: { SS: ['a', 'c'] } } }, { a: { SS: ['b'] } }],
    ['DELETE of all', { a: { NS: ['1'] }, b: N(1) }, { a: { Action: 'DELETE', Value: { NS: ['1'] } } }, { b: N(1) }],
    ['ADD to a number', { a: N(1) }, { a: { Action: 'ADD', Value: N('-0.5') } }, { a: N('0.5') }],
    ['ADD to a set', { a: { NS: ['1', '2'] } }, { a: { Action: 'ADD', Value: { NS: ['3'] } } }, { a: { NS: ['1', '2', '3'] } }],
    ['ADD to nothing', {}, { a: { Action: 'ADD', Value: N(3) } }, { a: N(3) }],
    ['a name with dots', { 'a.b': N(1) }, { 'a.b': { Action: 'ADD', Value: N(1) } }, { 'a.b': N(2) }],
    ['none', { a: N(1) }, {}, { a: N(1) }],
  ])('%s', async (_title, before, AttributeUpdates, after) => {
    const dynamodb = await withItem(before);
    const { Attributes } = await dynamodb.updateItem({ TableName, Key, AttributeUpdates, ReturnValues: 'ALL_NEW' });
    expect(Attributes).toEqual({ ...Key, ...after });
  });

  // scylladb/scylladb issue 5862: "if the item did not previously exist, it is not created"; but an update of nothing makes it
  test.each<[Record<string, Shapes.AttributeValueUpdate>, boolean]>([
    [{ a: { Action: 'DELETE' } }, false],
    [{ a: { Action: 'DELETE', Value: { SS: ['a'] } } }, false],
    [{ a: { Action: 'DELETE' }, b: { Action: 'ADD', Value: N(1) } }, true],
    [{}, true],
  ])('%j of an item that is not there', async (AttributeUpdates, made) => {
    const dynamodb = await withTable();
    await dynamodb.updateItem({ TableName, Key, AttributeUpdates });
    expect((await dynamodb.getItem({ TableName, Key })).Item !== undefined).toBe(made);
  });

  test('what was updated is returned', async () => {
    const dynamodb = await withItem({ a: N(1), b: N(1) });
    const AttributeUpdates = { a: { Action: 'ADD' as const, Value: N(1) } };
    expect((await dynamodb.updateItem({ TableName, Key, AttributeUpdates, ReturnValues: 'UPDATED_OLD' })).Attributes).toEqual({ a: N(1) });
    expect((await dynamodb.updateItem({ TableName, Key, AttributeUpdates, ReturnValues: 'UPDATED_NEW' })).Attributes).toEqual({ a: N(3) });
  });

  test.each<[unknown, { name: string; message: string }]>([
    [{ a: { Action: 'PUT' } }, invalid('Only DELETE action is allowed when no attribute value is specified')],
    [{ a: { Action: 'ADD', Value: S('x') } }, invalid('ADD action is not supported for the type STRING')],
    // awslabs/dynamodb-document-js-sdk issue 20
    [{ a: { Action: 'DELETE', Value: S('x') } }, invalid('DELETE action with value is not supported for the type STRING')],
    [{ a: { Action: 'ADD', Value: { SS: ['x'] } } }, validation('Type mismatch for attribute to update')],
    [{ a: { Action: 'DELETE', Value: { SS: ['x'] } } }, validation('Type mismatch for attribute to update')],
    [{ p: { Value: S('x') } }, invalid('Cannot update attribute p. This attribute is part of the key')],
    [
      { a: { Action: 'SET', Value: N(1) } },
      constraint("Value 'SET' at 'attributeUpdates.a.member.action' failed to satisfy constraint: Member must satisfy enum value set: [ADD, PUT, DELETE]"),
    ],
  ])('%j is refused', async (AttributeUpdates, expected) => {
    const dynamodb = await withItem({ a: N(1) });
    expect(await refusal(dynamodb.updateItem({ TableName, Key, AttributeUpdates: AttributeUpdates as never }))).toEqual(expected);
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributesToGet.html
describe('AttributesToGet', () => {
  test('gives whole attributes', async () => {
    const dynamodb = await withItem(item);
    const AttributesToGet = ['n', 'none', '#odd.name'];
    const expected = { n: N(5), '#odd.name': N(1) };
    expect((await dynamodb.getItem({ TableName, Key, AttributesToGet })).Item).toEqual(expected);
    expect((await dynamodb.scan({ TableName, AttributesToGet })).Items).toEqual([expected]);
    expect((await dynamodb.query({ TableName, AttributesToGet, KeyConditions: { p: compare('EQ', S('k')) } as never })).Items).toEqual([expected]);
  });

  test.each<[object, { name: string; message: string }]>([
    [{ AttributesToGet: ['a', 'a'] }, invalid('Duplicate value in attribute name: a')],
    [{ AttributesToGet: [] }, constraint("Value '[]' at 'attributesToGet' failed to satisfy constraint: Member must have length greater than or equal to 1")],
    [{ AttributesToGet: [1] }, { name: 'SerializationException', message: 'NUMBER_VALUE cannot be converted to String' }],
    [{ AttributesToGet: 'a' }, { name: 'SerializationException', message: 'STRING_VALUE cannot be converted to List' }],
    [{ AttributesToGet: ['a'], Select: 'ALL_ATTRIBUTES' }, validation('Cannot specify the AttributesToGet when choosing to get ALL_ATTRIBUTES')],
    [{ AttributesToGet: ['a'], Select: 'COUNT' }, validation('Cannot specify the AttributesToGet when choosing to get only the Count')],
  ])('%j is refused', async (more, expected) => {
    expect(await refusal((await withItem()).scan({ TableName, ...more }))).toEqual(expected);
  });

  test('SPECIFIC_ATTRIBUTES are those', async () => {
    expect((await (await withItem({ a: N(1) })).scan({ TableName, AttributesToGet: ['a'], Select: 'SPECIFIC_ATTRIBUTES' })).Items).toEqual([{ a: N(1) }]);
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.KeyConditions.html
describe('KeyConditions', () => {
  const p = compare('EQ', S('k'));

  test.each<[object, number[]]>([
    [{}, [1, 2, 3, 4]],
    [{ s: compare('EQ', N(2)) }, [2]],
    [{ s: compare('LE', N(2)) }, [1, 2]],
    [{ s: compare('LT', N(2)) }, [1]],
    [{ s: compare('GE', N(2)) }, [2, 3, 4]],
    [{ s: compare('GT', N(2)) }, [3, 4]],
    [{ s: compare('BETWEEN', N(2), N(3)) }, [2, 3]],
  ])('%j', async (more, expected) => {
    const dynamodb = await withTable('N');
    for (const s of [3, 1, 4, 2]) await dynamodb.putItem({ TableName, Item: { ...Key, s: N(s) } });
    const { Items } = await dynamodb.query({ TableName, KeyConditions: { p, ...more } as never });
    expect(Items!.map(({ s }) => Number(s!.N))).toEqual(expected);
  });

  test('BEGINS_WITH', async () => {
    const dynamodb = await withTable('S');
    for (const s of ['a', 'ab', 'b']) await dynamodb.putItem({ TableName, Item: { ...Key, s: S(s) } });
    const KeyConditions = { p, s: compare('BEGINS_WITH', S('a')) } as never;
    expect((await dynamodb.query({ TableName, KeyConditions, ScanIndexForward: false })).Items!.map(({ s }) => s!.S)).toEqual(['ab', 'a']);
  });

  test.each<[string, object, string]>([
    ['nothing', {}, 'Conditions can be of length 1 or 2 only'],
    ['three', { p, s: compare('EQ', N(1)), a: compare('EQ', N(1)) }, 'Conditions can be of length 1 or 2 only'],
    ['no partition key', { s: compare('EQ', N(1)) }, 'Query condition missed key schema element: p'],
    ['an operator that no key has', { p, s: compare('NE', N(1)) }, 'Attempted conditional constraint is not an indexable operation'],
    ['an unequal partition key', { p: compare('LT', S('k')) }, 'Query key condition not supported'],
    ['a value of another type', { p: compare('EQ', N(1)) }, 'One or more parameter values were invalid: Condition parameter type does not match schema type'],
  ])('%s is refused', async (_title, KeyConditions, message) => {
    expect(await refusal((await withTable('N')).query({ TableName, KeyConditions: KeyConditions as never }))).toEqual(validation(message));
  });

  test('a QueryFilter takes no key', async () => {
    const call = (await withItem()).query({ TableName, KeyConditions: { p } as never, QueryFilter: { p } as never });
    expect(await refusal(call)).toEqual(validation('QueryFilter can only contain non-primary key attributes: Primary key attribute: p'));
  });
});

// getmoto/moto issues 2731 and 5354, floci-io/floci issue 2894, ryanfitz/vogels issue 93, brendanhay/amazonka issue 142: AWS's answers
describe('legacy parameters and expressions in one request', () => {
  const names = { ExpressionAttributeNames: { '#a': 'a' } };
  const values = { ExpressionAttributeValues: { ':a': N(1) } };
  const mixture = (legacy: string, expressions: string) =>
    validation(
      `Can not use both expression and non-expression parameters in the same request: Non-expression parameters: {${legacy}} Expression parameters: {${expressions}}`,
    );

  test.each<[keyof InMemoryDynamoDb, object, { name: string; message: string }]>([
    ['getItem', { Key, AttributesToGet: ['a'], ProjectionExpression: 'a' }, mixture('AttributesToGet', 'ProjectionExpression')],
    ['putItem', { Item: Key, Expected: {}, ConditionExpression: 'attribute_exists(a)' }, mixture('Expected', 'ConditionExpression')],
    ['deleteItem', { Key, Expected: {}, ConditionExpression: 'attribute_exists(a)' }, mixture('Expected', 'ConditionExpression')],
    ['updateItem', { Key, AttributeUpdates: {}, ConditionExpression: 'attribute_exists(a)' }, mixture('AttributeUpdates', 'ConditionExpression')],
    [
      'updateItem',
      { Key, AttributeUpdates: {}, Expected: {}, UpdateExpression: 'REMOVE a', ConditionExpression: 'attribute_exists(a)' },
      mixture('AttributeUpdates, Expected', 'UpdateExpression, ConditionExpression'),
    ],
    ['query', { QueryFilter: {}, KeyConditionExpression: 'p = :a', ...values }, mixture('QueryFilter', 'KeyConditionExpression')],
    ['query', { AttributesToGet: ['a'], KeyConditionExpression: 'p = :a', ...values }, mixture('AttributesToGet', 'KeyConditionExpression')],
    ['scan', { ScanFilter: {}, FilterExpression: 'a = :a', ...values }, mixture('ScanFilter', 'FilterExpression')],
    ['scan', { ScanFilter: {}, ...names }, validation('ExpressionAttributeNames can only be specified when using expressions')],
    [
      'updateItem',
      { Key, AttributeUpdates: {}, ...values },
      validation('ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null'),
    ],
  ])('%s %j is refused', async (action, more, expected) => {
    const dynamodb = await withItem();
    expect(await refusal((dynamodb[action] as (input: object) => Promise<unknown>)({ TableName, ...more }))).toEqual(expected);
  });
});
