import { UsageError } from '../../errors/usage-error';
import type { Account } from './account';
import { filterOf, type FilterPolicyScope } from './filter-policy/filter';
import type { Published } from './deduplication';
import type { Retry } from './retries';
import type { Subscription } from './subscription';
import { Topic } from './topic';

type Texts = [string, string][];

interface SavedTopic {
  readonly name: string;
  readonly isFifo: boolean;
  readonly attributes: Texts;
  readonly tags: Texts;
  readonly dataProtectionPolicy: string | null;
  readonly deleted: number;
  readonly subscriptions: readonly (Omit<Subscription, 'attributes' | 'filter' | 'arn'> & { readonly attributes: Texts })[];
  readonly deduplication: readonly [string, Published][];
}

/** All state of the service as plain values. */
export interface SavedSns {
  readonly service: 'sns';
  readonly topics: readonly SavedTopic[];
  readonly retries: readonly Retry[];
  readonly counts: { readonly messages: number; readonly subscriptions: number; readonly sequences: number };
}

export interface Counts {
  messages: { value: number };
  subscriptions: { value: number };
}

/** All in an order of its own: equal states give equal values, whatever has come before. */
const inOrder = <Thing>(things: Iterable<Thing>, keyOf: (thing: Thing) => string): Thing[] => [...things].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

export const save = (account: Account, counts: Counts): SavedSns => ({
  service: 'sns',
  topics: inOrder(account.topics.values(), ({ name }) => name).map(savedTopic),
  retries: account.deliveries.retries.all(),
  counts: { messages: counts.messages.value, subscriptions: counts.subscriptions.value, sequences: account.sequences.value },
});

const savedTopic = (topic: Topic): SavedTopic => {
  const { attributes, tags, dataProtectionPolicy = null, deleted } = topic.settings;
  return {
    name: topic.name,
    isFifo: topic.isFifo,
    attributes: [...attributes],
    tags: [...tags],
    dataProtectionPolicy,
    deleted,
    subscriptions: inOrder(topic.subscriptions, ({ id }) => id).map(({ id, protocol, endpoint, isPending, token, needsAuthentication, attributes: set }) => ({
      id,
      protocol,
      endpoint,
      isPending,
      token,
      needsAuthentication,
      attributes: [...set],
    })),
    deduplication: inOrder(topic.deduplication.entries(), ([, { result }]) => result.SequenceNumber!),
  };
};

/**
 * Puts a saved state in the place of what is there.
 *
 * @throws UsageError for what is no saved state of this service.
 */
export function load(account: Account, counts: Counts, saved: unknown): void {
  const { topics, retries, counts: counted } = checked(saved);
  for (const name of account.topics.keys()) account.topics.delete(name);
  account.deliveries.retries.clear();
  for (const topic of topics) account.topics.set(topic.name, loadedTopic(account, topic));
  for (const retry of retries) account.deliveries.retries.add(retry);
  counts.messages.value = counted.messages;
  counts.subscriptions.value = counted.subscriptions;
  account.sequences.value = counted.sequences;
}

function loadedTopic(account: Account, saved: SavedTopic): Topic {
  const { name, isFifo, dataProtectionPolicy, deleted } = saved;
  const arn = `arn:aws:sns:${account.region}:${account.accountId}:${name}`;
  const settings = {
    attributes: new Map(saved.attributes),
    tags: new Map(saved.tags),
    dataProtectionPolicy: dataProtectionPolicy ?? undefined,
    deleted,
  };
  const topic = new Topic(name, arn, isFifo, settings, account.journal);
  for (const { attributes, ...subscription } of saved.subscriptions) topic.put(loadedSubscription(arn, subscription, new Map(attributes)));
  for (const [key, published] of saved.deduplication) topic.deduplication.put(key, published);
  return topic;
}

function loadedSubscription(topicArn: string, saved: Omit<Subscription, 'attributes' | 'filter' | 'arn'>, attributes: Map<string, string>): Subscription {
  const policy = attributes.get('FilterPolicy');
  const scope = (attributes.get('FilterPolicyScope') ?? 'MessageAttributes') as FilterPolicyScope;
  return { ...saved, arn: `${topicArn}:${saved.id}`, attributes, filter: policy === undefined ? undefined : filterOf(policy, scope) };
}

function checked(saved: unknown): SavedSns {
  const value = saved as Partial<SavedSns> | null | undefined;
  if (
    typeof value === 'object' &&
    value?.service === 'sns' &&
    Array.isArray(value.topics) &&
    Array.isArray(value.retries) &&
    typeof value.counts === 'object'
  ) {
    return value as SavedSns;
  }
  throw new UsageError('This is no saved state of SNS.', '', 'Give what save() gave.');
}
