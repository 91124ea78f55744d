import { optional, type Account } from '../account';
import type { GetDataProtectionPolicyResult, PutDataProtectionPolicyRequest, ResourceRequest } from '../shapes';
import { resourceOf } from './tag-resource';

/** https://docs.aws.amazon.com/sns/latest/api/API_GetDataProtectionPolicy.html */
export function getDataProtectionPolicy(account: Account, input: ResourceRequest): GetDataProtectionPolicyResult {
  const { dataProtectionPolicy } = resourceOf(account, input).settings;
  return dataProtectionPolicy === undefined ? {} : { DataProtectionPolicy: dataProtectionPolicy };
}

/** Kept and shown, without effect. https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html */
export function putDataProtectionPolicy(account: Account, input: PutDataProtectionPolicyRequest): void {
  const topic = resourceOf(account, input);
  const policy = optional(input.DataProtectionPolicy, 'DataProtectionPolicy');
  topic.settings = { ...topic.settings, dataProtectionPolicy: policy === '' ? undefined : policy };
}
