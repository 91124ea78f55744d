/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketTagging.html */
import { get, put, refusal, remove } from '../settings/setting-actions';
import { tagging } from '../settings/setting-shapes';
import type { GetBucketTaggingOutput, PutBucketTaggingRequest } from '../shapes';
import { checkedTags } from '../tags';

export const putBucketTagging = put('BucketTagging', { 'Tagging!': tagging }, ({ Tagging }: PutBucketTaggingRequest) =>
  checkedTags(Tagging!.TagSet!, 'Bucket'),
);

export const getBucketTagging = get(
  'BucketTagging',
  (tags): GetBucketTaggingOutput => ({ TagSet: [...tags] }),
  refusal('NoSuchTagSet', 'The TagSet does not exist'),
);

export const deleteBucketTagging = remove('BucketTagging');
