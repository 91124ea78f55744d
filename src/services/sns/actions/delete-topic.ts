import { arnParts, findTopic, required, type Account } from '../account';
import type { TopicRequest } from '../shapes';

/**
 * "This action is idempotent, so deleting a topic that does not exist does not result in an error." Its subscriptions go with it.
 * https://docs.aws.amazon.com/sns/latest/api/API_DeleteTopic.html
 */
export function deleteTopic(account: Account, input: TopicRequest): void {
  const arn = required(input.TopicArn, 'TopicArn');
  arnParts(arn, 'TopicArn');
  const topic = findTopic(account, arn);
  if (topic !== undefined) account.topics.delete(topic.name);
}
