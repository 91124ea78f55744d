import type {
  AccelerateConfiguration,
  BucketLifecycleConfiguration,
  BucketLoggingStatus,
  CORSConfiguration,
  Grant,
  NotificationConfiguration,
  OwnershipControls,
  PublicAccessBlockConfiguration,
  PutBucketLifecycleConfigurationOutput,
  RequestPaymentConfiguration,
  ServerSideEncryptionConfiguration,
  Tag,
  VersioningConfiguration,
  WebsiteConfiguration,
} from '../shapes';

/** What can be set of a bucket, by the names of the actions without Put. */
export interface Settings {
  BucketAccelerateConfiguration: AccelerateConfiguration;
  BucketAcl: readonly Grant[];
  BucketCors: CORSConfiguration;
  BucketEncryption: ServerSideEncryptionConfiguration;
  BucketLifecycleConfiguration: BucketLifecycleConfiguration & PutBucketLifecycleConfigurationOutput;
  BucketLogging: BucketLoggingStatus;
  BucketNotificationConfiguration: NotificationConfiguration;
  BucketOwnershipControls: OwnershipControls;
  BucketPolicy: string;
  BucketRequestPayment: RequestPaymentConfiguration;
  BucketTagging: readonly Tag[];
  BucketVersioning: VersioningConfiguration;
  BucketWebsite: WebsiteConfiguration;
  PublicAccessBlock: PublicAccessBlockConfiguration;
}

/** What a bucket has from its beginning: https://docs.aws.amazon.com/AmazonS3/latest/userguide/create-bucket-faq.html */
export const initialSettings = {
  BucketOwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
  PublicAccessBlock: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
} as const satisfies { [Name in keyof Settings]?: Settings[Name] };
