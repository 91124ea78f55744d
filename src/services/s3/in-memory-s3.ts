import { answer, type Answer } from '../../api/answer';
import type { ServiceOptions } from '../../api/service-options';
import { Journal } from '../../journal/journal';
import { JournaledMap } from '../../journal/journaled-map';
import type { ObjectPort } from '../../readers/object-port';
import type { Account } from './account';
import { abortMultipartUpload } from './actions/abort-multipart-upload';
import { getBucketAccelerateConfiguration, putBucketAccelerateConfiguration } from './actions/bucket-accelerate-configuration';
import { getBucketAcl, putBucketAcl } from './actions/bucket-acl';
import { deleteBucketCors, getBucketCors, putBucketCors } from './actions/bucket-cors';
import { deleteBucketEncryption, getBucketEncryption, putBucketEncryption } from './actions/bucket-encryption';
import { deleteBucketLifecycle, getBucketLifecycleConfiguration, putBucketLifecycleConfiguration } from './actions/bucket-lifecycle';
import { getBucketLogging, putBucketLogging } from './actions/bucket-logging';
import { getBucketNotificationConfiguration, putBucketNotificationConfiguration } from './actions/bucket-notification-configuration';
import { deleteBucketOwnershipControls, getBucketOwnershipControls, putBucketOwnershipControls } from './actions/bucket-ownership-controls';
import { deleteBucketPolicy, getBucketPolicy, putBucketPolicy } from './actions/bucket-policy';
import { getBucketRequestPayment, putBucketRequestPayment } from './actions/bucket-request-payment';
import { deleteBucketTagging, getBucketTagging, putBucketTagging } from './actions/bucket-tagging';
import { getBucketVersioning, putBucketVersioning } from './actions/bucket-versioning';
import { deleteBucketWebsite, getBucketWebsite, putBucketWebsite } from './actions/bucket-website';
import { completeMultipartUpload } from './actions/complete-multipart-upload';
import { copyObject } from './actions/copy-object';
import { createBucket } from './actions/create-bucket';
import { createMultipartUpload } from './actions/create-multipart-upload';
import { deleteBucket } from './actions/delete-bucket';
import { deleteObject } from './actions/delete-object';
import { deleteObjects } from './actions/delete-objects';
import { getBucketLocation } from './actions/get-bucket-location';
import { getBucketReplication } from './actions/get-bucket-replication';
import { getObject } from './actions/get-object';
import { getObjectAttributes } from './actions/get-object-attributes';
import { getObjectLockConfiguration } from './actions/get-object-lock-configuration';
import { headBucket } from './actions/head-bucket';
import { headObject } from './actions/head-object';
import { listBuckets } from './actions/list-buckets';
import { listMultipartUploads } from './actions/list-multipart-uploads';
import { listObjectVersions } from './actions/list-object-versions';
import { listObjects } from './actions/list-objects';
import { listObjectsV2 } from './actions/list-objects-v2';
import { listParts } from './actions/list-parts';
import { getObjectAcl, putObjectAcl } from './actions/object-acl';
import { deleteObjectTagging, getObjectTagging, putObjectTagging } from './actions/object-tagging';
import { deletePublicAccessBlock, getPublicAccessBlock, putPublicAccessBlock } from './actions/public-access-block';
import { putObject } from './actions/put-object';
import { uploadPart } from './actions/upload-part';
import { uploadPartCopy } from './actions/upload-part-copy';
import { RequestIds } from './request-ids';
import { loadState, saveState } from './saved';
import type * as S3 from './shapes';
import { SequenceIds } from './version-ids';

export interface InMemoryS3Options extends ServiceOptions {}

