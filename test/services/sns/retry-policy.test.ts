/** Delays between attempts: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
import { expect, test } from 'vitest';
import { retryDelay, retryPolicyOf } from '../../../src/services/sns/retry-policy';

/** The page's example of a policy: 50 retries, of which 3 without delay, 2 with the least and 35 with the greatest; 10 between. */
const example = { minDelayTarget: 1, maxDelayTarget: 60, numRetries: 50, numNoDelayRetries: 3, numMinDelayRetries: 2, numMaxDelayRetries: 35 };

test.each([
  ['linear', 1000, 60_000],
  ['arithmetic', 1000, 60_000],
  ['geometric', 1000, 60_000],
  ['exponential', 1000, 60_000],
])('%s: from the least delay to the greatest, never shorter', (backoffFunction, least, most) => {
  const policy = retryPolicyOf('https', JSON.stringify({ healthyRetryPolicy: { ...example, backoffFunction } }), undefined);
  const delays = Array.from({ length: 51 }, (_, i) => retryDelay(policy, i + 1));
  expect(delays.slice(0, 6)).toEqual([0, 0, 0, 1000, 1000, least]);
  expect(delays.slice(14, 50)).toEqual(Array<number>(36).fill(most));
  expect(delays[50]).toBeUndefined();
  const growing = delays.slice(5, 15) as number[];
  expect(growing).toEqual(growing.toSorted((a, b) => a - b));
});

test('one retry between is of the greatest delay', () => {
  const policy = {
    minDelayTarget: 1,
    maxDelayTarget: 5,
    numRetries: 1,
    numNoDelayRetries: 0,
    numMinDelayRetries: 0,
    numMaxDelayRetries: 0,
    backoffFunction: 'linear',
  };
  expect([retryDelay(policy, 1), retryDelay(policy, 2)]).toEqual([5000, undefined]);
});

test.each<[title: string, own: string | undefined, topic: string | undefined, numRetries: number]>([
  ['nothing', undefined, undefined, 3],
  ['the topic', undefined, '{"http":{"defaultHealthyRetryPolicy":{"numRetries":7}}}', 7],
  ['the subscription, which goes before the topic', '{"healthyRetryPolicy":{"numRetries":9}}', '{"http":{"defaultHealthyRetryPolicy":{"numRetries":7}}}', 9],
  ['neither, in other members', '{"throttlePolicy":{}}', '{"http":{}}', 3],
  ['neither, in no JSON', 'x', '[]', 3],
])('over HTTP as %s says', (_title, own, topic, numRetries) => {
  expect(retryPolicyOf('http', own, topic)).toMatchObject({ numRetries });
});

test('queues and functions have AWS’s own: 100,015 attempts', () => {
  const policy = retryPolicyOf('sqs', '{"healthyRetryPolicy":{"numRetries":9}}', undefined);
  expect([retryDelay(policy, 100_015), retryDelay(policy, 100_016)]).toEqual([20_000, undefined]);
});
