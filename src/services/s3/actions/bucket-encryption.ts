/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketEncryption.html */
import { defaultEncryption } from '../encryption';
import { invalidArgument, malformedXml } from '../errors';
import { get, put, remove } from '../settings/setting-actions';
import { encryption } from '../settings/setting-shapes';
import type { GetBucketEncryptionOutput, PutBucketEncryptionRequest, ServerSideEncryptionConfiguration } from '../shapes';

export const putBucketEncryption = put(
  'BucketEncryption',
  { 'ServerSideEncryptionConfiguration!': encryption },
  ({ ServerSideEncryptionConfiguration: configuration }: PutBucketEncryptionRequest) => {
    const { Rules: [rule, ...others] = [] } = configuration as ServerSideEncryptionConfiguration;
    if (rule === undefined || others.length > 0) throw malformedXml();
    const { SSEAlgorithm, KMSMasterKeyID } = rule.ApplyServerSideEncryptionByDefault ?? {};
    if (SSEAlgorithm === 'AES256' && KMSMasterKeyID !== undefined) {
      throw invalidArgument(
        'a KMSMasterKeyID is not applicable if the default sse algorithm is not aws:kms or aws:kms:dsse',
        'ApplyServerSideEncryptionByDefault',
        '',
      );
    }
    return { Rules: [{ BucketKeyEnabled: false, ...rule }] };
  },
);

export const getBucketEncryption = get(
  'BucketEncryption',
  (configuration): GetBucketEncryptionOutput => ({ ServerSideEncryptionConfiguration: configuration }),
  () => ({ ServerSideEncryptionConfiguration: structuredClone(defaultEncryption) }),
);

/** "This implementation of the DELETE action resets the default encryption for the bucket as server-side encryption with Amazon S3 managed keys". */
export const deleteBucketEncryption = remove('BucketEncryption');
