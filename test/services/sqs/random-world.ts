import * as fc from 'fast-check';
import type { VirtualClock } from '../../../src/clock/virtual-clock';
import type { InMemorySqs } from '../../../src/services/sqs/in-memory-sqs';
import type { ReceivedMessage } from '../../../src/services/sqs/shapes';

/** Random actions of every kind on a service, for laws that hold whatever was done. */

export const region = 'eu-west-1';
const accountId = '123456789012';
const names = ['source', 'dead', 'source.fifo', 'dead.fifo'] as const;
const urlOf = (name: string): string => `https://sqs.${region}.amazonaws.com/${accountId}/${name}`;
const arnOf = (name: string): string => `arn:aws:sqs:${region}:${accountId}:${name}`;

export type Step =
  | { readonly kind: 'send'; readonly queue: string; readonly group: string; readonly id: number; readonly delay: number }
  | { readonly kind: 'receive'; readonly queue: string; readonly count: number; readonly timeout: number; readonly attempt: string | undefined }
  | { readonly kind: 'delete'; readonly pick: number; readonly timeout: number }
  | { readonly kind: 'change'; readonly pick: number; readonly timeout: number }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'purge' | 'drop queue' | 'create queue' | 'move'; readonly queue: string }
  | { readonly kind: 'set'; readonly queue: string; readonly seconds: number };

const queue = fc.constantFrom<string[]>(...names);
const kind = <Kind extends Step['kind']>(...kinds: Kind[]): fc.Arbitrary<Kind> => fc.constantFrom(...kinds);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kind('send'),
      queue,
      group: fc.constantFrom('g', 'h'),
      id: fc.nat({ max: 30 }),
      delay: fc.constantFrom(0, 0, 5),
    }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: kind('receive'),
      queue,
      count: fc.integer({ min: 1, max: 5 }),
      timeout: fc.constantFrom(0, 3, 20),
      attempt: fc.constantFrom(undefined, 'x'),
    }),
  },
  { weight: 4, arbitrary: fc.record({ kind: kind('delete', 'change'), pick: fc.nat(), timeout: fc.constantFrom(0, 4, 40) }) },
  { weight: 3, arbitrary: fc.record({ kind: kind('pass'), seconds: fc.constantFrom(0, 1, 5, 20) }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('purge', 'drop queue', 'create queue', 'move'), queue }) },
  { weight: 1, arbitrary: fc.record({ kind: kind('set'), queue, seconds: fc.constantFrom(0, 3, 10) }) },
);
export const steps = fc.array(step, { maxLength: 30, size: 'max' });

export async function createQueues(sqs: InMemorySqs): Promise<void> {
  for (const QueueName of names.toReversed()) await createQueue(sqs, QueueName);
}

async function createQueue(sqs: InMemorySqs, QueueName: string): Promise<void> {
  const RedrivePolicy = JSON.stringify({ deadLetterTargetArn: arnOf(QueueName.replace('source', 'dead')), maxReceiveCount: 2 });
  await sqs.createQueue({
    QueueName,
    tags: { name: QueueName },
    Attributes: {
      MessageRetentionPeriod: '60',
      ...(QueueName.endsWith('.fifo') ? { FifoQueue: 'true' } : {}),
      ...(QueueName.startsWith('source') ? { RedrivePolicy } : {}),
    },
  });
}

export interface Actor {
  readonly clock: VirtualClock;
  readonly sqs: InMemorySqs;
  /** Messages that were received, with the queues that they came from. */
  readonly received: { readonly QueueUrl: string; readonly ReceiptHandle: string }[];
}

/** Does one of them. What SQS refuses is no fault of the law. */
export async function act({ clock, sqs, received }: Actor, action: Step): Promise<unknown> {
  if (action.kind === 'pass') return clock.advance(action.seconds * 1000);
  return perform(sqs, received, action).catch((error: Error) => error.name);
}

