import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import type { CreateTableInput, GlobalSecondaryIndex, TableDescription, UpdateTableInput } from '../../../src/services/dynamodb/shapes';
import { N, refusal, S, service, start, validation } from './fixture';

const key = (name: string) => [{ AttributeName: name, KeyType: 'HASH' as const }];
const text = (AttributeName: string) => ({ AttributeName, AttributeType: 'S' as const });
const units = (ReadCapacityUnits: number, WriteCapacityUnits: number) => ({ ReadCapacityUnits, WriteCapacityUnits });
const index = (IndexName: string, more: Partial<GlobalSecondaryIndex> = {}): GlobalSecondaryIndex => ({
  IndexName,
  KeySchema: key('a'),
  Projection: { ProjectionType: 'ALL' },
  ...more,
});
const simple: CreateTableInput = { TableName: 'Tab', AttributeDefinitions: [text('p')], KeySchema: key('p'), BillingMode: 'PAY_PER_REQUEST' };
const provisioned: CreateTableInput = {
  ...simple,
  BillingMode: 'PROVISIONED',
  AttributeDefinitions: [text('p'), text('a')],
  ProvisionedThroughput: units(5, 5),
  GlobalSecondaryIndexes: [index('by-a', { ProvisionedThroughput: units(2, 2) })],
};

async function made(input: CreateTableInput = simple) {
  const clock = virtualClock({ start });
  const dynamodb = service(clock);
  await dynamodb.createTable(input);
  const update = async (more: Partial<UpdateTableInput>): Promise<TableDescription> =>
    (await dynamodb.updateTable({ TableName: 'Tab', ...more })).TableDescription!;
  const described = async (): Promise<TableDescription> => (await dynamodb.describeTable({ TableName: 'Tab' })).Table!;
  return { clock, dynamodb, update, table: described };
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.html
describe('an index that is added to a table', () => {
  test('is CREATING in the answer, then ACTIVE with what the table holds, but for keys of another type', async () => {
    const { dynamodb, update, table } = await made();
    for (const [p, a] of [
      ['1', S('x')],
      ['2', S('y')],
      ['3', S('x')],
      ['4', N(1)],
      ['5', S('')],
    ] as const)
      await dynamodb.putItem({ TableName: 'Tab', Item: { p: S(p), a } });
    await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('6') } });
    const answer = await update({ AttributeDefinitions: [text('a')], GlobalSecondaryIndexUpdates: [{ Create: index('by-a') }] });
    expect(answer).toMatchObject({
      TableStatus: 'UPDATING',
      AttributeDefinitions: [text('p'), text('a')],
      GlobalSecondaryIndexes: [{ IndexName: 'by-a', IndexStatus: 'CREATING', Backfilling: false, ItemCount: 3 }],
    });
    const later = await table();
    expect(later).toMatchObject({ TableStatus: 'ACTIVE', GlobalSecondaryIndexes: [{ IndexStatus: 'ACTIVE' }] });
    expect(later.GlobalSecondaryIndexes![0]).not.toHaveProperty('Backfilling');
    const query = { TableName: 'Tab', IndexName: 'by-a', KeyConditionExpression: 'a = :a', ExpressionAttributeValues: { ':a': S('x') } };
    expect((await dynamodb.query(query)).Items!.map(({ p }) => p)).toEqual([S('1'), S('3')]);
    // "read-only items": https://www.tecracer.com/blog/2024/09/how-to-accidentally-create-read-only-dynamodb-items.html
    const change = { TableName: 'Tab', Key: { p: S('4') }, UpdateExpression: 'SET b = :b', ExpressionAttributeValues: { ':b': S('b') } };
    expect(await refusal(dynamodb.updateItem(change))).toEqual(
      validation('The update expression attempted to update the secondary index key to unsupported type'),
    );
  });

  test('is gone when it is deleted, with the definitions that only it used', async () => {
    const { dynamodb, update, table } = await made();
    await update({ AttributeDefinitions: [text('a')], GlobalSecondaryIndexUpdates: [{ Create: index('by-a') }] });
    const answer = await update({ GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'by-a' } }] });
    expect(answer).toMatchObject({ TableStatus: 'UPDATING', GlobalSecondaryIndexes: [{ IndexName: 'by-a', IndexStatus: 'DELETING' }] });
    expect(await table()).not.toHaveProperty('GlobalSecondaryIndexes');
    expect((await table()).AttributeDefinitions).toEqual([text('p')]);
    await dynamodb.putItem({ TableName: 'Tab', Item: { p: S('1'), a: N(1) } });
    expect((await refusal(dynamodb.scan({ TableName: 'Tab', IndexName: 'by-a' }))).message).toBe('The table does not have the specified index: by-a');
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ProvisionedThroughputDescription.html
test('throughput goes up and down, of the table and of its indexes, and how often is told', async () => {
  const { clock, update, table } = await made(provisioned);
  await clock.advance(1000);
  const answer = await update({
    ProvisionedThroughput: units(6, 4),
    GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'by-a', ProvisionedThroughput: units(1, 1) } }],
  });
  const at = new Date(Date.parse(start) + 1000);
  const changed = { LastIncreaseDateTime: at, LastDecreaseDateTime: at, NumberOfDecreasesToday: 1, ...units(6, 4) };
  expect(answer.ProvisionedThroughput).toEqual(changed);
  expect(answer.GlobalSecondaryIndexes).toMatchObject([
    { IndexStatus: 'UPDATING', ProvisionedThroughput: { LastDecreaseDateTime: at, NumberOfDecreasesToday: 1, ...units(1, 1) } },
  ]);
  expect((await update({ ProvisionedThroughput: units(6, 3) })).ProvisionedThroughput).toMatchObject({ NumberOfDecreasesToday: 2 });
  await clock.advance(86_400_000);
  expect((await table()).ProvisionedThroughput).toMatchObject({ LastIncreaseDateTime: at, NumberOfDecreasesToday: 0, ...units(6, 3) });
});

