/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLogging.html: kept and shown, nothing is logged. */
import { get, put } from '../settings/setting-actions';
import { logging } from '../settings/setting-shapes';
import type { BucketLoggingStatus, PutBucketLoggingRequest } from '../shapes';

export const putBucketLogging = put('BucketLogging', { 'BucketLoggingStatus!': logging }, ({ BucketLoggingStatus: status }: PutBucketLoggingRequest) => status);

export const getBucketLogging = get(
  'BucketLogging',
  (status): BucketLoggingStatus => status,
  () => ({}),
);
