/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html: how objects are encrypted is kept and shown. */
import type { Account } from './account';
import type { Bucket } from './bucket';
import { invalidArgument } from './errors';
import type { EncryptionMembers, EncryptionRequest, ServerSideEncryption, ServerSideEncryptionConfiguration } from './shapes';

export const encryptionShapes = { ServerSideEncryption: 'text', SSEKMSKeyId: 'text', SSEKMSEncryptionContext: 'text', BucketKeyEnabled: 'flag' } as const;

/** "All Amazon S3 buckets have encryption configured by default, and objects are automatically encrypted by using SSE-S3." */
export const defaultEncryption: ServerSideEncryptionConfiguration = {
  Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' }, BucketKeyEnabled: false }],
};

/** What a request asks for, or else what the bucket has for those that ask for nothing. @throws InvalidArgument */
export function encryptionOf(account: Account, bucket: Bucket, request: EncryptionRequest): EncryptionRequest {
  const rule = (bucket.setting('BucketEncryption') ?? defaultEncryption).Rules?.[0];
  const { SSEAlgorithm = 'AES256', KMSMasterKeyID } = rule?.ApplyServerSideEncryptionByDefault ?? {};
  const { ServerSideEncryption: asked, SSEKMSKeyId: key, SSEKMSEncryptionContext, BucketKeyEnabled = rule?.BucketKeyEnabled } = request;
  const algorithm: ServerSideEncryption = asked ?? SSEAlgorithm;
  if (!/^(?:AES256|aws:kms|aws:kms:dsse)$/.test(algorithm)) {
    throw invalidArgument('The encryption method specified is not supported', 'x-amz-server-side-encryption', algorithm);
  }
  if (key !== undefined && (asked === undefined || asked === 'AES256')) {
    throw invalidArgument(
      'Server Side Encryption with AWS KMS managed key requires HTTP header x-amz-server-side-encryption : aws:kms',
      'x-amz-server-side-encryption',
      asked ?? '',
    );
  }
  if (algorithm === 'AES256') return { ServerSideEncryption: algorithm };
  return {
    ServerSideEncryption: algorithm,
    SSEKMSKeyId: keyArn(account, key ?? (asked === undefined ? KMSMasterKeyID : undefined)),
    ...(SSEKMSEncryptionContext !== undefined && { SSEKMSEncryptionContext }),
    ...(BucketKeyEnabled === true && { BucketKeyEnabled }),
  };
}

/** Without a key "Amazon S3 uses the AWS managed key (aws/s3)". */
function keyArn({ region, accountId }: Account, key = 'alias/aws/s3'): string {
  if (key.startsWith('arn:')) return key;
  return `arn:aws:kms:${region}:${accountId}:${key.startsWith('alias/') ? key : `key/${key}`}`;
}

/** What readers see. */
export function shownEncryption({ ServerSideEncryption, SSEKMSKeyId, BucketKeyEnabled }: EncryptionRequest): EncryptionMembers {
  return {
    ServerSideEncryption,
    ...(SSEKMSKeyId !== undefined && { SSEKMSKeyId }),
    ...(BucketKeyEnabled !== undefined && { BucketKeyEnabled }),
  };
}
