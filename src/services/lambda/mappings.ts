import { JournaledMap } from '../../journal/journaled-map';
import type { Account } from './account';
import { isQueue, type Mapping } from './mapping';
import { QueuePoller } from './queue-poller';
import { StreamPoller } from './stream-poller';

/** How far a mapping has come in a shard. */
export interface Checkpoint {
  /** Of the last record that is done with; none before the first. */
  readonly sequenceNumber?: string;
  /** Whether the shard has ended and all of it is done with. */
  readonly isFinished?: true;
}

/** What reads an event source. */
export interface Poller {
  /** Begins no more. What is under way comes to its end and counts, unless it is `abandoned`. */
  stop(abandoned: boolean): void;
  /** The settings have changed. */
  wake(): void;
}

/** The event source mappings, and what reads their sources while they are enabled. */
export class Mappings {
  /** By UUID. */
  readonly all: JournaledMap<string, Mapping>;
  /** By the mapping's UUID and the shard's id: `<uuid>/<shard>`. */
  readonly checkpoints: JournaledMap<string, Checkpoint>;
  private readonly pollers = new Map<string, Poller>();

  constructor(private readonly account: Account) {
    this.all = new JournaledMap(account.journal);
    this.checkpoints = new JournaledMap(account.journal);
    account.journal.onReturn(() => this.restart());
  }

  /** Puts a mapping, and reads its source as it says. */
  put(mapping: Mapping): void {
    const before = this.all.get(mapping.uuid);
    this.all.set(mapping.uuid, mapping);
    if (!mapping.enabled || before?.settings.ParallelizationFactor !== mapping.settings.ParallelizationFactor) this.stop(mapping.uuid, false);
    if (!mapping.enabled) return;
    const poller = this.pollers.get(mapping.uuid);
    if (poller === undefined) this.start(mapping);
    else poller.wake();
  }

  delete(uuid: string): void {
    this.stop(uuid, false);
    this.all.delete(uuid);
    for (const key of this.checkpoints.keys()) if (key.startsWith(`${uuid}/`)) this.checkpoints.delete(key);
  }

  /** Goes on as the state says, and with nothing else. */
  restart(): void {
    for (const uuid of this.pollers.keys()) this.stop(uuid, true);
    for (const mapping of this.all.values()) if (mapping.enabled) this.start(mapping);
  }

  /** Notes what became of the last batch. */
  note(uuid: string, lastResult: string): void {
    const mapping = this.all.get(uuid);
    if (mapping !== undefined && mapping.lastResult !== undefined && mapping.lastResult !== lastResult) this.all.set(uuid, { ...mapping, lastResult });
  }

  private start(mapping: Mapping): void {
    const { sqs, dynamodb, dynamodbStreams } = this.account.ports;
    if (isQueue(mapping.eventSourceArn)) {
      if (sqs !== undefined) this.pollers.set(mapping.uuid, new QueuePoller(this.account, sqs, mapping.uuid));
    } else if (dynamodb !== undefined && dynamodbStreams !== undefined) {
      this.pollers.set(mapping.uuid, new StreamPoller(this.account, dynamodbStreams, dynamodb, mapping.uuid));
    }
  }

  private stop(uuid: string, abandoned: boolean): void {
    this.pollers.get(uuid)?.stop(abandoned);
    this.pollers.delete(uuid);
  }
}
