import { type Account, queueOf } from '../account';
import { sourcesOf } from '../dead-letter-target';
import { pageOf } from '../pages';
import type { ListDeadLetterSourceQueuesRequest, ListDeadLetterSourceQueuesResult } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListDeadLetterSourceQueues.html */
export function listDeadLetterSourceQueues(account: Account, input: ListDeadLetterSourceQueuesRequest): ListDeadLetterSourceQueuesResult {
  const sources = sourcesOf(account, queueOf(account, input.QueueUrl));
  const { page, nextToken } = pageOf(
    sources.map(({ name }) => name),
    input,
  );
  const result: ListDeadLetterSourceQueuesResult = { queueUrls: page.map((name) => account.queues.get(name)!.url) };
  if (nextToken !== undefined) result.NextToken = nextToken;
  return result;
}
