import { parseJson } from './json-attribute';
import { invalidParameter } from './errors';

/** Which queues may name this one as their dead-letter queue. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export interface RedriveAllowPolicy {
  readonly redrivePermission: 'allowAll' | 'denyAll' | 'byQueue';
  readonly sourceQueueArns?: readonly string[];
}

/** @throws InvalidParameterValue */
export function parseRedriveAllowPolicy(text: string): RedriveAllowPolicy {
  const invalid = (reason: string): Error => invalidParameter(text, 'RedriveAllowPolicy', reason);
  const { redrivePermission, sourceQueueArns } = parseJson(text, () => invalid('Redrive allow policy is not a valid JSON map.'));
  if (redrivePermission === 'allowAll' || redrivePermission === 'denyAll') {
    if (sourceQueueArns !== undefined) throw invalid('sourceQueueArns can only be given when redrivePermission is byQueue.');
    return { redrivePermission };
  }
  if (redrivePermission !== 'byQueue') throw invalid('redrivePermission must be one of allowAll, denyAll and byQueue.');
  if (!Array.isArray(sourceQueueArns) || sourceQueueArns.length < 1 || sourceQueueArns.length > 10) {
    throw invalid('sourceQueueArns must name 1 to 10 queues when redrivePermission is byQueue.');
  }
  return { redrivePermission, sourceQueueArns: sourceQueueArns.map(String) };
}

export function allowsSource(policy: RedriveAllowPolicy | undefined, sourceArn: string): boolean {
  if (policy === undefined || policy.redrivePermission === 'allowAll') return true;
  return policy.sourceQueueArns?.includes(sourceArn) ?? false;
}
