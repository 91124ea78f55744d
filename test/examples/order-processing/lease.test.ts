import { expect, test } from 'vitest';
import definition from '../../../asl/order-processing.asl.json' with { type: 'json' };
import { openShop } from '../../../examples/order-processing/shop';

const { TimeoutSeconds, States } = definition;
const payment = States.AuthorizePayment;
const [retrier] = payment.Retry;

test('all attempts and backoffs fit into an execution, and an execution into the visibility timeout of its message', async () => {
  const { queue } = await openShop(new Date(0), { seed: 1, transientRate: 0, declineRate: 0 });
  const { sqs, QueueUrl } = queue;
  const { Attributes } = await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] });
  const { IntervalSeconds, BackoffRate, MaxAttempts } = retrier!;
  const backoff = Array.from({ length: MaxAttempts }, (_, i) => IntervalSeconds * BackoffRate ** i).reduce((sum, seconds) => sum + seconds);
  expect(backoff).toBe(14_520);
  expect(backoff + (MaxAttempts + 1) * payment.TimeoutSeconds).toBeLessThan(TimeoutSeconds);
  expect(TimeoutSeconds).toBeLessThan(Number(Attributes!.VisibilityTimeout));
  expect(Attributes).toMatchObject({ MessageRetentionPeriod: String(4 * 86_400), DelaySeconds: '0' });
});
