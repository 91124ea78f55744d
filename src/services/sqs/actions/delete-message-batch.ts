import { type Account, queueOf } from '../account';
import { checkedEntries, eachEntry } from '../batch';
import type { BatchEntry, BatchRequest, BatchResult, DeleteMessageBatchRequestEntry } from '../shapes';
import { deleteEntry } from './delete-message';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessageBatch.html */
export function deleteMessageBatch(account: Account, input: BatchRequest<DeleteMessageBatchRequestEntry>): BatchResult<BatchEntry> {
  const queue = queueOf(account, input.QueueUrl);
  return eachEntry(checkedEntries(input.Entries, 'DeleteMessageBatchRequestEntry'), ({ Id, ReceiptHandle }) => {
    deleteEntry(account, queue, ReceiptHandle);
    return { Id };
  });
}
