import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { NaiveFifoQueue, type FifoItem } from './naive-fifo-queue';

type Name = 'source' | 'dead';
type Step =
  | { readonly kind: 'send'; readonly queue: Name; readonly group: string; readonly id: number }
  | { readonly kind: 'receive'; readonly queue: Name; readonly count: number; readonly timeout: number }
  | { readonly kind: 'delete'; readonly queue: Name; readonly pick: number }
  | { readonly kind: 'change'; readonly queue: Name; readonly pick: number; readonly timeout: number }
  | { readonly kind: 'pass'; readonly seconds: number };

/** Seconds. */
const retention = { source: 400, dead: 300 };
const kind = <Kind extends Step['kind']>(value: Kind): fc.Arbitrary<Kind> => fc.constant(value);
const queue = fc.constantFrom<Name[]>('source', 'source', 'dead');
const pick = fc.nat();
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: kind('send'), queue, group: fc.constantFrom('g', 'h', 'i'), id: fc.nat({ max: 40 }) }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('receive'), queue, count: fc.integer({ min: 1, max: 10 }), timeout: fc.constantFrom(0, 3, 25) }) },
  { weight: 4, arbitrary: fc.record({ kind: kind('delete'), queue, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('change'), queue, pick, timeout: fc.constantFrom(0, 4, 40) }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('pass'), seconds: fc.constantFrom(0, 1, 5, 20, 60, 150) }) },
);

const picked = ({ items }: NaiveFifoQueue, at: number): FifoItem | undefined => {
  const received = items.filter(({ handle }) => handle !== undefined);
  return received[at % Math.max(1, received.length)];
};

async function world(delay: number) {
  const clock = virtualClock({ start: 0 });
  const now = (): number => clock.now() / 1000;
  const sqs = new InMemorySqs({ clock });
  const arn = (name: Name): string => `arn:aws:sqs:us-east-1:123456789012:${name}.fifo`;
  const create = async (name: Name, more = {}): Promise<string> => {
    const Attributes = { FifoQueue: 'true', MessageRetentionPeriod: String(retention[name]), DelaySeconds: String(delay), ...more };
    return (await sqs.createQueue({ QueueName: `${name}.fifo`, Attributes })).QueueUrl!;
  };
  const dead = new NaiveFifoQueue(await create('dead'), retention.dead, delay);
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arn('dead'), maxReceiveCount: 2 });
  const source = new NaiveFifoQueue(await create('source', { RedrivePolicy }), retention.source, delay);
  source.redrive = { target: dead, maxReceiveCount: 2 };
  const back = JSON.stringify({ deadLetterTargetArn: arn('source'), maxReceiveCount: 3 });
  await sqs.setQueueAttributes({ QueueUrl: dead.url, Attributes: { RedrivePolicy: back } });
  dead.redrive = { target: source, maxReceiveCount: 3 };
  const model = { source, dead };

  async function take(action: Step): Promise<void> {
    if (action.kind === 'pass') {
      await clock.advance(action.seconds * 1000);
      source.expire(now());
      dead.expire(now());
      return;
    }
    const naive = model[action.queue];
    const QueueUrl = naive.url;
    switch (action.kind) {
      case 'send': {
        const id = String(action.id);
        const earlier = naive.duplicateOf(id, now());
        const { MessageId } = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', MessageGroupId: action.group, MessageDeduplicationId: id });
        if (earlier === undefined) naive.send(MessageId!, action.group, id, now());
        else expect(MessageId).toBe(earlier);
        break;
      }
      case 'receive': {
        const expected = naive.receive(now(), action.count, action.timeout);
        const { Messages = [] } = await sqs.receiveMessage({
          QueueUrl,
          MaxNumberOfMessages: action.count,
          VisibilityTimeout: action.timeout,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        });
        expect(Messages.map(({ MessageId, Attributes }) => [MessageId, Attributes!.ApproximateReceiveCount])).toEqual(
          expected.map(({ id, receives }) => [id, String(receives)]),
        );
        for (const [i, item] of expected.entries()) item.handle = Messages[i]!.ReceiptHandle;
        break;
      }
      case 'delete': {
        const item = picked(naive, action.pick);
        if (item === undefined) break;
        const deletion = sqs.deleteMessage({ QueueUrl, ReceiptHandle: item.handle });
        if (item.visibleAt <= now()) await expect(deletion).rejects.toThrow('The receipt handle has expired.');
        else {
          await deletion;
          naive.remove(item);
        }
        break;
      }
      case 'change': {
        const item = picked(naive, action.pick);
        if (item === undefined) break;
        const change = sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: item.handle, VisibilityTimeout: action.timeout });
        if (item.visibleAt <= now()) await expect(change).rejects.toMatchObject({ name: 'MessageNotInflight' });
        else {
          await change;
          item.visibleAt = now() + action.timeout;
        }
      }
    }
  }

  async function counts(): Promise<number[]> {
    const of = await Promise.all([source, dead].map(({ url }) => sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] })));
    return of.flatMap(({ Attributes }) =>
      [Attributes!.ApproximateNumberOfMessages, Attributes!.ApproximateNumberOfMessagesNotVisible, Attributes!.ApproximateNumberOfMessagesDelayed].map(Number),
    );
  }
  return { take, counts, expected: () => [source, dead].flatMap((naive) => naive.counts(now())) };
}

test('FIFO queues agree with a naive model: order within groups, groups in flight, duplicates, dead-letter queues, retention', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 100, size: 'max' }), fc.constantFrom(0, 0, 5), async (steps, delay) => {
      const { take, counts, expected } = await world(delay);
      for (const action of steps) {
        await take(action);
        if (action.kind === 'pass') continue; // looking brings the queues up to date: the next step is to do so by itself
        expect(await counts()).toEqual(expected());
      }
      expect(await counts()).toEqual(expected());
    }),
    { numRuns: 100 },
  );
}, 30_000);
