import type * as Sqs from './shapes';

/** What can be said beside the input of a call. */
export interface CallOptions {
  /** Ends a long poll: the call rejects with an error named AbortError. */
  readonly abortSignal?: AbortSignal;
}

/** A call of a client: it rejects with an error whose `name` is the SQS error code. */
export type Call<Input, Result extends object = object> = (input: Input, options?: CallOptions) => Promise<Result & Sqs.MetadataBearer>;

/** SQS by the methods of the AWS SDK's aggregated client, in its own shapes, so that `new SQS({})` of @aws-sdk/client-sqs fits as it is. */
export interface QueuePort {
  createQueue: Call<Sqs.CreateQueueRequest, Sqs.CreateQueueResult>;
  getQueueUrl: Call<Sqs.GetQueueUrlRequest, Sqs.GetQueueUrlResult>;
  listQueues: Call<Sqs.ListQueuesRequest, Sqs.ListQueuesResult>;
  deleteQueue: Call<Sqs.QueueRequest>;
  getQueueAttributes: Call<Sqs.GetQueueAttributesRequest, Sqs.GetQueueAttributesResult>;
  setQueueAttributes: Call<Sqs.SetQueueAttributesRequest>;
  purgeQueue: Call<Sqs.QueueRequest>;
  addPermission: Call<Sqs.AddPermissionRequest>;
  removePermission: Call<Sqs.RemovePermissionRequest>;
  tagQueue: Call<Sqs.TagQueueRequest>;
  untagQueue: Call<Sqs.UntagQueueRequest>;
  listQueueTags: Call<Sqs.QueueRequest, Sqs.ListQueueTagsResult>;
  sendMessage: Call<Sqs.SendMessageRequest, Sqs.SendMessageResult>;
  sendMessageBatch: Call<Sqs.BatchRequest<Sqs.SendMessageBatchRequestEntry>, Sqs.BatchResult<Sqs.SendMessageBatchResultEntry>>;
  receiveMessage: Call<Sqs.ReceiveMessageRequest, Sqs.ReceiveMessageResult>;
  deleteMessage: Call<Sqs.DeleteMessageRequest>;
  deleteMessageBatch: Call<Sqs.BatchRequest<Sqs.DeleteMessageBatchRequestEntry>, Sqs.BatchResult<Sqs.BatchEntry>>;
  changeMessageVisibility: Call<Sqs.ChangeMessageVisibilityRequest>;
  changeMessageVisibilityBatch: Call<Sqs.BatchRequest<Sqs.ChangeMessageVisibilityBatchRequestEntry>, Sqs.BatchResult<Sqs.BatchEntry>>;
  listDeadLetterSourceQueues: Call<Sqs.ListDeadLetterSourceQueuesRequest, Sqs.ListDeadLetterSourceQueuesResult>;
  startMessageMoveTask: Call<Sqs.StartMessageMoveTaskRequest, Sqs.StartMessageMoveTaskResult>;
  cancelMessageMoveTask: Call<Sqs.CancelMessageMoveTaskRequest, Sqs.CancelMessageMoveTaskResult>;
  listMessageMoveTasks: Call<Sqs.ListMessageMoveTasksRequest, Sqs.ListMessageMoveTasksResult>;
}
