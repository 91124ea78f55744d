/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketVersioning.html */
import { malformedXml } from '../errors';
import { get, put } from '../settings/setting-actions';
import { versioning } from '../settings/setting-shapes';
import type { PutBucketVersioningRequest, VersioningConfiguration } from '../shapes';

/** What has once been on can be suspended, but never goes back to what it was. */
export const putBucketVersioning = put(
  'BucketVersioning',
  { 'VersioningConfiguration!': versioning, MFA: 'text' },
  ({ VersioningConfiguration: configuration }: PutBucketVersioningRequest) => {
    if (configuration!.Status === undefined) throw malformedXml();
    return { Status: configuration!.Status };
  },
);

export const getBucketVersioning = get(
  'BucketVersioning',
  (configuration): VersioningConfiguration => configuration,
  () => ({}),
);
