import { type VirtualClock, virtualClock } from '../../../../src/clock/virtual-clock';
import { Journal } from '../../../../src/journal/journal';
import { InMemoryDynamoDb } from '../../../../src/services/dynamodb/in-memory-dynamodb';
import type { ChangeRecord, GetShardIteratorInput, StreamViewType } from '../../../../src/services/dynamodb/streams/stream-shapes';

export const HOUR = 60 * 60 * 1000;

/** A service with the table `Tab` of partition key `p`, sort key `s` where asked for, and a stream. */
export class StreamHost {
  readonly clock: VirtualClock = virtualClock({ start: '2026-01-01T00:00:00Z' });
  readonly journal = new Journal();
  readonly dynamodb = new InMemoryDynamoDb({ clock: this.clock, journal: this.journal });
  readonly streams = this.dynamodb.streams;

  /** Makes a table. @returns The ARN of its stream. */
  async table(StreamViewType: StreamViewType = 'NEW_AND_OLD_IMAGES', TableName = 'Tab', range = false, hashType: 'S' | 'N' = 'S'): Promise<string> {
    const { TableDescription } = await this.dynamodb.createTable({
      TableName,
      AttributeDefinitions: [{ AttributeName: 'p', AttributeType: hashType }, ...(range ? [{ AttributeName: 's', AttributeType: 'N' as const }] : [])],
      KeySchema: [{ AttributeName: 'p', KeyType: 'HASH' }, ...(range ? [{ AttributeName: 's', KeyType: 'RANGE' as const }] : [])],
      BillingMode: 'PAY_PER_REQUEST',
      StreamSpecification: { StreamEnabled: true, StreamViewType },
    });
    return TableDescription!.LatestStreamArn!;
  }

  async put(p: string, v = ''): Promise<void> {
    await this.dynamodb.putItem({ TableName: 'Tab', Item: { p: { S: p }, v: { S: v } } });
  }

  async switchOff(): Promise<void> {
    await this.dynamodb.updateTable({ TableName: 'Tab', StreamSpecification: { StreamEnabled: false } });
  }

  async shardOf(StreamArn: string): Promise<string> {
    const { StreamDescription } = await this.streams.describeStream({ StreamArn });
    return StreamDescription!.Shards![0]!.ShardId!;
  }

  async iterator(StreamArn: string, ShardIteratorType: GetShardIteratorInput['ShardIteratorType'] = 'TRIM_HORIZON', SequenceNumber?: string): Promise<string> {
    const { ShardIterator } = await this.streams.getShardIterator({ StreamArn, ShardId: await this.shardOf(StreamArn), ShardIteratorType, SequenceNumber });
    return ShardIterator!;
  }

  /** All records from the trim horizon on. */
  async records(arn: string): Promise<ChangeRecord[]> {
    const { Records } = await this.streams.getRecords({ ShardIterator: await this.iterator(arn) });
    return Records!;
  }

  /** The partition keys of records. */
  async keys(ShardIterator: string): Promise<(string | undefined)[]> {
    return keysOf((await this.streams.getRecords({ ShardIterator })).Records!);
  }
}

export const keysOf = (records: readonly ChangeRecord[]): (string | undefined)[] => records.map(({ dynamodb }) => dynamodb!.Keys!['p']!.S);
