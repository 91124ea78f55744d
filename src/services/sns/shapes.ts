/** Inputs and outputs, as the AWS SDK's client has them. See https://docs.aws.amazon.com/sns/latest/api/API_Operations.html */

export interface Tag {
  Key: string | undefined;
  Value: string | undefined;
}
export interface MessageAttributeValue {
  DataType: string | undefined;
  StringValue?: string | undefined;
  BinaryValue?: Uint8Array | undefined;
}
export interface TopicRequest {
  TopicArn: string | undefined;
}
export interface SubscriptionRequest {
  SubscriptionArn: string | undefined;
}
export interface PageRequest {
  NextToken?: string | undefined;
}
export interface AttributesResult {
  Attributes?: Record<string, string> | undefined;
}

export interface CreateTopicRequest {
  Name: string | undefined;
  Attributes?: Record<string, string> | undefined;
  Tags?: Tag[] | undefined;
  /** Text of a JSON policy: kept, without effect. */
  DataProtectionPolicy?: string | undefined;
}
export interface CreateTopicResult {
  TopicArn?: string | undefined;
}
export interface SetTopicAttributesRequest extends TopicRequest {
  AttributeName: string | undefined;
  AttributeValue?: string | undefined;
}
export interface ListTopicsResult {
  Topics?: { TopicArn?: string | undefined }[] | undefined;
  NextToken?: string | undefined;
}

export interface SubscribeRequest extends TopicRequest {
  Protocol: string | undefined;
  Endpoint?: string | undefined;
  Attributes?: Record<string, string> | undefined;
  ReturnSubscriptionArn?: boolean | undefined;
}
export interface SubscribeResult {
  SubscriptionArn?: string | undefined;
}
export interface ConfirmSubscriptionRequest extends TopicRequest {
  Token: string | undefined;
  AuthenticateOnUnsubscribe?: string | undefined;
}
export interface SetSubscriptionAttributesRequest extends SubscriptionRequest {
  AttributeName: string | undefined;
  AttributeValue?: string | undefined;
}
export interface ListedSubscription {
  SubscriptionArn?: string | undefined;
  Owner?: string | undefined;
  Protocol?: string | undefined;
  Endpoint?: string | undefined;
  TopicArn?: string | undefined;
}
export interface ListSubscriptionsResult {
  Subscriptions?: ListedSubscription[] | undefined;
  NextToken?: string | undefined;
}
export interface ListSubscriptionsByTopicRequest extends TopicRequest, PageRequest {}

/** What a message is published with, alone or in a batch. */
export interface MessageToPublish {
  Message: string | undefined;
  Subject?: string | undefined;
  MessageStructure?: string | undefined;
  MessageAttributes?: Record<string, MessageAttributeValue> | undefined;
  MessageDeduplicationId?: string | undefined;
  MessageGroupId?: string | undefined;
}
export interface PublishRequest extends MessageToPublish {
  TopicArn?: string | undefined;
  TargetArn?: string | undefined;
  PhoneNumber?: string | undefined;
}
export interface PublishResult {
  MessageId?: string | undefined;
  SequenceNumber?: string | undefined;
}
export interface PublishBatchRequestEntry extends MessageToPublish {
  Id: string | undefined;
}
export interface PublishBatchRequest extends TopicRequest {
  PublishBatchRequestEntries: PublishBatchRequestEntry[] | undefined;
}
export interface PublishBatchResultEntry extends PublishResult {
  Id?: string | undefined;
}
export interface BatchResultErrorEntry {
  Id: string | undefined;
  Code: string | undefined;
  Message?: string | undefined;
  SenderFault: boolean | undefined;
}
export interface PublishBatchResult {
  Successful?: PublishBatchResultEntry[] | undefined;
  Failed?: BatchResultErrorEntry[] | undefined;
}

export interface AddPermissionRequest extends TopicRequest {
  Label: string | undefined;
  AWSAccountId: string[] | undefined;
  ActionName: string[] | undefined;
}
export interface RemovePermissionRequest extends TopicRequest {
  Label: string | undefined;
}

export interface ResourceRequest {
  ResourceArn: string | undefined;
}
export interface TagResourceRequest extends ResourceRequest {
  Tags: Tag[] | undefined;
}
export interface UntagResourceRequest extends ResourceRequest {
  TagKeys: string[] | undefined;
}
export interface ListTagsForResourceResult {
  Tags?: Tag[] | undefined;
}
export interface GetDataProtectionPolicyResult {
  DataProtectionPolicy?: string | undefined;
}
export interface PutDataProtectionPolicyRequest extends ResourceRequest {
  DataProtectionPolicy: string | undefined;
}
