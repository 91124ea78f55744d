import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { UsageError } from '../../../src/errors/usage-error';
import type { ChaosOptions } from '../../../src/services/sqs/chaos';
import { bench, bodies } from './queue-host';

/**
 * "you might get that message copy again when you receive messages": https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues-at-least-once-delivery.html
 */

/** What a consumer sees that receives and deletes until nothing is there, for longer than a visibility timeout. */
async function consume(chaos: ChaosOptions, count: number, max: number): Promise<string[]> {
  const { clock, receive, send, sqs, QueueUrl } = await bench({ VisibilityTimeout: '10' }, 1, chaos);
  await send(...Array.from({ length: count }, (_, i) => `m${i}`));
  const seen: string[] = [];
  for (let empty = 0; empty < 2;) {
    const messages = await receive({ MaxNumberOfMessages: max });
    if (messages.length === 0) {
      empty++;
      await clock.advance(10_000);
    }
    for (const { Body, ReceiptHandle } of messages) {
      seen.push(Body!);
      await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
    }
  }
  return seen;
}

const probability = fc.double({ min: 0, max: 1, noNaN: true });
const chaos = fc.record({ seed: fc.nat(), redeliver: probability, reorder: fc.oneof(probability, fc.boolean()) });

test('a consumer sees every message at least once, and comes to an end; equal seeds give equal runs', async () => {
  await fc.assert(
    fc.asyncProperty(chaos, fc.integer({ min: 0, max: 30 }), fc.integer({ min: 1, max: 10 }), async (options, count, max) => {
      const seen = await consume(options, count, max);
      expect([...new Set(seen)].toSorted()).toEqual(Array.from({ length: count }, (_, i) => `m${i}`).toSorted());
      expect(seen.length).toBeLessThanOrEqual(2 * count);
      expect(await consume(options, count, max)).toEqual(seen);
    }),
    { numRuns: 60 },
  );
});

describe('redeliver', () => {
  test('1 delivers every message, some of them before they are deleted and some after', async () => {
    const seen = await consume({ redeliver: 1 }, 200, 1);
    expect(seen).toHaveLength(400);
  });

  test('some are received again although their visibility timeout is not over', async () => {
    const { receive, send } = await bench({}, 1, { redeliver: 1 });
    await send(...Array.from({ length: 10 }, (_, i) => `m${i}`));
    expect(await receive()).toHaveLength(10);
    const again = (await receive()).length;
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan(10);
    expect(await receive()).toEqual([]);
  });

  test.each([undefined, 0])('%j delivers each once', async (redeliver) => {
    expect(await consume(redeliver === undefined ? {} : { redeliver }, 50, 10)).toHaveLength(50);
  });

  test('0.1 delivers about a tenth more', async () => {
    const { length } = await consume({ redeliver: 0.1 }, 1000, 10);
    expect(length).toBeGreaterThan(1050);
    expect(length).toBeLessThan(1150);
  });
});

describe('reorder', () => {
  const inOrder = Array.from({ length: 50 }, (_, i) => `m${i}`);
  test.each([
    [true, false],
    [1, false],
    [0.5, false],
    [false, true],
    [0, true],
    [undefined, true],
  ])('%j: in order %j', async (reorder, expected) => {
    const seen = await consume(reorder === undefined ? {} : { reorder }, 50, 10);
    expect(seen.toSorted()).toEqual(inOrder.toSorted());
    expect(JSON.stringify(seen) === JSON.stringify(inOrder)).toBe(expected);
  });

  test('other seeds give another order', async () => {
    expect(await consume({ reorder: true, seed: 1 }, 50, 10)).not.toEqual(await consume({ reorder: true, seed: 2 }, 50, 10));
  });

  test('one receive gets no message twice, whatever its visibility timeout', async () => {
    const { receive, send } = await bench({ VisibilityTimeout: '0' }, 1, { reorder: 0.5, redeliver: 1 });
    await send('a', 'b', 'c');
    for (let i = 0; i < 20; i++) {
      const got = bodies(await receive());
      expect(new Set(got).size).toBe(got.length);
    }
  });
});

test('FIFO queues know no chaos', async () => {
  const { one, receive, sqs, QueueUrl } = await bench({ FifoQueue: 'true' }, 1, { redeliver: 1, reorder: true });
  for (const id of ['1', '2', '3']) await sqs.sendMessage({ QueueUrl, MessageBody: id, MessageGroupId: id, MessageDeduplicationId: id });
  const { ReceiptHandle, Body } = await one();
  expect(Body).toBe('1');
  await sqs.deleteMessage({ QueueUrl, ReceiptHandle });
  expect(bodies(await receive())).toEqual(['2', '3']);
  expect(await receive()).toEqual([]);
});

test.each([{ redeliver: -0.1 }, { redeliver: 1.1 }, { redeliver: NaN }, { redeliver: 'x' as never }, { reorder: 2 }, { reorder: '1' as never }])(
  '%j is no probability',
  async (options) => {
    await expect(bench({}, 1, options)).rejects.toBeInstanceOf(UsageError);
  },
);
