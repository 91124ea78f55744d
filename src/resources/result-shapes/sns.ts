import { members, nothing, type ServiceResults } from '../result-shape';

/** https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */
export const sns: ServiceResults = {
  createTopic: { members: members('string', 'TopicArn') },
  deleteTopic: nothing,
  publish: { members: members('string', 'MessageId SequenceNumber') },
  publishBatch: {
    members: {
      Failed: { items: { members: { ...members('string', 'Code Id Message'), SenderFault: 'boolean' }, required: ['Id', 'Code', 'SenderFault'] } },
      Successful: { items: { members: members('string', 'Id MessageId SequenceNumber') } },
    },
  },
  subscribe: { members: members('string', 'SubscriptionArn') },
  unsubscribe: nothing,
};
