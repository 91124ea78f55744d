/** What functions are fed from and deliver to. All have the AWS SDK's shapes; how a source wakes who reads it is the in-memory services' own. */

export interface MessageAttributeValue {
  DataType: string | undefined;
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
}

export interface QueueMessage {
  MessageId?: string | undefined;
  ReceiptHandle?: string | undefined;
  Body?: string | undefined;
  MD5OfBody?: string | undefined;
  MD5OfMessageAttributes?: string | undefined;
  Attributes?: Readonly<Partial<Record<string, string>>> | undefined;
  MessageAttributes?: Readonly<Record<string, MessageAttributeValue>> | undefined;
}

/** Where destinations and dead letters go to: a queue. */
export interface QueueTarget {
  sendMessage(input: { QueueUrl: string; MessageBody: string; MessageAttributes?: Record<string, MessageAttributeValue> }): Promise<unknown>;
}

/** A queue as an event source. */
export interface QueueSource extends QueueTarget {
  getQueueAttributes(input: {
    QueueUrl: string;
    AttributeNames: 'VisibilityTimeout'[];
  }): Promise<{ Attributes?: Readonly<Partial<Record<string, string>>> | undefined }>;
  receiveMessage(input: {
    QueueUrl: string;
    MaxNumberOfMessages: number;
    MessageSystemAttributeNames: 'All'[];
    MessageAttributeNames: string[];
  }): Promise<{ Messages?: QueueMessage[] | undefined }>;
  deleteMessageBatch(input: { QueueUrl: string; Entries: { Id: string; ReceiptHandle: string }[] }): Promise<unknown>;
  /** Calls the listener each time messages may have become receivable. Gives what ends the watch. */
  watchQueue(queueArn: string, listener: () => void): () => void;
}

/** Where destinations and dead letters go to: a topic. */
export interface TopicTarget {
  publish(input: { TopicArn: string; Message: string; MessageAttributes?: Record<string, MessageAttributeValue> }): Promise<unknown>;
}

/** A record of a stream. Items are in DynamoDB's own form; a binary value is a Uint8Array. */
export interface StreamRecord {
  eventID?: string | undefined;
  eventName?: string | undefined;
  eventVersion?: string | undefined;
  eventSource?: string | undefined;
  awsRegion?: string | undefined;
  dynamodb?: StreamChange | undefined;
  userIdentity?: { PrincipalId?: string | undefined; Type?: string | undefined } | undefined;
}

export interface StreamChange {
  ApproximateCreationDateTime?: Date | undefined;
  Keys?: object | undefined;
  NewImage?: object | undefined;
  OldImage?: object | undefined;
  SequenceNumber?: string | undefined;
  SizeBytes?: number | undefined;
  StreamViewType?: string | undefined;
}

export interface Shard {
  ShardId?: string | undefined;
  ParentShardId?: string | undefined;
}

/** A table's stream as an event source: of the client DynamoDBStreams. */
export interface StreamSource {
  describeStream(input: {
    StreamArn: string;
    ExclusiveStartShardId?: string;
  }): Promise<{ StreamDescription?: { Shards?: Shard[] | undefined; LastEvaluatedShardId?: string | undefined } | undefined }>;
  getShardIterator(input: {
    StreamArn: string;
    ShardId: string;
    ShardIteratorType: 'AFTER_SEQUENCE_NUMBER' | 'TRIM_HORIZON';
    SequenceNumber?: string;
  }): Promise<{ ShardIterator?: string | undefined }>;
  getRecords(input: { ShardIterator: string; Limit?: number }): Promise<{ Records?: StreamRecord[] | undefined; NextShardIterator?: string | undefined }>;
}

/** Tells of new records: `InMemoryDynamoDb.watchStream`. */
export interface StreamWatch {
  watchStream(streamArn: string, listener: () => void): () => void;
}

/** The services that Lambda works with. One that is missing is refused where it is asked for. */
export interface LambdaPorts {
  readonly sqs?: QueueSource;
  readonly sns?: TopicTarget;
  readonly dynamodbStreams?: StreamSource;
  readonly dynamodb?: StreamWatch;
}
