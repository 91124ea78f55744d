import type { Account } from '../account';
import { pageOf } from '../page';
import type { ListTopicsResult, PageRequest } from '../shapes';

/** Topics by their names, a hundred a page. https://docs.aws.amazon.com/sns/latest/api/API_ListTopics.html */
export function listTopics(account: Account, input: PageRequest): ListTopicsResult {
  const { page, ...next } = pageOf(account.topics.values(), ({ arn }) => arn, input.NextToken);
  return { Topics: page.map(({ arn }) => ({ TopicArn: arn })), ...next };
}
