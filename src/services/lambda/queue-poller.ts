import type { Timer } from '../../clock/clock';
import type { JsonObject } from '../../json/json';
import type { Account } from './account';
import { runBatch } from './batch-run';
import { failuresIn } from './batch-response';
import { queueUrl } from './deliver';
import { filterOf, type Mapping } from './mapping';
import type { Poller } from './mappings';
import type { QueueMessage, QueueSource } from './ports';
import { filteredMessage, queueRecord } from './queue-event';

/** "Lambda starts processing five batches at a time": https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html */
const standardConcurrency = 5;
/** Messages that one request receives or deletes. */
const requestMessages = 10;

interface Received {
  readonly message: QueueMessage;
  readonly record: JsonObject;
}

/**
 * Hands a queue's messages to a function. What was processed is deleted; what failed comes back when its visibility timeout is over, and goes to the
 * dead-letter queue as the queue's redrive policy says.
 */
export class QueuePoller implements Poller {
  private readonly unwatch: () => void;
  private readonly collected: Received[] = [];
  /** When the batching window of what is collected ends. */
  private windowEnd = Infinity;
  private timer: Timer | undefined;
  private running = 0;
  private polling = false;
  private woken = false;
  private stopped = false;
  private abandoned = false;

  constructor(
    private readonly account: Account,
    private readonly queue: QueueSource,
    private readonly uuid: string,
  ) {
    this.unwatch = queue.watchQueue(this.mapping.eventSourceArn, () => this.wake());
    this.wake();
  }

  private get mapping(): Mapping {
    return this.account.mappings.all.get(this.uuid)!;
  }

  stop(abandoned: boolean): void {
    this.unwatch();
    this.timer?.cancel();
    this.stopped = true;
    this.abandoned = abandoned;
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
        await this.receive();
      } catch {
        // The queue is not there any more, or not now: whoever wakes next looks again.
      }
    }
    this.polling = false;
    this.account.clock.release();
  }

  /** Takes messages as long as there are some and a batch may be begun. */
  private async receive(): Promise<void> {
    const { clock } = this.account;
    for (;;) {
      const { mapping } = this;
      const { BatchSize = 0, MaximumBatchingWindowInSeconds: window = 0, ScalingConfig } = mapping.settings;
      if (this.running >= (ScalingConfig?.MaximumConcurrency ?? standardConcurrency)) return;
      if (this.collected.length >= BatchSize || this.windowEnd <= clock.now()) {
        this.begin(mapping, this.collected.splice(0, BatchSize));
        continue;
      }
      const messages = await this.take(mapping, Math.min(requestMessages, BatchSize - this.collected.length));
      if (this.stopped) return;
      this.collected.push(...messages);
      if (this.collected.length > 0 && this.windowEnd === Infinity) this.windowEnd = clock.now() + window * 1000;
      if (messages.length > 0 || this.windowEnd <= clock.now()) continue;
      this.timer?.cancel();
      if (this.windowEnd < Infinity) this.timer = clock.schedule(this.windowEnd, () => this.wake());
      return;
    }
  }

  /** Messages that pass the filters: "If a message doesn't meet the filter criteria, Lambda deletes it from the queue." */
  private async take(mapping: Mapping, most: number): Promise<Received[]> {
    const { eventSourceArn } = mapping;
    const passes = filterOf(mapping);
    for (;;) {
      const { Messages = [] } = await this.queue.receiveMessage({
        QueueUrl: queueUrl(eventSourceArn),
        MaxNumberOfMessages: most,
        MessageSystemAttributeNames: ['All'],
        MessageAttributeNames: ['All'],
      });
      const received = Messages.map((message) => ({ message, record: queueRecord(message, eventSourceArn) }));
      const passed = received.filter(({ record }) => passes(filteredMessage(record)));
      await this.delete(
        mapping,
        received.filter((each) => !passed.includes(each)),
      );
      if (passed.length > 0 || received.length === 0) return passed;
    }
  }

  private begin(mapping: Mapping, batch: readonly Received[]): void {
    this.windowEnd = this.collected.length === 0 ? Infinity : this.windowEnd;
    this.running++;
    void this.process(mapping, batch)
      .catch(() => undefined)
      .finally(() => {
        this.running--;
        if (!this.stopped) this.wake();
      });
  }

  private async process(mapping: Mapping, batch: readonly Received[]): Promise<void> {
    const outcomes = await runBatch(this.account, mapping, batch);
    const processed: Received[] = [];
    for (const { part, ran } of outcomes) {
      if (ran === undefined || ran.failed) continue;
      const identifiers = new Set(part.map(({ message }) => message.MessageId!));
      const reports = mapping.settings.FunctionResponseTypes?.includes('ReportBatchItemFailures') === true;
      const failed = reports ? failuresIn(ran.payload, (identifier) => identifiers.has(identifier)) : new Set<string>();
      if (failed !== 'all') processed.push(...part.filter(({ message }) => !failed.has(message.MessageId!)));
    }
    if (!this.abandoned) await this.delete(mapping, processed);
  }

  private async delete({ eventSourceArn }: Mapping, messages: readonly Received[]): Promise<void> {
    const { clock } = this.account;
    for (let i = 0; i < messages.length; i += requestMessages) {
      const Entries = messages.slice(i, i + requestMessages).map(({ message }, n) => ({ Id: String(n), ReceiptHandle: message.ReceiptHandle! }));
      clock.hold();
      await this.queue.deleteMessageBatch({ QueueUrl: queueUrl(eventSourceArn), Entries }).finally(() => clock.release());
    }
  }
}
