/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html */
import { malformedXml } from '../errors';
import { get, put, refusal, remove } from '../settings/setting-actions';
import { ownership } from '../settings/setting-shapes';
import type { GetBucketOwnershipControlsOutput, PutBucketOwnershipControlsRequest } from '../shapes';

export const putBucketOwnershipControls = put(
  'BucketOwnershipControls',
  { 'OwnershipControls!': ownership },
  ({ OwnershipControls: controls }: PutBucketOwnershipControlsRequest) => {
    if (controls!.Rules!.length !== 1) throw malformedXml();
    return controls;
  },
);

export const getBucketOwnershipControls = get(
  'BucketOwnershipControls',
  (OwnershipControls): GetBucketOwnershipControlsOutput => ({ OwnershipControls }),
  refusal('OwnershipControlsNotFoundError', 'The bucket ownership controls were not found'),
);

export const deleteBucketOwnershipControls = remove('BucketOwnershipControls');
