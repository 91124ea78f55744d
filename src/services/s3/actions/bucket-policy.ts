/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html: kept and shown, access is not checked. */
import { isArray, isObject } from '../../../json/json';
import { malformedPolicy } from '../errors';
import { get, put, refusal, remove } from '../settings/setting-actions';
import type { GetBucketPolicyOutput, PutBucketPolicyRequest } from '../shapes';

export const putBucketPolicy = put(
  'BucketPolicy',
  { 'Policy!': 'text', ConfirmRemoveSelfBucketAccess: 'flag' },
  ({ Policy: policy }: PutBucketPolicyRequest) => {
    const document = parsed(policy!);
    if (!('Statement' in document)) throw malformedPolicy('Missing required field Statement');
    const statements = isArray(document['Statement']) ? document['Statement'] : [document['Statement']];
    for (const statement of statements) {
      for (const field of ['Effect', 'Principal', 'Action', 'Resource']) {
        if (!isObject(statement) || !(field in statement || `Not${field}` in statement)) throw malformedPolicy(`Missing required field ${field}`);
      }
    }
    return policy;
  },
);

function parsed(policy: string): Readonly<Record<string, unknown>> {
  if (!policy.startsWith('{')) throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  try {
    return JSON.parse(policy) as Record<string, unknown>;
  } catch {
    throw malformedPolicy('This policy contains invalid Json');
  }
}

export const getBucketPolicy = get(
  'BucketPolicy',
  (Policy): GetBucketPolicyOutput => ({ Policy }),
  refusal('NoSuchBucketPolicy', 'The bucket policy does not exist'),
);

export const deleteBucketPolicy = remove('BucketPolicy');
