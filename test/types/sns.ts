/** Compiled, never run: the SDK's aggregated client and the in-memory service are interchangeable. */
import type { Lambda } from '@aws-sdk/client-lambda';
import type * as sdk from '@aws-sdk/client-sns';
import type { SQS } from '@aws-sdk/client-sqs';
import type { InMemorySns } from '../../src/services/sns/in-memory-sns';
import type { FetchPort, FunctionPort, QueuePort } from '../../src/services/sns/ports';
import type { InMemorySqs } from '../../src/services/sqs/in-memory-sqs';

declare const service: InMemorySns;

/** The methods of the SDK's client that the service has, in their form with a promise. */
type Calls = {
  createTopic(input: sdk.CreateTopicCommandInput): Promise<sdk.CreateTopicCommandOutput>;
  deleteTopic(input: sdk.DeleteTopicCommandInput): Promise<sdk.DeleteTopicCommandOutput>;
  getTopicAttributes(input: sdk.GetTopicAttributesCommandInput): Promise<sdk.GetTopicAttributesCommandOutput>;
  setTopicAttributes(input: sdk.SetTopicAttributesCommandInput): Promise<sdk.SetTopicAttributesCommandOutput>;
  listTopics(input?: sdk.ListTopicsCommandInput): Promise<sdk.ListTopicsCommandOutput>;
  subscribe(input: sdk.SubscribeCommandInput): Promise<sdk.SubscribeCommandOutput>;
  unsubscribe(input: sdk.UnsubscribeCommandInput): Promise<sdk.UnsubscribeCommandOutput>;
  confirmSubscription(input: sdk.ConfirmSubscriptionCommandInput): Promise<sdk.ConfirmSubscriptionCommandOutput>;
  getSubscriptionAttributes(input: sdk.GetSubscriptionAttributesCommandInput): Promise<sdk.GetSubscriptionAttributesCommandOutput>;
  setSubscriptionAttributes(input: sdk.SetSubscriptionAttributesCommandInput): Promise<sdk.SetSubscriptionAttributesCommandOutput>;
  listSubscriptions(input?: sdk.ListSubscriptionsCommandInput): Promise<sdk.ListSubscriptionsCommandOutput>;
  listSubscriptionsByTopic(input: sdk.ListSubscriptionsByTopicCommandInput): Promise<sdk.ListSubscriptionsByTopicCommandOutput>;
  publish(input: sdk.PublishCommandInput): Promise<sdk.PublishCommandOutput>;
  publishBatch(input: sdk.PublishBatchCommandInput): Promise<sdk.PublishBatchCommandOutput>;
  addPermission(input: sdk.AddPermissionCommandInput): Promise<sdk.AddPermissionCommandOutput>;
  removePermission(input: sdk.RemovePermissionCommandInput): Promise<sdk.RemovePermissionCommandOutput>;
  tagResource(input: sdk.TagResourceCommandInput): Promise<sdk.TagResourceCommandOutput>;
  untagResource(input: sdk.UntagResourceCommandInput): Promise<sdk.UntagResourceCommandOutput>;
  listTagsForResource(input: sdk.ListTagsForResourceCommandInput): Promise<sdk.ListTagsForResourceCommandOutput>;
  getDataProtectionPolicy(input: sdk.GetDataProtectionPolicyCommandInput): Promise<sdk.GetDataProtectionPolicyCommandOutput>;
  putDataProtectionPolicy(input: sdk.PutDataProtectionPolicyCommandInput): Promise<sdk.PutDataProtectionPolicyCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;

declare const queues: SQS;
declare const queuesInMemory: InMemorySqs;
declare const functions: Lambda;

export const queuePorts: QueuePort[] = [queues, queuesInMemory];
export const functionPorts: FunctionPort[] = [functions];
export const fetchPorts: FetchPort[] = [fetch];
