import { members, nothing, type ServiceResults, type Structure } from '../result-shape';

const sent = members('string', 'MD5OfMessageAttributes MD5OfMessageBody MD5OfMessageSystemAttributes MessageId SequenceNumber');

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_BatchResultErrorEntry.html */
const failed = { items: { members: { ...members('string', 'Code Id Message'), SenderFault: 'boolean' }, required: ['Id', 'SenderFault', 'Code'] } } as const;

/** Of a batch without results of its own. */
const batch: Structure = {
  members: { Failed: failed, Successful: { items: { members: members('string', 'Id'), required: ['Id'] } } },
  required: ['Successful', 'Failed'],
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Message.html */
const message: Structure = {
  members: {
    ...members('string', 'Body MD5OfBody MD5OfMessageAttributes MessageId ReceiptHandle'),
    Attributes: { values: 'string' },
    MessageAttributes: {
      values: {
        members: {
          ...members('string', 'BinaryValue DataType StringValue'),
          BinaryListValues: { items: 'string' },
          StringListValues: { items: 'string' },
        },
        required: ['DataType'],
      },
    },
  },
};

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html */
export const sqs: ServiceResults = {
  changeMessageVisibility: nothing,
  changeMessageVisibilityBatch: batch,
  createQueue: { members: members('string', 'QueueUrl') },
  deleteMessage: nothing,
  deleteMessageBatch: batch,
  deleteQueue: nothing,
  getQueueAttributes: { members: { Attributes: { values: 'string' } } },
  getQueueUrl: { members: members('string', 'QueueUrl') },
  listQueues: { members: { NextToken: 'string', QueueUrls: { items: 'string' } } },
  purgeQueue: nothing,
  receiveMessage: { members: { Messages: { items: message } } },
  sendMessage: { members: sent },
  sendMessageBatch: {
    members: { Failed: failed, Successful: { items: { members: { ...sent, Id: 'string' }, required: ['Id', 'MessageId', 'MD5OfMessageBody'] } } },
    required: ['Successful', 'Failed'],
  },
  setQueueAttributes: nothing,
};