test('the billing mode goes to and fro, with the throughput that it needs', async () => {
  const { update, table } = await made(provisioned);
  expect(await table()).not.toHaveProperty('BillingModeSummary');
  const onDemand = await update({ BillingMode: 'PAY_PER_REQUEST', OnDemandThroughput: { MaxReadRequestUnits: 9, MaxWriteRequestUnits: 9 } });
  const summary = { BillingMode: 'PAY_PER_REQUEST', LastUpdateToPayPerRequestDateTime: new Date(start) };
  expect(onDemand).toMatchObject({
    BillingModeSummary: summary,
    ProvisionedThroughput: units(0, 0),
    OnDemandThroughput: { MaxReadRequestUnits: 9, MaxWriteRequestUnits: 9 },
    GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(0, 0) }],
  });
  const back = await update({
    BillingMode: 'PROVISIONED',
    ProvisionedThroughput: units(1, 1),
    GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'by-a', ProvisionedThroughput: units(2, 3) } }],
  });
  expect(back).toMatchObject({
    BillingModeSummary: { ...summary, BillingMode: 'PROVISIONED' },
    ProvisionedThroughput: units(1, 1),
    GlobalSecondaryIndexes: [{ ProvisionedThroughput: units(2, 3) }],
  });
});

test('settings that cannot be seen to act are kept and shown', async () => {
  const WarmThroughput = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4000 };
  const { update, table } = await made({
    ...simple,
    TableClass: 'STANDARD',
    SSESpecification: { Enabled: true, SSEType: 'KMS', KMSMasterKeyId: 'key' },
    WarmThroughput,
  });
  expect(await table()).toMatchObject({
    TableClassSummary: { TableClass: 'STANDARD' },
    SSEDescription: { Status: 'ENABLED', SSEType: 'KMS', KMSMasterKeyArn: 'key' },
    WarmThroughput: { ...WarmThroughput, Status: 'ACTIVE' },
  });
  await update({ TableClass: 'STANDARD_INFREQUENT_ACCESS', SSESpecification: { Enabled: false } });
  expect(await table()).toMatchObject({ TableClassSummary: { TableClass: 'STANDARD_INFREQUENT_ACCESS', LastUpdateDateTime: new Date(start) } });
  expect(await table()).not.toHaveProperty('SSEDescription');
});

