/**
 * The inputs and outputs of the S3 actions, as the AWS SDK v3 client for S3 has them.
 * See https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations_Amazon_Simple_Storage_Service.html
 */
import type { ListedObject } from '../../readers/object-port';
import type { ObjectStream } from './object-stream';

export interface BucketRequest {
  Bucket: string | undefined;
  ExpectedBucketOwner?: string | undefined;
}
export interface CreateBucketRequest extends BucketRequest {
  CreateBucketConfiguration?: { LocationConstraint?: string | undefined } | undefined;
}
export interface CreateBucketOutput {
  Location?: string | undefined;
}
export interface ListBucketsRequest {
  Prefix?: string | undefined;
}
export interface ListBucketsOutput {
  Buckets?: { Name?: string | undefined; CreationDate?: Date | undefined }[] | undefined;
  Owner?: { ID?: string | undefined } | undefined;
  Prefix?: string | undefined;
}

export interface ObjectRequest extends BucketRequest {
  Key: string | undefined;
}

/** What an object has beside its bytes. */
export interface ObjectProperties {
  CacheControl?: string | undefined;
  ContentDisposition?: string | undefined;
  ContentEncoding?: string | undefined;
  ContentLanguage?: string | undefined;
  ContentType?: string | undefined;
  /** Names are case-insensitive: they are kept in lower case. */
  Metadata?: Record<string, string> | undefined;
  StorageClass?: string | undefined;
}

/** What the bytes of an object may come as. */
export type Content = string | Uint8Array | AsyncIterable<Uint8Array | string> | { arrayBuffer(): Promise<ArrayBuffer> };

export interface PutObjectRequest extends ObjectRequest, ObjectProperties {
  Body?: Content | undefined;
  ContentLength?: number | undefined;
}
export interface PutObjectOutput {
  ETag?: string | undefined;
  Size?: number | undefined;
}

export interface GetObjectRequest extends ObjectRequest {
  /** As in HTTP: 'bytes=0-99', 'bytes=100-', 'bytes=-8'. */
  Range?: string | undefined;
  VersionId?: string | undefined;
}
export interface HeadObjectOutput extends ObjectProperties {
  AcceptRanges?: string | undefined;
  ContentLength?: number | undefined;
  ContentRange?: string | undefined;
  ETag?: string | undefined;
  LastModified?: Date | undefined;
  ServerSideEncryption?: string | undefined;
}
export interface GetObjectOutput extends HeadObjectOutput {
  Body?: ObjectStream | undefined;
}

export interface DeleteObjectsRequest extends BucketRequest {
  Delete: { Objects: { Key: string | undefined }[] | undefined; Quiet?: boolean | undefined } | undefined;
}
export interface DeleteObjectsOutput {
  Deleted?: { Key?: string | undefined }[] | undefined;
}

export interface CopyObjectRequest extends ObjectRequest, ObjectProperties {
  /** 'bucket/key', URL-encoded. */
  CopySource: string | undefined;
  MetadataDirective?: 'COPY' | 'REPLACE' | undefined;
}
export interface CopyObjectOutput {
  CopyObjectResult?: { ETag?: string | undefined; LastModified?: Date | undefined } | undefined;
}

export interface ListObjectsV2Request extends BucketRequest {
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  /** At most 1,000, which is the default. */
  MaxKeys?: number | undefined;
  StartAfter?: string | undefined;
  ContinuationToken?: string | undefined;
}
export interface ListObjectsV2Output {
  Contents?: ListedObject[] | undefined;
  CommonPrefixes?: { Prefix?: string | undefined }[] | undefined;
  KeyCount?: number | undefined;
  MaxKeys?: number | undefined;
  Name?: string | undefined;
  Prefix?: string | undefined;
  Delimiter?: string | undefined;
  StartAfter?: string | undefined;
  ContinuationToken?: string | undefined;
  NextContinuationToken?: string | undefined;
  IsTruncated?: boolean | undefined;
}
