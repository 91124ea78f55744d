import { topicOf, type Account } from '../account';
import type { AttributesResult, TopicRequest } from '../shapes';
import { shownAttributes } from '../topic-attributes';

/** https://docs.aws.amazon.com/sns/latest/api/API_GetTopicAttributes.html */
export const getTopicAttributes = (account: Account, input: TopicRequest): AttributesResult => ({
  Attributes: shownAttributes(account, topicOf(account, input.TopicArn, 'GetTopicAttributes')),
});
