export { LocalAws, type LocalAwsOptions } from './local/local-aws';
export type { AttributeValue, Item } from './services/dynamodb/attribute-value';
export { InMemoryDynamoDb, type InMemoryDynamoDbOptions } from './services/dynamodb/in-memory-dynamodb';
export type { TablePort } from './services/dynamodb/table-port';
export { InMemorySqs, type InMemorySqsOptions } from './services/sqs/in-memory-sqs';
export type { QueuePort } from './services/sqs/queue-port';
