/**
 * The inputs and outputs of the SQS actions, as the AWS SDK v3 client for SQS has them.
 * Durations are whole seconds. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_Operations.html
 */
import type { MessageSystemAttributeName, QueueAttributeName } from './attribute-names';

/** What an SDK client tells of a call beside its result. */
export interface MetadataBearer {
  $metadata: { httpStatusCode?: number | undefined; requestId?: string | undefined };
}

export interface QueueRequest {
  QueueUrl: string | undefined;
}

export interface CreateQueueRequest {
  QueueName: string | undefined;
  Attributes?: Partial<Record<QueueAttributeName, string>> | undefined;
  tags?: Record<string, string> | undefined;
}
export interface CreateQueueResult {
  QueueUrl?: string | undefined;
}

export interface GetQueueUrlRequest {
  QueueName: string | undefined;
  QueueOwnerAWSAccountId?: string | undefined;
}
export interface GetQueueUrlResult {
  QueueUrl?: string | undefined;
}

export interface ListQueuesRequest {
  QueueNamePrefix?: string | undefined;
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}
export interface ListQueuesResult {
  QueueUrls?: string[] | undefined;
  NextToken?: string | undefined;
}

export interface GetQueueAttributesRequest extends QueueRequest {
  AttributeNames?: QueueAttributeName[] | undefined;
}
export interface GetQueueAttributesResult {
  Attributes?: Partial<Record<QueueAttributeName, string>> | undefined;
}

export interface SetQueueAttributesRequest extends QueueRequest {
  Attributes: Partial<Record<QueueAttributeName, string>> | undefined;
}

export interface MessageAttributeValue {
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
  StringListValues?: string[] | undefined;
  BinaryListValues?: Uint8Array[] | undefined;
  /** String, Number or Binary, with a label of one's own after a period, such as 'Number.float'. */
  DataType: string | undefined;
}

/** What SendMessage and an entry of SendMessageBatch have in common. */
export interface MessageToSend {
  MessageBody: string | undefined;
  DelaySeconds?: number | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageSystemAttributes?: Partial<Record<'AWSTraceHeader', MessageAttributeValue>> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}
export interface SendMessageRequest extends QueueRequest, MessageToSend {}
export interface SendMessageResult {
  MD5OfMessageBody?: string | undefined;
  MD5OfMessageAttributes?: string | undefined;
  MD5OfMessageSystemAttributes?: string | undefined;
  MessageId?: string | undefined;
  SequenceNumber?: string | undefined;
}

export interface ReceiveMessageRequest extends QueueRequest {
  AttributeNames?: QueueAttributeName[] | undefined;
  MessageSystemAttributeNames?: MessageSystemAttributeName[] | undefined;
  MessageAttributeNames?: string[] | undefined;
  MaxNumberOfMessages?: number | undefined;
  VisibilityTimeout?: number | undefined;
  WaitTimeSeconds?: number | undefined;
  ReceiveRequestAttemptId?: string | undefined;
}
export interface ReceivedMessage {
  MessageId?: string | undefined;
  ReceiptHandle?: string | undefined;
  MD5OfBody?: string | undefined;
  Body?: string | undefined;
  Attributes?: Partial<Record<MessageSystemAttributeName, string>> | undefined;
  MD5OfMessageAttributes?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
}
export interface ReceiveMessageResult {
  Messages?: ReceivedMessage[] | undefined;
}

export interface DeleteMessageRequest extends QueueRequest {
  ReceiptHandle: string | undefined;
}
export interface ChangeMessageVisibilityRequest extends QueueRequest {
  ReceiptHandle: string | undefined;
  VisibilityTimeout: number | undefined;
}

export interface BatchEntry {
  Id: string | undefined;
}
export interface BatchRequest<Entry extends BatchEntry> extends QueueRequest {
  Entries: Entry[] | undefined;
}
export interface BatchResultErrorEntry {
  Id: string | undefined;
  SenderFault: boolean | undefined;
  Code: string | undefined;
  Message?: string | undefined;
}
export interface BatchResult<Entry extends BatchEntry> {
  Successful: Entry[] | undefined;
  Failed: BatchResultErrorEntry[] | undefined;
}

export interface SendMessageBatchRequestEntry extends BatchEntry, MessageToSend {}
export interface SendMessageBatchResultEntry extends BatchEntry {
  MessageId: string | undefined;
  MD5OfMessageBody: string | undefined;
  MD5OfMessageAttributes?: string | undefined;
  MD5OfMessageSystemAttributes?: string | undefined;
  SequenceNumber?: string | undefined;
}
export interface DeleteMessageBatchRequestEntry extends BatchEntry {
  ReceiptHandle: string | undefined;
}
export interface ChangeMessageVisibilityBatchRequestEntry extends BatchEntry {
  ReceiptHandle: string | undefined;
  VisibilityTimeout?: number | undefined;
}

export interface AddPermissionRequest extends QueueRequest {
  Label: string | undefined;
  AWSAccountIds: string[] | undefined;
  Actions: string[] | undefined;
}
export interface RemovePermissionRequest extends QueueRequest {
  Label: string | undefined;
}

export interface TagQueueRequest extends QueueRequest {
  Tags: Record<string, string> | undefined;
}
export interface UntagQueueRequest extends QueueRequest {
  TagKeys: string[] | undefined;
}
export interface ListQueueTagsResult {
  Tags?: Record<string, string> | undefined;
}

export interface ListDeadLetterSourceQueuesRequest extends QueueRequest {
  NextToken?: string | undefined;
  MaxResults?: number | undefined;
}
export interface ListDeadLetterSourceQueuesResult {
  queueUrls: string[] | undefined;
  NextToken?: string | undefined;
}

export interface StartMessageMoveTaskRequest {
  SourceArn: string | undefined;
  DestinationArn?: string | undefined;
  MaxNumberOfMessagesPerSecond?: number | undefined;
}
export interface StartMessageMoveTaskResult {
  TaskHandle?: string | undefined;
}
export interface CancelMessageMoveTaskRequest {
  TaskHandle: string | undefined;
}
export interface CancelMessageMoveTaskResult {
  ApproximateNumberOfMessagesMoved?: number | undefined;
}
export interface ListMessageMoveTasksRequest {
  SourceArn: string | undefined;
  MaxResults?: number | undefined;
}
export interface ListMessageMoveTasksResultEntry {
  TaskHandle?: string | undefined;
  Status?: string | undefined;
  SourceArn?: string | undefined;
  DestinationArn?: string | undefined;
  MaxNumberOfMessagesPerSecond?: number | undefined;
  ApproximateNumberOfMessagesMoved?: number | undefined;
  ApproximateNumberOfMessagesToMove?: number | undefined;
  FailureReason?: string | undefined;
  /** Milliseconds since the epoch. */
  StartedTimestamp?: number | undefined;
}
export interface ListMessageMoveTasksResult {
  Results?: ListMessageMoveTasksResultEntry[] | undefined;
}
