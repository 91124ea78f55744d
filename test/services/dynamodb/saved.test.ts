import fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { UsageError } from '../../../src/errors/usage-error';
import { Journal } from '../../../src/journal/journal';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { B, L, M, N, S, start } from './fixture';

// "After random actions load(save()) into a fresh service answers every read as the first; a return to a mark answers as at the mark."

const key = (name: string) => [{ AttributeName: name, KeyType: 'HASH' as const }];
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const TableName = fc.constantFrom('One', '__proto__');
const id = fc.constantFrom('1', '2', '3', '__proto__');
const value = fc.constantFrom(S('x'), S('y'), N(1), B(0, 255), L(N(1), S('')), M({ a: { NULL: true } }), { SS: ['a', 'b'] });
const attributes = fc.record({ a: fc.option(fc.constantFrom(S('x'), S('y')), { nil: undefined }), b: value, l: fc.constantFrom(S('1'), S('2')) });

type Action = (dynamodb: InMemoryDynamoDb) => Promise<unknown>;
const of = <Input>(input: fc.Arbitrary<Input>, action: (dynamodb: InMemoryDynamoDb, input: Input) => Promise<unknown>): fc.Arbitrary<Action> =>
  input.map((given) => (dynamodb) => action(dynamodb, given));

const creation = of(fc.record({ TableName, ranged: fc.boolean() }), (dynamodb, { TableName, ranged }) =>
  dynamodb.createTable({
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: ranged ? [text('p'), text('s'), text('l')] : [text('p')],
    KeySchema: [...key('p'), ...(ranged ? [{ AttributeName: 's', KeyType: 'RANGE' as const }] : [])],
    ...(ranged && {
      LocalSecondaryIndexes: [
        { IndexName: 'local', KeySchema: [...key('p'), { AttributeName: 'l', KeyType: 'RANGE' }], Projection: { ProjectionType: 'KEYS_ONLY' } },
      ],
    }),
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  }),
);

const action: fc.Arbitrary<Action> = fc.oneof(
  creation,
  of(TableName, (dynamodb, TableName) => dynamodb.deleteTable({ TableName })),
  of(fc.record({ TableName, name: fc.constantFrom('a', 'a', 'b') }), (dynamodb, { TableName, name }) =>
    dynamodb.updateTable({
      TableName,
      AttributeDefinitions: [text(name)],
      GlobalSecondaryIndexUpdates: [{ Create: { IndexName: 'global', KeySchema: key(name), Projection: { ProjectionType: 'ALL' } } }],
    }),
  ),
  of(TableName, (dynamodb, TableName) => dynamodb.updateTable({ TableName, GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'global' } }] })),
  of(fc.record({ TableName, Value: id }), async (dynamodb, { TableName, Value }) =>
    dynamodb.tagResource({ ResourceArn: (await dynamodb.describeTable({ TableName })).Table!.TableArn, Tags: [{ Key: 'k', Value }] }),
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8].map(() =>
    of(fc.record({ TableName, p: id, s: id, attributes }), (dynamodb, { TableName, p, s, attributes }) =>
      dynamodb.putItem({ TableName, Item: { p: S(p), s: S(s), ...attributes } as Item }),
    ),
  ),
  of(fc.record({ TableName, p: id, s: id, value }), async (dynamodb, { TableName, p, s, value }) => {
    const { KeySchema } = (await dynamodb.describeTable({ TableName })).Table!;
    const Key = KeySchema!.length === 1 ? { p: S(p) } : { p: S(p), s: S(s) };
    await dynamodb.updateItem({ TableName, Key, UpdateExpression: 'SET c = :v', ExpressionAttributeValues: { ':v': value } });
  }),
  of(fc.record({ TableName, p: id, s: id }), async (dynamodb, { TableName, p, s }) => {
    const { KeySchema } = (await dynamodb.describeTable({ TableName })).Table!;
    await dynamodb.deleteItem({ TableName, Key: KeySchema!.length === 1 ? { p: S(p) } : { p: S(p), s: S(s) } });
  }),
);

/** They begin with a table or two. */
const actions = (least: number, most: number): fc.Arbitrary<Action[]> =>
  fc.tuple(creation, creation, fc.array(action, { minLength: least, maxLength: most })).map(([one, two, others]) => [one, two].concat(others));

