import type { Account } from './account';
import type { Mapping } from './mapping';
import type { Poller } from './mappings';
import type { StreamSource, StreamWatch } from './ports';
import { ShardReader } from './shard-reader';
import { shardsOf } from './shards';

/** Hands the changes of a table's stream to a function: a shard's in their order, each shard after the one that it came from. */
export class StreamPoller implements Poller {
  private readonly unwatch: () => void;
  private readonly readers = new Map<string, ShardReader>();
  private polling = false;
  private woken = false;
  private stopped = false;

  constructor(
    private readonly account: Account,
    private readonly stream: StreamSource,
    watch: StreamWatch,
    private readonly uuid: string,
  ) {
    this.unwatch = watch.watchStream(this.mapping.eventSourceArn, () => this.wake());
    this.wake();
  }

  private get mapping(): Mapping {
    return this.account.mappings.all.get(this.uuid)!;
  }

  stop(abandoned: boolean): void {
    this.unwatch();
    this.stopped = true;
    for (const reader of this.readers.values()) reader.stop(abandoned);
  }

  wake(): void {
    this.woken = true;
    if (this.polling) return;
    this.polling = true;
    this.account.clock.hold();
    queueMicrotask(() => void this.poll());
  }

  private async poll(): Promise<void> {
    while (this.woken && !this.stopped) {
      this.woken = false;
      try {
        await this.look();
      } catch {
        // The stream is not there any more, or not now: whoever wakes next looks again.
      }
    }
    this.polling = false;
    this.account.clock.release();
  }

  private async look(): Promise<void> {
    const { checkpoints } = this.account.mappings;
    const shards = await shardsOf(this.stream, this.mapping.eventSourceArn);
    const isFinished = (id: string): boolean => checkpoints.get(`${this.uuid}/${id}`)?.isFinished === true;
    const open = new Set(shards.map(({ ShardId }) => ShardId!).filter((id) => !isFinished(id)));
    for (const { ShardId = '', ParentShardId = '' } of shards) {
      if (this.stopped) return;
      if (!open.has(ShardId)) this.readers.delete(ShardId);
      if (!open.has(ShardId) || open.has(ParentShardId)) continue;
      let reader = this.readers.get(ShardId);
      if (reader === undefined) {
        reader = new ShardReader(this.account, this.stream, this.uuid, ShardId, () => this.wake());
        this.readers.set(ShardId, reader);
      }
      await reader.read();
    }
  }
}
