import { answer, type Answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Uuids } from '../../api/uuids';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { addPermission } from './actions/add-permission';
import { confirmSubscription } from './actions/confirm-subscription';
import { createTopic } from './actions/create-topic';
import { getDataProtectionPolicy, putDataProtectionPolicy } from './actions/data-protection-policy';
import { deleteTopic } from './actions/delete-topic';
import { getSubscriptionAttributes } from './actions/get-subscription-attributes';
import { getTopicAttributes } from './actions/get-topic-attributes';
import { listSubscriptions, listSubscriptionsByTopic } from './actions/list-subscriptions';
import { listTopics } from './actions/list-topics';
import { publish } from './actions/publish';
import { publishBatch } from './actions/publish-batch';
import { removePermission } from './actions/remove-permission';
import { setSubscriptionAttributes } from './actions/set-subscription-attributes';
import { setTopicAttributes } from './actions/set-topic-attributes';
import { subscribe } from './actions/subscribe';
import { listTagsForResource, tagResource, untagResource } from './actions/tag-resource';
import { unsubscribe } from './actions/unsubscribe';
import { Deliveries } from './deliveries';
import type { Ports } from './ports';
import { load, save, type Counts } from './saved';
import type * as Sns from './shapes';

/** Who the notifications go to: queues through `sqs`, functions through `lambda`, endpoints of HTTP through `fetch`; each in the SDK's own shape. */
export interface InMemorySnsOptions extends ServiceOptions, Ports {}

/**
 * Amazon SNS in memory: the methods of the AWS SDK's aggregated client `SNS`, with its inputs, outputs and error names.
 *
 * Subscribers get a message in microtasks that follow publish. Subscriptions of the protocols email, sms, application and firehose are kept and deliver
 * nothing; text messages and platform applications are refused. Access policies are kept and shown, and keep nobody out. Signatures have the right form
 * and verify as nothing.
 *
 * @example
 * const sns = new InMemorySns({ clock, sqs });
 * const { TopicArn } = await sns.createTopic({ Name: 'orders' });
 * await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:us-east-1:123456789012:PurchaseQueue' });
 * await sns.publish({ TopicArn, Message: '{"orderId":"o-1"}' });
 */
export class InMemorySns {
  private readonly account: Account;
  private readonly counts: Counts;

  constructor(options: InMemorySnsOptions) {
    const { clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal(), sqs, lambda, fetch } = options;
    const from = `${seed}/sns/${region}/${accountId}`;
    this.counts = { messages: journal.counter(), subscriptions: journal.counter() };
    this.account = {
      clock,
      region,
      accountId,
      seed: from,
      journal,
      requestIds: new Uuids(`${from}/request`),
      messageIds: new Uuids(`${from}/message`, this.counts.messages),
      subscriptionIds: new Uuids(`${from}/subscription`, this.counts.subscriptions),
      sequences: journal.counter(),
      topics: new JournaledMap(journal),
      deliveries: new Deliveries(clock, journal, { sqs, lambda, fetch }),
    };
  }

  createTopic(input: Sns.CreateTopicRequest): Answer<Sns.CreateTopicResult> {
    return answer(this.account, createTopic, input);
  }

  deleteTopic(input: Sns.TopicRequest): Answer<object> {
    return answer(this.account, deleteTopic, input);
  }

  getTopicAttributes(input: Sns.TopicRequest): Answer<Sns.AttributesResult> {
    return answer(this.account, getTopicAttributes, input);
  }

  setTopicAttributes(input: Sns.SetTopicAttributesRequest): Answer<object> {
    return answer(this.account, setTopicAttributes, input);
  }

  listTopics(input: Sns.PageRequest = {}): Answer<Sns.ListTopicsResult> {
    return answer(this.account, listTopics, input);
  }

  subscribe(input: Sns.SubscribeRequest): Answer<Sns.SubscribeResult> {
    return answer(this.account, subscribe, input);
  }

  unsubscribe(input: Sns.SubscriptionRequest): Answer<object> {
    return answer(this.account, unsubscribe, input);
  }

  confirmSubscription(input: Sns.ConfirmSubscriptionRequest): Answer<Sns.SubscribeResult> {
    return answer(this.account, confirmSubscription, input);
  }

  getSubscriptionAttributes(input: Sns.SubscriptionRequest): Answer<Sns.AttributesResult> {
    return answer(this.account, getSubscriptionAttributes, input);
  }

  setSubscriptionAttributes(input: Sns.SetSubscriptionAttributesRequest): Answer<object> {
    return answer(this.account, setSubscriptionAttributes, input);
  }

  listSubscriptions(input: Sns.PageRequest = {}): Answer<Sns.ListSubscriptionsResult> {
    return answer(this.account, listSubscriptions, input);
  }

  listSubscriptionsByTopic(input: Sns.ListSubscriptionsByTopicRequest): Answer<Sns.ListSubscriptionsResult> {
    return answer(this.account, listSubscriptionsByTopic, input);
  }

  publish(input: Sns.PublishRequest): Answer<Sns.PublishResult> {
    return answer(this.account, publish, input);
  }

  publishBatch(input: Sns.PublishBatchRequest): Answer<Sns.PublishBatchResult> {
    return answer(this.account, publishBatch, input);
  }

  addPermission(input: Sns.AddPermissionRequest): Answer<object> {
    return answer(this.account, addPermission, input);
  }

  removePermission(input: Sns.RemovePermissionRequest): Answer<object> {
    return answer(this.account, removePermission, input);
  }

  tagResource(input: Sns.TagResourceRequest): Answer<object> {
    return answer(this.account, tagResource, input);
  }

  untagResource(input: Sns.UntagResourceRequest): Answer<object> {
    return answer(this.account, untagResource, input);
  }

  listTagsForResource(input: Sns.ResourceRequest): Answer<Sns.ListTagsForResourceResult> {
    return answer(this.account, listTagsForResource, input);
  }

  getDataProtectionPolicy(input: Sns.ResourceRequest): Answer<Sns.GetDataProtectionPolicyResult> {
    return answer(this.account, getDataProtectionPolicy, input);
  }

  putDataProtectionPolicy(input: Sns.PutDataProtectionPolicyRequest): Answer<object> {
    return answer(this.account, putDataProtectionPolicy, input);
  }

  /** All state as plain values, for {@link load}. */
  save(): unknown {
    return save(this.account, this.counts);
  }

  /**
   * Puts a saved state in the place of everything.
   *
   * @throws UsageError for what is no saved state of this service.
   */
  load(saved: unknown): void {
    load(this.account, this.counts, saved);
  }
}
