import type { RequestIds } from '../../../api/answer';
import type { Clock } from '../../../clock/clock';
import type { Constraints } from '../constraints';
import type { Streams } from './streams';

/** What the actions of DynamoDB Streams share. */
export interface StreamsAccount {
  readonly clock: Clock;
  readonly region: string;
  readonly requestIds: RequestIds;
  readonly streams: Streams;
}

/** A text of a request that has a least and a greatest length. */
export function checkLength(constraints: Constraints, value: unknown, member: string, least: number, most: number): void {
  if (typeof value !== 'string') return;
  if (value.length < least) constraints.broken(value, member, `Member must have length greater than or equal to ${least}`);
  if (value.length > most) constraints.broken(value, member, `Member must have length less than or equal to ${most}`);
}

export function checkStreamArn(constraints: Constraints, arn: unknown, member = 'streamArn'): void {
  checkLength(constraints, arn, member, 37, 1024);
}

export function checkShardId(constraints: Constraints, id: unknown, member = 'shardId'): void {
  checkLength(constraints, id, member, 28, 65);
}
