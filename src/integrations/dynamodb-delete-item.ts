import { attributes, condition, dynamodb, returned } from './dynamodb';

/** `arn:aws:states:::dynamodb:deleteItem`. See https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html */
export const deleteItem = dynamodb('deleteItem', {
  members: { TableName: 'STRING', Key: attributes, ...condition, ...returned },
  required: ['TableName', 'Key'],
});
