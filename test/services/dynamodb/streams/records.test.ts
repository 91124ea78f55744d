import { describe, expect, test } from 'vitest';
import type { Change } from '../../../../src/services/dynamodb/change';
import { changeRecord, keptRecord } from '../../../../src/services/dynamodb/streams/kept-record';
import type { StreamIdentity } from '../../../../src/services/dynamodb/streams/stream';
import type { ChangeRecord, StreamViewType } from '../../../../src/services/dynamodb/streams/stream-shapes';
import { StreamHost } from './stream-host';

const Id = { N: '101' };

/** The events of https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html (its key is named `Id`, its other attribute `Message`). */
async function lambdaExample(view: StreamViewType): Promise<ChangeRecord[]> {
  const host = new StreamHost();
  const { TableDescription } = await host.dynamodb.createTable({
    TableName: 'ExampleTableWithStream',
    AttributeDefinitions: [{ AttributeName: 'Id', AttributeType: 'N' }],
    KeySchema: [{ AttributeName: 'Id', KeyType: 'HASH' }],
    BillingMode: 'PAY_PER_REQUEST',
    StreamSpecification: { StreamEnabled: true, StreamViewType: view },
  });
  const { dynamodb } = host;
  const TableName = 'ExampleTableWithStream';
  await dynamodb.putItem({ TableName, Item: { Id, Message: { S: 'New item!' } } });
  await host.clock.advance(1700);
  await dynamodb.updateItem({
    TableName,
    Key: { Id },
    UpdateExpression: 'SET Message = :m',
    ExpressionAttributeValues: { ':m': { S: 'This item has changed' } },
  });
  await dynamodb.deleteItem({ TableName, Key: { Id } });
  return host.records(TableDescription!.LatestStreamArn!);
}

const NEW = { Id, Message: { S: 'New item!' } };
const CHANGED = { Id, Message: { S: 'This item has changed' } };

describe('records have the shape and the sizes of https://docs.aws.amazon.com/lambda/latest/dg/with-ddb-example.html', () => {
  test.each<[StreamViewType, object[]]>([
    [
      'NEW_AND_OLD_IMAGES',
      [
        { NewImage: NEW, SizeBytes: 26 },
        { NewImage: CHANGED, OldImage: NEW, SizeBytes: 59 },
        { OldImage: CHANGED, SizeBytes: 38 },
      ],
    ],
    ['NEW_IMAGE', [{ NewImage: NEW, SizeBytes: 26 }, { NewImage: CHANGED, SizeBytes: 38 }, { SizeBytes: 5 }]],
    ['OLD_IMAGE', [{ SizeBytes: 5 }, { OldImage: NEW, SizeBytes: 26 }, { OldImage: CHANGED, SizeBytes: 38 }]],
    ['KEYS_ONLY', [{ SizeBytes: 5 }, { SizeBytes: 5 }, { SizeBytes: 5 }]],
  ])('%s', async (StreamViewType, views) => {
    const records = await lambdaExample(StreamViewType);
    const seconds = [0, 1, 1];
    expect(records).toEqual(
      ['INSERT', 'MODIFY', 'REMOVE'].map((eventName, i) => ({
        eventID: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
        eventName,
        eventVersion: '1.1',
        eventSource: 'aws:dynamodb',
        awsRegion: 'us-east-1',
        dynamodb: {
          // "rounded down to the closest second": https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_streams_StreamRecord.html
          ApproximateCreationDateTime: new Date(Date.UTC(2026, 0, 1, 0, 0, seconds[i])),
          Keys: { Id },
          SequenceNumber: expect.stringMatching(/^\d{21,40}$/) as string,
          StreamViewType,
          ...views[i],
        },
      })),
    );
    expect(new Set(records.map(({ eventID }) => eventID)).size).toBe(3);
    const numbers = records.map(({ dynamodb }) => BigInt(dynamodb!.SequenceNumber!));
    expect(numbers.toSorted((a, b) => (a < b ? -1 : 1))).toEqual(numbers);
  });
});

test('what time to live deletes carries its identity (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/time-to-live-ttl-streams.html)', () => {
  const table = { settings: { schema: { names: ['p'] } } } as unknown as Change['table'];
  const before = { sortText: '', item: { p: { S: 'x' } }, size: 0 };
  const kept = keptRecord({ table, before, after: undefined, by: 'timeToLive' }, 'KEYS_ONLY', '1', 0);
  const record = changeRecord({ arn: 'a', viewType: 'KEYS_ONLY' } as StreamIdentity, 'eu-west-1', kept);
  expect(record.userIdentity).toEqual({ PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' });
  expect(record.eventName).toBe('REMOVE');
});

describe('"no stream record is written" for what changes nothing (https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.html)', () => {
  test.each<[string, (host: StreamHost) => Promise<unknown>]>([
    ['the same item again', ({ dynamodb }) => dynamodb.putItem({ TableName: 'Tab', Item: { v: { SS: ['b', 'a'] }, p: { S: 'x' } } })],
    [
      'an update to what is there',
      ({ dynamodb }) =>
        dynamodb.updateItem({
          TableName: 'Tab',
          Key: { p: { S: 'x' } },
          UpdateExpression: 'SET v = :v',
          ExpressionAttributeValues: { ':v': { SS: ['a', 'b'] } },
        }),
    ],
    ['an update of nothing', ({ dynamodb }) => dynamodb.updateItem({ TableName: 'Tab', Key: { p: { S: 'x' } } })],
    ['the deletion of what is not there', ({ dynamodb }) => dynamodb.deleteItem({ TableName: 'Tab', Key: { p: { S: 'y' } } })],
  ])('%s', async (_title, write) => {
    const host = new StreamHost();
    const arn = await host.table();
    await host.dynamodb.putItem({ TableName: 'Tab', Item: { p: { S: 'x' }, v: { SS: ['a', 'b'] } } });
    await write(host);
    expect(await host.records(arn)).toHaveLength(1);
  });

  test('an item of the same size is a change, and so is one of another type', async () => {
    const host = new StreamHost();
    const arn = await host.table();
    await host.put('x', 'a');
    await host.put('x', 'b');
    await host.dynamodb.putItem({ TableName: 'Tab', Item: { p: { S: 'x' }, v: { B: Uint8Array.of(1) } } });
    expect((await host.records(arn)).map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'MODIFY']);
  });
});

test('a record is a copy: who changes it changes nothing else', async () => {
  const host = new StreamHost();
  const arn = await host.table();
  await host.dynamodb.putItem({ TableName: 'Tab', Item: { p: { S: 'x' }, l: { L: [{ N: '1' }] } } });
  const [record] = await host.records(arn);
  record!.dynamodb!.NewImage!['l']!.L!.push({ N: '2' });
  expect((await host.records(arn))[0]!.dynamodb!.NewImage!['l']).toEqual({ L: [{ N: '1' }] });
  expect((await host.dynamodb.getItem({ TableName: 'Tab', Key: { p: { S: 'x' } } })).Item!['l']).toEqual({ L: [{ N: '1' }] });
});