/** Performs actions; one that is refused, such as on a table that is not there, does nothing. */
async function perform(dynamodb: InMemoryDynamoDb, actions: readonly Action[]): Promise<number> {
  let performed = 0;
  for (const action of actions) {
    await action(dynamodb).then(
      () => performed++,
      (error: unknown) => expect((error as Error).name).toMatch(/^(ResourceNotFound|ResourceInUse|Validation)Exception$/),
    );
  }
  return performed;
}

/** All that can be read. */
async function look(dynamodb: InMemoryDynamoDb): Promise<unknown> {
  const { TableNames } = await dynamodb.listTables();
  const tables: unknown[] = [];
  for (const TableName of TableNames!) {
    const { Table } = await dynamodb.describeTable({ TableName });
    const indexes = [...(Table!.LocalSecondaryIndexes ?? []), ...(Table!.GlobalSecondaryIndexes ?? [])].map(({ IndexName }) => IndexName);
    const items = await Promise.all([undefined, ...indexes].map(async (IndexName) => (await dynamodb.scan({ TableName, IndexName })).Items));
    const { Tags } = await dynamodb.listTagsOfResource({ ResourceArn: Table!.TableArn });
    tables.push({ Table, items, Tags });
  }
  const { Streams } = await dynamodb.streams.listStreams();
  return { tables, Streams };
}

test('what was saved and loaded answers every read, and goes on with new ids', async () => {
  let performed = 0;
  await fc.assert(
    fc.asyncProperty(actions(10, 60), actions(0, 20), async (some, more) => {
      const clock = virtualClock({ start });
      const first = new InMemoryDynamoDb({ clock });
      performed += await perform(first, some);
      const second = new InMemoryDynamoDb({ clock });
      await perform(second, more);
      second.load(structuredClone(first.save()));
      expect(await look(second)).toEqual(await look(first));
      // From here on, both do the same.
      await perform(first, more);
      await perform(second, more);
      expect(await look(second)).toEqual(await look(first));
    }),
    { numRuns: 40 },
  );
  expect(performed).toBeGreaterThan(250); // most actions are not refused
});

test('a return to a mark answers as at the mark, to and fro, and takes a load back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(actions(5, 25), { minLength: 2, maxLength: 4 }), fc.boolean(), async (parts, loads) => {
      const journal = new Journal();
      const dynamodb = new InMemoryDynamoDb({ clock: virtualClock({ start }), journal });
      const seen: { mark: ReturnType<Journal['mark']>; looked: unknown }[] = [];
      for (const part of parts) {
        await perform(dynamodb, part);
        seen.push({ mark: journal.mark(), looked: await look(dynamodb) });
      }
      if (loads) dynamodb.load(new InMemoryDynamoDb({ clock: virtualClock() }).save());
      else await perform(dynamodb, parts[0]!);
      for (const { mark, looked } of [...seen, ...seen.toReversed()]) {
        journal.returnTo(mark);
        expect(await look(dynamodb)).toEqual(looked);
      }
    }),
    { numRuns: 40 },
  );
});

test.each<[string, unknown]>([
  ['nothing', undefined],
  ['a text', 'saved'],
  ['no tables', { tableIds: 0, streams: { count: 0, streams: [] }, transactions: [] }],
  ['no ids', { tables: [], streams: { count: 0, streams: [] }, transactions: [] }],
  ['a table without a key', { tableIds: 0, tables: [{ settings: { attributes: [], keySchema: [] }, items: [] }], streams: {}, transactions: [] }],
  ['no streams', { tableIds: 0, tables: [], transactions: [] }],
])('%s is no saved state, and changes nothing', async (_title, saved) => {
  const dynamodb = new InMemoryDynamoDb({ clock: virtualClock({ start }) });
  await dynamodb.createTable({ TableName: 'One', BillingMode: 'PAY_PER_REQUEST', AttributeDefinitions: [text('p')], KeySchema: key('p') });
  await dynamodb.putItem({ TableName: 'One', Item: { p: S('1') } });
  const before = await look(dynamodb);
  expect(() => dynamodb.load(saved)).toThrow(UsageError);
  expect(await look(dynamodb)).toEqual(before);
});
