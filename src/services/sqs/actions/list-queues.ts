import type { Account } from '../account';
import { invalidParameter } from '../errors';
import { within } from '../range';
import type { ListQueuesRequest, ListQueuesResult } from '../shapes';

const pageSize = 1000;

/**
 * Lists queues by name. A NextToken comes only with MaxResults.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html
 */
export function listQueues(account: Account, input: ListQueuesRequest): ListQueuesResult {
  const most = within(input.MaxResults, 'MaxResults', 1, pageSize, 'Must be between 1 and 1000, if provided.');
  const after = input.NextToken === undefined ? '' : nameOf(input.NextToken);
  const names = [...account.queues.keys()].filter((name) => name.startsWith(input.QueueNamePrefix ?? '') && name > after).toSorted();
  const page = names.slice(0, most ?? pageSize);
  const result: ListQueuesResult = {};
  if (page.length > 0) result.QueueUrls = page.map((name) => account.queues.get(name)!.url);
  if (most !== undefined && names.length > most) result.NextToken = tokenOf(page.at(-1)!);
  return result;
}

const tokenOf = (name: string): string => Buffer.from(name).toString('base64');

function nameOf(token: string): string {
  const name = Buffer.from(token, 'base64').toString();
  if (tokenOf(name) !== token) throw invalidParameter(token, 'NextToken', 'Invalid or expired next token.');
  return name;
}
