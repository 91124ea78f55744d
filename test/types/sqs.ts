/** Compiled, never run: the SDK's aggregated client and the in-memory service are interchangeable behind the port. */
import type * as sdk from '@aws-sdk/client-sqs';
import type { InMemorySqs } from '../../src/services/sqs/in-memory-sqs';
import type { QueuePort } from '../../src/services/sqs/queue-port';

declare const client: sdk.SQS;
declare const service: InMemorySqs;

export const ports: QueuePort[] = [client, service];

/** The methods of the SDK's client that the service has, in their form with a promise. */
type Calls = {
  createQueue(input: sdk.CreateQueueCommandInput): Promise<sdk.CreateQueueCommandOutput>;
  getQueueUrl(input: sdk.GetQueueUrlCommandInput): Promise<sdk.GetQueueUrlCommandOutput>;
  listQueues(input?: sdk.ListQueuesCommandInput): Promise<sdk.ListQueuesCommandOutput>;
  deleteQueue(input: sdk.DeleteQueueCommandInput): Promise<sdk.DeleteQueueCommandOutput>;
  getQueueAttributes(input: sdk.GetQueueAttributesCommandInput): Promise<sdk.GetQueueAttributesCommandOutput>;
  setQueueAttributes(input: sdk.SetQueueAttributesCommandInput): Promise<sdk.SetQueueAttributesCommandOutput>;
  purgeQueue(input: sdk.PurgeQueueCommandInput): Promise<sdk.PurgeQueueCommandOutput>;
  sendMessage(input: sdk.SendMessageCommandInput): Promise<sdk.SendMessageCommandOutput>;
  sendMessageBatch(input: sdk.SendMessageBatchCommandInput): Promise<sdk.SendMessageBatchCommandOutput>;
  receiveMessage(input: sdk.ReceiveMessageCommandInput): Promise<sdk.ReceiveMessageCommandOutput>;
  deleteMessage(input: sdk.DeleteMessageCommandInput): Promise<sdk.DeleteMessageCommandOutput>;
  deleteMessageBatch(input: sdk.DeleteMessageBatchCommandInput): Promise<sdk.DeleteMessageBatchCommandOutput>;
  changeMessageVisibility(input: sdk.ChangeMessageVisibilityCommandInput): Promise<sdk.ChangeMessageVisibilityCommandOutput>;
  changeMessageVisibilityBatch(input: sdk.ChangeMessageVisibilityBatchCommandInput): Promise<sdk.ChangeMessageVisibilityBatchCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;
