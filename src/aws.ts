export { LocalAws, type LocalAwsOptions } from './local/local-aws';
export type { AttributeValue, Item } from './services/dynamodb/attribute-value';
export { InMemoryDynamoDb, type InMemoryDynamoDbOptions } from './services/dynamodb/in-memory-dynamodb';
export type { TablePort } from './services/dynamodb/table-port';
export { InMemoryS3, type InMemoryS3Options } from './services/s3/in-memory-s3';
export type { ObjectPort } from './readers/object-port';
export { InMemorySqs, type InMemorySqsOptions } from './services/sqs/in-memory-sqs';
export type { QueuePort } from './services/sqs/queue-port';
