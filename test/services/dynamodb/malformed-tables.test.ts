import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ServiceException } from '../../../src/errors/service-exception';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { refusal, S, withTable } from './fixture';

const index = { IndexName: 'index', KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }], Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['a'] } };
const units = { ReadCapacityUnits: 1, WriteCapacityUnits: 1 };
const options = {
  TableName: 'Tab',
  AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
  BillingMode: 'PROVISIONED',
  ProvisionedThroughput: units,
  StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' },
  SSESpecification: { Enabled: true },
  DeletionProtectionEnabled: true,
};
const page = {
  TableName: 'Tab',
  Limit: 1,
  Select: 'COUNT',
  FilterExpression: 'a = :v',
  ExpressionAttributeValues: { ':v': S('v') },
  ExclusiveStartKey: { p: S('a') },
};

/** A well-formed input of each action. */
const inputs: Readonly<Record<string, object>> = {
  createTable: { ...options, KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }], GlobalSecondaryIndexes: [index], Tags: [{ Key: 'k', Value: 'v' }] },
  updateTable: { ...options, GlobalSecondaryIndexUpdates: [{ Create: index }, { Update: { IndexName: 'index' } }, { Delete: { IndexName: 'index' } }] },
  describeTable: { TableName: 'Tab' },
  deleteTable: { TableName: 'Tab' },
  listTables: { Limit: 1, ExclusiveStartTableName: 'a' },
  tagResource: { ResourceArn: 'arn', Tags: [{ Key: 'k', Value: 'v' }] },
  untagResource: { ResourceArn: 'arn', TagKeys: ['k'] },
  listTagsOfResource: { ResourceArn: 'arn' },
  query: { ...page, KeyConditionExpression: 'p = :v', ScanIndexForward: true },
  scan: { ...page, Segment: 0, TotalSegments: 1 },
};

const odd = fc.constantFrom<unknown>(null, 7, -1, 0.5, true, '', 'text', [], ['x'], [null], {}, { S: 1 }, [[]], [{}]);

/** The input with one of its values, however deep, in the place of which there is another. */
const spoiled = (input: object): fc.Arbitrary<object> =>
  fc.tuple(fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }), odd).map(([way, value]) => {
    const copy = structuredClone(input);
    let inside = copy as Record<string, unknown>;
    for (const [i, step] of way.entries()) {
      const names = Object.keys(inside);
      const name = names[step % names.length]!;
      const next = inside[name];
      if (i === way.length - 1 || typeof next !== 'object' || next === null || Object.keys(next).length === 0) {
        inside[name] = value;
        break;
      }
      inside = next as Record<string, unknown>;
    }
    return copy;
  });

test.each(Object.keys(inputs))("%s answers malformed input with AWS's own errors, and nothing else is harmed", async (action) => {
  await fc.assert(
    fc.asyncProperty(spoiled(inputs[action]!), async (input) => {
      const dynamodb = await withTable();
      await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('k') } });
      const call = (dynamodb as unknown as Record<string, (input: unknown) => Promise<unknown>>)[action]!;
      const outcome = await call.call(dynamodb, input).then(
        () => undefined,
        (error: unknown) => error,
      );
      if (outcome === undefined) return;
      expect(outcome).toBeInstanceOf(ServiceException);
      expect((await dynamodb.scan({ TableName: 'Tab' })).Items).toEqual([{ p: S('k') }]);
    }),
    { numRuns: 80 },
  );
});

test.each<[string, (dynamodb: InMemoryDynamoDb) => Promise<unknown>, string]>([
  ['a number for a text', (dynamodb) => dynamodb.describeTable({ TableName: 7 as never }), 'NUMBER_VALUE cannot be converted to String'],
  ['a text for a number', (dynamodb) => dynamodb.listTables({ Limit: '7' as never }), 'STRING_VALUE cannot be converted to Integer'],
  ['a list for a text', (dynamodb) => dynamodb.scan({ TableName: [] as never }), 'Start of list found where not expected'],
  ['a text for a flag', (dynamodb) => dynamodb.scan({ TableName: 'Tab', ConsistentRead: 'yes' as never }), 'STRING_VALUE cannot be converted to Boolean'],
])('%s is told as AWS does', async (_title, call, message) => {
  expect(await refusal(call(await withTable()))).toEqual({ name: 'SerializationException', message });
});
