import type { Tag } from './objects';

export interface BucketRequest {
  Bucket: string | undefined;
  ExpectedBucketOwner?: string | undefined;
}

export interface Owner {
  /** The canonical user id: 64 hexadecimal digits. */
  ID?: string | undefined;
}

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';

export interface CreateBucketRequest {
  Bucket: string | undefined;
  ACL?: string | undefined;
  CreateBucketConfiguration?: { LocationConstraint?: string | undefined; Tags?: Tag[] | undefined } | undefined;
  ObjectLockEnabledForBucket?: boolean | undefined;
  ObjectOwnership?: ObjectOwnership | undefined;
  BucketNamespace?: string | undefined;
}
export interface CreateBucketOutput {
  Location?: string | undefined;
}

export interface HeadBucketOutput {
  BucketRegion?: string | undefined;
  AccessPointAlias?: boolean | undefined;
}

export interface ListBucketsRequest {
  /** 1 to 10,000. Default: all. */
  MaxBuckets?: number | undefined;
  ContinuationToken?: string | undefined;
  Prefix?: string | undefined;
  BucketRegion?: string | undefined;
}
export interface ListBucketsOutput {
  Buckets?: { Name?: string | undefined; CreationDate?: Date | undefined; BucketRegion?: string | undefined }[] | undefined;
  Owner?: Owner | undefined;
  ContinuationToken?: string | undefined;
  Prefix?: string | undefined;
}

/** The regions that the AWS SDK names. */
export type BucketLocationConstraint =
  | 'EU'
  | 'af-south-1'
  | 'ap-east-1'
  | 'ap-east-2'
  | 'ap-northeast-1'
  | 'ap-northeast-2'
  | 'ap-northeast-3'
  | 'ap-south-1'
  | 'ap-south-2'
  | 'ap-southeast-1'
  | 'ap-southeast-2'
  | 'ap-southeast-3'
  | 'ap-southeast-4'
  | 'ap-southeast-5'
  | 'ap-southeast-6'
  | 'ap-southeast-7'
  | 'ca-central-1'
  | 'ca-west-1'
  | 'cn-north-1'
  | 'cn-northwest-1'
  | 'eu-central-1'
  | 'eu-central-2'
  | 'eu-north-1'
  | 'eu-south-1'
  | 'eu-south-2'
  | 'eu-west-1'
  | 'eu-west-2'
  | 'eu-west-3'
  | 'il-central-1'
  | 'me-central-1'
  | 'me-south-1'
  | 'mx-central-1'
  | 'sa-east-1'
  | 'us-east-2'
  | 'us-gov-east-1'
  | 'us-gov-west-1'
  | 'us-west-1'
  | 'us-west-2';

export interface GetBucketLocationOutput {
  /** Not there for us-east-1. */
  LocationConstraint?: BucketLocationConstraint | undefined;
}
