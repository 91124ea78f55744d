import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { UsageError } from '../../../src/errors/usage-error';
import { Journal } from '../../../src/journal/journal';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { bench, bodies, outcome, startTime, type Attributes } from './queue-host';
import { act, createQueues, drain, region, steps } from './random-world';

test('a saved state answers as the one that it was saved from; a return to a mark brings its state back, whatever was done', async () => {
  await fc.assert(
    fc.asyncProperty(steps, steps, steps, async (before, since, more) => {
      const clock = virtualClock({ start: startTime });
      const journal = new Journal();
      const options = { clock, region, accountId: '123456789012', journal };
      const sqs = new InMemorySqs(options);
      await createQueues(sqs);
      const actor = { clock, sqs, received: [] };
      for (const action of before) await act(actor, action);
      const first = journal.mark();
      const saved = structuredClone(sqs.save());
      for (const action of since) await act(actor, action);
      const second = journal.mark();
      const savedLater = structuredClone(sqs.save());
      for (const action of more) await act(actor, action);

      journal.returnTo(second);
      expect(sorted(sqs.save())).toEqual(sorted(savedLater));
      journal.returnTo(first);
      expect(sorted(sqs.save())).toEqual(sorted(saved));

      const other = new InMemorySqs({ ...options, journal: new Journal() });
      await other.createQueue({ QueueName: 'not-there-later' });
      other.load(saved);
      expect(sorted(other.save())).toEqual(sorted(saved));
      const [seen, seenOfOther] = await drain([sqs, other], clock);
      expect(seenOfOther).toEqual(seen);

      journal.returnTo(second);
      other.load(savedLater);
      const [later, laterOfOther] = await drain([sqs, other], clock);
      expect(laterOfOther).toEqual(later);
    }),
    { numRuns: 20 },
  );
}, 60_000);

