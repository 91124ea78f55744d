/** save, load and returns to a mark: what answers after them. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { QueuePort } from '../../../src/services/sns/ports';
import { UsageError } from '../../../src/errors/usage-error';
import { queueArn, recorder, snsHost, topicArn, type Host } from './sns-host';

type Sent = Parameters<QueuePort['sendMessage']>[0];
type Action = readonly [kind: number, topic: number, endpoint: number];

const names = ['a', 'b', 'c.fifo'];

/** Every read of the service, without what each request has of its own. */
async function reads({ sns }: Host): Promise<unknown> {
  const { Topics = [] } = await sns.listTopics();
  const { Subscriptions = [] } = await sns.listSubscriptions();
  const topics = [];
  for (const { TopicArn } of Topics) {
    topics.push((await sns.getTopicAttributes({ TopicArn })).Attributes, (await sns.listTagsForResource({ ResourceArn: TopicArn })).Tags);
  }
  const subscriptions = [];
  for (const { SubscriptionArn } of Subscriptions) {
    if (SubscriptionArn !== 'PendingConfirmation') subscriptions.push((await sns.getSubscriptionAttributes({ SubscriptionArn })).Attributes);
  }
  return { Topics, Subscriptions, topics, subscriptions };
}

async function act({ sns, clock }: Host, [kind, topic, endpoint]: Action): Promise<void> {
  const Name = names[topic]!;
  const TopicArn = topicArn(Name);
  const isFifo = Name.endsWith('.fifo');
  const { Subscriptions = [] } = await sns.listSubscriptions();
  const SubscriptionArn = Subscriptions[endpoint % (Subscriptions.length || 1)]?.SubscriptionArn;
  const actions: (() => Promise<unknown>)[] = [
    () => sns.createTopic({ Name, ...(isFifo && { Attributes: { FifoTopic: 'true', ContentBasedDeduplication: 'true' } }) }),
    () => sns.deleteTopic({ TopicArn }),
    () =>
      sns.subscribe({
        TopicArn,
        Protocol: 'sqs',
        Endpoint: queueArn(`q${endpoint}`),
        Attributes: { RawMessageDelivery: 'true', FilterPolicy: '{"a":[{"exists":false}]}' },
      }),
    () => sns.subscribe({ TopicArn, Protocol: 'email', Endpoint: `${endpoint}@example.com` }),
    () => sns.unsubscribe({ SubscriptionArn }),
    () => sns.setSubscriptionAttributes({ SubscriptionArn, AttributeName: 'RawMessageDelivery', AttributeValue: String(endpoint % 2 === 0) }),
    () => sns.setTopicAttributes({ TopicArn, AttributeName: 'DisplayName', AttributeValue: String(endpoint) }),
    () => sns.tagResource({ ResourceArn: TopicArn, Tags: [{ Key: 'k', Value: String(endpoint) }] }),
    () => sns.publish({ TopicArn, Message: String(endpoint), ...(isFifo && { MessageGroupId: 'g' }) }),
    () => clock.advance('30 seconds'),
  ];
  await actions[kind]!().catch(() => undefined); // what is refused changes nothing
}

const actions = fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(3)), { maxLength: 25 });

/** A queue that is now and then busy, so that deliveries wait. */
const busy = () => recorder<Sent>((_input, calls) => (calls % 7 < 5 ? Promise.reject(new Error('busy')) : {}));

test('a fresh service that has loaded what was saved answers as the first, and delivers what waited', async () => {
  await fc.assert(
    fc.asyncProperty(actions, async (all) => {
      const first = snsHost({ sqs: { sendMessage: busy().call } });
      for (const action of all) await act(first, action);
      await first.clock.advance(0);
      const saved = JSON.parse(JSON.stringify(first.sns.save())) as unknown;
      const queue = recorder<Sent>();
      const [second, third] = [busy().call, queue.call].map((sendMessage) => snsHost({ sqs: { sendMessage } })) as [Host, Host];
      for (const host of [second, third]) {
        await host.clock.advance(first.clock.now() - host.clock.now());
        host.sns.load(saved);
      }
      expect(await reads(second)).toEqual(await reads(first));
      // Ids go on, and a duplicate is still one.
      for (const Name of ['a', 'c.fifo']) {
        const message = { TopicArn: topicArn(Name), Message: '1', ...(Name === 'c.fifo' && { MessageGroupId: 'g' }) };
        const [one, two] = await Promise.all([first, second].map(({ sns }) => sns.publish(message).catch(({ name }: Error) => ({ name }))));
        expect({ ...two, $metadata: 0 }).toEqual({ ...one, $metadata: 0 });
      }
      const waiting = (saved as { retries: { parcels: unknown[] }[] }).retries.reduce((sum, { parcels }) => sum + parcels.length, 0);
      await third.clock.advance('1 hour');
      expect(queue.calls).toHaveLength(waiting);
    }),
    { numRuns: 25 },
  );
});

test('a return to a mark answers as at the mark, again and again, and a load can be taken back', async () => {
  await fc.assert(
    fc.asyncProperty(actions, actions, async (before, after) => {
      const host = snsHost({ sqs: { sendMessage: busy().call } });
      for (const action of before) await act(host, action);
      await host.clock.advance(0);
      const mark = host.journal.mark();
      const then = [await reads(host), host.sns.save()];
      for (const action of after) await act(host, action);
      host.journal.returnTo(mark);
      expect([await reads(host), host.sns.save()]).toEqual(then);
      host.sns.load({ service: 'sns', topics: [], retries: [], counts: { messages: 0, subscriptions: 0, sequences: 0 } });
      expect((await host.sns.listTopics()).Topics).toEqual([]);
      host.journal.returnTo(mark);
      expect([await reads(host), host.sns.save()]).toEqual(then);
    }),
    { numRuns: 25 },
  );
});

test('what was on its way at a return is not delivered', async () => {
  const queue = recorder<Sent>();
  const { sns, journal, clock } = snsHost({ sqs: { sendMessage: queue.call } });
  const { TopicArn } = await sns.createTopic({ Name: 't' });
  await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn('q') });
  const mark = journal.mark();
  void sns.publish({ TopicArn, Message: 'm' });
  journal.returnTo(mark);
  await clock.advance('1 minute');
  expect(queue.calls).toEqual([]);
});

test.each([null, undefined, 1, 'x', {}, { service: 's3' }, { service: 'sns' }, { service: 'sns', topics: [], retries: [] }])(
  '%j is no saved state',
  (saved) => {
    const { sns } = snsHost();
    expect(() => sns.load(saved)).toThrow(new UsageError('This is no saved state of SNS.', '', 'Give what save() gave.'));
  },
);
