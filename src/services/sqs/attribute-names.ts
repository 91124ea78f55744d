const queueAttributeNames = [
  'All',
  'ApproximateNumberOfMessages',
  'ApproximateNumberOfMessagesDelayed',
  'ApproximateNumberOfMessagesNotVisible',
  'ContentBasedDeduplication',
  'CreatedTimestamp',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'LastModifiedTimestamp',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'Policy',
  'QueueArn',
  'ReceiveMessageWaitTimeSeconds',
  'RedriveAllowPolicy',
  'RedrivePolicy',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
] as const;

/** See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html */
export type QueueAttributeName = (typeof queueAttributeNames)[number];

const messageSystemAttributeNames = [
  'All',
  'AWSTraceHeader',
  'ApproximateFirstReceiveTimestamp',
  'ApproximateReceiveCount',
  'DeadLetterQueueSourceArn',
  'MessageDeduplicationId',
  'MessageGroupId',
  'SenderId',
  'SentTimestamp',
  'SequenceNumber',
] as const;

/** See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ReceiveMessage.html */
export type MessageSystemAttributeName = (typeof messageSystemAttributeNames)[number];

const queueNames: ReadonlySet<string> = new Set(queueAttributeNames);
const messageNames: ReadonlySet<string> = new Set(messageSystemAttributeNames);

export const isQueueAttributeName = (name: string): name is QueueAttributeName => queueNames.has(name);

/** The older `AttributeNames` of ReceiveMessage takes the names of queue attributes too, and returns nothing for them. */
export const isReceivableAttributeName = (name: string): boolean => messageNames.has(name) || queueNames.has(name);