async function perform(sqs: InMemorySqs, received: Actor['received'], action: Exclude<Step, { kind: 'pass' }>): Promise<unknown> {
  if (action.kind === 'delete' || action.kind === 'change') {
    const message = received[action.pick % Math.max(1, received.length)];
    if (message === undefined) return undefined;
    return action.kind === 'delete' ? sqs.deleteMessage(message) : sqs.changeMessageVisibility({ ...message, VisibilityTimeout: action.timeout });
  }
  const QueueUrl = urlOf(action.queue);
  const isFifo = action.queue.endsWith('.fifo');
  switch (action.kind) {
    case 'send':
      return sqs.sendMessage({
        QueueUrl,
        MessageBody: `m${action.id}`,
        MessageAttributes: { n: { DataType: 'Binary', BinaryValue: Uint8Array.of(action.id) } },
        MessageSystemAttributes: { AWSTraceHeader: { DataType: 'String', StringValue: 'Root=1' } },
        ...(isFifo ? { MessageGroupId: action.group, MessageDeduplicationId: String(action.id) } : { DelaySeconds: action.delay }),
      });
    case 'receive': {
      const { Messages = [] } = await sqs.receiveMessage({
        QueueUrl,
        MaxNumberOfMessages: action.count,
        VisibilityTimeout: action.timeout,
        ReceiveRequestAttemptId: isFifo ? action.attempt : undefined,
      });
      for (const { ReceiptHandle } of Messages) received.push({ QueueUrl, ReceiptHandle: ReceiptHandle! });
      return Messages;
    }
    case 'purge':
      return sqs.purgeQueue({ QueueUrl });
    case 'drop queue':
      return sqs.deleteQueue({ QueueUrl });
    case 'create queue':
      return createQueue(sqs, action.queue);
    case 'set':
      return sqs.setQueueAttributes({ QueueUrl, Attributes: { DelaySeconds: String(action.seconds) } });
    case 'move':
      return sqs.startMessageMoveTask({ SourceArn: arnOf(action.queue.replace('source', 'dead')), MaxNumberOfMessagesPerSecond: 1 });
  }
}

/** What somebody sees who looks at everything and takes what there is, for longer than all timeouts. */
export async function drain(services: readonly InMemorySqs[], clock: VirtualClock): Promise<unknown[][]> {
  const seen: unknown[][] = services.map(() => []);
  for (let round = 0; round < 4; round++) {
    for (const [i, sqs] of services.entries()) seen[i]!.push(await look(sqs));
    await clock.advance(20_000);
  }
  return seen;
}

async function look(sqs: InMemorySqs): Promise<unknown> {
  const seen: unknown[] = [(await sqs.listQueues()).QueueUrls];
  for (const name of names) {
    const QueueUrl = urlOf(name);
    seen.push(await sqs.getQueueAttributes({ QueueUrl, AttributeNames: ['All'] }).then(({ Attributes }) => Attributes, String));
    seen.push(await sqs.listQueueTags({ QueueUrl }).then(({ Tags }) => Tags, String));
    seen.push(await sqs.listMessageMoveTasks({ SourceArn: arnOf(name), MaxResults: 10 }).then(({ Results }) => Results, String));
    seen.push(await messagesOf(sqs, QueueUrl).catch(String));
    if (name.endsWith('.fifo')) {
      const again = { MessageBody: 'again', MessageGroupId: 'g', MessageDeduplicationId: '1' };
      seen.push(await sqs.sendMessage({ QueueUrl, ...again }).then(({ SequenceNumber }) => SequenceNumber, String));
    }
  }
  return seen;
}

async function messagesOf(sqs: InMemorySqs, QueueUrl: string): Promise<ReceivedMessage[]> {
  const all: ReceivedMessage[] = [];
  for (;;) {
    const { Messages } = await sqs.receiveMessage({
      QueueUrl,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 15,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    if (Messages === undefined) return all;
    all.push(...Messages);
  }
}
