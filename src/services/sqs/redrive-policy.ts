import { parseJson } from './json-attribute';
import { invalidParameter } from './errors';

/** Where messages go that were received too often. See https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_SetQueueAttributes.html */
export interface RedrivePolicy {
  readonly deadLetterTargetArn: string;
  /** A message moves on the receive after this many. */
  readonly maxReceiveCount: number;
}

/** @throws InvalidParameterValue */
export function parseRedrivePolicy(text: string): RedrivePolicy {
  const invalid = (reason: string): Error => invalidParameter(text, 'RedrivePolicy', reason);
  const { deadLetterTargetArn, maxReceiveCount } = parseJson(text, () => invalid('Redrive policy is not a valid JSON map.'));
  if (typeof deadLetterTargetArn !== 'string') throw invalid('Redrive policy does not contain mandatory attribute: deadLetterTargetArn.');
  if (maxReceiveCount === undefined) throw invalid('Redrive policy does not contain mandatory attribute: maxReceiveCount.');
  const count = typeof maxReceiveCount === 'string' && /^\d+$/.test(maxReceiveCount) ? Number(maxReceiveCount) : maxReceiveCount;
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1 || count > 1000) {
    throw invalid(`Invalid value for maxReceiveCount: ${String(maxReceiveCount)}, valid values are from 1 to 1000 both inclusive.`);
  }
  return { deadLetterTargetArn, maxReceiveCount: count };
}
