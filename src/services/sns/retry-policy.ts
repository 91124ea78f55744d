import { isObject, type Json, type JsonObject } from '../../json/json';
import { parsedOrText } from '../../json/parse';

/**
 * How often and when a delivery is tried again; delays in seconds.
 * See https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html
 */
export interface RetryPolicy {
  readonly numNoDelayRetries: number;
  readonly numMinDelayRetries: number;
  readonly numMaxDelayRetries: number;
  readonly numRetries: number;
  readonly minDelayTarget: number;
  readonly maxDelayTarget: number;
  readonly backoffFunction: string;
}

/** "AWS managed endpoints": 3 at once, 2 a second apart, 10 with growing delays, 100,000 every 20 seconds. */
const managed: RetryPolicy = {
  numNoDelayRetries: 3,
  numMinDelayRetries: 2,
  numMaxDelayRetries: 100_000,
  numRetries: 100_015,
  minDelayTarget: 1,
  maxDelayTarget: 20,
  backoffFunction: 'exponential',
};

/** The members in the order in which EffectiveDeliveryPolicy shows them. */
export const httpDefault: RetryPolicy = {
  minDelayTarget: 20,
  maxDelayTarget: 20,
  numRetries: 3,
  numMaxDelayRetries: 0,
  numNoDelayRetries: 0,
  numMinDelayRetries: 0,
  backoffFunction: 'linear',
};

/** Of a delivery by a protocol. What the subscription says goes before what the topic says. */
export function retryPolicyOf(protocol: string, ofSubscription: string | undefined, ofTopic: string | undefined): RetryPolicy {
  if (!protocol.startsWith('http')) return managed;
  const own = part(ofSubscription, 'healthyRetryPolicy');
  const shared = part(ofTopic, 'http');
  return { ...httpDefault, ...(isObject(shared['defaultHealthyRetryPolicy']) && shared['defaultHealthyRetryPolicy']), ...own } as RetryPolicy;
}

function part(policy: string | undefined, name: string): JsonObject {
  const value = policy === undefined ? undefined : parsedOrText(policy as Json);
  return isObject(value) && isObject(value[name]) ? value[name] : {};
}

/** Milliseconds before the retry of a number, counted from 1; undefined where there is none any more. */
export function retryDelay(policy: RetryPolicy, retry: number): number | undefined {
  const { numNoDelayRetries, numMinDelayRetries, numMaxDelayRetries, numRetries, minDelayTarget, maxDelayTarget } = policy;
  if (retry > numRetries) return undefined;
  if (retry <= numNoDelayRetries) return 0;
  const afterMin = retry - numNoDelayRetries - numMinDelayRetries;
  if (afterMin <= 0) return minDelayTarget * 1000;
  const growing = numRetries - numNoDelayRetries - numMinDelayRetries - numMaxDelayRetries;
  if (afterMin > growing) return maxDelayTarget * 1000;
  return backoff(policy, growing === 1 ? 1 : (afterMin - 1) / (growing - 1));
}

/** From the least delay to the greatest, as `share` goes from 0 to 1. */
function backoff({ backoffFunction, minDelayTarget: least, maxDelayTarget: most }: RetryPolicy, share: number): number {
  if (backoffFunction === 'exponential') return Math.round(least * (most / least) ** share * 1000);
  const curve = backoffFunction === 'geometric' ? share ** 2 : backoffFunction === 'arithmetic' ? (share + share ** 2) / 2 : share;
  return Math.round((least + (most - least) * curve) * 1000);
}
