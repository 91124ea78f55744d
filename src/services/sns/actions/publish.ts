import { optional, topicOf, type Account } from '../account';
import { missing, notSupported } from '../errors';
import { publishTo } from '../fan-out';
import type { PublishRequest, PublishResult } from '../shapes';

/** https://docs.aws.amazon.com/sns/latest/api/API_Publish.html */
export function publish(account: Account, input: PublishRequest): PublishResult {
  if (input.PhoneNumber !== undefined && input.PhoneNumber !== null) throw notSupported('Text messages are', 'PhoneNumber');
  const target = optional(input.TargetArn, 'TargetArn');
  const arn = optional(input.TopicArn, 'TopicArn') ?? target;
  if (arn === undefined || arn === '') throw missing('TopicArn or TargetArn');
  return publishTo(account, topicOf(account, arn, 'Publish', target === arn ? 'TargetArn' : 'TopicArn'), input);
}
