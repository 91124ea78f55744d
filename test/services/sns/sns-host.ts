import { virtualClock, type VirtualClock } from '../../../src/clock/virtual-clock';
import { Journal } from '../../../src/journal/journal';
import { InMemorySns } from '../../../src/services/sns/in-memory-sns';
import type { Ports } from '../../../src/services/sns/ports';
import { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';

const account = { region: 'us-east-1', accountId: '111111111111' };
export const queueArn = (name: string): string => `arn:aws:sqs:us-east-1:111111111111:${name}`;
export const topicArn = (name: string): string => `arn:aws:sns:us-east-1:111111111111:${name}`;

export interface Host {
  readonly clock: VirtualClock;
  readonly journal: Journal;
  readonly sqs: InMemorySqs;
  readonly sns: InMemorySns;
  /** Makes a queue and subscribes it. */
  subscribed(TopicArn: string, queue: string, Attributes?: Record<string, string>): Promise<string>;
  /** The bodies of the messages in a queue, which are then gone. */
  bodies(queue: string): Promise<string[]>;
}

/** SNS with queues in memory; other ports as they are given. */
export function snsHost(ports: Ports = {}): Host {
  const clock = virtualClock({ start: '2025-11-06T12:37:01.123Z' });
  const journal = new Journal();
  const sqs = new InMemorySqs({ clock, ...account });
  const sns = new InMemorySns({ clock, journal, ...account, sqs, ...ports });
  const url = (name: string): string => `https://sqs.us-east-1.amazonaws.com/111111111111/${name}`;
  return {
    clock,
    journal,
    sqs,
    sns,
    async subscribed(TopicArn, queue, Attributes = {}) {
      await sqs.createQueue({ QueueName: queue });
      const { SubscriptionArn } = await sns.subscribe({ TopicArn, Protocol: 'sqs', Endpoint: queueArn(queue), Attributes });
      return SubscriptionArn!;
    },
    async bodies(queue) {
      const { Messages = [] } = await sqs.receiveMessage({ QueueUrl: url(queue), MaxNumberOfMessages: 10 });
      for (const { ReceiptHandle } of Messages) await sqs.deleteMessage({ QueueUrl: url(queue), ReceiptHandle });
      return Messages.map(({ Body }) => Body!);
    },
  };
}

/** A port that keeps what it was called with, and answers or fails as told. */
export function recorder<Input>(outcome: (input: Input, calls: number) => unknown = () => ({})): { calls: Input[]; call: (input: Input) => Promise<unknown> } {
  const calls: Input[] = [];
  return {
    calls,
    call: async (input) => {
      calls.push(input);
      return outcome(input, calls.length);
    },
  };
}

export const errorOf = (promise: Promise<unknown>): Promise<Record<string, unknown>> =>
  promise.then(
    () => ({ name: 'no error' }),
    (error: unknown) => error as Record<string, unknown>,
  );

/** Name, text and status of the error of a call. */
export const faultOf = async (promise: Promise<unknown>): Promise<[unknown, unknown, unknown]> => {
  const { name, message, $metadata } = await errorOf(promise);
  return [name, message, ($metadata as { httpStatusCode?: number } | undefined)?.httpStatusCode];
};
