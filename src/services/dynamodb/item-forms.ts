import type { Form } from './request-form';

/** Any map: what is in it is looked at where it is read. */
const MAP: Form = {};

const PLACEHOLDERS = { ExpressionAttributeNames: MAP, ExpressionAttributeValues: MAP } as const;

/** Of PutItem, DeleteItem and UpdateItem. */
export const WRITE_ITEM: Form = {
  TableName: 'String',
  Item: MAP,
  Key: MAP,
  ConditionExpression: 'String',
  UpdateExpression: 'String',
  Expected: MAP,
  ConditionalOperator: 'String',
  AttributeUpdates: MAP,
  ReturnValues: 'String',
  ReturnConsumedCapacity: 'String',
  ReturnItemCollectionMetrics: 'String',
  ReturnValuesOnConditionCheckFailure: 'String',
  ...PLACEHOLDERS,
};

const KEYS = { ConsistentRead: 'Boolean', ProjectionExpression: 'String', ExpressionAttributeNames: MAP, AttributesToGet: ['String'] } as const;

export const GET_ITEM: Form = { TableName: 'String', Key: MAP, ReturnConsumedCapacity: 'String', ...KEYS };

/** Of what BatchGetItem is asked of one table. */
export const KEYS_AND_ATTRIBUTES: Form = { Keys: [MAP], ...KEYS };

export const BATCH: Form = { RequestItems: MAP, ReturnConsumedCapacity: 'String', ReturnItemCollectionMetrics: 'String' };

/** Of what BatchWriteItem is asked of one table. */
export const WRITE_REQUESTS: Form = [{ PutRequest: { Item: MAP }, DeleteRequest: { Key: MAP } }];

const ACTION: Form = {
  TableName: 'String',
  Item: MAP,
  Key: MAP,
  ConditionExpression: 'String',
  UpdateExpression: 'String',
  ReturnValuesOnConditionCheckFailure: 'String',
  ...PLACEHOLDERS,
};

export const TRANSACT_WRITE_ITEMS: Form = {
  TransactItems: [{ ConditionCheck: ACTION, Put: ACTION, Delete: ACTION, Update: ACTION }],
  ReturnConsumedCapacity: 'String',
  ReturnItemCollectionMetrics: 'String',
  ClientRequestToken: 'String',
};

export const TRANSACT_GET_ITEMS: Form = {
  TransactItems: [{ Get: { TableName: 'String', Key: MAP, ProjectionExpression: 'String', ExpressionAttributeNames: MAP } }],
  ReturnConsumedCapacity: 'String',
};

export const TIME_TO_LIVE: Form = { TableName: 'String', TimeToLiveSpecification: { Enabled: 'Boolean', AttributeName: 'String' } };

export const CONTINUOUS_BACKUPS: Form = {
  TableName: 'String',
  PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: 'Boolean', RecoveryPeriodInDays: 'Integer' },
};
