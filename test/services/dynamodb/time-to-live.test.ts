import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { Journal } from '../../../src/journal/journal';
import type { AttributeValue, Item } from '../../../src/services/dynamodb/attribute-value';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { B, N, refusal, S, start, validation } from './fixture';

const TableName = 'Sessions';
const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;
const epoch = Date.parse(start) / SECOND;

function make(journal = new Journal()) {
  const clock = virtualClock({ start });
  return { clock, journal, dynamodb: new InMemoryDynamoDb({ clock, journal }) };
}

async function withTable() {
  const made = make();
  await made.dynamodb.createTable({
    TableName,
    AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' },
  });
  return made;
}

const enable = (dynamodb: InMemoryDynamoDb, Enabled = true, AttributeName = 'expires') =>
  dynamodb.updateTimeToLive({ TableName, TimeToLiveSpecification: { Enabled, AttributeName } });
const put = (dynamodb: InMemoryDynamoDb, p: string, expires: AttributeValue, more: Item = {}) =>
  dynamodb.putItem({ TableName, Item: { p: S(p), expires, ...more } });
const names = async (dynamodb: InMemoryDynamoDb): Promise<string[]> => (await dynamodb.scan({ TableName })).Items!.map(({ p }) => p!.S!).toSorted();

async function withExpiry() {
  const made = await withTable();
  await enable(made.dynamodb);
  return made;
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
describe('an item expires', () => {
  // "Items that have expired, but haven't yet been deleted by TTL, still appear in reads, queries, and scans."
  test('and is read until it is deleted, some time later', async () => {
    const { clock, dynamodb } = await withExpiry();
    await put(dynamodb, 'a', N(epoch + 60));
    await put(dynamodb, 'b', N(epoch + 7200));
    await clock.advance(60 * SECOND + HOUR - 1);
    expect(await names(dynamodb)).toEqual(['a', 'b']);
    await clock.advance(1);
    expect(await names(dynamodb)).toEqual(['b']);
    await clock.advance(2 * HOUR);
    expect(await names(dynamodb)).toEqual([]);
  });

  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html
  test('and its stream tells that the service deleted it, not a user', async () => {
    const { clock, dynamodb } = await withExpiry();
    await put(dynamodb, 'a', N(epoch));
    await put(dynamodb, 'b', N(epoch));
    await dynamodb.deleteItem({ TableName, Key: { p: S('b') } });
    await clock.advance(48 * HOUR - 30 * HOUR);
    const { LatestStreamArn: StreamArn } = (await dynamodb.describeTable({ TableName })).Table!;
    const { ShardId } = (await dynamodb.streams.describeStream({ StreamArn })).StreamDescription!.Shards![0]!;
    const { ShardIterator } = await dynamodb.streams.getShardIterator({ StreamArn, ShardId, ShardIteratorType: 'TRIM_HORIZON' });
    const { Records } = await dynamodb.streams.getRecords({ ShardIterator });
    const removals = Records!.filter(({ eventName }) => eventName === 'REMOVE');
    expect(removals.map(({ userIdentity }) => userIdentity)).toEqual([undefined, { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' }]);
    expect(removals[1]!.dynamodb!.OldImage).toEqual({ p: S('a'), expires: N(epoch) });
    expect(removals[1]!.dynamodb!.ApproximateCreationDateTime).toEqual(new Date(Date.parse(start) + HOUR));
  });

  test('only by a number of seconds that is at most five years ago', async () => {
    const { clock, dynamodb } = await withExpiry();
    const year = 365.25 * 24 * 60 * 60;
    await put(dynamodb, 'a text', S(String(epoch)));
    await put(dynamodb, 'bytes', B(1));
    await put(dynamodb, 'long ago', N(epoch - 5 * year - 1));
    await put(dynamodb, 'milliseconds', N(epoch * 1000));
    await put(dynamodb, 'negative', N(-1));
    await put(dynamodb, 'no time', N('1E100'));
    await put(dynamodb, 'not so long ago', N(epoch - 5 * year + 1));
    await put(dynamodb, 'a part of a second', N(`${epoch + 1}.5`));
    await dynamodb.putItem({ TableName, Item: { p: S('none') } });
    await clock.advance(2 * HOUR);
    expect(await names(dynamodb)).toEqual(['a text', 'bytes', 'long ago', 'milliseconds', 'negative', 'no time', 'none']);
  });

  test('when its attribute says so last', async () => {
    const { clock, dynamodb } = await withExpiry();
    const Key = { p: S('a') };
    await put(dynamodb, 'a', N(epoch + 60));
    await dynamodb.updateItem({ TableName, Key, UpdateExpression: 'SET expires = expires + :h', ExpressionAttributeValues: { ':h': N(3600) } });
    await put(dynamodb, 'b', N(epoch + 60));
    await dynamodb.updateItem({ TableName, Key: { p: S('b') }, UpdateExpression: 'REMOVE expires' });
    await clock.advance(60 * SECOND + HOUR);
    expect(await names(dynamodb)).toEqual(['a', 'b']);
    await clock.advance(HOUR);
    expect(await names(dynamodb)).toEqual(['b']);
  });

  test('only while time to live is enabled', async () => {
    const { clock, dynamodb } = await withTable();
    await put(dynamodb, 'a', N(epoch));
    await clock.advance(5 * HOUR);
    expect(await names(dynamodb)).toEqual(['a']);
    await enable(dynamodb);
    await enable(dynamodb).catch(() => undefined);
    await clock.advance(1);
    expect(await names(dynamodb)).toEqual([]);
    await put(dynamodb, 'b', N(epoch + 10 * 3600));
    await clock.advance(HOUR);
    await enable(dynamodb, false);
    await clock.advance(20 * HOUR);
    expect(await names(dynamodb)).toEqual(['b']);
  });

  test('in a table that is there still', async () => {
    const { clock, dynamodb } = await withExpiry();
    await put(dynamodb, 'a', N(epoch));
    await dynamodb.deleteTable({ TableName });
    await clock.advance(2 * HOUR);
    expect((await dynamodb.listTables()).TableNames).toEqual([]);
  });

  test('again after a return to a mark', async () => {
    const { clock, dynamodb, journal } = await withExpiry();
    await put(dynamodb, 'a', N(epoch + 60));
    const mark = journal.mark();
    await clock.advance(2 * HOUR);
    expect(await names(dynamodb)).toEqual([]);
    journal.returnTo(mark);
    expect(await names(dynamodb)).toEqual(['a']);
    await clock.advance(1);
    expect(await names(dynamodb)).toEqual([]);
  });

  test('in a table that a return to a mark brings back', async () => {
    const { clock, dynamodb, journal } = await withExpiry();
    await put(dynamodb, 'a', N(epoch + 60));
    const mark = journal.mark();
    await dynamodb.deleteTable({ TableName });
    await clock.advance(10 * SECOND);
    journal.returnTo(mark);
    await clock.advance(2 * HOUR);
    expect(await names(dynamodb)).toEqual([]);
  });

  test('in a state that was saved', async () => {
    const { clock, dynamodb } = await withExpiry();
    await put(dynamodb, 'a', N(epoch + 60));
    const loaded = new InMemoryDynamoDb({ clock });
    loaded.load(dynamodb.save());
    expect((await loaded.describeTimeToLive({ TableName })).TimeToLiveDescription).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
    await clock.advance(2 * HOUR);
    expect(await names(loaded)).toEqual([]);
  });

  test('in its turn among very many', async () => {
    const { clock, dynamodb } = await withExpiry();
    for (let i = 0; i < 1000; i++) await put(dynamodb, String(i), N(epoch + ((i * 7919) % 1000)));
    await clock.advance(HOUR + 499 * SECOND);
    expect((await dynamodb.scan({ TableName })).Count).toBe(500);
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html
describe('time to live', () => {
  const describeIt = async (dynamodb: InMemoryDynamoDb) => (await dynamodb.describeTimeToLive({ TableName })).TimeToLiveDescription;

  test('is enabled and disabled', async () => {
    const { clock, dynamodb } = await withTable();
    expect(await describeIt(dynamodb)).toEqual({ TimeToLiveStatus: 'DISABLED' });
    expect(await enable(dynamodb)).toMatchObject({ TimeToLiveSpecification: { Enabled: true, AttributeName: 'expires' } });
    expect(await describeIt(dynamodb)).toEqual({ TimeToLiveStatus: 'ENABLED', AttributeName: 'expires' });
    await clock.advance(HOUR);
    await enable(dynamodb, false);
    expect(await describeIt(dynamodb)).toEqual({ TimeToLiveStatus: 'DISABLED' });
  });

  // cloudposse/terraform-aws-dynamodb issue 94, go-to-k/cdkd pull request 932: AWS's answers
  test('is not changed to what it is, to another attribute, or twice within an hour', async () => {
    const { clock, dynamodb } = await withTable();
    expect(await refusal(enable(dynamodb, false))).toEqual(validation('TimeToLive is already disabled'));
    await enable(dynamodb);
    expect(await refusal(enable(dynamodb))).toEqual(validation('TimeToLive is already enabled'));
    const other = validation('TimeToLive is active on a different AttributeName: current AttributeName is expires');
    expect(await refusal(enable(dynamodb, true, 'other'))).toEqual(other);
    expect(await refusal(enable(dynamodb, false, 'other'))).toEqual(other);
    await clock.advance(HOUR - 1);
    expect(await refusal(enable(dynamodb, false))).toEqual(validation('Time to live has been modified multiple times within a fixed interval'));
    await clock.advance(1);
    await enable(dynamodb, false);
    await clock.advance(HOUR);
    await enable(dynamodb, true, 'other');
  });

  test.each<[unknown, string]>([
    [{ TableName }, "1 validation error detected: Value null at 'timeToLiveSpecification' failed to satisfy constraint: Member must not be null"],
    [
      { TableName, TimeToLiveSpecification: {} },
      "2 validation errors detected: Value null at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must not be null; " +
        "Value null at 'timeToLiveSpecification.enabled' failed to satisfy constraint: Member must not be null",
    ],
    [
      { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: '' } },
      "1 validation error detected: Value '' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      { TableName, TimeToLiveSpecification: { Enabled: true, AttributeName: 'a'.repeat(256) } },
      `1 validation error detected: Value '${'a'.repeat(256)}' at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length less than or equal to 255`,
    ],
  ])('%j is refused', async (input, message) => {
    expect(await refusal((await withTable()).dynamodb.updateTimeToLive(input as never))).toEqual(validation(message));
  });

  test('needs a table', async () => {
    const expected = { name: 'ResourceNotFoundException', message: 'Requested resource not found: Table: Sessions not found' };
    const { dynamodb } = make();
    expect(await refusal(enable(dynamodb))).toEqual(expected);
    expect(await refusal(dynamodb.describeTimeToLive({ TableName }))).toEqual(expected);
    expect((await refusal(dynamodb.describeTimeToLive({} as never))).message).toContain("Value null at 'tableName'");
  });
});