/**
 * Amazon S3 in memory: methods, inputs and outputs are those of the AWS SDK v3 client `S3`, errors have the SDK's names and AWS's texts. What is
 * written can be read and listed at once. Bytes are copied on their way in and out.
 *
 * Who may do what (policies, access control lists, blocks of public access), encryption, life cycles, websites and notifications are kept and shown, but
 * do nothing. Locks of objects, replication, restored archives and keys of customers are not here: asking for them is an error.
 *
 * @example
 * const s3 = new InMemoryS3({ clock: systemClock });
 * await s3.createBucket({ Bucket: 'ratings' });
 * await s3.putObject({ Bucket: 'ratings', Key: 'a.csv', Body: 'userId,rating\n1,3.5\n' });
 * const { Body } = await s3.getObject({ Bucket: 'ratings', Key: 'a.csv' });
 * await Body!.transformToString();
 */
export class InMemoryS3 implements ObjectPort {
  private readonly account: Account;

  constructor(options: InMemoryS3Options) {
    const { clock, region = 'us-east-1', accountId = '123456789012', seed = 0, journal = new Journal() } = options;
    this.account = {
      clock,
      region,
      accountId,
      journal,
      requestIds: new RequestIds(`s3/${seed}`),
      buckets: new JournaledMap(journal),
      sequence: journal.counter(),
      versionIds: new SequenceIds(`s3/version/${seed}`, 32),
      uploadIds: new SequenceIds(`s3/upload/${seed}`, 128),
    };
  }

  createBucket(input: S3.CreateBucketRequest): Answer<S3.CreateBucketOutput> {
    return answer(this.account, createBucket, input);
  }

