import type { Account } from '../account';
import { pageOf } from '../pages';
import { optionalText } from '../range';
import type { ListQueuesRequest, ListQueuesResult } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export function listQueues(account: Account, input: ListQueuesRequest): ListQueuesResult {
  const prefix = optionalText(input.QueueNamePrefix) ?? '';
  const names = [...account.queues.keys()].filter((name) => name.startsWith(prefix)).toSorted();
  const { page, nextToken } = pageOf(names, input);
  const result: ListQueuesResult = {};
  if (page.length > 0) result.QueueUrls = page.map((name) => account.queues.get(name)!.url);
  if (nextToken !== undefined) result.NextToken = nextToken;
  return result;
}
