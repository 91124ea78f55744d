/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutPublicAccessBlock.html: kept and shown, access is not checked. */
import { get, put, refusal, remove } from '../settings/setting-actions';
import { publicAccessBlock } from '../settings/setting-shapes';
import type { GetPublicAccessBlockOutput, PutPublicAccessBlockRequest } from '../shapes';

/** "Setting this element to …": what is not there is false. */
export const putPublicAccessBlock = put(
  'PublicAccessBlock',
  { 'PublicAccessBlockConfiguration!': publicAccessBlock },
  ({ PublicAccessBlockConfiguration: configuration }: PutPublicAccessBlockRequest) => ({
    BlockPublicAcls: false,
    IgnorePublicAcls: false,
    BlockPublicPolicy: false,
    RestrictPublicBuckets: false,
    ...configuration,
  }),
);

export const getPublicAccessBlock = get(
  'PublicAccessBlock',
  (PublicAccessBlockConfiguration): GetPublicAccessBlockOutput => ({ PublicAccessBlockConfiguration }),
  refusal('NoSuchPublicAccessBlockConfiguration', 'The public access block configuration was not found'),
);

export const deletePublicAccessBlock = remove('PublicAccessBlock');
