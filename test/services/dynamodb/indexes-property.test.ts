import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../../../src/services/dynamodb/attribute-value';
import type { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import type { PageOutput, QueryInput, ScanInput } from '../../../src/services/dynamodb/shapes';
import { N, S, service } from './fixture';

// What is right is said here once more, in the simplest way: an array of items, filtered and sorted. Ties within an index are in the order of the table's keys.

type Row = Readonly<Record<'p' | 'a' | 'c', string | undefined>> & Readonly<Record<'s' | 'b' | 'd', number | undefined>> & { readonly x: number };
type Name = keyof Row;

interface Path {
  readonly index: string | undefined;
  readonly hash: readonly Name[];
  readonly range: readonly Name[];
  readonly projected: readonly Name[] | undefined;
}

const TABLE: Path = { index: undefined, hash: ['p'], range: ['s'], projected: undefined };
const PATHS: readonly Path[] = [
  TABLE,
  { index: 'local-b', hash: ['p'], range: ['b'], projected: ['p', 's', 'b'] },
  { index: 'global-a-b', hash: ['a'], range: ['b'], projected: undefined },
  { index: 'global-c', hash: ['c'], range: [], projected: ['c', 'p', 's', 'x'] },
  { index: 'global-ab-cd', hash: ['a', 'b'], range: ['c', 'd'], projected: ['a', 'b', 'c', 'd', 'p', 's'] },
  { index: 'global-d-cba', hash: ['d'], range: ['c', 'b', 'a'], projected: undefined },
];

const NUMBERS: ReadonlySet<Name> = new Set<Name>(['s', 'b', 'd', 'x']);
const valueOf = (name: Name, value: string | number) => (NUMBERS.has(name) ? N(value) : S(String(value)));
const itemOf = (row: Row, names: readonly Name[] = ['p', 's', 'a', 'b', 'c', 'd', 'x']): Item =>
  Object.fromEntries(names.flatMap((name) => (row[name] === undefined ? [] : [[name, valueOf(name, row[name])]])));

const create = async (dynamodb: InMemoryDynamoDb): Promise<void> => {
  const key = ({ hash, range }: Path) => [
    ...hash.map((AttributeName) => ({ AttributeName, KeyType: 'HASH' as const })),
    ...range.map((AttributeName) => ({ AttributeName, KeyType: 'RANGE' as const })),
  ];
  const definition = (path: Path) => ({
    IndexName: path.index,
    KeySchema: key(path),
    Projection:
      path.projected === undefined
        ? { ProjectionType: 'ALL' as const }
        : path.projected.includes('x')
          ? { ProjectionType: 'INCLUDE' as const, NonKeyAttributes: ['x'] }
          : { ProjectionType: 'KEYS_ONLY' as const },
  });
  await dynamodb.createTable({
    TableName: 'Tab',
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: (['p', 's', 'a', 'b', 'c', 'd'] as const).map((AttributeName) => ({
      AttributeName,
      AttributeType: NUMBERS.has(AttributeName) ? 'N' : 'S',
    })),
    KeySchema: key(TABLE),
    LocalSecondaryIndexes: [definition(PATHS[1]!)],
    GlobalSecondaryIndexes: PATHS.slice(2).map(definition),
  });
};

const text = fc.constantFrom('k', 'k\0', 'k\0\u0001', 'l', '\uffff', '\u{1f600}');
const number = fc.constantFrom(-3, 0, 2, 10);
const row = fc.record<Row>({
  p: fc.constantFrom('p', 'q', 'p\0'),
  s: fc.integer({ min: 0, max: 4 }),
  a: fc.option(text, { nil: undefined }),
  b: fc.option(number, { nil: undefined }),
  c: fc.option(text, { nil: undefined }),
  d: fc.option(number, { nil: undefined }),
  x: fc.integer({ min: 0, max: 3 }),
});

/** A put, an update of attributes (undefined: removed), or a deletion. */
const change = fc.record({ kind: fc.constantFrom('put', 'put', 'put', 'update', 'delete'), row });

async function perform(dynamodb: InMemoryDynamoDb, rows: Map<string, Row>, { kind, row }: { kind: string; row: Row }): Promise<void> {
  const id = `${row.s}/${row.p}`;
  const Key = itemOf(row, ['p', 's']);
  if (kind === 'delete') {
    rows.delete(id);
    await dynamodb.deleteItem({ TableName: 'Tab', Key });
    return;
  }
  if (kind === 'put') {
    rows.set(id, row);
    await dynamodb.putItem({ TableName: 'Tab', Item: itemOf(row) });
    return;
  }
  const set = (['a', 'b'] as const).filter((name) => row[name] !== undefined);
  const removed = (['a', 'b'] as const).filter((name) => row[name] === undefined);
  const { p, s, a, b, x } = row;
  rows.set(id, { c: undefined, d: undefined, ...rows.get(id), p, s, a, b, x });
  await dynamodb.updateItem({
    TableName: 'Tab',
    Key,
    UpdateExpression: `SET x = :x ${set.map((name) => `, ${name} = :${name}`).join('')} ${removed.length > 0 ? `REMOVE ${removed.join(', ')}` : ''}`,
    ExpressionAttributeValues: { ':x': N(row.x), ...Object.fromEntries(set.map((name) => [`:${name}`, valueOf(name, row[name]!)])) },
  });
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' ? a - (b as number) : Buffer.compare(Buffer.from(a), Buffer.from(b as string));
const byNames = (names: readonly Name[]) => (a: Row, b: Row) => names.map((name) => compare(a[name]!, b[name]!)).find((order) => order !== 0) ?? 0;
const entriesOf = (rows: Map<string, Row>, { hash, range }: Path): Row[] =>
  [...rows.values()].filter((row) => [...hash, ...range].every((name) => row[name] !== undefined));

const CONDITIONS = {
  '=': (a: number) => a === 0,
  '<': (a: number) => a < 0,
  '<=': (a: number) => a <= 0,
  '>': (a: number) => a > 0,
  '>=': (a: number) => a >= 0,
};

async function allPages(next: (ExclusiveStartKey: Item | undefined) => Promise<PageOutput>, limit: number | undefined): Promise<Item[]> {
  const items: Item[] = [];
  let start: Item | undefined;
  do {
    const page = await next(start);
    items.push(...page.Items!);
    if (limit !== undefined) expect(page.ScannedCount).toBeLessThanOrEqual(limit);
    start = page.LastEvaluatedKey;
  } while (start !== undefined);
  return items;
}

const request = fc.record({
  path: fc.constantFrom(...PATHS),
  example: row,
  equal: fc.integer({ min: 0, max: 3 }),
  operator: fc.constantFrom(...(Object.keys(CONDITIONS) as (keyof typeof CONDITIONS)[])),
  limit: fc.constantFrom(undefined, 1, 2, 5),
  forward: fc.boolean(),
  filtered: fc.boolean(),
  projected: fc.boolean(),
});

test('queries and scans of a table and its indexes give what an array of its items gives, page by page, either way', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { maxLength: 40 }), fc.array(request, { minLength: 8, maxLength: 8 }), async (changes, requests) => {
      const dynamodb = service();
      await create(dynamodb);
      const rows = new Map<string, Row>();
      for (const each of changes) await perform(dynamodb, rows, each);
      for (const { path, example, equal, operator, limit, forward, filtered, projected } of requests) {
        if (path.hash.some((name) => example[name] === undefined)) continue;
        const range = path.range.slice(0, equal).filter((_name, i, all) => all.slice(0, i + 1).every((before) => example[before] !== undefined));
        const last = range.at(-1);
        const operatorOf = (name: Name): keyof typeof CONDITIONS => (name === last ? operator : '=');
        const isMatch = (row: Row): boolean =>
          path.hash.every((name) => row[name] === example[name]) && range.every((name) => CONDITIONS[operatorOf(name)](compare(row[name]!, example[name]!)));
        const wantsFilter = filtered && !path.range.includes('x') && (path.projected === undefined || path.projected.includes('x') || path.index === 'local-b');
        const names = projected ? (['p', 's'] as const) : path.projected;
        const expected = entriesOf(rows, path)
          .filter(isMatch)
          .toSorted(byNames([...path.range, 'p', 's']));
        if (!forward) expected.reverse();
        const shown = (found: readonly Row[]): Item[] => found.filter(({ x }) => !wantsFilter || x > 1).map((row) => itemOf(row, names));
        const common: Partial<ScanInput & QueryInput> = {
          TableName: 'Tab',
          IndexName: path.index,
          Limit: limit,
          ...(wantsFilter && { FilterExpression: 'x > :filter' }),
          ...(projected && { ProjectionExpression: 'p, s' }),
        };
        const keys = [...path.hash, ...range];
        const input = {
          ...common,
          TableName: 'Tab',
          ScanIndexForward: forward,
          KeyConditionExpression: keys.map((name) => `${name} ${operatorOf(name)} :${name}`).join(' AND '),
          ExpressionAttributeValues: {
            ...(wantsFilter && { ':filter': N(1) }),
            ...Object.fromEntries(keys.map((name) => [`:${name}`, valueOf(name, example[name]!)])),
          },
        };
        expect(await allPages((ExclusiveStartKey) => dynamodb.query({ ...input, ExclusiveStartKey }), limit)).toEqual(shown(expected));

        const values = wantsFilter ? { ExpressionAttributeValues: { ':filter': N(1) } } : {};
        const scanned = await Promise.all(
          [0, 1, 2].map((Segment) =>
            allPages((ExclusiveStartKey) => dynamodb.scan({ ...common, TableName: 'Tab', ...values, Segment, TotalSegments: 3, ExclusiveStartKey }), limit),
          ),
        );
        const sorted = (items: readonly Item[]): string[] => items.map((item) => JSON.stringify(Object.entries(item).toSorted())).toSorted();
        expect(sorted(scanned.flat())).toEqual(sorted(shown(entriesOf(rows, path))));
      }
      const { Table } = await dynamodb.describeTable({ TableName: 'Tab' });
      const counts = [...Table!.LocalSecondaryIndexes!, ...Table!.GlobalSecondaryIndexes!].map(({ ItemCount }) => ItemCount);
      expect(counts).toEqual(PATHS.slice(1).map((path) => entriesOf(rows, path).length));
    }),
    { numRuns: 60 },
  );
});
