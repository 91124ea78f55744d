import { type Account, queueOf } from '../account';
import { checkedEntries, eachEntry } from '../batch';
import { batchRequestTooLong } from '../errors';
import { attributeBytes } from '../message-attributes';
import { bytesOf } from '../message-body';
import { send } from '../send';
import type { BatchRequest, BatchResult, SendMessageBatchRequestEntry, SendMessageBatchResultEntry } from '../shapes';

/** All messages of a batch together, in bytes. */
const limit = 1_048_576;

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SendMessageBatch.html */
export function sendMessageBatch(account: Account, input: BatchRequest<SendMessageBatchRequestEntry>): BatchResult<SendMessageBatchResultEntry> {
  const queue = queueOf(account, input.QueueUrl);
  const entries = checkedEntries(input.Entries, 'SendMessageBatchRequestEntry');
  const bytes = entries.reduce((sum, { MessageBody, MessageAttributes }) => sum + bytesOf(MessageBody) + attributeBytes(MessageAttributes), 0);
  if (bytes > limit) throw batchRequestTooLong(limit, bytes);
  return eachEntry(entries, (entry) => ({ Id: entry.Id, ...send(account, queue, entry, 'cannot be validated') }));
}
