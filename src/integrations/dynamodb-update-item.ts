import { attributes, attributeValue, condition, dynamodb, returned } from './dynamodb';

/** `arn:aws:states:::dynamodb:updateItem`. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html */
export const updateItem = dynamodb('updateItem', {
  members: {
    TableName: 'STRING',
    Key: attributes,
    AttributeUpdates: { values: { members: { Action: 'STRING', Value: attributeValue }, required: [] } },
    UpdateExpression: 'STRING',
    ...condition,
    ...returned,
  },
  required: ['TableName', 'Key'],
});
