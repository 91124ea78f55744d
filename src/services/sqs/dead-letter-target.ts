import { type Account, queueArn, queueByArn } from './account';
import type { QueueAttributes } from './attributes';
import { invalidParameter } from './errors';
import type { Queue } from './queue';
import { allowsSource } from './redrive-allow-policy';

/**
 * Checks that a queue may have the dead-letter queue that its new attributes name.
 *
 * @throws InvalidParameterValue
 */
export function checkDeadLetterTarget(account: Account, source: string, { RedrivePolicy }: Partial<QueueAttributes>): void {
  if (RedrivePolicy === undefined) return;
  const invalid = (reason: string): Error => invalidParameter(JSON.stringify(RedrivePolicy), 'RedrivePolicy', reason);
  const target = queueByArn(account, RedrivePolicy.deadLetterTargetArn);
  if (target === undefined) throw invalid('Dead letter target does not exist.');
  if (target.name === source) throw invalid('A queue cannot be its own dead letter target.');
  if (target.isFifo !== source.endsWith('.fifo')) throw invalid('Dead-letter queue must be same type of queue as the source.');
  if (!allowsSource(target.attributes.RedriveAllowPolicy, queueArn(account, source))) {
    throw invalid('The RedriveAllowPolicy of the dead letter target does not allow this source queue.');
  }
}

/** The queues that have this one as their dead-letter queue, by name. */
export const sourcesOf = (account: Account, target: Queue): Queue[] =>
  [...account.queues.values()]
    .filter(({ attributes: { RedrivePolicy } }) => RedrivePolicy?.deadLetterTargetArn === target.arn)
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name));
