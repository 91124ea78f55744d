/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketRequestPayment.html: kept and shown. */
import { get, put } from '../settings/setting-actions';
import { requestPayment } from '../settings/setting-shapes';
import type { PutBucketRequestPaymentRequest, RequestPaymentConfiguration } from '../shapes';

export const putBucketRequestPayment = put(
  'BucketRequestPayment',
  { 'RequestPaymentConfiguration!': requestPayment },
  ({ RequestPaymentConfiguration: configuration }: PutBucketRequestPaymentRequest) => configuration,
);

export const getBucketRequestPayment = get(
  'BucketRequestPayment',
  (configuration): RequestPaymentConfiguration => configuration,
  (): RequestPaymentConfiguration => ({ Payer: 'BucketOwner' }),
);