test('protection from deletion is switched on and off', async () => {
  const { dynamodb, update } = await made();
  expect(await update({ DeletionProtectionEnabled: true })).toMatchObject({ DeletionProtectionEnabled: true });
  expect((await refusal(dynamodb.deleteTable({ TableName: 'Tab' }))).name).toBe('ValidationException');
  await update({ DeletionProtectionEnabled: false });
  await dynamodb.deleteTable({ TableName: 'Tab' });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html#Streams.Enabling
test('a stream is switched on, off and on again, each time with a new name', async () => {
  const { clock, dynamodb, update, table } = await made({ ...simple, StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } });
  const first = await table();
  expect(first).toMatchObject({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' }, LatestStreamLabel: '2026-01-01T00:00:00.000' });
  expect(first.LatestStreamArn).toBe(`${first.TableArn!}/stream/2026-01-01T00:00:00.000`);
  expect(await refusal(dynamodb.updateTable({ TableName: 'Tab', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } }))).toEqual(
    validation('Table already has an enabled stream: TableName: Tab'),
  );
  const off = await update({ StreamSpecification: { StreamEnabled: false } });
  expect(off).not.toHaveProperty('StreamSpecification');
  expect(off.LatestStreamArn).toBe(first.LatestStreamArn);
  expect(await refusal(dynamodb.updateTable({ TableName: 'Tab', StreamSpecification: { StreamEnabled: false } }))).toEqual(
    validation('Table is already disabled for streams: TableName: Tab'),
  );
  await clock.advance(1);
  expect(await update({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } })).toMatchObject({
    LatestStreamLabel: '2026-01-01T00:00:00.001',
  });
  await dynamodb.deleteTable({ TableName: 'Tab' });
  const { StreamDescription } = await dynamodb.streams.describeStream({ StreamArn: `${first.TableArn!}/stream/2026-01-01T00:00:00.001` });
  expect(StreamDescription).toMatchObject({ StreamStatus: 'DISABLED' });
});

const invalid = (message: string) => validation(`One or more parameter values were invalid: ${message}`);
const same = (what: string, read: number) =>
  validation(
    `The provisioned throughput for the ${what} will not change. The requested value equals the current value. ` +
      `Current ReadCapacityUnits provisioned for the ${what}: ${read}. Requested ReadCapacityUnits: ${read}. ` +
      `Current WriteCapacityUnits provisioned for the ${what}: ${read}. Requested WriteCapacityUnits: ${read}. ` +
      'Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.',
  );

// The texts are AWS's own, as users quote them: https://github.com/cortexproject/cortex/pull/441 (the same throughput),
// https://github.com/taoensso/faraday/issues/80 (two new indexes).
test.each<[string, Partial<UpdateTableInput>, { name: string; message: string }]>([
  [
    'no change',
    {},
    validation(
      'At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or ReplicaUpdates is required',
    ),
  ],
  ['the same throughput', { ProvisionedThroughput: units(5, 5) }, same('table', 5)],
  [
    'the same throughput of an index',
    { GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'by-a', ProvisionedThroughput: units(2, 2) } }] },
    same('index by-a', 2),
  ],
  [
    'throughput of nothing',
    { ProvisionedThroughput: units(0, 1) },
    validation(
      "1 validation error detected: Value '0' at 'provisionedThroughput.readCapacityUnits' failed to satisfy constraint: " +
        'Member must have value greater than or equal to 1',
    ),
  ],
  [
    'two new indexes',
    { GlobalSecondaryIndexUpdates: [{ Create: index('one') }, { Create: index('two') }] },
    { name: 'LimitExceededException', message: 'Subscriber limit exceeded: Only 1 online index can be created or deleted simultaneously per table' },
  ],
  [
    'one index twice',
    { GlobalSecondaryIndexUpdates: [{ Update: { IndexName: 'by-a' } }, { Delete: { IndexName: 'by-a' } }] },
    invalid('Only one global secondary index update per index is allowed simultaneously. Index: by-a'),
  ],
  [
    'an empty change of an index',
    { GlobalSecondaryIndexUpdates: [{}] },
    invalid('One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null'),
  ],
  [
    'an index that is there',
    { GlobalSecondaryIndexUpdates: [{ Create: index('by-a', { ProvisionedThroughput: units(1, 1) }) }] },
    validation('Attempting to create an index which already exists'),
  ],
  [
    'an index that is not there',
    { GlobalSecondaryIndexUpdates: [{ Delete: { IndexName: 'none' } }] },
    { name: 'ResourceNotFoundException', message: 'Requested resource not found' },
  ],
  [
    'an index by an unknown attribute',
    { GlobalSecondaryIndexUpdates: [{ Create: index('by-b', { KeySchema: key('b'), ProvisionedThroughput: units(1, 1) }) }] },
    invalid('Some index key attributes are not defined in AttributeDefinitions. Keys: [b], AttributeDefinitions: [p, a]'),
  ],
  [
    'a key of another type',
    { AttributeDefinitions: [{ AttributeName: 'a', AttributeType: 'N' }], DeletionProtectionEnabled: true },
    invalid('Attribute a is a key of type S already'),
  ],
  [
    'an index without throughput',
    { GlobalSecondaryIndexUpdates: [{ Create: index('by-b') }] },
    invalid('ProvisionedThroughput is not specified for index: by-b'),
  ],
  [
    'throughput beside PAY_PER_REQUEST',
    { BillingMode: 'PAY_PER_REQUEST', ProvisionedThroughput: units(1, 1) },
    invalid('Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST'),
  ],
  [
    'limits of what is paid per request',
    { OnDemandThroughput: { MaxReadRequestUnits: 1 } },
    invalid('OnDemandThroughput should not be specified when BillingMode is PROVISIONED'),
  ],
  ['a stream without a view', { StreamSpecification: { StreamEnabled: true } }, invalid('StreamViewType is required when StreamEnabled is true')],
  [
    'a view without a stream',
    { StreamSpecification: { StreamEnabled: false, StreamViewType: 'NEW_IMAGE' } },
    invalid('StreamViewType should not be specified when StreamEnabled is false'),
  ],
])('an update with %s is refused, and changes nothing', async (_title, input, expected) => {
  const { dynamodb, table } = await made(provisioned);
  const before = await table();
  expect(await refusal(dynamodb.updateTable({ TableName: 'Tab', ...input }))).toEqual(expected);
  expect({ ...(await table()), $metadata: undefined }).toEqual({ ...before, $metadata: undefined });
});

