/** Compiled, never run: the SDK's aggregated client and the in-memory streams are interchangeable. */
import type * as sdk from '@aws-sdk/client-dynamodb-streams';
import type { InMemoryDynamoDbStreams } from '../../src/services/dynamodb/streams/in-memory-dynamodb-streams';
import type * as Shapes from '../../src/services/dynamodb/streams/stream-shapes';

declare const client: sdk.DynamoDBStreams;
declare const service: InMemoryDynamoDbStreams;

/** The methods of the SDK's client, in their form with a promise. */
type Calls = {
  listStreams(input?: sdk.ListStreamsCommandInput): Promise<sdk.ListStreamsCommandOutput>;
  describeStream(input: sdk.DescribeStreamCommandInput): Promise<sdk.DescribeStreamCommandOutput>;
  getShardIterator(input: sdk.GetShardIteratorCommandInput): Promise<sdk.GetShardIteratorCommandOutput>;
  getRecords(input: sdk.GetRecordsCommandInput): Promise<sdk.GetRecordsCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;

/** What somebody who reads streams needs: the client and the service both have it. */
interface StreamPort {
  describeStream(input: Shapes.DescribeStreamInput): Promise<Shapes.DescribeStreamOutput>;
  getShardIterator(input: Shapes.GetShardIteratorInput): Promise<Shapes.GetShardIteratorOutput>;
  getRecords(input: Shapes.GetRecordsInput): Promise<Shapes.GetRecordsOutput>;
}

export const ports: StreamPort[] = [client, service];
