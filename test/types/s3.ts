/** Compiled, never run: the SDK's aggregated client and the in-memory service are interchangeable behind the port. */
import type * as sdk from '@aws-sdk/client-s3';
import type { ObjectPort } from '../../src/readers/object-port';
import type { InMemoryS3 } from '../../src/services/s3/in-memory-s3';

declare const service: InMemoryS3;

export const ports: ObjectPort[] = [service];

/** The methods of the SDK's client that the service has, in their form with a promise. */
type Calls = {
  createBucket(input: sdk.CreateBucketCommandInput): Promise<sdk.CreateBucketCommandOutput>;
  deleteBucket(input: sdk.DeleteBucketCommandInput): Promise<sdk.DeleteBucketCommandOutput>;
  headBucket(input: sdk.HeadBucketCommandInput): Promise<sdk.HeadBucketCommandOutput>;
  listBuckets(input?: sdk.ListBucketsCommandInput): Promise<sdk.ListBucketsCommandOutput>;
  getBucketLocation(input: sdk.GetBucketLocationCommandInput): Promise<sdk.GetBucketLocationCommandOutput>;
  putBucketAccelerateConfiguration(input: sdk.PutBucketAccelerateConfigurationCommandInput): Promise<sdk.PutBucketAccelerateConfigurationCommandOutput>;
  getBucketAccelerateConfiguration(input: sdk.GetBucketAccelerateConfigurationCommandInput): Promise<sdk.GetBucketAccelerateConfigurationCommandOutput>;
  putBucketAcl(input: sdk.PutBucketAclCommandInput): Promise<sdk.PutBucketAclCommandOutput>;
  getBucketAcl(input: sdk.GetBucketAclCommandInput): Promise<sdk.GetBucketAclCommandOutput>;
  putBucketCors(input: sdk.PutBucketCorsCommandInput): Promise<sdk.PutBucketCorsCommandOutput>;
  getBucketCors(input: sdk.GetBucketCorsCommandInput): Promise<sdk.GetBucketCorsCommandOutput>;
  deleteBucketCors(input: sdk.DeleteBucketCorsCommandInput): Promise<sdk.DeleteBucketCorsCommandOutput>;
  putBucketEncryption(input: sdk.PutBucketEncryptionCommandInput): Promise<sdk.PutBucketEncryptionCommandOutput>;
  getBucketEncryption(input: sdk.GetBucketEncryptionCommandInput): Promise<sdk.GetBucketEncryptionCommandOutput>;
  deleteBucketEncryption(input: sdk.DeleteBucketEncryptionCommandInput): Promise<sdk.DeleteBucketEncryptionCommandOutput>;
  putBucketLifecycleConfiguration(input: sdk.PutBucketLifecycleConfigurationCommandInput): Promise<sdk.PutBucketLifecycleConfigurationCommandOutput>;
  getBucketLifecycleConfiguration(input: sdk.GetBucketLifecycleConfigurationCommandInput): Promise<sdk.GetBucketLifecycleConfigurationCommandOutput>;
  deleteBucketLifecycle(input: sdk.DeleteBucketLifecycleCommandInput): Promise<sdk.DeleteBucketLifecycleCommandOutput>;
  putBucketLogging(input: sdk.PutBucketLoggingCommandInput): Promise<sdk.PutBucketLoggingCommandOutput>;
  getBucketLogging(input: sdk.GetBucketLoggingCommandInput): Promise<sdk.GetBucketLoggingCommandOutput>;
  putBucketNotificationConfiguration(input: sdk.PutBucketNotificationConfigurationCommandInput): Promise<sdk.PutBucketNotificationConfigurationCommandOutput>;
  getBucketNotificationConfiguration(input: sdk.GetBucketNotificationConfigurationCommandInput): Promise<sdk.GetBucketNotificationConfigurationCommandOutput>;
  putBucketOwnershipControls(input: sdk.PutBucketOwnershipControlsCommandInput): Promise<sdk.PutBucketOwnershipControlsCommandOutput>;
  getBucketOwnershipControls(input: sdk.GetBucketOwnershipControlsCommandInput): Promise<sdk.GetBucketOwnershipControlsCommandOutput>;
  deleteBucketOwnershipControls(input: sdk.DeleteBucketOwnershipControlsCommandInput): Promise<sdk.DeleteBucketOwnershipControlsCommandOutput>;
  putBucketPolicy(input: sdk.PutBucketPolicyCommandInput): Promise<sdk.PutBucketPolicyCommandOutput>;
  getBucketPolicy(input: sdk.GetBucketPolicyCommandInput): Promise<sdk.GetBucketPolicyCommandOutput>;
  deleteBucketPolicy(input: sdk.DeleteBucketPolicyCommandInput): Promise<sdk.DeleteBucketPolicyCommandOutput>;
  getBucketReplication(input: sdk.GetBucketReplicationCommandInput): Promise<sdk.GetBucketReplicationCommandOutput>;
  putBucketRequestPayment(input: sdk.PutBucketRequestPaymentCommandInput): Promise<sdk.PutBucketRequestPaymentCommandOutput>;
  getBucketRequestPayment(input: sdk.GetBucketRequestPaymentCommandInput): Promise<sdk.GetBucketRequestPaymentCommandOutput>;
  putBucketTagging(input: sdk.PutBucketTaggingCommandInput): Promise<sdk.PutBucketTaggingCommandOutput>;
  getBucketTagging(input: sdk.GetBucketTaggingCommandInput): Promise<sdk.GetBucketTaggingCommandOutput>;
  deleteBucketTagging(input: sdk.DeleteBucketTaggingCommandInput): Promise<sdk.DeleteBucketTaggingCommandOutput>;
  putBucketVersioning(input: sdk.PutBucketVersioningCommandInput): Promise<sdk.PutBucketVersioningCommandOutput>;
  getBucketVersioning(input: sdk.GetBucketVersioningCommandInput): Promise<sdk.GetBucketVersioningCommandOutput>;
  putBucketWebsite(input: sdk.PutBucketWebsiteCommandInput): Promise<sdk.PutBucketWebsiteCommandOutput>;
  getBucketWebsite(input: sdk.GetBucketWebsiteCommandInput): Promise<sdk.GetBucketWebsiteCommandOutput>;
  deleteBucketWebsite(input: sdk.DeleteBucketWebsiteCommandInput): Promise<sdk.DeleteBucketWebsiteCommandOutput>;
  getObjectLockConfiguration(input: sdk.GetObjectLockConfigurationCommandInput): Promise<sdk.GetObjectLockConfigurationCommandOutput>;
  putPublicAccessBlock(input: sdk.PutPublicAccessBlockCommandInput): Promise<sdk.PutPublicAccessBlockCommandOutput>;
  getPublicAccessBlock(input: sdk.GetPublicAccessBlockCommandInput): Promise<sdk.GetPublicAccessBlockCommandOutput>;
  deletePublicAccessBlock(input: sdk.DeletePublicAccessBlockCommandInput): Promise<sdk.DeletePublicAccessBlockCommandOutput>;
  putObject(input: sdk.PutObjectCommandInput): Promise<sdk.PutObjectCommandOutput>;
  /** The client's stream is the answer's socket. */
  getObject(input: sdk.GetObjectCommandInput): Promise<Omit<sdk.GetObjectCommandOutput, 'Body'>>;
  headObject(input: sdk.HeadObjectCommandInput): Promise<sdk.HeadObjectCommandOutput>;
  deleteObject(input: sdk.DeleteObjectCommandInput): Promise<sdk.DeleteObjectCommandOutput>;
  deleteObjects(input: sdk.DeleteObjectsCommandInput): Promise<sdk.DeleteObjectsCommandOutput>;
  copyObject(input: sdk.CopyObjectCommandInput): Promise<sdk.CopyObjectCommandOutput>;
  getObjectAttributes(input: sdk.GetObjectAttributesCommandInput): Promise<sdk.GetObjectAttributesCommandOutput>;
  putObjectAcl(input: sdk.PutObjectAclCommandInput): Promise<sdk.PutObjectAclCommandOutput>;
  getObjectAcl(input: sdk.GetObjectAclCommandInput): Promise<sdk.GetObjectAclCommandOutput>;
  putObjectTagging(input: sdk.PutObjectTaggingCommandInput): Promise<sdk.PutObjectTaggingCommandOutput>;
  getObjectTagging(input: sdk.GetObjectTaggingCommandInput): Promise<sdk.GetObjectTaggingCommandOutput>;
  deleteObjectTagging(input: sdk.DeleteObjectTaggingCommandInput): Promise<sdk.DeleteObjectTaggingCommandOutput>;
  listObjects(input: sdk.ListObjectsCommandInput): Promise<sdk.ListObjectsCommandOutput>;
  listObjectsV2(input: sdk.ListObjectsV2CommandInput): Promise<sdk.ListObjectsV2CommandOutput>;
  listObjectVersions(input: sdk.ListObjectVersionsCommandInput): Promise<sdk.ListObjectVersionsCommandOutput>;
  createMultipartUpload(input: sdk.CreateMultipartUploadCommandInput): Promise<sdk.CreateMultipartUploadCommandOutput>;
  uploadPart(input: sdk.UploadPartCommandInput): Promise<sdk.UploadPartCommandOutput>;
  uploadPartCopy(input: sdk.UploadPartCopyCommandInput): Promise<sdk.UploadPartCopyCommandOutput>;
  completeMultipartUpload(input: sdk.CompleteMultipartUploadCommandInput): Promise<sdk.CompleteMultipartUploadCommandOutput>;
  abortMultipartUpload(input: sdk.AbortMultipartUploadCommandInput): Promise<sdk.AbortMultipartUploadCommandOutput>;
  listParts(input: sdk.ListPartsCommandInput): Promise<sdk.ListPartsCommandOutput>;
  listMultipartUploads(input: sdk.ListMultipartUploadsCommandInput): Promise<sdk.ListMultipartUploadsCommandOutput>;
};

/** As properties, so that inputs are compared strictly: all that the client takes, the service takes. */
type Strict<Methods> = { readonly [Name in keyof Methods]: Methods[Name] extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never };

export const calls: Strict<Calls> = service;
