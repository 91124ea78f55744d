import type { Journal, Journaled } from '../../journal/journal';
import { JournaledValue } from '../../journal/journaled-value';
import { Deduplication } from './deduplication';
import type { Subscription } from './subscription';

/** What can be set of a topic. It is replaced, never changed. */
export interface TopicSettings {
  /** By name, as texts, as GetTopicAttributes shows them. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly tags: ReadonlyMap<string, string>;
  readonly dataProtectionPolicy: string | undefined;
  /** How many of its subscriptions are no more. */
  readonly deleted: number;
}

/** A topic with its subscriptions, by the ids at the end of their ARNs. */
export class Topic implements Journaled<string, Subscription> {
  private readonly held = new Map<string, Subscription>();
  /** The ids by protocol and endpoint: there is one subscription for each. */
  private readonly ids = new Map<string, string>();
  private readonly settingsHeld: JournaledValue<TopicSettings>;
  private pendingCount = 0;
  private filterCount = 0;
  readonly deduplication: Deduplication;

  constructor(
    readonly name: string,
    readonly arn: string,
    readonly isFifo: boolean,
    settings: TopicSettings,
    private readonly journal: Journal,
  ) {
    this.settingsHeld = new JournaledValue(journal, settings);
    this.deduplication = new Deduplication(journal);
  }

  get settings(): TopicSettings {
    return this.settingsHeld.value;
  }

  set settings(settings: TopicSettings) {
    this.settingsHeld.value = settings;
  }

  attribute(name: string): string | undefined {
    return this.settings.attributes.get(name);
  }

  get subscriptions(): Iterable<Subscription> {
    return this.held.values();
  }

  get size(): number {
    return this.held.size;
  }

  /** How many wait for their confirmation. */
  get pending(): number {
    return this.pendingCount;
  }

  /** How many have a filter policy. */
  get filters(): number {
    return this.filterCount;
  }

  subscription(id: string): Subscription | undefined {
    return this.held.get(id);
  }

  /** The subscription of an endpoint. */
  subscribed(protocol: string, endpoint: string): Subscription | undefined {
    const id = this.ids.get(endpointKey(protocol, endpoint));
    return id === undefined ? undefined : this.held.get(id);
  }

  put(subscription: Subscription): void {
    this.journal.note(this, subscription.id, this.replace(subscription.id, subscription), subscription);
  }

  remove({ id }: Subscription): void {
    this.journal.note(this, id, this.replace(id, undefined), undefined);
    this.settings = { ...this.settings, deleted: this.settings.deleted + 1 };
  }

  replace(id: string, subscription: Subscription | undefined): Subscription | undefined {
    const before = this.held.get(id);
    if (before !== undefined) this.count(before, -1);
    if (subscription === undefined) this.held.delete(id);
    else {
      this.held.set(id, subscription);
      this.count(subscription, 1);
    }
    return before;
  }

  private count({ id, protocol, endpoint, isPending, filter }: Subscription, by: 1 | -1): void {
    const key = endpointKey(protocol, endpoint);
    if (by === 1) this.ids.set(key, id);
    else this.ids.delete(key);
    if (isPending) this.pendingCount += by;
    if (filter !== undefined) this.filterCount += by;
  }
}

const endpointKey = (protocol: string, endpoint: string): string => `${protocol} ${endpoint}`;
