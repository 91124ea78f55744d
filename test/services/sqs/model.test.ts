import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { virtualClock } from '../../../src/clock/virtual-clock';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import { NaiveQueue, type Item } from './naive-queue';

type Name = 'source' | 'dead';
type Step =
  | { readonly kind: 'send'; readonly queue: Name; readonly delay: number }
  | { readonly kind: 'receive'; readonly queue: Name; readonly count: number; readonly timeout: number | undefined }
  | { readonly kind: 'delete' | 'delete by an old handle'; readonly queue: Name; readonly pick: number }
  | { readonly kind: 'change'; readonly queue: Name; readonly pick: number; readonly timeout: number }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'purge'; readonly queue: Name };

/** Seconds. The dead-letter queue keeps messages for a shorter time, and gets them out of the order in which they were sent. */
const visibility = 10;
const retention = { source: 120, dead: 90 };

const kind = <Kind extends Step['kind']>(value: Kind): fc.Arbitrary<Kind> => fc.constant(value);
const queue = fc.constantFrom<Name[]>('source', 'source', 'dead');
const pick = fc.nat();
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: kind('send'), queue, delay: fc.constantFrom(0, 0, 0, 5, 30) }) },
  { weight: 6, arbitrary: fc.record({ kind: kind('receive'), queue, count: fc.integer({ min: 1, max: 10 }), timeout: fc.constantFrom(undefined, 0, 3, 25) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete'), queue, pick }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('delete by an old handle'), queue, pick }) },
  { weight: 2, arbitrary: fc.record({ kind: kind('change'), queue, pick, timeout: fc.constantFrom(0, 4, 40) }) },
  { weight: 5, arbitrary: fc.record({ kind: kind('pass'), seconds: fc.constantFrom(0, 1, 2, 5, 10, 20, 60) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('purge'), queue }) },
);

const picked = ({ items }: NaiveQueue, at: number): Item | undefined => {
  const received = items.filter(({ handle }) => handle !== undefined);
  return received[at % Math.max(1, received.length)];
};

/** The service and the model, and what a step does to both. Two queues are the dead-letter queues of each other. */
async function world(): Promise<{ take(step: Step): Promise<void>; counts(): Promise<number[]>; expected(): number[] }> {
  const clock = virtualClock({ start: 0 });
  const now = (): number => clock.now() / 1000;
  const sqs = new InMemorySqs({ clock, region: 'eu-west-1', accountId: '123456789012' });
  const create = async (QueueName: Name, more = {}): Promise<string> => {
    const Attributes = { VisibilityTimeout: String(visibility), MessageRetentionPeriod: String(retention[QueueName]), ...more };
    return (await sqs.createQueue({ QueueName, Attributes })).QueueUrl!;
  };
  const dead = new NaiveQueue(await create('dead'), retention.dead);
  const redrive = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:dead', maxReceiveCount: 2 };
  const source = new NaiveQueue(await create('source', { RedrivePolicy: JSON.stringify(redrive) }), retention.source);
  source.redrive = { target: dead, maxReceiveCount: 2 };
  const back = { deadLetterTargetArn: 'arn:aws:sqs:eu-west-1:123456789012:source', maxReceiveCount: 1 };
  await sqs.setQueueAttributes({ QueueUrl: dead.url, Attributes: { RedrivePolicy: JSON.stringify(back) } });
  dead.redrive = { target: source, maxReceiveCount: 1 };
  const model = { source, dead };
  const oldHandles = { source: [] as string[], dead: [] as string[] };
  let purged = { source: -60, dead: -60 };

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
        const { MessageId } = await sqs.sendMessage({ QueueUrl, MessageBody: 'a', DelaySeconds: action.delay });
        naive.send(MessageId!, now(), action.delay);
        break;
      }
      case 'receive': {
        const expected = naive.receive(now(), action.count, action.timeout ?? visibility);
        const { Messages = [] } = await sqs.receiveMessage({
          QueueUrl,
          MaxNumberOfMessages: action.count,
          VisibilityTimeout: action.timeout,
          MessageSystemAttributeNames: ['ApproximateReceiveCount'],
        });
        expect(Messages.map(({ MessageId, Attributes }) => [MessageId, Attributes!.ApproximateReceiveCount])).toEqual(
          expected.map(({ id, receives }) => [id, String(receives)]),
        );
        for (const [i, item] of expected.entries()) {
          if (item.handle !== undefined) oldHandles[action.queue].push(item.handle);
          item.handle = Messages[i]!.ReceiptHandle;
        }
        break;
      }
      case 'delete': {
        const item = picked(naive, action.pick);
        if (item === undefined) break;
        await sqs.deleteMessage({ QueueUrl, ReceiptHandle: item.handle });
        naive.remove(item);
        break;
      }
      case 'delete by an old handle': {
        const old = oldHandles[action.queue];
        if (old.length > 0) await sqs.deleteMessage({ QueueUrl, ReceiptHandle: old[action.pick % old.length] });
        break;
      }
      case 'change': {
        const item = picked(naive, action.pick);
        if (item === undefined) break;
        const change = sqs.changeMessageVisibility({ QueueUrl, ReceiptHandle: item.handle, VisibilityTimeout: action.timeout });
        if (item.visibleAt <= now()) await expect(change).rejects.toMatchObject({ name: 'MessageNotInflight' });
        else {
          await change;
          naive.hide(item, now() + action.timeout);
        }
        break;
      }
      case 'purge': {
        const purge = sqs.purgeQueue({ QueueUrl });
        if (now() - purged[action.queue] < 60) await expect(purge).rejects.toMatchObject({ name: 'PurgeQueueInProgress' });
        else {
          await purge;
          naive.items = [];
          purged = { ...purged, [action.queue]: now() };
        }
      }
    }
  }

  /** Visible, in flight and delayed messages of both queues. */
  async function counts(): Promise<number[]> {
    const of = await Promise.all([source, dead].map(({ url }) => sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] })));
    return of.flatMap(({ Attributes }) =>
      [Attributes!.ApproximateNumberOfMessages, Attributes!.ApproximateNumberOfMessagesNotVisible, Attributes!.ApproximateNumberOfMessagesDelayed].map(Number),
    );
  }
  return { take, counts, expected: () => [source, dead].flatMap((naive) => naive.counts(now())) };
}

test('no message is lost: each is visible, in flight, delayed, deleted, expired or in the dead-letter queue, as a naive model has it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 100, size: 'max' }), async (steps) => {
      const { take, counts, expected } = await world();
      for (const action of steps) {
        await take(action);
        if (action.kind === 'pass') continue; // looking brings the queues up to date: the next step is to do so by itself
        expect(await counts()).toEqual(expected());
      }
      expect(await counts()).toEqual(expected());
    }),
    { numRuns: 100 },
  );
});