/** Maps come back in another order; it says nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, sorted(member)]));
}

async function journaled(attributes: Attributes = {}) {
  const journal = new Journal();
  const clock = virtualClock({ start: startTime });
  const sqs = new InMemorySqs({ clock, journal });
  const QueueUrl = (await sqs.createQueue({ QueueName: 'orders', Attributes: attributes })).QueueUrl!;
  return { journal, clock, sqs, QueueUrl };
}

describe('those who wait', () => {
  test('see the messages that a return brings back', async () => {
    const { journal, sqs, QueueUrl } = await journaled();
    await sqs.sendMessage({ QueueUrl, MessageBody: 'back' });
    const mark = journal.mark();
    await sqs.purgeQueue({ QueueUrl });
    let calls = 0;
    sqs.watchQueue('arn:aws:sqs:us-east-1:123456789012:orders', () => calls++);
    const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    journal.returnTo(mark);
    expect(bodies((await waiting).Messages!)).toEqual(['back']);
    expect(calls).toBe(0);
  });

  test('wait for what becomes visible in the state that has come', async () => {
    const { clock, journal, sqs, QueueUrl } = await journaled();
    await sqs.sendMessage({ QueueUrl, MessageBody: 'late', DelaySeconds: 10 });
    const mark = journal.mark();
    await sqs.purgeQueue({ QueueUrl });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'later', DelaySeconds: 15 });
    const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    journal.returnTo(mark);
    expect(bodies((await waiting).Messages!)).toEqual(['late']);
    expect(clock.now()).toBe(startTime + 10_000);
  });

  test('fail when their queue is not in the state that has come', async () => {
    const { journal, sqs } = await journaled();
    const mark = journal.mark();
    const { QueueUrl } = await sqs.createQueue({ QueueName: 'younger' });
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: 5 });
    const waiting = outcome(sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 }));
    journal.returnTo(mark);
    expect(await waiting).toBe('QueueDoesNotExist');
  });

  test('go on with the queue of their name that is loaded', async () => {
    const { clock, sqs, QueueUrl } = await journaled();
    const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    sqs.load(sqs.save());
    await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: 20 });
    expect(bodies((await waiting).Messages!)).toEqual(['a']);
    expect(clock.now()).toBe(startTime + 20_000);
  });

  test('end empty when nothing comes of their queue', async () => {
    const { sqs, QueueUrl } = await journaled();
    const waiting = sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
    sqs.load(sqs.save());
    expect(await waiting).not.toHaveProperty('Messages');
  });
});

test('a move task that ran at the mark goes on after the return', async () => {
  const { clock, journal, sqs, QueueUrl } = await journaled({ VisibilityTimeout: '0' });
  const dead = (await sqs.createQueue({ QueueName: 'dead' })).QueueUrl;
  const SourceArn = 'arn:aws:sqs:us-east-1:123456789012:dead';
  await sqs.setQueueAttributes({ QueueUrl, Attributes: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: SourceArn, maxReceiveCount: 1 }) } });
  await sqs.sendMessage({ QueueUrl: dead, MessageBody: 'a' });
  await sqs.startMessageMoveTask({ SourceArn, DestinationArn: SourceArn.replace('dead', 'orders'), MaxNumberOfMessagesPerSecond: 1 });
  const mark = journal.mark();
  await clock.advance(2000);
  expect((await sqs.listMessageMoveTasks({ SourceArn })).Results).toMatchObject([{ Status: 'COMPLETED' }]);
  journal.returnTo(mark);
  const { Messages } = await sqs.receiveMessage({ QueueUrl, WaitTimeSeconds: 20 });
  expect(bodies(Messages!)).toEqual(['a']);
});

test('a load can be taken back, and a refused one changes nothing', async () => {
  const { journal, sqs, QueueUrl } = await journaled();
  await sqs.sendMessage({ QueueUrl, MessageBody: 'a' });
  const mark = journal.mark();
  const saved = sqs.save();
  sqs.load(new InMemorySqs({ clock: virtualClock() }).save());
  expect(await sqs.listQueues()).not.toHaveProperty('QueueUrls');
  journal.returnTo(mark);
  expect(sqs.save()).toEqual(saved);
});

test('a saved state is plain: JSON keeps it, where no bytes are in it', async () => {
  const { clock, counts, send, sqs } = await bench();
  await send('a', 'b');
  const other = new InMemorySqs({ clock, region: 'eu-west-1', accountId: '123456789012' });
  other.load(JSON.parse(JSON.stringify(sqs.save())));
  expect(other.save()).toEqual(sqs.save());
  expect(await counts()).toEqual([2, 0, 0]);
});

type Saved = Record<string, unknown> & { counters: Record<string, unknown>; queues: (Record<string, unknown> & { messages: Record<string, unknown>[] })[] };
test.each<[title: string, change: (saved: Saved) => unknown]>([
  ['nothing', () => undefined],
  ['a list', () => []],
  ['null', () => null],
  ['another form', (saved) => ({ ...saved, form: 'x' })],
  ['a counter that is a text', (saved) => ((saved.counters['queues'] = '1'), saved)],
  ['a number for the queues', (saved) => ({ ...saved, queues: 1 })],
  ['a queue that is null', (saved) => ({ ...saved, queues: [null] })],
  ['a name that is a number', (saved) => ((saved.queues[0]!['name'] = 1), saved)],
  ['an attribute that there is not', (saved) => ((saved.queues[0]!['attributes'] = { Colour: 'red' }), saved)],
  ['a message without its text', (saved) => ((saved.queues[0]!.messages[0]!['sent'] = {}), saved)],
  ['a flag that is a number', (saved) => ((saved.queues[0]!.messages[0]!['hasOutlivedDelete'] = 1), saved)],
  ['a task of another status', (saved) => ((saved.queues[0]!['moveTasks'] = [{ id: 'x', startedAt: 0, toMove: 0, moved: 0, status: 'x' }]), saved)],
])('%s is no saved state', async (_title, change) => {
  const { counts, send, sqs } = await bench();
  await send('a');
  expect(() => sqs.load(change(sqs.save() as Saved))).toThrow(UsageError);
  expect(await counts()).toEqual([1, 0, 0]);
});
