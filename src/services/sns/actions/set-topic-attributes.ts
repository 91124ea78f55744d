import { optional, required, topicOf, type Account } from '../account';
import type { SetTopicAttributesRequest } from '../shapes';
import { checkTopicAttribute } from '../topic-attributes';

/** https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
export function setTopicAttributes(account: Account, input: SetTopicAttributesRequest): void {
  const topic = topicOf(account, input.TopicArn, 'SetTopicAttributes');
  const name = required(input.AttributeName, 'AttributeName');
  const text = optional(input.AttributeValue, 'AttributeValue') ?? '';
  checkTopicAttribute(name, text, topic.isFifo, '');
  topic.settings = { ...topic.settings, attributes: new Map([...topic.settings.attributes, [name, text]]) };
}