test('a table that is not there is not updated', async () => {
  expect(await refusal(service().updateTable({ TableName: 'None', DeletionProtectionEnabled: true }))).toEqual({
    name: 'ResourceNotFoundException',
    message: 'Requested resource not found: Table: None not found',
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
describe('tags', () => {
  const tag = (Key: string, Value = 'v') => ({ Key, Value });

  test('are given, added, replaced, taken away and listed', async () => {
    const { dynamodb, table: described } = await made({ ...simple, Tags: [tag('a'), tag('b')] });
    const ResourceArn = (await described()).TableArn;
    await dynamodb.tagResource({ ResourceArn, Tags: [tag('b', 'new'), tag('c', '')] });
    expect((await dynamodb.listTagsOfResource({ ResourceArn })).Tags).toEqual([tag('a'), tag('b', 'new'), tag('c', '')]);
    await dynamodb.untagResource({ ResourceArn, TagKeys: ['a', 'none'] });
    expect((await dynamodb.listTagsOfResource({ ResourceArn })).Tags).toEqual([tag('b', 'new'), tag('c', '')]);
  });

  test.each<[string, { Key: string; Value: string }[], string]>([
    ['system keys', [tag('aws:x')], "One or more parameter values were invalid: Tag keys beginning with 'aws:' are reserved for system use"],
    ['one key twice', [tag('a'), tag('a')], 'One or more parameter values were invalid: Duplicate tag keys found: a'],
    [
      '51 of them',
      Array.from({ length: 51 }, (_, i) => tag(`t${i}`)),
      'One or more parameter values were invalid: Too many tags: a resource can have at most 50 tags',
    ],
    [
      'an empty key',
      [tag('')],
      "1 validation error detected: Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'a long key and value',
      [tag('k'.repeat(129), 'v'.repeat(257))],
      `2 validation errors detected: Value '${'k'.repeat(129)}' at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128; ` +
        `Value '${'v'.repeat(257)}' at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256`,
    ],
  ])('with %s are refused', async (_title, Tags, message) => {
    const { dynamodb, table: described } = await made();
    expect(await refusal(dynamodb.tagResource({ ResourceArn: (await described()).TableArn, Tags }))).toEqual(validation(message));
    expect(await refusal(dynamodb.createTable({ ...simple, TableName: 'Other', Tags }))).toEqual(validation(message));
  });

  test('of what is not there are not found', async () => {
    const ResourceArn = 'arn:aws:dynamodb:us-east-1:123456789012:table/None';
    const expected = { name: 'ResourceNotFoundException', message: `Requested resource not found: ResourcArn: ${ResourceArn} not found` };
    expect(await refusal(service().listTagsOfResource({ ResourceArn }))).toEqual(expected);
    expect(await refusal(service().tagResource({ ResourceArn, Tags: [] }))).toEqual(expected);
    expect(await refusal(service().untagResource({ ResourceArn, TagKeys: [] }))).toEqual(expected);
  });
});
