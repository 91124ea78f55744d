/** What the settings of a bucket look like, in the AWS SDK's form. */
import { OneOf } from '../shape';

export const tag = { 'Key!': 'text', 'Value!': 'text' } as const;

const grantee = {
  'Type!': new OneOf('CanonicalUser', 'AmazonCustomerByEmail', 'Group'),
  ID: 'text',
  URI: 'text',
  DisplayName: 'text',
  EmailAddress: 'text',
} as const;

export const accessControlPolicy = {
  Grants: [{ Grantee: grantee, Permission: new OneOf('FULL_CONTROL', 'READ', 'READ_ACP', 'WRITE', 'WRITE_ACP') }],
  Owner: { ID: 'text', DisplayName: 'text' },
} as const;

export const tagging = { 'TagSet!': [tag] } as const;

export const versioning = { Status: new OneOf('Enabled', 'Suspended'), MFADelete: new OneOf('Disabled') } as const;

export const cors = {
  'CORSRules!': [
    { ID: 'text', AllowedHeaders: ['text'], 'AllowedMethods!': ['text'], 'AllowedOrigins!': ['text'], ExposeHeaders: ['text'], MaxAgeSeconds: 'number' },
  ],
} as const;

const transitionClass = new OneOf('DEEP_ARCHIVE', 'GLACIER', 'GLACIER_IR', 'INTELLIGENT_TIERING', 'ONEZONE_IA', 'STANDARD_IA');
const sizes = { ObjectSizeGreaterThan: 'number', ObjectSizeLessThan: 'number' } as const;
export const minimumObjectSize = new OneOf('all_storage_classes_128K', 'varies_by_storage_class');
export const lifecycle = {
  'Rules!': [
    {
      ID: 'text',
      Prefix: 'text',
      Filter: { Prefix: 'text', Tag: tag, ...sizes, And: { Prefix: 'text', Tags: [tag], ...sizes } },
      'Status!': new OneOf('Enabled', 'Disabled'),
      Expiration: { Date: 'date', Days: 'number', ExpiredObjectDeleteMarker: 'flag' },
      Transitions: [{ Date: 'date', Days: 'number', StorageClass: transitionClass }],
      NoncurrentVersionTransitions: [{ NoncurrentDays: 'number', StorageClass: transitionClass, NewerNoncurrentVersions: 'number' }],
      NoncurrentVersionExpiration: { NoncurrentDays: 'number', NewerNoncurrentVersions: 'number' },
      AbortIncompleteMultipartUpload: { DaysAfterInitiation: 'number' },
    },
  ],
} as const;

export const encryption = {
  'Rules!': [
    {
      ApplyServerSideEncryptionByDefault: { 'SSEAlgorithm!': new OneOf('AES256', 'aws:kms', 'aws:kms:dsse'), KMSMasterKeyID: 'text' },
      BucketKeyEnabled: 'flag',
      BlockedEncryptionTypes: { EncryptionType: [new OneOf('NONE', 'SSE-C')] },
    },
  ],
} as const;

const protocol = new OneOf('http', 'https');
export const website = {
  ErrorDocument: { 'Key!': 'text' },
  IndexDocument: { 'Suffix!': 'text' },
  RedirectAllRequestsTo: { 'HostName!': 'text', Protocol: protocol },
  RoutingRules: [
    {
      Condition: { HttpErrorCodeReturnedEquals: 'text', KeyPrefixEquals: 'text' },
      'Redirect!': { HostName: 'text', HttpRedirectCode: 'text', Protocol: protocol, ReplaceKeyPrefixWith: 'text', ReplaceKeyWith: 'text' },
    },
  ],
} as const;

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html#supported-notification-event-types */
const event = new OneOf(
  's3:ReducedRedundancyLostObject',
  's3:ObjectCreated:*',
  's3:ObjectCreated:Put',
  's3:ObjectCreated:Post',
  's3:ObjectCreated:Copy',
  's3:ObjectCreated:CompleteMultipartUpload',
  's3:ObjectRemoved:*',
  's3:ObjectRemoved:Delete',
  's3:ObjectRemoved:DeleteMarkerCreated',
  's3:ObjectRestore:*',
  's3:ObjectRestore:Post',
  's3:ObjectRestore:Completed',
  's3:ObjectRestore:Delete',
  's3:Replication:*',
  's3:Replication:OperationFailedReplication',
  's3:Replication:OperationNotTracked',
  's3:Replication:OperationMissedThreshold',
  's3:Replication:OperationReplicatedAfterThreshold',
  's3:LifecycleTransition',
  's3:IntelligentTiering',
  's3:ObjectAcl:Put',
  's3:LifecycleExpiration:*',
  's3:LifecycleExpiration:Delete',
  's3:LifecycleExpiration:DeleteMarkerCreated',
  's3:ObjectTagging:*',
  's3:ObjectTagging:Put',
  's3:ObjectTagging:Delete',
);
const notified = { Id: 'text', 'Events!': [event], Filter: { Key: { FilterRules: [{ Name: new OneOf('prefix', 'suffix'), Value: 'text' }] } } } as const;
export const notification = {
  TopicConfigurations: [{ ...notified, 'TopicArn!': 'text' }],
  QueueConfigurations: [{ ...notified, 'QueueArn!': 'text' }],
  LambdaFunctionConfigurations: [{ ...notified, 'LambdaFunctionArn!': 'text' }],
  EventBridgeConfiguration: {},
} as const;

export const objectOwnership = new OneOf('BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter');
export const ownership = { 'Rules!': [{ 'ObjectOwnership!': objectOwnership }] } as const;

export const publicAccessBlock = { BlockPublicAcls: 'flag', IgnorePublicAcls: 'flag', BlockPublicPolicy: 'flag', RestrictPublicBuckets: 'flag' } as const;

export const logging = {
  LoggingEnabled: {
    'TargetBucket!': 'text',
    'TargetPrefix!': 'text',
    TargetGrants: [{ Grantee: grantee, Permission: new OneOf('FULL_CONTROL', 'READ', 'WRITE') }],
    TargetObjectKeyFormat: { SimplePrefix: {}, PartitionedPrefix: { PartitionDateSource: new OneOf('DeliveryTime', 'EventTime') } },
  },
} as const;

export const accelerate = { Status: new OneOf('Enabled', 'Suspended') } as const;

export const requestPayment = { 'Payer!': new OneOf('BucketOwner', 'Requester') } as const;
