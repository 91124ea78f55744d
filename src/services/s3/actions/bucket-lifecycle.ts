/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketLifecycleConfiguration.html: rules are kept and shown, nothing expires. */
import { type Account } from '../account';
import { invalidArgument, invalidRequest, malformedXml } from '../errors';
import { get, put, refusal, remove } from '../settings/setting-actions';
import { lifecycle, minimumObjectSize } from '../settings/setting-shapes';
import type {
  BucketLifecycleConfiguration,
  GetBucketLifecycleConfigurationOutput,
  PutBucketLifecycleConfigurationOutput,
  PutBucketLifecycleConfigurationRequest,
} from '../shapes';

type Rule = NonNullable<BucketLifecycleConfiguration['Rules']>[number];
const named = (rule: Rule, i: number): Rule & { ID: string } => ({ ...rule, ID: rule.ID ?? `rule-${i + 1}` });

const set = put(
  'BucketLifecycleConfiguration',
  { 'LifecycleConfiguration!': lifecycle, TransitionDefaultMinimumObjectSize: minimumObjectSize },
  ({ LifecycleConfiguration, TransitionDefaultMinimumObjectSize = 'all_storage_classes_128K' }: PutBucketLifecycleConfigurationRequest) => {
    const { Rules = [] } = LifecycleConfiguration!;
    if (Rules.length < 1 || Rules.length > 1000) throw malformedXml();
    const ids = new Set<string>();
    // An id is made where none is given: "The value cannot be longer than 255 characters".
    const rules = Rules.map(named);
    for (const {
      ID,
      Prefix,
      Filter,
      Expiration,
      Transitions,
      NoncurrentVersionExpiration,
      NoncurrentVersionTransitions,
      AbortIncompleteMultipartUpload,
    } of rules) {
      if (ID.length > 255) throw invalidArgument('ID length should not exceed allowed limit of 255', 'ID', ID);
      if (ids.has(ID)) throw invalidArgument('Rule ID must be unique. Found same ID for more than one rule', 'ID', ID);
      ids.add(ID);
      if (Filter !== undefined && Prefix !== undefined) throw malformedXml();
      if (Expiration?.Days !== undefined && Expiration.Days <= 0) {
        throw invalidArgument("'Days' for Expiration action must be a positive integer", 'Days', Expiration.Days);
      }
      if (
        [Expiration, Transitions, NoncurrentVersionExpiration, NoncurrentVersionTransitions, AbortIncompleteMultipartUpload].every((each) => each === undefined)
      ) {
        throw invalidRequest('At least one action needs to be specified in a rule');
      }
    }
    return { Rules: rules, TransitionDefaultMinimumObjectSize };
  },
);

export function putBucketLifecycleConfiguration(account: Account, input: PutBucketLifecycleConfigurationRequest): PutBucketLifecycleConfigurationOutput {
  set(account, input);
  return { TransitionDefaultMinimumObjectSize: input.TransitionDefaultMinimumObjectSize ?? 'all_storage_classes_128K' };
}

export const getBucketLifecycleConfiguration = get(
  'BucketLifecycleConfiguration',
  (configuration): GetBucketLifecycleConfigurationOutput => configuration,
  refusal('NoSuchLifecycleConfiguration', 'The lifecycle configuration does not exist'),
);

export const deleteBucketLifecycle = remove('BucketLifecycleConfiguration');
