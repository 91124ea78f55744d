/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketAccelerateConfiguration.html: kept and shown. */
import { malformedXml } from '../errors';
import { get, put } from '../settings/setting-actions';
import { accelerate } from '../settings/setting-shapes';
import type { AccelerateConfiguration, PutBucketAccelerateConfigurationRequest } from '../shapes';

export const putBucketAccelerateConfiguration = put(
  'BucketAccelerateConfiguration',
  { 'AccelerateConfiguration!': accelerate },
  ({ AccelerateConfiguration: configuration }: PutBucketAccelerateConfigurationRequest) => {
    if (configuration!.Status === undefined) throw malformedXml();
    return configuration;
  },
);

export const getBucketAccelerateConfiguration = get(
  'BucketAccelerateConfiguration',
  (configuration): AccelerateConfiguration => configuration,
  () => ({}),
);
