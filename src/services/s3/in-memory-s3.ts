import type { Clock } from '../../clock/clock';
import { ServiceException } from '../../errors/service-exception';
import type { ObjectPort } from '../../readers/object-port';
import type { Account } from './account';
import { copyObject } from './actions/copy-object';
import { createBucket } from './actions/create-bucket';
import { deleteBucket } from './actions/delete-bucket';
import { deleteObject } from './actions/delete-object';
import { deleteObjects } from './actions/delete-objects';
import { getObject } from './actions/get-object';
import { headObject } from './actions/head-object';
import { listBuckets } from './actions/list-buckets';
import { listObjectsV2 } from './actions/list-objects-v2';
import { putObject } from './actions/put-object';
import { RequestIds } from './request-ids';
import type * as S3 from './shapes';

export interface InMemoryS3Options {
  readonly clock: Clock;
  /** Default: us-east-1. */
  readonly region?: string;
  /** Twelve digits. Default: 123456789012. */
  readonly accountId?: string;
  /** Request ids follow from it. Default: 0. */
  readonly seed?: number | string;
}

type Answer<Output> = Promise<Output & { $metadata: { httpStatusCode: number; requestId: string } }>;

/**
 * Amazon S3 in memory: methods, inputs and outputs are those of the AWS SDK v3 client `S3`, errors have the SDK's names and AWS's texts. What is
 * written can be read and listed at once.
 *
 * Versions, multipart uploads, conditional requests, encryption, tags and access control are not here yet; asking for them is an error.
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

  constructor({ clock, region = 'us-east-1', accountId = '123456789012', seed = 0 }: InMemoryS3Options) {
    this.account = { clock, region, accountId, ids: new RequestIds(`s3/${seed}`), buckets: new Map() };
  }

  createBucket(input: S3.CreateBucketRequest): Answer<S3.CreateBucketOutput> {
    return this.answer(createBucket, input);
  }

  deleteBucket(input: S3.BucketRequest): Answer<object> {
    return this.answer(deleteBucket, input, 204);
  }

  listBuckets(input: S3.ListBucketsRequest = {}): Answer<S3.ListBucketsOutput> {
    return this.answer(listBuckets, input);
  }

  putObject(input: S3.PutObjectRequest): Answer<S3.PutObjectOutput> {
    return this.answer(putObject, input);
  }

  getObject(input: S3.GetObjectRequest): Answer<S3.GetObjectOutput> {
    return this.answer(getObject, input);
  }

  headObject(input: S3.ObjectRequest): Answer<S3.HeadObjectOutput> {
    return this.answer(headObject, input);
  }

  deleteObject(input: S3.ObjectRequest): Answer<object> {
    return this.answer(deleteObject, input, 204);
  }

  deleteObjects(input: S3.DeleteObjectsRequest): Answer<S3.DeleteObjectsOutput> {
    return this.answer(deleteObjects, input);
  }

  copyObject(input: S3.CopyObjectRequest): Answer<S3.CopyObjectOutput> {
    return this.answer(copyObject, input);
  }

  listObjectsV2(input: S3.ListObjectsV2Request): Answer<S3.ListObjectsV2Output> {
    return this.answer(listObjectsV2, input);
  }

  /** Performs an action. Every outcome, good or bad, carries a request id; what is no fault of the request is thrown as it is. */
  private async answer<Input, Output extends object>(
    action: (account: Account, input: Input) => Output | Promise<Output>,
    input: Input,
    status = 200,
  ): Answer<Output> {
    const requestId = this.account.ids.next();
    try {
      const output = (await action(this.account, input)) as Awaited<Answer<Output>>;
      // A part of an object is HTTP's "206 Partial Content".
      output.$metadata = { httpStatusCode: 'ContentRange' in output ? 206 : status, requestId };
      return output;
    } catch (fault) {
      if (fault instanceof ServiceException) Object.assign(fault.$metadata, { requestId });
      throw fault;
    }
  }
}
