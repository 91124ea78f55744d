import { attributes, condition, dynamodb, returned } from './dynamodb';

/** `arn:aws:states:::dynamodb:putItem`. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html */
export const putItem = dynamodb('putItem', {
  members: { TableName: 'STRING', Item: attributes, ...condition, ...returned },
  required: ['TableName', 'Item'],
});
