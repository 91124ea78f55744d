/** Compiled, never run: the SDK's aggregated client and the in-memory service are interchangeable behind the port. */
import type * as sdk from '@aws-sdk/client-sqs';
import type { InMemorySqs } from '../../src/services/sqs/in-memory-sqs';
import type { QueuePort } from '../../src/services/sqs/queue-port';

declare const client: sdk.SQS;
declare const service: InMemorySqs;

export const ports: QueuePort[] = [client, service];

/** All methods of the SDK's client, in their form with a promise. */
type Calls = {
  addPermission(input: sdk.AddPermissionCommandInput): Promise<sdk.AddPermissionCommandOutput>;
  cancelMessageMoveTask(input: sdk.CancelMessageMoveTaskCommandInput): Promise<sdk.CancelMessageMoveTaskCommandOutput>;
  changeMessageVisibility(input: sdk.ChangeMessageVisibilityCommandInput): Promise<sdk.ChangeMessageVisibilityCommandOutput>;
  changeMessageVisibilityBatch(input: sdk.ChangeMessageVisibilityBatchCommandInput): Promise<sdk.ChangeMessageVisibilityBatchCommandOutput>;
  createQueue(input: sdk.CreateQueueCommandInput): Promise<sdk.CreateQueueCommandOutput>;
  deleteMessage(input: sdk.DeleteMessageCommandInput): Promise<sdk.DeleteMessageCommandOutput>;
  deleteMessageBatch(input: sdk.DeleteMessageBatchCommandInput): Promise<sdk.DeleteMessageBatchCommandOutput>;
  deleteQueue(input: sdk.DeleteQueueCommandInput): Promise<sdk.DeleteQueueCommandOutput>;
  getQueueAttributes(input: sdk.GetQueueAttributesCommandInput): Promise<sdk.GetQueueAttributesCommandOutput>;
  getQueueUrl(input: sdk.GetQueueUrlCommandInput): Promise<sdk.GetQueueUrlCommandOutput>;
  listDeadLetterSourceQueues(input: sdk.ListDeadLetterSourceQueuesCommandInput): Promise<sdk.ListDeadLetterSourceQueuesCommandOutput>;
  listMessageMoveTasks(input: sdk.ListMessageMoveTasksCommandInput): Promise<sdk.ListMessageMoveTasksCommandOutput>;
  listQueues(input?: sdk.ListQueuesCommandInput): Promise<sdk.ListQueuesCommandOutput>;
  listQueueTags(input: sdk.ListQueueTagsCommandInput): Promise<sdk.ListQueueTagsCommandOutput>;
  purgeQueue(input: sdk.PurgeQueueCommandInput): Promise<sdk.PurgeQueueCommandOutput>;
  receiveMessage(input: sdk.ReceiveMessageCommandInput): Promise<sdk.ReceiveMessageCommandOutput>;
  removePermission(input: sdk.RemovePermissionCommandInput): Promise<sdk.RemovePermissionCommandOutput>;
  sendMessage(input: sdk.SendMessageCommandInput): Promise<sdk.SendMessageCommandOutput>;
  sendMessageBatch(input: sdk.SendMessageBatchCommandInput): Promise<sdk.SendMessageBatchCommandOutput>;
  setQueueAttributes(input: sdk.SetQueueAttributesCommandInput): Promise<sdk.SetQueueAttributesCommandOutput>;
  startMessageMoveTask(input: sdk.StartMessageMoveTaskCommandInput): Promise<sdk.StartMessageMoveTaskCommandOutput>;
  tagQueue(input: sdk.TagQueueCommandInput): Promise<sdk.TagQueueCommandOutput>;
  untagQueue(input: sdk.UntagQueueCommandInput): Promise<sdk.UntagQueueCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;

/** The client's methods that perform an action: none is missing above. */
type Actions = Exclude<keyof sdk.SQS, keyof sdk.SQSClient | `paginate${string}` | `waitUntil${string}`>;
export const complete: Record<Actions, true> extends Record<keyof Calls, true>
  ? Record<keyof Calls, true> extends Record<Actions, true>
    ? true
    : never
  : never = true;
