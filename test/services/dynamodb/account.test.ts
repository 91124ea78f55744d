/** What is asked of the account and of a table's backups. */
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemoryDynamoDb } from '../../../src/services/dynamodb/in-memory-dynamodb';
import { refusal, service, start, validation } from './fixture';

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html and ServiceQuotas.html#default-limits-throughput
test('the limits are those of a new account', async () => {
  expect(await service().describeLimits()).toMatchObject({
    AccountMaxReadCapacityUnits: 80_000,
    AccountMaxWriteCapacityUnits: 80_000,
    TableMaxReadCapacityUnits: 40_000,
    TableMaxWriteCapacityUnits: 40_000,
  });
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeEndpoints.html
test('the endpoint is that of the region', async () => {
  const dynamodb = new InMemoryDynamoDb({ clock: virtualClock({ start }), region: 'eu-west-1' });
  expect((await dynamodb.describeEndpoints()).Endpoints).toEqual([{ Address: 'dynamodb.eu-west-1.amazonaws.com', CachePeriodInMinutes: 1440 }]);
});

// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html
describe('continuous backups', () => {
  const TableName = 'Orders';
  const DAY = 24 * 60 * 60 * 1000;
  const at = Date.parse(start);

  async function make() {
    const clock = virtualClock({ start });
    const dynamodb = new InMemoryDynamoDb({ clock });
    await dynamodb.createTable({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    const update = async (PointInTimeRecoveryEnabled: boolean, RecoveryPeriodInDays?: number) =>
      (await dynamodb.updateContinuousBackups({ TableName, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled, RecoveryPeriodInDays } }))
        .ContinuousBackupsDescription;
    const describeThem = async () => (await dynamodb.describeContinuousBackups({ TableName })).ContinuousBackupsDescription;
    return { clock, dynamodb, update, describeThem };
  }

  const off = { ContinuousBackupsStatus: 'ENABLED', PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } };
  const on = (RecoveryPeriodInDays: number, earliest: number, latest: number) => ({
    ContinuousBackupsStatus: 'ENABLED',
    PointInTimeRecoveryDescription: {
      PointInTimeRecoveryStatus: 'ENABLED',
      RecoveryPeriodInDays,
      EarliestRestorableDateTime: new Date(earliest),
      LatestRestorableDateTime: new Date(latest),
    },
  });

  test('are there, point-in-time recovery when it is switched on', async () => {
    const { clock, update, describeThem } = await make();
    expect(await describeThem()).toEqual(off);
    expect(await update(true)).toEqual(on(35, at, at));
    await clock.advance(DAY);
    expect(await describeThem()).toEqual(on(35, at, at + DAY - 300_000));
    await clock.advance(39 * DAY);
    expect(await describeThem()).toEqual(on(35, at + 5 * DAY, at + 40 * DAY - 300_000));
    expect(await update(true, 10)).toEqual(on(10, at + 30 * DAY, at + 40 * DAY - 300_000));
    expect(await update(true)).toEqual(on(10, at + 30 * DAY, at + 40 * DAY - 300_000));
    expect(await update(false)).toEqual(off);
    expect(await describeThem()).toEqual(off);
  });

  test('of no table there are none', async () => {
    const { dynamodb } = await make();
    const expected = { name: 'TableNotFoundException', message: 'Table not found: None' };
    expect(await refusal(dynamodb.describeContinuousBackups({ TableName: 'None' }))).toEqual(expected);
    const PointInTimeRecoverySpecification = { PointInTimeRecoveryEnabled: true };
    expect(await refusal(dynamodb.updateContinuousBackups({ TableName: 'None', PointInTimeRecoverySpecification }))).toEqual(expected);
  });

  test.each<[object, string]>([
    [{}, "Value null at 'pointInTimeRecoverySpecification' failed to satisfy constraint: Member must not be null"],
    [
      { PointInTimeRecoverySpecification: {} },
      "Value null at 'pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled' failed to satisfy constraint: Member must not be null",
    ],
    [
      { PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true, RecoveryPeriodInDays: 36 } },
      "Value '36' at 'pointInTimeRecoverySpecification.recoveryPeriodInDays' failed to satisfy constraint: Member must have value less than or equal to 35",
    ],
  ])('%j is refused', async (more, message) => {
    const { dynamodb } = await make();
    expect(await refusal(dynamodb.updateContinuousBackups({ TableName, ...more } as never))).toEqual(validation(`1 validation error detected: ${message}`));
  });
});
