import { type Account, queueOf } from '../account';
import { checkedEntries, eachEntry } from '../batch';
import type { BatchEntry, BatchRequest, BatchResult, ChangeMessageVisibilityBatchRequestEntry } from '../shapes';
import { changeVisibility } from './change-message-visibility';

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ChangeMessageVisibilityBatch.html */
export function changeMessageVisibilityBatch(account: Account, input: BatchRequest<ChangeMessageVisibilityBatchRequestEntry>): BatchResult<BatchEntry> {
  const queue = queueOf(account, input.QueueUrl);
  return eachEntry(checkedEntries(input.Entries, 'ChangeMessageVisibilityBatchRequestEntry'), ({ Id, ReceiptHandle, VisibilityTimeout }) => {
    changeVisibility(account, queue, ReceiptHandle, VisibilityTimeout);
    return { Id };
  });
}