  deleteBucket(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucket, input, 204);
  }

  headBucket(input: S3.BucketRequest): Answer<S3.HeadBucketOutput> {
    return answer(this.account, headBucket, input);
  }

  listBuckets(input: S3.ListBucketsRequest = {}): Answer<S3.ListBucketsOutput> {
    return answer(this.account, listBuckets, input);
  }

  getBucketLocation(input: S3.BucketRequest): Answer<S3.GetBucketLocationOutput> {
    return answer(this.account, getBucketLocation, input);
  }

  putBucketAccelerateConfiguration(input: S3.PutBucketAccelerateConfigurationRequest): Answer<object> {
    return answer(this.account, putBucketAccelerateConfiguration, input);
  }

  getBucketAccelerateConfiguration(input: S3.BucketRequest): Answer<S3.AccelerateConfiguration> {
    return answer(this.account, getBucketAccelerateConfiguration, input);
  }

  putBucketAcl(input: S3.PutBucketAclRequest): Answer<object> {
    return answer(this.account, putBucketAcl, input);
  }

  getBucketAcl(input: S3.BucketRequest): Answer<S3.AclOutput> {
    return answer(this.account, getBucketAcl, input);
  }

  putBucketCors(input: S3.PutBucketCorsRequest): Answer<object> {
    return answer(this.account, putBucketCors, input);
  }

  getBucketCors(input: S3.BucketRequest): Answer<S3.GetBucketCorsOutput> {
    return answer(this.account, getBucketCors, input);
  }

  deleteBucketCors(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketCors, input, 204);
  }

  putBucketEncryption(input: S3.PutBucketEncryptionRequest): Answer<object> {
    return answer(this.account, putBucketEncryption, input);
  }

  getBucketEncryption(input: S3.BucketRequest): Answer<S3.GetBucketEncryptionOutput> {
    return answer(this.account, getBucketEncryption, input);
  }

  deleteBucketEncryption(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketEncryption, input, 204);
  }

  putBucketLifecycleConfiguration(input: S3.PutBucketLifecycleConfigurationRequest): Answer<S3.PutBucketLifecycleConfigurationOutput> {
    return answer(this.account, putBucketLifecycleConfiguration, input);
  }

  getBucketLifecycleConfiguration(input: S3.BucketRequest): Answer<S3.GetBucketLifecycleConfigurationOutput> {
    return answer(this.account, getBucketLifecycleConfiguration, input);
  }

  deleteBucketLifecycle(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketLifecycle, input, 204);
  }

  putBucketLogging(input: S3.PutBucketLoggingRequest): Answer<object> {
    return answer(this.account, putBucketLogging, input);
  }

  getBucketLogging(input: S3.BucketRequest): Answer<S3.BucketLoggingStatus> {
    return answer(this.account, getBucketLogging, input);
  }

  putBucketNotificationConfiguration(input: S3.PutBucketNotificationConfigurationRequest): Answer<object> {
    return answer(this.account, putBucketNotificationConfiguration, input);
  }

  getBucketNotificationConfiguration(input: S3.BucketRequest): Answer<S3.NotificationConfiguration> {
    return answer(this.account, getBucketNotificationConfiguration, input);
  }

  putBucketOwnershipControls(input: S3.PutBucketOwnershipControlsRequest): Answer<object> {
    return answer(this.account, putBucketOwnershipControls, input);
  }

  getBucketOwnershipControls(input: S3.BucketRequest): Answer<S3.GetBucketOwnershipControlsOutput> {
    return answer(this.account, getBucketOwnershipControls, input);
  }

  deleteBucketOwnershipControls(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketOwnershipControls, input, 204);
  }

  putBucketPolicy(input: S3.PutBucketPolicyRequest): Answer<object> {
    return answer(this.account, putBucketPolicy, input);
  }

  getBucketPolicy(input: S3.BucketRequest): Answer<S3.GetBucketPolicyOutput> {
    return answer(this.account, getBucketPolicy, input);
  }

  deleteBucketPolicy(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketPolicy, input, 204);
  }

  getBucketReplication(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, getBucketReplication, input);
  }

  putBucketRequestPayment(input: S3.PutBucketRequestPaymentRequest): Answer<object> {
    return answer(this.account, putBucketRequestPayment, input);
  }

  getBucketRequestPayment(input: S3.BucketRequest): Answer<S3.RequestPaymentConfiguration> {
    return answer(this.account, getBucketRequestPayment, input);
  }

  putBucketTagging(input: S3.PutBucketTaggingRequest): Answer<object> {
    return answer(this.account, putBucketTagging, input);
  }

  getBucketTagging(input: S3.BucketRequest): Answer<S3.GetBucketTaggingOutput> {
    return answer(this.account, getBucketTagging, input);
  }

  deleteBucketTagging(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketTagging, input, 204);
  }

  putBucketVersioning(input: S3.PutBucketVersioningRequest): Answer<object> {
    return answer(this.account, putBucketVersioning, input);
  }

  getBucketVersioning(input: S3.BucketRequest): Answer<S3.VersioningConfiguration> {
    return answer(this.account, getBucketVersioning, input);
  }

  putBucketWebsite(input: S3.PutBucketWebsiteRequest): Answer<object> {
    return answer(this.account, putBucketWebsite, input);
  }

  getBucketWebsite(input: S3.BucketRequest): Answer<S3.WebsiteConfiguration> {
    return answer(this.account, getBucketWebsite, input);
  }

  deleteBucketWebsite(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deleteBucketWebsite, input, 204);
  }

  getObjectLockConfiguration(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, getObjectLockConfiguration, input);
  }

  putPublicAccessBlock(input: S3.PutPublicAccessBlockRequest): Answer<object> {
    return answer(this.account, putPublicAccessBlock, input);
  }

  getPublicAccessBlock(input: S3.BucketRequest): Answer<S3.GetPublicAccessBlockOutput> {
    return answer(this.account, getPublicAccessBlock, input);
  }

  deletePublicAccessBlock(input: S3.BucketRequest): Answer<object> {
    return answer(this.account, deletePublicAccessBlock, input, 204);
  }

  putObject(input: S3.PutObjectRequest): Answer<S3.PutObjectOutput> {
    return answer(this.account, putObject, input);
  }

  getObject(input: S3.GetObjectRequest): Answer<S3.GetObjectOutput> {
    return this.part(answer(this.account, getObject, input));
  }

  headObject(input: S3.GetObjectRequest): Answer<S3.HeadObjectOutput> {
    return this.part(answer(this.account, headObject, input));
  }

  deleteObject(input: S3.DeleteObjectRequest): Answer<S3.DeleteObjectOutput> {
    return answer(this.account, deleteObject, input, 204);
  }

  deleteObjects(input: S3.DeleteObjectsRequest): Answer<S3.DeleteObjectsOutput> {
    return answer(this.account, deleteObjects, input);
  }

  copyObject(input: S3.CopyObjectRequest): Answer<S3.CopyObjectOutput> {
    return answer(this.account, copyObject, input);
  }

  getObjectAttributes(input: S3.GetObjectAttributesRequest): Answer<S3.GetObjectAttributesOutput> {
    return answer(this.account, getObjectAttributes, input);
  }

  putObjectAcl(input: S3.PutObjectAclRequest): Answer<object> {
    return answer(this.account, putObjectAcl, input);
  }

  getObjectAcl(input: S3.VersionRequest): Answer<S3.AclOutput> {
    return answer(this.account, getObjectAcl, input);
  }

  putObjectTagging(input: S3.PutObjectTaggingRequest): Answer<S3.ObjectTaggingOutput> {
    return answer(this.account, putObjectTagging, input);
  }

  getObjectTagging(input: S3.VersionRequest): Answer<S3.GetObjectTaggingOutput> {
    return answer(this.account, getObjectTagging, input);
  }

  deleteObjectTagging(input: S3.VersionRequest): Answer<S3.ObjectTaggingOutput> {
    return answer(this.account, deleteObjectTagging, input, 204);
  }

  listObjects(input: S3.ListObjectsRequest): Answer<S3.ListObjectsOutput> {
    return answer(this.account, listObjects, input);
  }

  listObjectsV2(input: S3.ListObjectsV2Request): Answer<S3.ListObjectsV2Output> {
    return answer(this.account, listObjectsV2, input);
  }

  listObjectVersions(input: S3.ListObjectVersionsRequest): Answer<S3.ListObjectVersionsOutput> {
    return answer(this.account, listObjectVersions, input);
  }

  createMultipartUpload(input: S3.CreateMultipartUploadRequest): Answer<S3.CreateMultipartUploadOutput> {
    return answer(this.account, createMultipartUpload, input);
  }

  uploadPart(input: S3.UploadPartRequest): Answer<S3.UploadPartOutput> {
    return answer(this.account, uploadPart, input);
  }

  uploadPartCopy(input: S3.UploadPartCopyRequest): Answer<S3.UploadPartCopyOutput> {
    return answer(this.account, uploadPartCopy, input);
  }

  completeMultipartUpload(input: S3.CompleteMultipartUploadRequest): Answer<S3.CompleteMultipartUploadOutput> {
    return answer(this.account, completeMultipartUpload, input);
  }

  abortMultipartUpload(input: S3.UploadRequest): Answer<object> {
    return answer(this.account, abortMultipartUpload, input, 204);
  }

  listParts(input: S3.ListPartsRequest): Answer<S3.ListPartsOutput> {
    return answer(this.account, listParts, input);
  }

  listMultipartUploads(input: S3.ListMultipartUploadsRequest): Answer<S3.ListMultipartUploadsOutput> {
    return answer(this.account, listMultipartUploads, input);
  }

  /** All state, as plain values. */
  save(): unknown {
    return saveState(this.account);
  }

  /** Puts what {@link save} gave in the place of everything. @throws UsageError for what is no saved state of this service */
  load(saved: unknown): void {
    loadState(this.account, saved);
  }

  /** A part of an object is HTTP's "206 Partial Content". */
  private async part<Output extends object>(answer: Answer<Output>): Answer<Output> {
    const output = await answer;
    if ('ContentRange' in output) Object.assign(output.$metadata, { httpStatusCode: 206 });
    return output;
  }
}
