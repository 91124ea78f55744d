import { topicOf, type Account } from '../account';
import { pageOf } from '../page';
import type { ListSubscriptionsByTopicRequest, ListSubscriptionsResult, ListedSubscription, PageRequest } from '../shapes';
import type { Subscription } from '../subscription';
import type { Topic } from '../topic';

/** Subscriptions by their ARNs, a hundred a page. https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
export const listSubscriptions = (account: Account, input: PageRequest): ListSubscriptionsResult => list(account, account.topics.values(), input.NextToken);

/** https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
export const listSubscriptionsByTopic = (account: Account, input: ListSubscriptionsByTopicRequest): ListSubscriptionsResult =>
  list(account, [topicOf(account, input.TopicArn, 'ListSubscriptionsByTopic')], input.NextToken);

function list(account: Account, topics: Iterable<Topic>, token: unknown): ListSubscriptionsResult {
  const { page, ...next } = pageOf(ofTopics(topics), ({ subscription }) => subscription.arn, token);
  return { Subscriptions: page.map(({ topic, subscription }) => listed(account, topic, subscription)), ...next };
}

function* ofTopics(topics: Iterable<Topic>): Generator<{ topic: Topic; subscription: Subscription }> {
  for (const topic of topics) for (const subscription of topic.subscriptions) yield { topic, subscription };
}

const listed = ({ accountId }: Account, topic: Topic, { arn, protocol, endpoint, isPending }: Subscription): ListedSubscription => ({
  SubscriptionArn: isPending ? 'PendingConfirmation' : arn,
  Owner: accountId,
  Protocol: protocol,
  Endpoint: endpoint,
  TopicArn: topic.arn,
});
