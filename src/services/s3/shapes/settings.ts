import type * as shapes from '../settings/setting-shapes';
import type { Fitting } from '../shape';
import type { BucketRequest } from './buckets';
import type { AclRequest, Tag } from './objects';

/** A request that sets something of a bucket. */
export interface PutSettingRequest extends BucketRequest {
  ContentMD5?: string | undefined;
  ChecksumAlgorithm?: string | undefined;
}

export interface PutBucketTaggingRequest extends PutSettingRequest {
  Tagging: { TagSet: Tag[] | undefined } | undefined;
}
export interface GetBucketTaggingOutput {
  TagSet: Tag[];
}

export type VersioningConfiguration = Fitting<typeof shapes.versioning>;
export interface PutBucketVersioningRequest extends PutSettingRequest {
  VersioningConfiguration: { Status?: 'Enabled' | 'Suspended' | undefined; MFADelete?: string | undefined } | undefined;
}

export interface PutBucketPolicyRequest extends PutSettingRequest {
  /** A JSON text. */
  Policy: string | undefined;
  ConfirmRemoveSelfBucketAccess?: boolean | undefined;
}
export interface GetBucketPolicyOutput {
  Policy?: string | undefined;
}

export type CORSConfiguration = Fitting<typeof shapes.cors>;
export interface PutBucketCorsRequest extends PutSettingRequest {
  CORSConfiguration: CORSConfiguration | undefined;
}
export interface GetBucketCorsOutput {
  CORSRules?: CORSConfiguration['CORSRules'] | undefined;
}

export type BucketLifecycleConfiguration = Fitting<typeof shapes.lifecycle>;
type MinimumObjectSize = Fitting<typeof shapes.minimumObjectSize>;
export interface PutBucketLifecycleConfigurationRequest extends PutSettingRequest {
  LifecycleConfiguration?: BucketLifecycleConfiguration | undefined;
  TransitionDefaultMinimumObjectSize?: MinimumObjectSize | undefined;
}
export interface PutBucketLifecycleConfigurationOutput {
  TransitionDefaultMinimumObjectSize?: MinimumObjectSize | undefined;
}
export interface GetBucketLifecycleConfigurationOutput extends PutBucketLifecycleConfigurationOutput {
  Rules?: BucketLifecycleConfiguration['Rules'] | undefined;
}

export type ServerSideEncryptionConfiguration = Fitting<typeof shapes.encryption>;
export interface PutBucketEncryptionRequest extends PutSettingRequest {
  ServerSideEncryptionConfiguration: { Rules: EncryptionRuleRequest[] | undefined } | undefined;
}
/** As it is kept, but the algorithm may be one that only other kinds of buckets have. */
interface EncryptionRuleRequest {
  ApplyServerSideEncryptionByDefault?: { SSEAlgorithm: string | undefined; KMSMasterKeyID?: string | undefined } | undefined;
  BucketKeyEnabled?: boolean | undefined;
  BlockedEncryptionTypes?: { EncryptionType?: ('NONE' | 'SSE-C')[] | undefined } | undefined;
}
export interface GetBucketEncryptionOutput {
  ServerSideEncryptionConfiguration?: ServerSideEncryptionConfiguration | undefined;
}

export type WebsiteConfiguration = Fitting<typeof shapes.website>;
export interface PutBucketWebsiteRequest extends PutSettingRequest {
  WebsiteConfiguration: WebsiteConfiguration | undefined;
}

export type NotificationConfiguration = Fitting<typeof shapes.notification>;
export interface PutBucketNotificationConfigurationRequest extends BucketRequest {
  NotificationConfiguration: NotificationConfigurationRequest | undefined;
  SkipDestinationValidation?: boolean | undefined;
}
/** As it is kept, but events may have any name. */
interface NotificationConfigurationRequest {
  TopicConfigurations?: (NotifiedRequest & { TopicArn: string | undefined })[] | undefined;
  QueueConfigurations?: (NotifiedRequest & { QueueArn: string | undefined })[] | undefined;
  LambdaFunctionConfigurations?: (NotifiedRequest & { LambdaFunctionArn: string | undefined })[] | undefined;
  EventBridgeConfiguration?: object | undefined;
}
interface NotifiedRequest {
  Id?: string | undefined;
  Events: string[] | undefined;
  Filter?: { Key?: { FilterRules?: { Name?: 'prefix' | 'suffix' | undefined; Value?: string | undefined }[] | undefined } | undefined } | undefined;
}

export type OwnershipControls = Fitting<typeof shapes.ownership>;
export interface PutBucketOwnershipControlsRequest extends PutSettingRequest {
  OwnershipControls: OwnershipControls | undefined;
}
export interface GetBucketOwnershipControlsOutput {
  OwnershipControls?: OwnershipControls | undefined;
}

export type PublicAccessBlockConfiguration = Fitting<typeof shapes.publicAccessBlock>;
export interface PutPublicAccessBlockRequest extends PutSettingRequest {
  PublicAccessBlockConfiguration: PublicAccessBlockConfiguration | undefined;
}
export interface GetPublicAccessBlockOutput {
  PublicAccessBlockConfiguration?: PublicAccessBlockConfiguration | undefined;
}

export interface PutBucketAclRequest extends BucketRequest, AclRequest {}

export type BucketLoggingStatus = Fitting<typeof shapes.logging>;
export interface PutBucketLoggingRequest extends PutSettingRequest {
  BucketLoggingStatus: BucketLoggingStatus | undefined;
}

export type AccelerateConfiguration = Fitting<typeof shapes.accelerate>;
export interface PutBucketAccelerateConfigurationRequest extends PutSettingRequest {
  AccelerateConfiguration: AccelerateConfiguration | undefined;
}

export type RequestPaymentConfiguration = Fitting<typeof shapes.requestPayment>;
export interface PutBucketRequestPaymentRequest extends PutSettingRequest {
  RequestPaymentConfiguration: RequestPaymentConfiguration | undefined;
}
