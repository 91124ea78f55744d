import { attributes, dynamodb } from './dynamodb';

/** `arn:aws:states:::dynamodb:getItem`. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_GetItem.html */
export const getItem = dynamodb('getItem', {
  members: {
    TableName: 'STRING',
    Key: attributes,
    AttributesToGet: { items: 'STRING' },
    ConsistentRead: 'BOOLEAN',
    ExpressionAttributeNames: { values: 'STRING' },
    ProjectionExpression: 'STRING',
    ReturnConsumedCapacity: 'STRING',
  },
  required: ['TableName', 'Key'],
});
