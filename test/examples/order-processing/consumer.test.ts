import { virtualClock } from 'asl-interpreter';
import { LocalAws } from 'asl-interpreter/aws';
import { expect, test } from 'vitest';
import { consume, type Message } from '../../../examples/order-processing/consumer';
import { arnOf, countMessages, createQueue, type Queue } from '../../../examples/order-processing/queue';

const open = async (visibilityTimeout = 60) => {
  const { sqs, clock } = new LocalAws({ clock: virtualClock() });
  const deadLetters = await createQueue(sqs, 'dlq', {});
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: await arnOf(deadLetters), maxReceiveCount: 3 });
  const queue = await createQueue(sqs, 'queue', { VisibilityTimeout: String(visibilityTimeout), RedrivePolicy });
  return { clock, queue, deadLetters };
};

const send = async ({ sqs, QueueUrl }: Queue, ...bodies: string[]): Promise<void> => {
  for (const MessageBody of bodies) await sqs.sendMessage({ QueueUrl, MessageBody });
};

const drain = async (queue: Queue, process: (message: Message) => Promise<void>): Promise<number> => {
  let deleted = 0;
  await consume(queue, { process, closed: () => true, signal: new AbortController().signal, onDeleted: (messages) => (deleted += messages) });
  return deleted;
};

test('messages come in batches of up to ten, and are deleted when they are done with', async () => {
  const { queue } = await open();
  const bodies = Array.from({ length: 25 }, (_, i) => `${i}`);
  await send(queue, ...bodies);
  const seen: string[] = [];
  expect(await drain(queue, async ({ body }) => void seen.push(body))).toBe(25);
  expect(seen.toSorted()).toEqual(bodies.toSorted());
  expect(await countMessages(queue)).toBe(0);
});

test('what fails comes back, and the rest of its batch does not', async () => {
  const { queue, deadLetters, clock } = await open();
  await send(queue, 'good', 'fails once', 'good too');
  const seen: [string, number][] = [];
  const begin = clock.now();
  const process = async ({ body }: Message): Promise<void> => {
    seen.push([body, clock.now() - begin]);
    if (body === 'fails once' && seen.length <= 3) throw new Error('not now');
  };
  expect(await drain(queue, process)).toBe(3);
  expect(seen.map(([body]) => body)).toEqual(['good', 'fails once', 'good too', 'fails once']);
  expect(seen[3]![1]).toBeGreaterThanOrEqual(60_000);
  expect(await countMessages(deadLetters)).toBe(0);
});

test('what fails three times ends in the dead-letter queue', async () => {
  const { queue, deadLetters } = await open();
  await send(queue, 'bad');
  let times = 0;
  const process = async (): Promise<void> => {
    times++;
    throw new Error('never');
  };
  expect(await drain(queue, process)).toBe(0);
  expect(times).toBe(3);
  expect([await countMessages(queue), await countMessages(deadLetters)]).toEqual([0, 1]);
});

test('a poll that fails is made again', async () => {
  const { queue } = await open();
  await send(queue, 'a');
  let failures = 0;
  const busy: Queue['sqs'] = Object.create(queue.sqs, {
    receiveMessage: {
      value: async (...input: Parameters<Queue['sqs']['receiveMessage']>) => {
        if (failures++ < 2) throw Object.assign(new Error('try later'), { name: 'ServiceUnavailable' });
        return queue.sqs.receiveMessage(...input);
      },
    },
  });
  expect(await drain({ ...queue, sqs: busy }, async () => {})).toBe(1);
  expect(failures).toBeGreaterThan(2);
});

test('a message that could not be deleted comes back', async () => {
  const { queue } = await open();
  await send(queue, 'a');
  let deletes = 0;
  const forgetful: Queue['sqs'] = Object.create(queue.sqs, {
    deleteMessageBatch: {
      value: async (...input: Parameters<Queue['sqs']['deleteMessageBatch']>) => {
        if (deletes++ === 0) throw new Error('connection reset');
        return queue.sqs.deleteMessageBatch(...input);
      },
    },
  });
  let seen = 0;
  expect(await drain({ ...queue, sqs: forgetful }, async () => void seen++)).toBe(1);
  expect(seen).toBe(2);
});

test('an abort ends the poll that waits', async () => {
  const { queue, clock } = await open();
  const abort = new AbortController();
  clock.schedule(clock.now() + 5000, () => abort.abort(new Error('enough')));
  const begin = clock.now();
  await consume(queue, { process: async () => {}, closed: () => false, signal: abort.signal, onDeleted: () => {} });
  expect(clock.now() - begin).toBe(5000);
});
