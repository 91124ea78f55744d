import { virtualClock, type VirtualClock } from '../../../src/clock/virtual-clock';
import type { ChaosOptions } from '../../../src/services/sqs/chaos';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import type { ReceivedMessage, ReceiveMessageRequest, SetQueueAttributesRequest } from '../../../src/services/sqs/shapes';

export const startTime = Date.parse('2025-01-01T00:00:00Z');

export type Attributes = NonNullable<SetQueueAttributesRequest['Attributes']>;

/** A service on a virtual clock with one queue, and short words for what the tests do with it. */
export interface Bench {
  readonly clock: VirtualClock;
  readonly sqs: InMemorySqs;
  readonly QueueUrl: string;
  receive(more?: Partial<ReceiveMessageRequest>): Promise<ReceivedMessage[]>;
  /** Receives one message. */
  one(more?: Partial<ReceiveMessageRequest>): Promise<ReceivedMessage>;
  send(...bodies: string[]): Promise<void>;
  /** Visible, in flight and delayed messages. */
  counts(url?: string): Promise<[visible: number, inFlight: number, delayed: number]>;
}

export async function bench(Attributes: Attributes = {}, seed?: number, chaos?: ChaosOptions): Promise<Bench> {
  const clock = virtualClock({ start: startTime });
  const sqs = new InMemorySqs({ clock, region: 'eu-west-1', accountId: '123456789012', ...(seed === undefined ? {} : { seed }), ...(chaos && { chaos }) });
  const { QueueUrl } = await sqs.createQueue({ QueueName: Attributes.FifoQueue === 'true' ? 'orders.fifo' : 'orders', Attributes });
  const receive: Bench['receive'] = async (more) => (await sqs.receiveMessage({ QueueUrl, MaxNumberOfMessages: 10, ...more })).Messages ?? [];
  return {
    clock,
    sqs,
    QueueUrl: QueueUrl!,
    receive,
    one: async (more) => (await receive({ MaxNumberOfMessages: 1, ...more }))[0]!,
    async send(...bodies) {
      for (const MessageBody of bodies) await sqs.sendMessage({ QueueUrl, MessageBody });
    },
    async counts(url = QueueUrl!) {
      const { Attributes: of } = await sqs.getQueueAttributes({ QueueUrl: url, AttributeNames: ['All'] });
      return [Number(of!.ApproximateNumberOfMessages), Number(of!.ApproximateNumberOfMessagesNotVisible), Number(of!.ApproximateNumberOfMessagesDelayed)];
    },
  };
}

/** How a call ended: the name of its error, or 'success'. */
export const outcome = (call: Promise<unknown>): Promise<string> =>
  call.then(
    () => 'success',
    (error: Error) => error.name,
  );

export const bodies = (messages: readonly ReceivedMessage[]): (string | undefined)[] => messages.map(({ Body }) => Body);
