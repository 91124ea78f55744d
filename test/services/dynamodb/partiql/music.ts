import { type VirtualClock, virtualClock } from '../../../../src/clock/virtual-clock';
import type { AttributeValue, Item } from '../../../../src/services/dynamodb/attribute-value';
import { InMemoryDynamoDb } from '../../../../src/services/dynamodb/in-memory-dynamodb';
import type { ExecuteStatementInput, ExecuteStatementOutput } from '../../../../src/services/dynamodb/shapes';

/** The tables of AWS's examples: `Music` (Artist, SongTitle) with an index of each kind, and `Orders` (OrderID). */
export class Music {
  readonly clock: VirtualClock = virtualClock({ start: '2026-01-01T00:00:00Z' });
  readonly dynamodb = new InMemoryDynamoDb({ clock: this.clock });

  async open(): Promise<this> {
    await this.dynamodb.createTable({
      TableName: 'Music',
      AttributeDefinitions: ['Artist', 'SongTitle', 'Genre', 'Album'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'Artist', KeyType: 'HASH' },
        { AttributeName: 'SongTitle', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: [
        {
          IndexName: 'ByGenre',
          KeySchema: [
            { AttributeName: 'Genre', KeyType: 'HASH' },
            { AttributeName: 'Album', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      LocalSecondaryIndexes: [
        {
          IndexName: 'ByAlbum',
          KeySchema: [
            { AttributeName: 'Artist', KeyType: 'HASH' },
            { AttributeName: 'Album', KeyType: 'RANGE' },
          ],
          Projection: { ProjectionType: 'KEYS_ONLY' },
        },
      ],
      BillingMode: 'PAY_PER_REQUEST',
    });
    await this.dynamodb.createTable({
      TableName: 'Orders',
      AttributeDefinitions: [{ AttributeName: 'OrderID', AttributeType: 'N' }],
      KeySchema: [{ AttributeName: 'OrderID', KeyType: 'HASH' }],
      BillingMode: 'PAY_PER_REQUEST',
    });
    return this;
  }

  async song(Artist: string, SongTitle: string, others: Item = {}): Promise<void> {
    await this.dynamodb.putItem({ TableName: 'Music', Item: { Artist: { S: Artist }, SongTitle: { S: SongTitle }, ...others } });
  }

  async orders(...ids: readonly number[]): Promise<void> {
    for (const id of ids) await this.dynamodb.putItem({ TableName: 'Orders', Item: { OrderID: { N: String(id) }, Total: { N: String(id * 100) } } });
  }

  async run(Statement: string, Parameters?: AttributeValue[], others: Partial<ExecuteStatementInput> = {}): Promise<ExecuteStatementOutput> {
    const { $metadata: _, ...output } = await this.dynamodb.executeStatement({ Statement, Parameters, ...others });
    return output;
  }

  async item(Artist = 'Acme Band', SongTitle = 'PartiQL Rocks'): Promise<Item | undefined> {
    return (await this.dynamodb.getItem({ TableName: 'Music', Key: { Artist: { S: Artist }, SongTitle: { S: SongTitle } } })).Item;
  }
}

export const music = (): Promise<Music> => new Music().open();
