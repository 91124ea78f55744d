import type {
  BatchEntry,
  BatchRequest,
  BatchResult,
  ChangeMessageVisibilityBatchRequestEntry,
  ChangeMessageVisibilityRequest,
  CreateQueueRequest,
  CreateQueueResult,
  DeleteMessageBatchRequestEntry,
  DeleteMessageRequest,
  GetQueueAttributesRequest,
  GetQueueAttributesResult,
  GetQueueUrlRequest,
  GetQueueUrlResult,
  ListQueuesRequest,
  ListQueuesResult,
  MetadataBearer,
  QueueRequest,
  ReceiveMessageRequest,
  ReceiveMessageResult,
  SendMessageBatchRequestEntry,
  SendMessageBatchResultEntry,
  SendMessageRequest,
  SendMessageResult,
  SetQueueAttributesRequest,
} from './shapes';

/** What can be said beside the input of a call. */
export interface CallOptions {
  /** Ends a long poll: the call rejects with an error named AbortError. */
  readonly abortSignal?: AbortSignal;
}

/**
 * What is used of SQS: methods of the AWS SDK's aggregated client, in its own shapes, so that `new SQS({})` of @aws-sdk/client-sqs fits as it is.
 * Every method rejects with an error whose `name` is the SQS error code.
 */
export interface QueuePort {
  createQueue(input: CreateQueueRequest, options?: CallOptions): Promise<CreateQueueResult & MetadataBearer>;
  getQueueUrl(input: GetQueueUrlRequest, options?: CallOptions): Promise<GetQueueUrlResult & MetadataBearer>;
  listQueues(input: ListQueuesRequest, options?: CallOptions): Promise<ListQueuesResult & MetadataBearer>;
  deleteQueue(input: QueueRequest, options?: CallOptions): Promise<MetadataBearer>;
  getQueueAttributes(input: GetQueueAttributesRequest, options?: CallOptions): Promise<GetQueueAttributesResult & MetadataBearer>;
  setQueueAttributes(input: SetQueueAttributesRequest, options?: CallOptions): Promise<MetadataBearer>;
  purgeQueue(input: QueueRequest, options?: CallOptions): Promise<MetadataBearer>;
  sendMessage(input: SendMessageRequest, options?: CallOptions): Promise<SendMessageResult & MetadataBearer>;
  sendMessageBatch(
    input: BatchRequest<SendMessageBatchRequestEntry>,
    options?: CallOptions,
  ): Promise<BatchResult<SendMessageBatchResultEntry> & MetadataBearer>;
  receiveMessage(input: ReceiveMessageRequest, options?: CallOptions): Promise<ReceiveMessageResult & MetadataBearer>;
  deleteMessage(input: DeleteMessageRequest, options?: CallOptions): Promise<MetadataBearer>;
  deleteMessageBatch(input: BatchRequest<DeleteMessageBatchRequestEntry>, options?: CallOptions): Promise<BatchResult<BatchEntry> & MetadataBearer>;
  changeMessageVisibility(input: ChangeMessageVisibilityRequest, options?: CallOptions): Promise<MetadataBearer>;
  changeMessageVisibilityBatch(
    input: BatchRequest<ChangeMessageVisibilityBatchRequestEntry>,
    options?: CallOptions,
  ): Promise<BatchResult<BatchEntry> & MetadataBearer>;
}
