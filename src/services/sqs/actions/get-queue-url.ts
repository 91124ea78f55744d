import type { Account } from '../account';
import { queueDoesNotExist } from '../errors';
import { optionalText, required } from '../range';
import type { GetQueueUrlRequest, GetQueueUrlResult } from '../shapes';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export function getQueueUrl(account: Account, input: GetQueueUrlRequest): GetQueueUrlResult {
  const queue = account.queues.get(required(input.QueueName, 'QueueName'));
  if (queue === undefined || (optionalText(input.QueueOwnerAWSAccountId) ?? account.accountId) !== account.accountId) throw queueDoesNotExist();
  return { QueueUrl: queue.url };
}
