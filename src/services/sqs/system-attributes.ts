import type { MessageSystemAttributeName } from './attribute-names';
import { type Message, sequenceNumber } from './message';

type SystemAttributes = Partial<Record<MessageSystemAttributeName, string>>;

/** The attributes that SQS itself gives a message, of those that are asked for. Times are milliseconds since the epoch, as text. */
const values: { readonly [Name in MessageSystemAttributeName]?: (message: Message, isFifo: boolean, accountId: string) => string | undefined } = {
  SenderId: (_, _isFifo, accountId) => accountId,
  SentTimestamp: ({ sent }) => String(sent.sentAt),
  ApproximateReceiveCount: ({ receives }) => String(receives),
  ApproximateFirstReceiveTimestamp: ({ firstReceivedAt }) => String(firstReceivedAt),
  AWSTraceHeader: ({ sent }) => sent.traceHeader,
  MessageGroupId: ({ sent }) => sent.groupId,
  MessageDeduplicationId: ({ sent }) => sent.deduplicationId,
  SequenceNumber: ({ order }, isFifo) => (isFifo ? sequenceNumber(order) : undefined),
  DeadLetterQueueSourceArn: ({ sourceArn }) => sourceArn,
};
const names = Object.keys(values) as MessageSystemAttributeName[];

export function selectSystemAttributes(message: Message, isFifo: boolean, accountId: string, wanted: readonly string[]): SystemAttributes | undefined {
  const all = wanted.includes('All');
  let selected: SystemAttributes | undefined;
  for (const name of names) {
    if (!all && !wanted.includes(name)) continue;
    const value = values[name]!(message, isFifo, accountId);
    if (value !== undefined) (selected ??= {})[name] = value;
  }
  return selected;
}
